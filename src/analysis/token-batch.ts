import type { Interner } from './interner.ts'

/** Words that are handed over together, so that what is done with each is a step of one short loop. */
export const BATCH_SIZE = 256

/** Some words of a text, side by side: what they are, and where they stand. */
export class TokenBatch {
  /** What numbers the words. */
  readonly interner: Interner
  count = 0
  readonly words = new Int32Array(BATCH_SIZE)
  readonly positions = new Int32Array(BATCH_SIZE)
  /** A TokenKind each. */
  readonly kinds = new Uint8Array(BATCH_SIZE)

  constructor(interner: Interner) {
    this.interner = interner
  }

  /** Adds a word; there must be room for it. */
  add(word: number, position: number, kind: number): void {
    const place = this.count++
    this.words[place] = word
    this.positions[place] = position
    this.kinds[place] = kind
  }
}
