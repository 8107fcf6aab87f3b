import type { ByteWriter } from './byte-writer.ts'

// Bytes. Up to here a loop beats the call into TextDecoder (measured with the hashing of the string: equal at 16).
const SHORT = 16

let decoder: TextDecoder | undefined

/** Appends the UTF-8 of UTF-16 code units `units[start..end)`. A lone surrogate becomes U+FFFD. */
export function encodeUtf8Into(units: Uint16Array, start: number, end: number, out: ByteWriter): void {
  out.reserve(3 * (end - start))
  const bytes = out.bytes
  let at = out.length
  for (let i = start; i < end; i++) {
    let c = units[i]!
    if (c < 0x80) {
      bytes[at++] = c
      continue
    }
    if (c < 0x800) bytes[at++] = 0xc0 | (c >> 6)
    else {
      if ((c & 0xf800) === 0xd800) {
        const low = i + 1 < end ? units[i + 1]! : 0
        if (c < 0xdc00 && (low & 0xfc00) === 0xdc00) {
          c = 0x10000 + ((c & 0x3ff) << 10) + (low & 0x3ff)
          i++
        } else c = 0xfffd
      }
      if (c < 0x10000) bytes[at++] = 0xe0 | (c >> 12)
      else {
        bytes[at++] = 0xf0 | (c >> 18)
        bytes[at++] = 0x80 | ((c >> 12) & 63)
      }
      bytes[at++] = 0x80 | ((c >> 6) & 63)
    }
    bytes[at++] = 0x80 | (c & 63)
  }
  out.length = at
}

/** The text of UTF-8 `bytes[start..end)`; what is not UTF-8 becomes U+FFFD, and a byte order mark is kept. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT) {
    let text = ''
    let i = start
    for (; i < end; i++) {
      const byte = bytes[i]! | 0
      if (byte > 127) break
      text += String.fromCharCode(byte)
    }
    if (i === end) return text
  }
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true })
  // Decoders of browsers refuse shared memory. Only that is copied: at 300 bytes a copy doubles the time.
  return decoder.decode(
    bytes.buffer instanceof ArrayBuffer ? bytes.subarray(start, end) : bytes.slice(start, end),
  )
}

/** Negative, 0 or positive as `a[aStart..aEnd)` sorts before, with or after `b[bStart..bEnd)`; UTF-8 sorts by code point. */
export function compareBytes(
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): number {
  const shared = Math.min(aEnd - aStart, bEnd - bStart)
  for (let i = 0; i < shared; i++) {
    const difference = a[aStart + i]! - b[bStart + i]!
    if (difference !== 0) return difference
  }
  return aEnd - aStart - (bEnd - bStart)
}
