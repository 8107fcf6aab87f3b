import { NO_MORE_DOCS, type Scorer } from './scorer.ts'

/**
 * Documents that at least `minMatch` of several scorers have. The score is the sum of all that have it, in the order
 * given; with a `tieBreaker`, it is the best one plus that share of the others.
 */
export class DisjunctionScorer implements Scorer {
  doc = -1
  readonly cost: number
  readonly #scorers: readonly Scorer[]
  readonly #minMatch: number
  readonly #tieBreaker: number | undefined

  constructor(scorers: readonly Scorer[], minMatch = 1, tieBreaker?: number) {
    this.#scorers = scorers
    this.#minMatch = minMatch
    this.#tieBreaker = tieBreaker
    this.cost = scorers.reduce((sum, scorer) => sum + scorer.cost, 0)
  }

  next(): number {
    return this.seek(this.doc + 1)
  }

  seek(target: number): number {
    const scorers = this.#scorers
    for (let from = target; ; ) {
      let least = NO_MORE_DOCS
      for (let i = 0; i < scorers.length; i++) {
        const scorer = scorers[i]!
        const doc = scorer.doc < from ? scorer.seek(from) : scorer.doc
        if (doc < least) least = doc
      }
      this.doc = least
      if (least === NO_MORE_DOCS || this.#minMatch <= 1) return least
      let matches = 0
      for (let i = 0; i < scorers.length; i++) if (scorers[i]!.doc === least) matches++
      if (matches >= this.#minMatch) return least
      from = least + 1
    }
  }

  score(): number {
    let sum = 0
    let best = 0
    for (let i = 0; i < this.#scorers.length; i++) {
      const scorer = this.#scorers[i]!
      if (scorer.doc !== this.doc) continue
      const score = scorer.score()
      sum += score
      if (score > best) best = score
    }
    return this.#tieBreaker === undefined ? sum : best + this.#tieBreaker * (sum - best)
  }

  shallow(target: number): number {
    let end = NO_MORE_DOCS
    for (const scorer of this.#scorers) end = Math.min(end, scorer.shallow(target))
    return end
  }

  bound(upTo: number): number {
    let sum = 0
    let best = 0
    for (const scorer of this.#scorers) {
      const bound = scorer.bound(upTo)
      sum += bound
      if (bound > best) best = bound
    }
    return this.#tieBreaker === undefined ? sum : best + this.#tieBreaker * (sum - best)
  }
}
