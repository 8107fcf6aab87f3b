import type { BitSet } from '../../codec/bit-set.ts'
import { NO_MORE_DOCS, type Scorer } from './scorer.ts'

/** The documents of a bit set, all with one score. */
export class ConstantScorer implements Scorer {
  doc = -1
  readonly cost: number
  readonly #bits: BitSet
  readonly #score: number

  constructor(bits: BitSet, score: number) {
    this.#bits = bits
    this.#score = score
    this.cost = bits.count()
  }

  next(): number {
    return this.seek(this.doc + 1)
  }

  seek(target: number): number {
    const doc = this.#bits.next(target)
    this.doc = doc < 0 ? NO_MORE_DOCS : doc
    return this.doc
  }

  score(): number {
    return this.#score
  }

  shallow(): number {
    return NO_MORE_DOCS
  }

  bound(): number {
    return this.#score
  }
}
