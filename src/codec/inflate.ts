import { platformZlib } from './platform-zlib.ts'

const END_OF_BLOCK = 256
// In which order a block says how long the codes are that its own code lengths are written with.
const ORDER = /* @__PURE__ */ Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)

/**
 * The `length` bytes that were deflated (RFC 1951, without any header) to `bytes`; undefined if these are not of so many.
 *
 * By zlib where there is one, else by `portableInflate`. Never throws, and takes no more memory than some times what
 * really comes out, whatever `length` says.
 */
export function inflate(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const { inflateRawSync } = platformZlib()
  if (!inflateRawSync || length === 0) return portableInflate(bytes, length)
  try {
    const inflated = inflateRawSync(bytes, { maxOutputLength: length })
    return inflated.length === length ? inflated : undefined
  } catch {
    return undefined
  }
}

/** The same, anywhere. */
export function portableInflate(bytes: Uint8Array, length: number): Uint8Array | undefined {
  const inflater = new Inflater(bytes, length)
  return inflater.run() ? inflater.out : undefined
}

/** By codes of up to 15 bits: symbol << 4 | bits of its code, or 0 for codes that there are none of. */
type CodeTable = Uint16Array

/** Reads each code by one look into a table, as wide as the longest code. */
class Inflater {
  readonly #bytes: Uint8Array
  readonly #length: number
  #at = 0
  // Bits that were taken from the bytes and not used, the next one lowest.
  #hold = 0
  #held = 0
  out: Uint8Array
  #filled = 0

  constructor(bytes: Uint8Array, length: number) {
    this.#bytes = bytes
    this.#length = length
    this.out = new Uint8Array(Math.min(length, 8 * bytes.length))
  }

  /** Whether it came out as long as it should. */
  run(): boolean {
    for (let isLast = 0; !isLast; ) {
      isLast = this.#bits(1)
      const kind = this.#bits(2)
      if (this.#isPastEnd || kind === 3) return false
      if (!(kind === 0 ? this.#copy() : this.#decode(kind === 1))) return false
    }
    return this.#filled === this.#length
  }

  /** Beyond the end of the bytes there are zeros. */
  #bits(count: number): number {
    while (this.#held < count) {
      this.#hold |= this.#bytes[this.#at++]! << this.#held
      this.#held += 8
    }
    const bits = this.#hold & ((1 << count) - 1)
    this.#hold >>>= count
    this.#held -= count
    return bits
  }

  /** The next symbol; -1 for a code that is none, or where the bytes have ended. */
  #symbol(table: CodeTable): number {
    while (this.#held < 15) {
      this.#hold |= this.#bytes[this.#at++]! << this.#held
      this.#held += 8
    }
    const entry = table[this.#hold & (table.length - 1)]!
    const bits = entry & 15
    this.#hold >>>= bits
    this.#held -= bits
    return bits === 0 || this.#isPastEnd ? -1 : entry >>> 4
  }

  /** Whether bits were used that are not there; what was only read ahead may lie beyond the end. */
  get #isPastEnd(): boolean {
    return this.#at - (this.#held >> 3) > this.#bytes.length
  }

  /** Room for so many bytes more, unless that is more than shall come out. */
  #reserve(count: number): boolean {
    const needed = this.#filled + count
    if (needed > this.#length) return false
    if (needed > this.out.length) {
      const larger = new Uint8Array(Math.min(this.#length, 2 * needed))
      larger.set(this.out)
      this.out = larger
    }
    return true
  }

  /** A block that is not compressed. */
  #copy(): boolean {
    // It begins with a byte of its own; whole ones may have been read ahead.
    this.#at -= this.#held >> 3
    this.#hold = this.#held = 0
    const count = this.#bits(16)
    const isRight = this.#bits(16) === (~count & 0xffff)
    const end = this.#at + count
    if (!isRight || end > this.#bytes.length || !this.#reserve(count)) return false
    this.out.set(this.#bytes.subarray(this.#at, end), this.#filled)
    this.#filled += count
    this.#at = end
    return true
  }

  #decode(isFixed: boolean): boolean {
    const tables = isFixed ? fixedTables() : this.#readTables()
    if (!tables) return false
    const [symbols, distances] = tables
    for (;;) {
      const symbol = this.#symbol(symbols)
      if (symbol < 0) return false
      if (symbol === END_OF_BLOCK) return true
      if (symbol < END_OF_BLOCK) {
        if (!this.#reserve(1)) return false
        this.out[this.#filled++] = symbol
      } else if (!this.#repeat(symbol - END_OF_BLOCK - 1, distances)) return false
    }
  }

  /** Writes again what was written before: lengths and distances grow by powers of two, four or two codes to each. */
  #repeat(lengthCode: number, distances: CodeTable): boolean {
    if (lengthCode > 28) return false
    const lengthBits = lengthCode < 8 || lengthCode === 28 ? 0 : (lengthCode >> 2) - 1
    const base = lengthCode < 8 ? lengthCode : lengthCode === 28 ? 255 : (4 + (lengthCode & 3)) << lengthBits
    const count = 3 + base + this.#bits(lengthBits)
    const code = this.#symbol(distances)
    if (code < 0 || code > 29) return false
    const distanceBits = code < 4 ? 0 : (code >> 1) - 1
    const back = 1 + (code < 4 ? code : (2 + (code & 1)) << distanceBits) + this.#bits(distanceBits)
    if (back > this.#filled || !this.#reserve(count)) return false
    const { out } = this
    let to = this.#filled
    // Byte by byte: the two may overlap.
    for (const end = to + count; to < end; to++) out[to] = out[to - back]!
    this.#filled = to
    return true
  }

  /** The codes of a block that brings its own. */
  #readTables(): [CodeTable, CodeTable] | undefined {
    const symbolCount = 257 + this.#bits(5)
    const distanceCount = 1 + this.#bits(5)
    const ofLengths = new Uint8Array(ORDER.length)
    for (let i = 0, count = 4 + this.#bits(4); i < count; i++) ofLengths[ORDER[i]!] = this.#bits(3)
    const lengthTable = tableOf(ofLengths)
    if (!lengthTable) return undefined
    const lengths = new Uint8Array(symbolCount + distanceCount)
    for (let i = 0; i < lengths.length; ) {
      const symbol = this.#symbol(lengthTable)
      if (symbol < 0) return undefined
      if (symbol < 16) {
        lengths[i++] = symbol
        continue
      }
      if (symbol === 16 && i === 0) return undefined
      const value = symbol === 16 ? lengths[i - 1]! : 0
      const count = symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)
      if (i + count > lengths.length) return undefined
      lengths.fill(value, i, i + count)
      i += count
    }
    const symbols = tableOf(lengths.subarray(0, symbolCount))
    const distances = tableOf(lengths.subarray(symbolCount))
    return symbols && distances && [symbols, distances]
  }
}

let fixed: [CodeTable, CodeTable] | undefined

/** The codes of blocks that bring none. */
function fixedTables(): [CodeTable, CodeTable] {
  if (!fixed) {
    const lengths = new Uint8Array(288).fill(8).fill(9, 144).fill(7, 256).fill(8, 280)
    fixed = [tableOf(lengths)!, tableOf(new Uint8Array(30).fill(5))!]
  }
  return fixed
}

/** The canonical code of these lengths, 0 for symbols without one; undefined if there is no such code. */
function tableOf(lengths: Uint8Array): CodeTable | undefined {
  let width = 0
  for (const length of lengths) if (length > width) width = length
  const table = new Uint16Array(1 << width)
  let code = 0
  for (let length = 1; length <= width; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue
      if (code >= 1 << length) return undefined
      // Codes come with their highest bit first.
      let slot = 0
      for (let bit = 0; bit < length; bit++) if (code & (1 << bit)) slot |= 1 << (length - 1 - bit)
      for (; slot < table.length; slot += 1 << length) table[slot] = (symbol << 4) | length
      code++
    }
    code <<= 1
  }
  return table
}
