import type { BitSet } from '../codec/bit-set.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import type { Explanation } from './explanation.ts'
import type { SoughtWord } from './plan.ts'
import { BlendedScorer } from './scorers/blended.ts'
import type { FreqScorer } from './scorers/scorer.ts'
import { type SearchedGroup, searchedIdf, termWeight } from './searched-group.ts'
import { explainIdf, explainWordLike, type WordLike } from './word-like.ts'

/**
 * Words and phrases that stand for one, scored as one word. Synonyms have the freqs of all of them, and the n of the
 * most frequent; n of a phrase is the documents in which it stands. Spellings of one phrase find it in the same places:
 * they have the freq of the one that finds most, and tell as much as the one that tells most.
 */
export class BlendedPlan implements WordLike {
  readonly searched: SearchedGroup
  readonly boost: number
  readonly idf: number
  readonly weight: number
  readonly words: readonly SoughtWord[]
  readonly #reader: IndexReader
  readonly #members: readonly WordLike[]
  readonly #isSame: boolean

  constructor(reader: IndexReader, members: readonly WordLike[], boost: number, isSame: boolean) {
    this.searched = members[0]!.searched
    this.boost = boost
    this.words = members.flatMap(({ words }) => words)
    this.#reader = reader
    this.#members = members
    this.#isSame = isSame
    this.idf = isSame ? this.#mostTelling.idf : searchedIdf(this.searched, this.docFreq)
    this.weight = boost * this.idf
  }

  get #mostTelling(): WordLike {
    return this.#members.reduce((most, member) => (member.idf > most.idf ? member : most))
  }

  get docFreq(): number {
    return Math.max(...this.#members.map(({ docFreq }) => docFreq))
  }

  get text(): string {
    return this.#members.map(({ text }) => text).join(' or ')
  }

  scorer(leaf: number, weight = this.weight): FreqScorer | undefined {
    const scorers = this.#members
      .map((member) => member.scorer(leaf, weight))
      .filter((scorer) => scorer !== undefined)
    if (scorers.length < 2) return scorers[0]
    return new BlendedScorer(scorers, termWeight(this.searched, leaf, weight), this.#isSame)
  }

  addDocs(leaf: number, bits: BitSet): void {
    for (const member of this.#members) member.addDocs(leaf, bits)
  }

  explainIdf(): Explanation {
    return this.#isSame ? this.#mostTelling.explainIdf() : explainIdf(this)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    return explainWordLike(this, this.#reader, leaf, doc)
  }
}
