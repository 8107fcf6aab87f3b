/** Longest string that can be interned, in bytes. */
const MAX_SIZE = 255

/**
 * Entries of a string in `records`, as long as a cache line, since each line that a word is spread over costs time. The first four hold
 * its first sixteen bytes, 0 beyond its end; the others are its owner's, and 0 at first.
 */
export const RECORD = 16
const RECORD_SHIFT = 4
const RECORD_BYTES = 16

// Two entries a slot: hash, and ordinal + 1 or 0. At most two thirds full.
const SLOT = 2
const SLOT_SHIFT = 1

// Odd, with bits all over: those of the golden ratio.
const HASH_FACTOR = 0x9e3779b1

/** What of four bytes belongs to a string, by how many bytes it has from the first of them on: a table needs no branch. */
export const BYTE_MASKS = /* @__PURE__ */ Int32Array.from({ length: MAX_SIZE + 1 }, (_, size) =>
  size < 4 ? (1 << (8 * size)) - 1 : -1,
)
const HIGH_MASKS = /* @__PURE__ */ Int32Array.from({ length: MAX_SIZE + 1 }, (_, size) =>
  size < 4 ? 0 : BYTE_MASKS[size - 4]!,
)

/**
 * Gives each distinct byte string a number, 0, 1, 2 …, without making a JavaScript string.
 *
 * Open addressing. What a string begins with stands in its record, not in the table: frequent words come early, so theirs
 * stand close together.
 */
export class Interner {
  size = 0
  records = new Int32Array(RECORD << 6)
  bytes = new Uint8Array(1 << 10)
  /** `starts[i]..starts[i + 1]` is string i's slice of `bytes`. */
  starts = new Uint32Array((1 << 6) + 1)
  #table = new Int32Array(SLOT << 7)

  /**
   * The ordinal of bytes `from..from + size`, none of which is 0: the one it was given before, or the next. Sixteen bytes
   * must be there, whatever the size, and three behind the last. The view is of the same bytes.
   */
  intern(bytes: Uint8Array, view: DataView, from: number, size: number): number {
    return this.internHashed(bytes, view, from, size, hashBytes(view, from, size))
  }

  /** The same for those who know the hash of the bytes, which `hashBytes` gives. */
  internHashed(source: Uint8Array, view: DataView, from: number, size: number, hash: number): number {
    const low = view.getInt32(from, true) & BYTE_MASKS[size]!
    const high = view.getInt32(from + 4, true) & HIGH_MASKS[size]!
    const table = this.#table
    const { records } = this
    const mask = table.length - SLOT
    let slot = (hash << SLOT_SHIFT) & mask
    for (;;) {
      const ord = table[slot + 1]! - 1
      if (ord < 0) return this.#add(source, view, from, size, slot, hash)
      const at = ord << RECORD_SHIFT
      if (
        table[slot] === hash &&
        records[at] === low &&
        records[at + 1] === high &&
        (size > 8 ? this.#hasRest(ord, source, view, from, size) : records[at + 2] === 0)
      )
        return ord
      slot = (slot + SLOT) & mask
    }
  }

  /** Whether a string that begins with the same eight bytes goes on with the same ones. */
  #hasRest(ord: number, source: Uint8Array, view: DataView, from: number, size: number): boolean {
    const { records } = this
    const at = ord << RECORD_SHIFT
    if (records[at + 2] !== (view.getInt32(from + 8, true) & BYTE_MASKS[size - 8]!)) return false
    if (records[at + 3] !== (view.getInt32(from + 12, true) & HIGH_MASKS[size - 8]!)) return false
    return this.#hasTail(ord, source, from, size)
  }

  #hasTail(ord: number, source: Uint8Array, from: number, size: number): boolean {
    const start = this.starts[ord]!
    if (this.starts[ord + 1]! - start !== size) return false
    const { bytes } = this
    for (let i = RECORD_BYTES; i < size; i++) if (bytes[start + i] !== source[from + i]) return false
    return true
  }

  #add(source: Uint8Array, view: DataView, from: number, size: number, slot: number, hash: number): number {
    const ord = this.size++
    if (ord + 1 === this.starts.length) this.#growRecords()
    const start = this.starts[ord]!
    if (start + size > this.bytes.length) this.#growBytes(start + size)
    const { bytes, records } = this
    for (let i = 0; i < size; i++) bytes[start + i] = source[from + i]!
    this.starts[ord + 1] = start + size
    for (let i = 0; 4 * i < Math.min(size, RECORD_BYTES); i++)
      records[ord * RECORD + i] = view.getInt32(from + 4 * i, true) & BYTE_MASKS[size - 4 * i]!
    this.#table[slot] = hash
    this.#table[slot + 1] = ord + 1
    if (this.size * 3 > this.#table.length) this.#growTable()
    return ord
  }

  #growRecords(): void {
    this.starts = grown(this.starts, new Uint32Array(2 * this.starts.length - 1))
    this.records = grown(this.records, new Int32Array(2 * this.records.length))
  }

  #growBytes(size: number): void {
    this.bytes = grown(this.bytes, new Uint8Array(Math.max(size, this.bytes.length * 2)))
  }

  #growTable(): void {
    const old = this.#table
    const table = new Int32Array(old.length * 2)
    const mask = table.length - SLOT
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue
      let slot = (old[from]! << SLOT_SHIFT) & mask
      while (table[slot + 1] !== 0) slot = (slot + SLOT) & mask
      table[slot] = old[from]!
      table[slot + 1] = old[from + 1]!
    }
    this.#table = table
  }
}

/** The hash of `view[from..from + size)`. */
export function hashBytes(view: DataView, from: number, size: number): number {
  const end = from + size
  let hash = 0
  let at = from
  for (; at + 4 <= end; at += 4) hash = hashFour(hash, view.getInt32(at, true))
  return at < end ? hashFour(hash, view.getInt32(at, true) & BYTE_MASKS[end - at]!) : hash
}

/**
 * The hash of bytes, from 0 on, and of the four after them, as an integer whose low byte is the first; of the last four, those that are
 * there, and 0. A slot is told by the low bits, which in a product follow only the low ones of its factors.
 */
export function hashFour(hash: number, four: number): number {
  const product = Math.imul(hash ^ four, HASH_FACTOR)
  return product ^ (product >>> 15)
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(values: T, larger: T): T {
  larger.set(values)
  return larger
}
