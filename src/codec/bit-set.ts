/** A fixed-length set of small numbers, one bit each. Bits of the last word beyond `length` are always 0. */
export class BitSet {
  readonly words: Uint32Array
  readonly length: number

  /** Empty, or over the given words (kept, not copied), of which there must be ceil(length / 32). */
  constructor(length: number, words: Uint32Array = new Uint32Array((length + 31) >>> 5)) {
    this.length = length
    this.words = words
    this.trim()
  }

  has(i: number): boolean {
    return (this.words[i >>> 5]! & (1 << i)) !== 0
  }

  set(i: number): void {
    this.words[i >>> 5]! |= 1 << i
  }

  clear(i: number): void {
    this.words[i >>> 5]! &= ~(1 << i)
  }

  setAll(): void {
    this.words.fill(-1)
    this.trim()
  }

  count(): number {
    const words = this.words
    let count = 0
    for (let i = 0; i < words.length; i++) {
      // Population count by halves: Warren, Hacker's Delight, figure 5-2.
      let v = words[i]! | 0
      v -= (v >>> 1) & 0x55555555
      v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
      count += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
    }
    return count
  }

  /** The first member that is at least `from` (itself at least 0), or -1. */
  next(from: number): number {
    const words = this.words
    let i = from >>> 5
    if (i >= words.length) return -1
    let word = words[i]! & (-1 << from)
    while (word === 0) {
      if (++i >= words.length) return -1
      word = words[i]! | 0
    }
    return (i << 5) + 31 - Math.clz32(word & -word)
  }

  /** Keeps what `other`, of the same length, has too. */
  and(other: BitSet): void {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= other.words[i]!
  }

  or(other: BitSet): void {
    for (let i = 0; i < this.words.length; i++) this.words[i]! |= other.words[i]!
  }

  andNot(other: BitSet): void {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= ~other.words[i]!
  }

  invert(): void {
    for (let i = 0; i < this.words.length; i++) this.words[i] = ~this.words[i]!
    this.trim()
  }

  clone(): BitSet {
    return new BitSet(this.length, this.words.slice())
  }

  private trim(): void {
    const tail = this.length & 31
    if (tail !== 0) this.words[this.length >>> 5]! &= ~(-1 << tail)
  }
}
