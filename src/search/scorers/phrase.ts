import type { PhraseMatcher } from '../phrase-matcher.ts'
import { accumulateEach, type FreqScorer, NO_MORE_DOCS, SLACK, scoreOf } from './scorer.ts'
import type { TermScorer, TermWeight } from './term.ts'

/** A word of a phrase. */
export interface PhraseWord {
  readonly scorer: TermScorer
  /** Its number for the matcher. */
  readonly word: number
  /** Which of the list's surface words it has to be; any, if -1. */
  readonly surface: number
}

/** Documents with a phrase, scored as a word that stands there as often as the phrase does. */
export class PhraseScorer implements FreqScorer {
  doc = -1
  freq = 0
  readonly cost: number
  readonly leastDocs = 0
  /** Rarest first. */
  readonly #words: readonly PhraseWord[]
  readonly #scorers: readonly TermScorer[]
  readonly #matcher: PhraseMatcher
  readonly #boosts: readonly number[]
  readonly #term: TermWeight
  readonly #freqScale: number
  #surfaces = new Uint32Array(0)
  // Documents that can't score more than this may be passed over.
  #least = 0

  /**
   * `words` are the distinct ones; their scorers have the weight of the phrase. No phrase has a freq of more than
   * `freqScale` times that of any of its words.
   */
  constructor(
    words: readonly PhraseWord[],
    matcher: PhraseMatcher,
    term: TermWeight,
    boosts: readonly number[],
    freqScale: number,
  ) {
    this.#words = [...words].sort((a, b) => a.scorer.cost - b.scorer.cost)
    this.#scorers = this.#words.map(({ scorer }) => scorer)
    this.#matcher = matcher
    this.#boosts = boosts
    this.#term = term
    this.#freqScale = freqScale
    this.cost = this.#scorers[0]!.cost
  }

  next(): number {
    return this.#settle(this.#scorers[0]!.next())
  }

  seek(target: number): number {
    return this.#settle(this.#scorers[0]!.seek(target))
  }

  /** Moves all to the first document from `doc`, where the rarest stands, that has the phrase. */
  #settle(doc: number): number {
    const scorers = this.#scorers
    const lead = scorers[0]!
    for (let i = 1; doc !== NO_MORE_DOCS; i++) {
      if (i === scorers.length) {
        this.freq = this.#mayCompete(doc) ? this.#count() : 0
        if (this.freq > 0) break
        doc = lead.next()
        i = 0
        continue
      }
      const scorer = scorers[i]!
      const found = scorer.doc < doc ? scorer.seek(doc) : scorer.doc
      if (found === doc) continue
      doc = found === NO_MORE_DOCS ? found : lead.seek(found)
      i = 0
    }
    this.doc = doc
    return doc
  }

  passOver(score: number): void {
    this.#least = score
  }

  /** Positions are what a phrase costs: where its words are too few, they are not read. */
  #mayCompete(doc: number): boolean {
    if (!(this.#least > 0)) return true
    const { weight, penalties, norms } = this.#term
    let freq = Number.POSITIVE_INFINITY
    for (let i = 0; i < this.#scorers.length; i++) freq = Math.min(freq, this.#scorers[i]!.freq)
    freq *= this.#freqScale
    return weight * (freq / (freq + penalties[norms[doc]!]!)) * SLACK > this.#least
  }

  /** The phrase's freq in the document where all words stand. */
  #count(): number {
    const matcher = this.#matcher
    let freq = 0
    for (let field = 0; field < this.#boosts.length; field++) {
      if (this.#boosts[field]! > 0 && this.#take(field)) freq += this.#boosts[field]! * matcher.freq()
    }
    return freq
  }

  /** Reads where the words stand in a field, rarest first, as long as the phrase may stand there. */
  #take(field: number): boolean {
    const scorers = this.#scorers
    for (let i = 0; i < scorers.length; i++) if (scorers[i]!.fieldFreq(field) === 0) return false
    const matcher = this.#matcher
    matcher.clear()
    for (let i = 0; i < scorers.length; i++) {
      const scorer = scorers[i]!
      const { word, surface } = this.#words[i]!
      let count = scorer.fieldFreq(field)
      const row = matcher.row(word, count)
      if (surface < 0) scorer.positions(field, row)
      else count = this.#readSurface(scorer, field, row, count, surface)
      if (!matcher.take(word, count)) return false
    }
    return true
  }

  /** Reads only where the surface word stands, and how often that is. */
  #readSurface(scorer: TermScorer, field: number, row: Uint32Array, count: number, surface: number): number {
    if (this.#surfaces.length < count) this.#surfaces = new Uint32Array(2 * count)
    scorer.positions(field, row, this.#surfaces)
    let kept = 0
    for (let i = 0; i < count; i++) if (this.#surfaces[i] === surface) row[kept++] = row[i]!
    return kept
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
    for (const scorer of this.#scorers) end = Math.min(end, scorer.shallow(target))
    return end
  }

  bound(upTo: number): number {
    let least = this.#term.weight
    // A share of the weight grows less than the freq.
    for (const scorer of this.#scorers) least = Math.min(least, this.#freqScale * scorer.bound(upTo))
    return least
  }
}
