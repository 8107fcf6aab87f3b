import type { Fuzzy, Operator, Prefix } from '../query/query.ts'
import { type FieldKind, isFieldBoost, MAX_FIELD_BOOST } from '../schema/field.ts'
import { checkNames } from '../schema/option-names.ts'
import type { ColumnFieldOf, Schema, TextFieldOf } from '../schema/schema.ts'
import { describe } from '../schema/value.ts'
import type { Facets, Perhaps } from './collectors/facet-plan.ts'
import type { Sort } from './collectors/sort.ts'
import type { FeedbackOptions } from './feedback.ts'
import type { Filter } from './filter.ts'
import type { MatchDefaults } from './plan-words.ts'
import { checkSynonyms, type Synonyms } from './synonyms.ts'

/** How to search. Everything here is chosen by query; the index needs to know nothing of it beforehand. */
export interface SearchOptions<
  S extends Schema,
  Facet extends ColumnFieldOf<S> | Perhaps = ColumnFieldOf<S> | Perhaps,
> {
  /** Text fields to search. Default: all. */
  readonly fields?: readonly TextFieldOf<S>[] | undefined
  /** What an occurrence in a field counts for, from 0 to a billion. Default: the schema's. */
  readonly boost?: { readonly [Field in TextFieldOf<S>]?: number } | undefined
  /** Whether any word is enough, or each has to stand somewhere in the document, in any field. Default `'or'`. */
  readonly operator?: Operator | undefined
  /**
   * How many of the words have to be there; a phrase, or what stands in parentheses, counts as one. Default 1. Not under
   * `operator: 'and'`.
   */
  readonly minShouldMatch?: number | undefined
  /** Whether words may be misspelt. Default false. */
  readonly fuzzy?: Fuzzy | undefined
  /** Whether words may be the beginnings of others. Default false. */
  readonly prefix?: Prefix | undefined
  /** Which documents to consider. Default: all. */
  readonly filter?: Filter<S> | undefined
  /** Values to count over all matches. Default: none. */
  readonly facets?: Facets<S, Facet> | undefined
  /** The order of the hits; those of equal keys stand in the order in which they were added. Default `'score'`. */
  readonly sort?: Sort<S> | undefined
  /** Most hits to give. Default 10. */
  readonly limit?: number | undefined
  /** Hits to leave out before them. Default 0. */
  readonly offset?: number | undefined
  /** The `cursor` of the last hit of the page before; holds as long as the index doesn't change. */
  readonly after?: string | undefined
  /** Text fields to show the matches of, best pieces first. Default: none. */
  readonly highlight?: Highlight<S> | undefined
  /** Function words: set aside in a query that has other words, or kept. Default `'auto'`. */
  readonly stopWords?: 'auto' | 'keep' | undefined
  /** The languages that the query may be in, of those that documents are in. Default: all. */
  readonly language?: string | readonly string[] | undefined
  /**
   * Look for the words of the best documents too: they take it from there. Finds more of what is meant, for two to three
   * searches' time. Default false.
   */
  readonly feedback?: boolean | FeedbackOptions | undefined
  /** What else to look for where the query says a word, or several. Default: nothing. */
  readonly synonyms?: Synonyms | undefined
  /** Count matches exactly up to this many, or all. Default 1000. */
  readonly totalHits?: number | 'exact' | undefined
  /** Give each hit the tree of its score. Default false. */
  readonly explain?: boolean | undefined
}

/** Those that say which documents match. */
export type CountOptions<S extends Schema> = Pick<
  SearchOptions<S>,
  | 'fields'
  | 'operator'
  | 'minShouldMatch'
  | 'fuzzy'
  | 'prefix'
  | 'filter'
  | 'stopWords'
  | 'language'
  | 'feedback'
  | 'synonyms'
>

/** Those that say how a document is scored. */
export type ExplainOptions<S extends Schema> = CountOptions<S> & Pick<SearchOptions<S>, 'boost'>

/** The same, for code that knows the schema only at run time. */
export interface AnySearchOptions extends Omit<MatchDefaults, 'boost'> {
  readonly boost?: object | undefined
  readonly filter?: unknown
  readonly facets?: unknown
  readonly sort?: unknown
  readonly feedback?: boolean | FeedbackOptions | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly after?: string | undefined
  readonly totalHits?: number | 'exact' | undefined
  readonly explain?: boolean | undefined
}

/** Fields, with the defaults below, or how to show them. */
export type Highlight<S extends Schema> = readonly TextFieldOf<S>[] | HighlightOptions<S>

export interface HighlightOptions<S extends Schema> {
  /** Default: all text fields. */
  readonly fields?: readonly TextFieldOf<S>[] | undefined
  /** UTF-16 units of a fragment at most, but for a single longer word; `Infinity` for whole values. Default 160. */
  readonly fragmentLength?: number | undefined
  /** Most fragments of a field, 1 to 100. Default 3. */
  readonly fragments?: number | undefined
  /** What goes before and after a match in `html`, as it is. Default `<mark>` and `</mark>`. */
  readonly pre?: string | undefined
  readonly post?: string | undefined
  /**
   * Whether `html` is escaped. Without it the text of documents stands there as it is, which is for terminals and the
   * like and not for a page. Default true.
   */
  readonly encode?: boolean | undefined
}

const DEFAULT_LIMIT = 10
const DEFAULT_TOTAL_HITS = 1000
const MAX_LIMIT = 16_777_216
const MAX_FEEDBACK = 100
const MIN_FEEDBACK_WEIGHT = 0.000001

export interface Paging {
  readonly limit: number
  readonly offset: number
  readonly exactUpTo: number
}

const OPTION_NAMES =
  'fields boost operator minShouldMatch fuzzy prefix filter facets sort limit offset after highlight stopWords language ' +
  'feedback synonyms totalHits explain'

/** @throws RangeError or TypeError for an option that can't be meant. */
export function checkOptions(options: AnySearchOptions, kinds: ReadonlyMap<string, FieldKind>): Paging {
  checkNames('search option', options, OPTION_NAMES)
  const { limit = DEFAULT_LIMIT, offset = 0, totalHits = DEFAULT_TOTAL_HITS } = options
  wholeNumber('limit', limit)
  wholeNumber('offset', offset)
  if (totalHits !== 'exact') wholeNumber('totalHits', totalHits)
  if (options.minShouldMatch !== undefined) wholeNumber('minShouldMatch', options.minShouldMatch)
  oneOf('operator', options.operator, ['or', 'and'])
  oneOf('prefix', options.prefix, [true, false, 'last'])
  oneOf('stopWords', options.stopWords, ['auto', 'keep'])
  checkFuzzy(options.fuzzy)
  checkFeedback(options.feedback)
  if (options.synonyms !== undefined) checkSynonyms(options.synonyms)
  const { fields, boost: boosts } = options
  if (fields !== undefined && !Array.isArray(fields))
    throw new TypeError(`"fields" is ${describe(fields)}; expected an array of names.`)
  if (boosts !== undefined && (typeof boosts !== 'object' || boosts === null))
    throw new TypeError(`"boost" is ${describe(boosts)}; expected an object of numbers.`)
  for (const [field, boost] of Object.entries(boosts ?? {})) {
    if (boost === undefined || kinds.get(field) !== 'text') continue
    if (!isFieldBoost(boost)) {
      throw new RangeError(
        `"boost" of "${field}" is ${describe(boost)}; expected a number from 0 to ${MAX_FIELD_BOOST}.`,
      )
    }
  }
  return { limit, offset, exactUpTo: totalHits === 'exact' ? Infinity : totalHits }
}

/** @throws RangeError for a value that is none */
export function wholeNumber(name: string, value: unknown): void {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > MAX_LIMIT) {
    throw new RangeError(`"${name}" is ${describe(value)}; expected a whole number from 0 to ${MAX_LIMIT}.`)
  }
}

function oneOf(name: string, value: unknown, values: readonly unknown[]): void {
  if (value === undefined || values.includes(value)) return
  throw new RangeError(
    `"${name}" is ${describe(value)}; expected ${values.map((one) => JSON.stringify(one)).join(', ')}.`,
  )
}

function checkFuzzy(fuzzy: unknown): void {
  if (typeof fuzzy !== 'object' || fuzzy === null) {
    oneOf('fuzzy', fuzzy, [true, false, 0, 1, 2])
    return
  }
  checkNames('option of fuzzy', fuzzy, 'maxEdits prefixLength maxExpansions transpositions')
  const { maxEdits, prefixLength, maxExpansions, transpositions } = fuzzy as Record<string, unknown>
  oneOf('fuzzy.maxEdits', maxEdits, [0, 1, 2, 'auto'])
  oneOf('fuzzy.transpositions', transpositions, [true, false])
  if (prefixLength !== undefined) wholeNumber('fuzzy.prefixLength', prefixLength)
  if (maxExpansions !== undefined) wholeNumber('fuzzy.maxExpansions', maxExpansions)
}

function checkFeedback(feedback: unknown): void {
  if (typeof feedback !== 'object' || feedback === null) {
    oneOf('feedback', feedback, [true, false])
    return
  }
  checkNames('option of feedback', feedback, 'documents terms weight')
  const { documents = 1, terms = 1, weight = 1 } = feedback as Record<string, unknown>
  for (const [name, value] of Object.entries({ documents, terms })) {
    if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_FEEDBACK) continue
    throw new RangeError(
      `"feedback.${name}" is ${describe(value)}; expected a whole number from 1 to ${MAX_FEEDBACK}.`,
    )
  }
  if (!(typeof weight === 'number' && weight >= MIN_FEEDBACK_WEIGHT && weight <= 1))
    throw new RangeError(
      `"feedback.weight" is ${describe(weight)}; expected a number from ${MIN_FEEDBACK_WEIGHT} to 1.`,
    )
}
