import { expect, test } from 'vitest'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import {
  bool,
  boost,
  createIndex,
  disMax,
  keyword,
  match,
  number,
  parseQuery,
  text,
} from '../../src/index.ts'
import type { BoolQuery, Query } from '../../src/query/query.ts'
import { AnyPlan } from '../../src/search/join-plans.ts'
import { WordPlan } from '../../src/search/word-plan.ts'
import { DictionaryCursor } from '../../src/segment/dictionary-cursor.ts'

const MEGABYTE = 2 ** 20
const DOCUMENTS = 200
const index = createIndex({ schema: { body: text(), tag: keyword(), year: number() } })
for (let id = 0; id < DOCUMENTS; id++) {
  const words = Array.from({ length: 20 }, (_, i) => word(id * 7 + i * 13))
  index.add({ id, body: `the ${words.join(' ')}`, tag: word(id), year: id })
}
index.commit()

function word(n: number): string {
  const name = (n % 1000).toString(26)
  return `w${name.replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`
}

/** A text of that length, of pieces that are all different or all the same. */
function repeated(piece: (n: number) => string, length: number): string {
  let text = ''
  for (let n = 0; text.length < length; n++) text += piece(n)
  return text
}

/** Words that are read of texts, words of the dictionary that are looked at, and scorers that are made. */
function work(act: () => unknown): number {
  let count = 0
  const counted: [object, string][] = [
    [TokenStream.prototype, 'next'],
    [DictionaryCursor.prototype, 'next'],
    [DictionaryCursor.prototype, 'seekEntry'],
    [WordPlan.prototype, 'scorer'],
    [AnyPlan.prototype, 'scorer'],
  ]
  const restore = counted.map(([prototype, name]) => {
    const methods = prototype as Record<string, (...args: unknown[]) => unknown>
    const method = methods[name]!
    methods[name] = function (...args) {
      count++
      return method.apply(this, args)
    }
    return () => {
      methods[name] = method
    }
  })
  try {
    act()
  } finally {
    for (const each of restore) each()
  }
  return count
}

const PIECES: readonly [string, (n: number) => string][] = [
  ['the same pattern', () => '*a* '],
  ['patterns', (n) => `*${word(n)}*${n} `],
  ['beginnings', (n) => `${word(n)}* `],
  ['words that may be misspelt', (n) => `${word(n)}${n % 7}~ `],
  ['boosts', (n) => `${word(n)}^${n + 2} `],
  ['words that must be there', (n) => `+${word(n)} `],
  ['words that must not', (n) => `-${word(n)}x `],
  ['phrases', (n) => `"the ${word(n)}" `],
  ['alternatives', (n) => `${word(n)} OR `],
  ['conjunctions', (n) => `${word(n)} AND `],
  ['fields', (n) => `body:${word(n)} tag:${word(n)}* `],
  ['ranges', (n) => `year:>${n} `],
  ['groups', (n) => `(${word(n)}* -w) `],
  ['words', (n) => `${word(n)}${n} `],
  ['characters without spaces', (n) => String.fromCharCode(0x4e00 + (n % 20_000))],
]

test.each(PIECES)('a megabyte of %s is no more work than sixteen thousand characters', (_, piece) => {
  const [some, all] = [16_384, MEGABYTE].map((length) => repeated(piece, length)) as [string, string]
  const options = { fuzzy: 2, prefix: true, minShouldMatch: 2 } as const
  const bound = work(() => index.search(some, options))
  const found = work(() => {
    expect(index.search(all, options).diagnostics.length).toBeGreaterThan(0)
  })
  expect(found).toBeLessThan(bound * 1.1 + 100)
  // The dictionary of a thousand words some three hundred times over, and what the words themselves take.
  expect(found).toBeLessThan(700_000)
})

test('a text of a query made by a program is bounded too', () => {
  const [some, all] = [16_384, MEGABYTE].map((length) => repeated((n) => `${word(n)}${n} `, length))
  const bound = work(() => index.search(match(some!, { fuzzy: 1 })))
  expect(work(() => index.search(match(all!, { fuzzy: 1 })))).toBeLessThan(bound * 1.1)
})

test('what is left out is reported with its place', () => {
  const long = `${'a '.repeat(10_000)}b`
  expect(parseQuery(long).diagnostics).toEqual([
    {
      code: 'length',
      message: 'The text is longer than 16384; the rest is left out.',
      start: 16_384,
      end: 20_001,
    },
  ])
  const clauses = repeated((n) => `+${n} `, 8000)
  expect(parseQuery(clauses).diagnostics).toEqual([
    {
      code: 'clauses',
      message: 'More than 1024 clauses; the rest is left out.',
      start: clauses.indexOf('+1024 ') + 5,
      end: clauses.length,
    },
  ])
  const patterns = repeated((n) => `a${n}* `, 800)
  const { query, diagnostics } = parseQuery(patterns)
  expect(diagnostics).toEqual([
    {
      code: 'clauses',
      message: 'More than 64 words with *, ? or ~; from here on they are plain words.',
      start: patterns.indexOf('a64*'),
      end: patterns.indexOf('a64*') + 4,
    },
  ])
  const { should } = query as BoolQuery
  expect(should).toHaveLength(65)
  expect(should?.[0]).toMatchObject({ type: 'match', text: expect.stringMatching(/^a64 a65 a66 /) })
  expect(should?.[64]).toEqual({ type: 'prefix', text: 'a63' })
  for (const text of [long, clauses, patterns]) {
    expect(() => parseQuery(text, { strict: true })).toThrow(expect.objectContaining({ name: 'QueryError' }))
  }
})

test('what is said twice side by side is said once', () => {
  const once = parseQuery('a* "b c" d~ x^2 +e -f').query
  expect(parseQuery('a* a* "b c" d~ a* x^2 "b c" x^2 d~ +e +e -f -f').query).toEqual(once)
  // Another slop, boost, field or sign is another thing to say.
  expect(parseQuery('a* a*^2 t:a* "b c" "b c"~1 +a*').query).toMatchObject({ should: { length: 5 } })
  expect(parseQuery('a* AND a* OR a*').query).toEqual(parseQuery('a* OR a*').query)
  expect(parseQuery('a* OR a*').query).toEqual({ type: 'prefix', text: 'a' })
})

test.each([1e20, 1e-6, 1e300])('scores are numbers however often a boost of %d is said', (factor) => {
  const typed = factor.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 6 })
  const [first, second] = [word(0), word(13)]
  let query: Query = match(first)
  let typedQuery = first
  for (let level = 0; level < 30; level++) {
    query = boost(query, factor)
    typedQuery = `(${typedQuery} ${second})^${typed}`
  }
  const both = [query, bool({ should: [query, match(second)] }), disMax([query, query], { tieBreaker: 1 })]
  for (const asked of [...both, typedQuery]) {
    const { hits } = index.search(asked, { fuzzy: 1, prefix: true })
    expect(hits.length).toBeGreaterThan(0)
    for (const { score } of hits) expect(score > 0 && score < Infinity).toBe(true)
  }
})

test('the heaviest field that there can be gives scores that are numbers', () => {
  const heavy = createIndex({ schema: { title: text({ boost: 1e9 }), body: text() } })
  for (let id = 0; id < 300; id++)
    heavy.add({ id, title: 'news '.repeat(1 + (id % 5)), body: `x news ${'y '.repeat(id % 9)}` })
  const { hits } = heavy.search('news y', { fuzzy: 1, prefix: true, boost: { body: 1e9 } })
  expect(hits).toHaveLength(10)
  for (const { score } of hits) expect(score > 0 && score < Infinity).toBe(true)
})

test('what is learned of the best documents gives scores that are numbers, however little the query keeps', () => {
  const stored = createIndex({ schema: { body: text() } })
  for (let id = 0; id < 50; id++) stored.add({ id, body: `${word(id % 7)} ${word(id)} ${word(id * 3)}` })
  const { hits } = stored.search(word(1), { feedback: { weight: 1e-6 } })
  expect(hits.length).toBeGreaterThan(0)
  for (const { score } of hits) expect(score > 0 && score < Infinity).toBe(true)
})
