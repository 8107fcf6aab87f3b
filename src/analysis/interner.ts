const SLOT = 4
const SLOT_SHIFT = 2

/**
 * Gives each distinct byte string a number, 0, 1, 2 …, without making a JavaScript string.
 *
 * Open addressing over one pool of bytes; the hash is the caller's, made while it scanned.
 */
export class Interner {
  size = 0
  bytes = new Uint8Array(1 << 10)
  /** `starts[i]..starts[i + 1]` is string i's slice of `bytes`. */
  starts = new Uint32Array(1 << 7)
  // Four entries a slot, so that a word of up to eight bytes is told by one cache line: hash, ordinal + 1 or 0, and its
  // first eight bytes. At most two thirds full.
  #table = new Int32Array(SLOT << 7)

  /** The ordinal of `bytes[0..size)`, none of which is 0: the one it was given before, or the next. */
  intern(bytes: Uint8Array, size: number, hash: number): number {
    const table = this.#table
    const mask = table.length - SLOT
    // Bytes beyond the size don't count: shifted out, so that nothing depends on a branch.
    const low = firstFour(bytes, 0) & (size < 4 ? (1 << (size * 8)) - 1 : -1)
    const high = size <= 4 ? 0 : firstFour(bytes, 4) & (size < 8 ? (1 << (size * 8 - 32)) - 1 : -1)
    let slot = (mix(hash) << SLOT_SHIFT) & mask
    for (;;) {
      const entry = table[slot + 1]!
      if (entry === 0) break
      if (
        table[slot] === hash &&
        table[slot + 2] === low &&
        table[slot + 3] === high &&
        (size < 8 || this.#equals(entry - 1, bytes, size))
      )
        return entry - 1
      slot = (slot + SLOT) & mask
    }
    const ord = this.size++
    table[slot] = hash
    table[slot + 1] = ord + 1
    table[slot + 2] = low
    table[slot + 3] = high
    this.#append(bytes, size, ord)
    if (this.size * 6 > table.length) this.#grow()
    return ord
  }

  #equals(ord: number, bytes: Uint8Array, size: number): boolean {
    const start = this.starts[ord]!
    if (this.starts[ord + 1]! - start !== size) return false
    const pool = this.bytes
    for (let i = 8; i < size; i++) if (pool[start + i] !== bytes[i]) return false
    return true
  }

  #append(bytes: Uint8Array, size: number, ord: number): void {
    if (ord + 2 > this.starts.length) {
      const starts = new Uint32Array(this.starts.length * 2)
      starts.set(this.starts)
      this.starts = starts
    }
    const start = this.starts[ord]!
    if (start + size > this.bytes.length) {
      const pool = new Uint8Array(Math.max(start + size, this.bytes.length * 2))
      pool.set(this.bytes)
      this.bytes = pool
    }
    for (let i = 0; i < size; i++) this.bytes[start + i] = bytes[i]!
    this.starts[ord + 1] = start + size
  }

  #grow(): void {
    const old = this.#table
    const table = new Int32Array(old.length * 2)
    const mask = table.length - SLOT
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue
      let slot = (mix(old[from]!) << SLOT_SHIFT) & mask
      while (table[slot + 1] !== 0) slot = (slot + SLOT) & mask
      for (let i = 0; i < SLOT; i++) table[slot + i] = old[from + i]!
    }
    this.#table = table
  }
}

function firstFour(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

// FNV's low bits follow the last byte too closely for a mask.
function mix(hash: number): number {
  return hash ^ (hash >>> 15)
}
