import { NO_MORE_DOCS, type Scorer } from './scorer.ts'

/** Documents that all of several scorers have; the score is the sum, in the order given. */
export class ConjunctionScorer implements Scorer {
  doc = -1
  readonly cost: number
  readonly #scorers: readonly Scorer[]
  /** Cheapest first. */
  readonly #order: readonly Scorer[]

  constructor(scorers: readonly Scorer[]) {
    this.#scorers = scorers
    this.#order = [...scorers].sort((a, b) => a.cost - b.cost)
    this.cost = this.#order[0]!.cost
  }

  next(): number {
    return this.#align(this.#order[0]!.next())
  }

  seek(target: number): number {
    return this.#align(this.#order[0]!.seek(target))
  }

  /** Moves all to the first document from `target`, where the first stands, that all have. */
  #align(target: number): number {
    const order = this.#order
    let doc = target
    for (let i = 1; i < order.length && doc !== NO_MORE_DOCS; i++) {
      const scorer = order[i]!
      const found = scorer.doc < doc ? scorer.seek(doc) : scorer.doc
      if (found === doc) continue
      doc = found === NO_MORE_DOCS ? found : order[0]!.seek(found)
      i = 0
    }
    this.doc = doc
    return doc
  }

  score(): number {
    let sum = 0
    for (let i = 0; i < this.#scorers.length; i++) sum += this.#scorers[i]!.score()
    return sum
  }

  shallow(target: number): number {
    let end = NO_MORE_DOCS
    for (const scorer of this.#scorers) end = Math.min(end, scorer.shallow(target))
    return end
  }

  bound(upTo: number): number {
    let sum = 0
    for (const scorer of this.#scorers) sum += scorer.bound(upTo)
    return sum
  }
}
