/** Words that are worked on together: each step of the work is a short loop over numbers, which is what engines run fast. */
export const BATCH_SIZE = 256

/** Some words of a text, side by side: where their bytes are, where they stand, and what they are. */
export class TokenBatch {
  count = 0
  readonly froms = new Int32Array(BATCH_SIZE)
  readonly sizes = new Int32Array(BATCH_SIZE)
  readonly positions = new Int32Array(BATCH_SIZE)
  /** A TokenKind each. */
  readonly kinds = new Uint8Array(BATCH_SIZE)
  /** The numbers that an interner gave them. */
  readonly words = new Int32Array(BATCH_SIZE)

  /** Adds the word that is `from..end` of the bytes; there must be room for it. */
  add(from: number, end: number, position: number, kind: number): void {
    const place = this.count++
    this.froms[place] = from
    this.sizes[place] = end - from
    this.positions[place] = position
    this.kinds[place] = kind
  }
}
