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
  #hashes = new Int32Array(1 << 6)
  // Ordinal + 1; 0 is an empty slot. At most half full.
  #table = new Int32Array(1 << 7)

  /** The ordinal of `bytes[0..size)`: the one it was given before, or the next. */
  intern(bytes: Uint8Array, size: number, hash: number): number {
    const mask = this.#table.length - 1
    let slot = mix(hash) & mask
    for (;;) {
      const entry = this.#table[slot]!
      if (entry === 0) break
      if (this.#hashes[entry - 1] === hash && this.#equals(entry - 1, bytes, size)) return entry - 1
      slot = (slot + 1) & mask
    }
    const ord = this.size++
    this.#table[slot] = ord + 1
    this.#append(bytes, size, hash, ord)
    if (this.size * 2 > this.#table.length) this.#grow()
    return ord
  }

  #equals(ord: number, bytes: Uint8Array, size: number): boolean {
    const start = this.starts[ord]!
    if (this.starts[ord + 1]! - start !== size) return false
    const pool = this.bytes
    for (let i = 0; i < size; i++) if (pool[start + i] !== bytes[i]) return false
    return true
  }

  #append(bytes: Uint8Array, size: number, hash: number, ord: number): void {
    if (ord + 2 > this.starts.length) {
      const starts = new Uint32Array(this.starts.length * 2)
      starts.set(this.starts)
      this.starts = starts
    }
    if (ord >= this.#hashes.length) {
      const hashes = new Int32Array(this.#hashes.length * 2)
      hashes.set(this.#hashes)
      this.#hashes = hashes
    }
    const start = this.starts[ord]!
    if (start + size > this.bytes.length) {
      const pool = new Uint8Array(Math.max(start + size, this.bytes.length * 2))
      pool.set(this.bytes)
      this.bytes = pool
    }
    for (let i = 0; i < size; i++) this.bytes[start + i] = bytes[i]!
    this.starts[ord + 1] = start + size
    this.#hashes[ord] = hash
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 2)
    const mask = table.length - 1
    for (let ord = 0; ord < this.size; ord++) {
      let slot = mix(this.#hashes[ord]!) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = ord + 1
    }
    this.#table = table
  }
}

// FNV's low bits follow the last byte too closely for a mask.
function mix(hash: number): number {
  return hash ^ (hash >>> 15)
}
