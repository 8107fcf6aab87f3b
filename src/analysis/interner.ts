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
  // Two entries a slot, so that a probe touches one cache line: hash, and ordinal + 1 or 0. At most half full.
  #table = new Int32Array(1 << 8)

  /** The ordinal of `bytes[0..size)`: the one it was given before, or the next. */
  intern(bytes: Uint8Array, size: number, hash: number): number {
    const table = this.#table
    const mask = table.length - 2
    let slot = (mix(hash) << 1) & mask
    for (;;) {
      const entry = table[slot + 1]!
      if (entry === 0) break
      if (table[slot] === hash && this.#equals(entry - 1, bytes, size)) return entry - 1
      slot = (slot + 2) & mask
    }
    const ord = this.size++
    table[slot] = hash
    table[slot + 1] = ord + 1
    this.#append(bytes, size, ord)
    if (this.size * 4 > table.length) this.#grow()
    return ord
  }

  #equals(ord: number, bytes: Uint8Array, size: number): boolean {
    const start = this.starts[ord]!
    if (this.starts[ord + 1]! - start !== size) return false
    const pool = this.bytes
    for (let i = 0; i < size; i++) if (pool[start + i] !== bytes[i]) return false
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
    const mask = table.length - 2
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      let slot = (mix(old[from]!) << 1) & mask
      while (table[slot + 1] !== 0) slot = (slot + 2) & mask
      table[slot] = old[from]!
      table[slot + 1] = old[from + 1]!
    }
    this.#table = table
  }
}

// FNV's low bits follow the last byte too closely for a mask.
function mix(hash: number): number {
  return hash ^ (hash >>> 15)
}
