import type { PhraseMatcher } from '../phrase-matcher.ts'
import { accumulateEach, type FreqScorer, NO_MORE_DOCS } from './scorer.ts'
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
  /** Rarest first. */
  readonly #words: readonly PhraseWord[]
  readonly #matcher: PhraseMatcher
  readonly #boosts: readonly number[]
  readonly #term: TermWeight
  readonly #freqScale: number
  #surfaces: Uint32Array | undefined

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
    this.#matcher = matcher
    this.#boosts = boosts
    this.#term = term
    this.#freqScale = freqScale
    this.cost = this.#words[0]!.scorer.cost
  }

  next(): number {
    return this.#settle(this.#words[0]!.scorer.next())
  }

  seek(target: number): number {
    return this.#settle(this.#words[0]!.scorer.seek(target))
  }

  /** Moves all to the first document from `doc`, where the rarest stands, that has the phrase. */
  #settle(doc: number): number {
    const words = this.#words
    const lead = words[0]!.scorer
    for (let i = 1; doc !== NO_MORE_DOCS; i++) {
      if (i === words.length) {
        this.freq = this.#count()
        if (this.freq > 0) break
        doc = lead.next()
        i = 0
        continue
      }
      const { scorer } = words[i]!
      const found = scorer.doc < doc ? scorer.seek(doc) : scorer.doc
      if (found === doc) continue
      doc = found === NO_MORE_DOCS ? found : lead.seek(found)
      i = 0
    }
    this.doc = doc
    return doc
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
    const words = this.#words
    for (let i = 0; i < words.length; i++) if (words[i]!.scorer.fieldFreq(field) === 0) return false
    this.#matcher.clear()
    for (let i = 0; i < words.length; i++) if (!this.#takeWord(words[i]!, field)) return false
    return true
  }

  #takeWord({ scorer, word, surface }: PhraseWord, field: number): boolean {
    const count = scorer.fieldFreq(field)
    const row = this.#matcher.row(word, count)
    if (surface >= 0 && !(this.#surfaces && this.#surfaces.length >= count)) {
      this.#surfaces = new Uint32Array(2 * count)
    }
    const surfaces = surface < 0 ? undefined : this.#surfaces
    scorer.positions(field, row, surfaces)
    // The whole of a compound may have the stem of its first part, where that stands.
    let kept = 0
    for (let i = 0; i < count; i++) {
      if (surfaces && surfaces[i] !== surface) continue
      if (kept === 0 || row[i] !== row[kept - 1]) row[kept++] = row[i]!
    }
    return this.#matcher.take(word, kept)
  }

  score(): number {
    const { weight, penalties, norms } = this.#term
    const { freq } = this
    return weight * (freq / (freq + penalties[norms[this.doc]!]!))
  }

  accumulate(from: number, to: number, scores: Float64Array, matched: Uint32Array): void {
    accumulateEach(this, from, to, scores, matched)
  }

  shallow(target: number): number {
    let end = NO_MORE_DOCS
    for (const { scorer } of this.#words) end = Math.min(end, scorer.shallow(target))
    return end
  }

  bound(upTo: number): number {
    let least = this.#term.weight
    // A share of the weight grows less than the freq.
    for (const { scorer } of this.#words) least = Math.min(least, this.#freqScale * scorer.bound(upTo))
    return least
  }
}
