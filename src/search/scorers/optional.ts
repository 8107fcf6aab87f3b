import type { Scorer } from './scorer.ts'

/** The documents of one scorer, which score more where the other has them too. */
export class OptionalScorer implements Scorer {
  doc = -1
  readonly cost: number
  readonly #required: Scorer
  readonly #optional: Scorer

  constructor(required: Scorer, optional: Scorer) {
    this.#required = required
    this.#optional = optional
    this.cost = required.cost
  }

  next(): number {
    this.doc = this.#required.next()
    return this.doc
  }

  seek(target: number): number {
    this.doc = this.#required.seek(target)
    return this.doc
  }

  score(): number {
    const optional = this.#optional
    const score = this.#required.score()
    const doc = optional.doc < this.doc ? optional.seek(this.doc) : optional.doc
    return doc === this.doc ? score + optional.score() : score
  }

  shallow(target: number): number {
    return Math.min(this.#required.shallow(target), this.#optional.shallow(target))
  }

  bound(upTo: number): number {
    return this.#required.bound(upTo) + this.#optional.bound(upTo)
  }
}
