/** 32-bit words that grow by doubling; `words[0..length)` is what was written. */
export class WordWriter {
  words: Uint32Array
  length = 0

  constructor(capacity = 64) {
    this.words = new Uint32Array(capacity)
  }

  /** Makes room for `n` more words, so that a caller may write them into `words` itself and then raise `length`. */
  reserve(n: number): void {
    const needed = this.length + n
    if (needed <= this.words.length) return
    const grown = new Uint32Array(Math.max(needed, 2 * this.words.length))
    grown.set(this.words.subarray(0, this.length))
    this.words = grown
  }

  push(v: number): void {
    if (this.length === this.words.length) this.reserve(1)
    this.words[this.length++] = v
  }

  /** A copy of exactly what was written. */
  toWords(): Uint32Array {
    return this.words.slice(0, this.length)
  }
}
