import fc from 'fast-check'
import type { Query } from '../../src/query/query.ts'
import { boolean, keyword, number, text } from '../../src/schema/field.ts'
import type { IndexLayout } from '../../src/schema/layout.ts'
import { layOut } from '../../src/schema/layout.ts'
import { compileSchema } from '../../src/schema/schema.ts'
import type { SearchOptions } from '../../src/search/options.ts'

/** Two fields of one analyzer and one of another, with boosts that are no whole numbers, and a column of each kind. */
export const schema = {
  title: text({ boost: 2.5 }),
  body: text(),
  name: text({ language: 'simple', boost: 0.7 }),
  tag: keyword(),
  year: number(),
  isOpen: boolean(),
}

export type Options = SearchOptions<typeof schema>

export type Article = {
  readonly id: string | number
  readonly title?: string
  readonly body?: string | string[]
  readonly name?: string
  readonly tag?: string | string[]
  readonly year?: number
  readonly isOpen?: boolean
}

export const layoutOf = (): IndexLayout => layOut(compileSchema(schema))

// Few words, so that they meet: inflections, neighbours by one edit or two, beginnings of each other, function words,
// compounds, other scripts.
const WORDS = [
  ...['house', 'houses', 'housing', 'mouse', 'moose', 'hose', 'horse', 'horses', 'ho', 'hour', 'hours'],
  ...['run', 'runs', 'running', 'runner', 'ran', 'urn', 'sun', 'sunny', 'search', 'searching', 'serach'],
  ...['the', 'of', 'and', 'to', 'be', 'not', 'a', "don't", 'to-be', 'up-to-date', 'date'],
  ...['node.js', 'nodejs', 'node', 'js', 'e-mail', 'email', 'C++', 'C#', 'c', "O'Neil", 'Neil', 'U.S.', 'us'],
  ...['café', 'cafe', 'Ångström', '1,000', '1000', '3.14', '2016-03-24', '2016', '__proto__', 'constructor'],
  ...['москва', 'москве', '東京都', '京都', '東', '한국어', 'ไทย', '👍', '👍🏽', 'naïve'],
]

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Shape {
  readonly seed: number
  readonly documents: number
  /** Words of the longest body; most are much shorter. */
  readonly longest: number
}

/** The documents of a shape. */
export function corpusOf({ seed, documents, longest }: Shape): Article[] {
  const random = randomOf(seed)
  return Array.from({ length: documents }, (_, id) => articleOf(id, random, longest))
}

export function articleOf(id: string | number, random: () => number, longest: number): Article {
  const below = (end: number) => Math.floor(random() * end)
  // The first words are the most frequent.
  const words = (most: number) =>
    Array.from({ length: below(most + 1) }, () => WORDS[Math.floor(WORDS.length * random() ** 2)]).join(' ')
  const body = words(below(8) === 0 ? longest : Math.min(longest, 6))
  return {
    id,
    ...(below(4) > 0 && { title: words(4) }),
    ...(below(5) > 0 && { body: below(5) === 0 ? [body, words(3)] : body }),
    ...(below(2) > 0 && { name: words(2) }),
    ...(below(3) > 0 && { tag: below(4) === 0 ? ['a', 'b'] : 'abc'.charAt(below(3)) }),
    ...(below(3) > 0 && { year: 2000 + below(5) }),
    ...(below(2) > 0 && { isOpen: below(2) === 0 }),
  }
}

const pick = <const T extends readonly unknown[]>(...values: T): fc.Arbitrary<T[number]> =>
  fc.constantFrom(...values)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const textField = pick('title', 'body', 'name')
const fields = fc.uniqueArray(textField, { minLength: 1 })
const words = fc.array(pick(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
/** A word, cut short or misspelt at times. */
const oneWord = fc.tuple(pick(...WORDS), fc.nat(6), pick('', '', 'x', 's')).map(
  ([word, cut, added]) =>
    (cut > 2
      ? word
      : Array.from(word)
          .slice(0, cut + 1)
          .join('')) + added,
)
const fuzzyOptions = fc.record(
  {
    maxEdits: pick(0, 1, 2, 'auto'),
    prefixLength: pick(0, 1, 2),
    maxExpansions: pick(1, 3, 50),
    transpositions: fc.boolean(),
  },
  { requiredKeys: [] },
)
const fuzzy = fc.oneof(pick(false, true, 0, 1, 2), fuzzyOptions)
const prefix = pick(false, true, 'last')
const weight = pick(0.05, 0.3, 0.5, 1, 1.5, 2, 7)
const operator = pick('or', 'and')
const minShouldMatch = fc.nat(4)

/** What fast-check leaves `undefined` is left out, as a user leaves it out. */
const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T

export const query: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => {
  const queries = fc.array(tie('query'), { maxLength: 3 })
  const match = fc
    .record({
      type: pick('match'),
      text: fc.oneof(words, oneWord),
      fields: maybe(fields),
      operator: maybe(operator),
      minShouldMatch: maybe(minShouldMatch),
      fuzzy: maybe(fuzzy),
      prefix: maybe(prefix),
      boost: maybe(fc.oneof(weight, fc.dictionary(textField, weight, { noNullPrototype: true }))),
    })
    .map(given)
  return {
    query: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { weight: 8, arbitrary: match as fc.Arbitrary<Query> },
      fc.record({ type: pick('prefix'), text: oneWord, fields: maybe(fields) }).map(given),
      fc
        .tuple(fc.record({ type: pick('fuzzy'), text: oneWord, fields: maybe(fields) }), fuzzyOptions)
        .map(([named, options]) => given({ ...named, ...options })),
      fc
        .record({
          type: pick('wildcard'),
          pattern: pick('ho*', '*ou*', 'h?us*', '*', '?un', 'r*n', '北*', 'Ho*E'),
        })
        .map(given),
      pick({ type: 'all' }, { type: 'none' }),
      pick(
        { type: 'term', field: 'tag', value: 'a' },
        { type: 'term', field: 'year', value: 2001 },
        { type: 'term', field: 'title', value: 'Houses' },
        { type: 'term', field: 'name', value: 'Houses' },
      ),
      fc
        .record({
          type: pick('bool'),
          must: maybe(queries),
          should: maybe(queries),
          filter: maybe(queries),
          mustNot: maybe(queries),
          minShouldMatch: maybe(minShouldMatch),
        })
        .map(given),
      fc.record({ type: pick('disMax'), queries, tieBreaker: maybe(pick(0, 0.3, 1)) }).map(given),
      fc.record({ type: pick('boost'), query: tie('query'), boost: weight }),
    ),
  }
}).query

export const filter = pick(
  { tag: 'a' },
  { tag: ['b', null] },
  { year: { gte: 2001, lt: 2004 } },
  { isOpen: true, tag: { gt: 'a' } },
  { or: [{ tag: 'c' }, { year: 2003 }] },
  { not: { tag: 'a' } },
)

export const options: fc.Arbitrary<Options> = fc
  .record({
    fields: maybe(fields),
    boost: maybe(fc.dictionary(textField, fc.oneof(weight, pick(0)), { noNullPrototype: true })),
    operator: maybe(operator),
    minShouldMatch: maybe(minShouldMatch),
    fuzzy: maybe(fuzzy),
    prefix: maybe(prefix),
    filter: maybe(filter),
    stopWords: maybe(pick('auto', 'keep')),
  })
  .map(given)
