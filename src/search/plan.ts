import type { BitSet } from '../codec/bit-set.ts'
import type { Explanation } from './explanation.ts'
import type { Scorer } from './scorers/scorer.ts'

/** A word that hits are highlighted by. */
export interface SoughtWord {
  /** The text fields that it was looked for in: those of a group with a boost above 0. */
  readonly searched: { readonly group: number; readonly boosts: readonly number[] }
  /** What it adds to a score at most. */
  readonly weight: number
  /** Whether a posting list of a leaf is among those that the word stands for. */
  matchesList(leaf: number, ord: number): boolean
  /** The phrase that it is a word of, outside of which it means nothing. All words of a phrase have the same one. */
  readonly phrase?: SoughtPhrase | undefined
}

/** Words that hits are highlighted by where they stand together. */
export interface SoughtPhrase {
  /**
   * Which of the tokens of one text, in the order of the text, are those of the phrase where it stands: their indexes,
   * ascending. The text is a value of a field that the phrase's words were looked for in.
   */
  find(tokens: readonly PhraseToken[]): number[]
}

/** What of a token tells whether it is part of a phrase. */
export interface PhraseToken {
  readonly surface: string
  readonly stem: string
  readonly position: number
}

/** A query made ready for one reader: analysed, expanded, weighed. */
export interface Plan {
  /** No score is higher. */
  readonly weight: number
  readonly words: readonly SoughtWord[]
  /** Its documents in a leaf; undefined where it has none there. */
  scorer(leaf: number): Scorer | undefined
  /** Sets the bits of its documents in a leaf. */
  addDocs(leaf: number, bits: BitSet): void
  /** How a document of a leaf comes by its score; undefined where it doesn't match. */
  explain(leaf: number, doc: number): Explanation | undefined
}
