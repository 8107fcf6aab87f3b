/** Text of bytes that arrive in pieces, until there are bytes that are none. */
export interface ByteDecoder {
  /** As `TextDecoder` names it. */
  readonly encoding: string
  /** The text of the next bytes, as far as their characters are whole; at the end, of what is left. */
  decode(bytes: Uint8Array, isEnd: boolean): Decoded
}

export interface Decoded {
  readonly text: string
  /** Where in the source stands what is no text, in bytes from 0, if anywhere. */
  readonly wrongAt?: number
}

/** A decoder that takes the encoding at its word: what isn't of it becomes U+FFFD. */
export function lenientDecoder(encoding: string): ByteDecoder {
  const decoder = new TextDecoder(encoding)
  return {
    encoding: decoder.encoding,
    decode: (bytes, isEnd) => ({ text: decoder.decode(bytes, { stream: !isEnd }) }),
  }
}

/** A decoder of UTF-8 or UTF-16 that tells where bytes are no text. */
export function strictDecoder(encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): ByteDecoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const wholeLength = encoding === 'utf-8' ? wholeUtf8 : wholeUtf16(encoding === 'utf-16le')
  const tryDecode = (bytes: Uint8Array): string | undefined => {
    try {
      return decoder.decode(bytes)
    } catch {
      return undefined
    }
  }
  // Bytes of a character whose end is not there yet; a decoder that fails would not give them back.
  let held: Uint8Array = new Uint8Array(0)
  let offset = 0
  return {
    encoding,
    decode(bytes, isEnd) {
      const all = joinBytes(held, bytes)
      const end = isEnd ? all.length : wholeLength(all)
      const text = tryDecode(all.subarray(0, end))
      if (text === undefined) {
        // Between the longest start that is text and the shortest that isn't.
        let low = 0
        let high = end
        while (high - low > 1) {
          const middle = (low + high) >> 1
          if (tryDecode(all.subarray(0, wholeLength(all.subarray(0, middle)))) === undefined) high = middle
          else low = middle
        }
        const valid = wholeLength(all.subarray(0, low))
        return { text: tryDecode(all.subarray(0, valid)) ?? '', wrongAt: offset + valid }
      }
      offset += end
      held = all.slice(end)
      return { text }
    },
  }
}

/** How many of the bytes are whole characters, more or less: what is no UTF-8 is the decoder's to refuse. */
function wholeUtf8(bytes: Uint8Array): number {
  const { length } = bytes
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!
    if (byte < 0x80) return length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? length - back : length
  }
  return length
}

const wholeUtf16 =
  (isLittleEndian: boolean) =>
  (bytes: Uint8Array): number => {
    const length = bytes.length - (bytes.length % 2)
    const high = bytes[length - (isLittleEndian ? 1 : 2)] ?? 0
    // The first half of a pair waits for the second.
    return high >= 0xd8 && high < 0xdc ? length - 2 : length
  }

export function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const bytes = new Uint8Array(first.length + second.length)
  bytes.set(first)
  bytes.set(second, first.length)
  return bytes
}
