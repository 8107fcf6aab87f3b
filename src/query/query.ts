/**
 * What is wanted, as plain data: queries can be stored, sent to a worker, or compiled for another engine.
 *
 * A query says nothing of how it is run; `search/plan.ts` turns it into scorers.
 */

/** `false`: exact words only. `true`: 0 edits up to 2 characters, 1 up to 5, 2 above. A number: that many edits at most. */
export type Fuzzy = boolean | 0 | 1 | 2 | FuzzyOptions

export interface FuzzyOptions {
  /** Insertions, deletions, substitutions and (unless switched off) swaps of neighbours; `'auto'` is what `true` means. Default `'auto'`. */
  readonly maxEdits?: 0 | 1 | 2 | 'auto'
  /** Characters at the start that must be right. Default 0. */
  readonly prefixLength?: number
  /** Most words that one word of the query may become, the nearest and then the most frequent first. Default 50. */
  readonly maxExpansions?: number
  /** Whether a swap of two neighbours counts as one edit, not two. Default true. */
  readonly transpositions?: boolean
}

/** `true`: every word also stands for the words that it begins. `'last'`: only the last one does, as in search-as-you-type. */
export type Prefix = boolean | 'last'

/** UTF-16 units of a text that are read, so that no text, whoever wrote it, takes long. What follows is left out. */
export const MAX_TEXT = 16_384

export type Operator = 'or' | 'and'

/** Multipliers of field frequencies and lengths, above 0 to a billion; a field that is not named keeps the schema's. */
export type FieldBoosts = Readonly<Record<string, number>>

/** A value of a keyword, number, date or boolean field. */
export type FieldValue = string | number | boolean | Date

/** Words of a text, analysed like the fields they are looked up in. What is left out falls back to the search options. */
export interface MatchQuery {
  readonly type: 'match'
  /** Read up to 16,384 UTF-16 units. */
  readonly text: string
  readonly fields?: readonly string[]
  readonly operator?: Operator
  readonly minShouldMatch?: number
  readonly fuzzy?: Fuzzy
  readonly prefix?: Prefix
  readonly boost?: number | FieldBoosts
}

/** The exact value of a keyword, number, date or boolean field, or one indexed word of a text field. */
export interface TermQuery {
  readonly type: 'term'
  readonly field: string
  readonly value: FieldValue
}

/** Words in this order. `slop` is how many moves of a word the match may be away from the text. Default 0. */
export interface PhraseQuery {
  readonly type: 'phrase'
  readonly text: string
  readonly fields?: readonly string[]
  readonly slop?: number
  /** Match the surface words, not their stems. Default false. */
  readonly exact?: boolean
}

/** Words that begin with this text. */
export interface PrefixQuery {
  readonly type: 'prefix'
  readonly text: string
  readonly fields?: readonly string[]
}

/** Words within some edits of this one. */
export interface FuzzyQuery extends FuzzyOptions {
  readonly type: 'fuzzy'
  readonly text: string
  readonly fields?: readonly string[]
}

/** Words of this pattern: `*` is any run of characters, `?` any one, `\` takes the next as it is. */
export interface WildcardQuery {
  readonly type: 'wildcard'
  readonly pattern: string
  readonly fields?: readonly string[]
}

/** Values of a number, date or keyword field between bounds. */
export interface RangeQuery {
  readonly type: 'range'
  readonly field: string
  readonly gte?: FieldValue
  readonly gt?: FieldValue
  readonly lte?: FieldValue
  readonly lt?: FieldValue
}

/** Documents that have a value in the field. */
export interface ExistsQuery {
  readonly type: 'exists'
  readonly field: string
}

/** `must` and `should` score; `filter` and `mustNot` only include and exclude. */
export interface BoolQuery {
  readonly type: 'bool'
  readonly must?: readonly Query[]
  readonly should?: readonly Query[]
  readonly filter?: readonly Query[]
  readonly mustNot?: readonly Query[]
  /** How many `should` clauses must hold. Default 1 where there is neither `must` nor `filter`, else 0. */
  readonly minShouldMatch?: number
}

/** The best score of several queries, plus `tieBreaker` (0 to 1, default 0) times each of the others. */
export interface DisMaxQuery {
  readonly type: 'disMax'
  readonly queries: readonly Query[]
  readonly tieBreaker?: number
}

/** A query whose score is multiplied. */
export interface BoostQuery {
  readonly type: 'boost'
  readonly query: Query
  readonly boost: number
}

/** Every document, each with score 1. */
export interface AllQuery {
  readonly type: 'all'
}

/** No document. */
export interface NoneQuery {
  readonly type: 'none'
}

export type Query =
  | MatchQuery
  | TermQuery
  | PhraseQuery
  | PrefixQuery
  | FuzzyQuery
  | WildcardQuery
  | RangeQuery
  | ExistsQuery
  | BoolQuery
  | DisMaxQuery
  | BoostQuery
  | AllQuery
  | NoneQuery
