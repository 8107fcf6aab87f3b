import { accumulateEach, type FreqScorer, NO_MORE_DOCS, scoreOf } from './scorer.ts'
import type { TermWeight } from './term.ts'

/** Documents with any of several words and phrases that stand for one, scored as one word. */
export class BlendedScorer implements FreqScorer {
  doc = -1
  readonly cost: number
  readonly leastDocs: number
  readonly #members: readonly FreqScorer[]
  readonly #term: TermWeight
  readonly #isSame: boolean

  /** The members have the weight of the whole. `isSame`: they find the same occurrences, which count once. */
  constructor(members: readonly FreqScorer[], term: TermWeight, isSame: boolean) {
    this.#members = members
    this.#term = term
    this.#isSame = isSame
    this.cost = members.reduce((sum, { cost }) => sum + cost, 0)
    this.leastDocs = members.reduce((most, { leastDocs }) => Math.max(most, leastDocs), 0)
  }

  next(): number {
    return this.seek(this.doc + 1)
  }

  seek(target: number): number {
    const members = this.#members
    let least = NO_MORE_DOCS
    for (let i = 0; i < members.length; i++) {
      const member = members[i]!
      const doc = member.doc < target ? member.seek(target) : member.doc
      if (doc < least) least = doc
    }
    this.doc = least
    return least
  }

  get freq(): number {
    const members = this.#members
    let sum = 0
    let most = 0
    for (let i = 0; i < members.length; i++) {
      if (members[i]!.doc !== this.doc) continue
      const { freq } = members[i]!
      sum += freq
      if (freq > most) most = freq
    }
    return this.#isSame ? most : sum
  }

  score(): number {
    const { weight, penalties, norms } = this.#term
    const { freq } = this
    return weight * (freq / (freq + penalties[norms[this.doc]!]!))
  }

  accumulate(from: number, to: number, scores: Float64Array, matched: Uint32Array): void {
    accumulateEach(this, from, to, scores, matched)
  }

  scoreAt(doc: number): number {
    return scoreOf(this, doc)
  }

  shallow(target: number): number {
    let end = NO_MORE_DOCS
    for (const member of this.#members) end = Math.min(end, member.shallow(target))
    return end
  }

  bound(upTo: number): number {
    // The share of a sum of freqs is at most the sum of their shares.
    let sum = 0
    for (const member of this.#members) sum += member.bound(upTo)
    return Math.min(sum, this.#term.weight)
  }
}
