import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boost, disMax, match, phrase, prefix, term, wildcard } from '../../src/query/builders.ts'
import { MAX_PATTERNS, parseQuery } from '../../src/query/parser.ts'
import { printQuery } from '../../src/query/printer.ts'
import type { BoolQuery, Query } from '../../src/query/query.ts'
import { validateQuery } from '../../src/query/validate.ts'
import { fields, nest, soup, spacedSoup } from './query-texts.ts'

const SEED = 20180

const options = fc.record(
  { operator: fc.constantFrom('or', 'and'), fields: fc.constant(fields) },
  { requiredKeys: [] },
)

test.each([
  { name: 'operators and scraps', texts: soup, numRuns: 6000 },
  { name: 'operators and scraps apart', texts: spacedSoup, numRuns: 6000 },
  { name: 'any characters', texts: fc.string({ unit: 'binary' }), numRuns: 3000 },
  { name: 'ASCII', texts: fc.string({ unit: 'grapheme-ascii' }), numRuns: 6000 },
  { name: 'deep parentheses', texts: nest, numRuns: 1000 },
])('$name print to what reads as the same query', ({ texts, numRuns }) => {
  fc.assert(
    fc.property(texts, options, (text, read) => {
      const { query } = parseQuery(text, read)
      expect(parseQuery(printQuery(query), read).query).toEqual(query)
    }),
    { seed: SEED, numRuns },
  )
})

test('queries that are read are valid, locate what is wrong, and survive structuredClone and JSON', () => {
  fc.assert(
    fc.property(fc.oneof(soup, spacedSoup, nest), options, (text, read) => {
      const { query, diagnostics } = parseQuery(text, read)
      expect(validateQuery(query)).toBe(query)
      expect(structuredClone(query)).toEqual(query)
      expect(JSON.parse(JSON.stringify(query))).toEqual(query)
      expect(diagnostics.length).toBeLessThanOrEqual(20)
      for (const { start, end } of diagnostics) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { seed: SEED, numRuns: 4000 },
  )
})

test('strict reading throws where lenient reading has a diagnostic', () => {
  fc.assert(
    fc.property(fc.oneof(soup, spacedSoup), (text) => {
      const [first] = parseQuery(text).diagnostics
      let fault: unknown
      try {
        parseQuery(text, { strict: true })
      } catch (error) {
        fault = error
      }
      if (first) {
        expect(fault).toMatchObject({
          name: 'QueryError',
          message: first.message,
          start: first.start,
          end: first.end,
        })
      } else expect(fault).toBeUndefined()
    }),
    { seed: SEED, numRuns: 4000 },
  )
})

const scope = fc.record({ fields: fc.constantFrom(['title'], ['body']) }, { requiredKeys: [] })
const text = fc.oneof(
  fc.string({ minLength: 1 }).filter((words) => words !== '*'),
  fc.constantFrom('new york', 'NOT', '-5', 'a  b ', 'w?rd*', '"', '\\'),
)
const word = fc.stringMatching(/^[a-zé北]{1,6}$/)
const factor = fc.constantFrom(0.25, 1.5, 2, 100)

/** Queries as the parser makes them, of any texts. */
const { query: sayable } = fc.letrec<{ query: Query; clause: Query; bool: Query }>((tie) => {
  const leaf: fc.Arbitrary<Query> = fc.oneof(
    fc.tuple(text, scope).map(([words, rest]) => match(words, rest)),
    fc
      .tuple(
        text.filter((words) => /\S/.test(words)),
        scope,
      )
      .map(([words, rest]) => phrase(words, { ...rest, slop: 3 })),
    fc.tuple(word, scope).map(([start, rest]) => prefix(start, rest)),
    fc.tuple(word, scope).map(([start, rest]) => wildcard(`*${start}?${start}`, rest)),
    fc.constantFrom<Query>(
      { type: 'all' },
      { type: 'exists', field: 'title' },
      { type: 'fuzzy', text: 'AND ', maxEdits: 0 },
      { type: 'term', field: 'rating', value: -2.5e30 },
      { type: 'term', field: 'free', value: false },
      { type: 'term', field: 'source', value: 'New "York"' },
      { type: 'term', field: 'published', value: '2016-03-24T10:00:05.5+03:00' },
      { type: 'range', field: 'published', gte: '2016', lt: '2016-03' },
      { type: 'range', field: 'rating', gt: -1, lte: 5 },
      { type: 'range', field: 'source', gte: 'a ]', lt: 'TO' },
    ),
  )
  const plain = (query: Query) => query.type === 'match' && !query.fields && query.boost === undefined
  // Plain words side by side would be one match, but with OR, AND and signs between them they are not.
  const several = fc.uniqueArray(tie('clause') as fc.Arbitrary<Query>, {
    minLength: 2,
    maxLength: 4,
    selector: (query) => JSON.stringify(query),
  })
  return {
    query: fc.oneof(tie('clause'), tie('bool')) as fc.Arbitrary<Query>,
    clause: fc.oneof(
      { maxDepth: 4 },
      leaf,
      tie('bool') as fc.Arbitrary<Query>,
      fc.tuple(tie('clause') as fc.Arbitrary<Query>, factor).map(([query, by]) => boost(query, by)),
    ),
    bool: fc.oneof(
      several.map((must): BoolQuery => ({ type: 'bool', must })),
      several.filter((should) => !should.every(plain)).map((should): BoolQuery => ({ type: 'bool', should })),
      fc.tuple(several, several).map(([must, mustNot]): BoolQuery => ({ type: 'bool', must, mustNot })),
      fc
        .tuple(several, several, several)
        .map(([must, should, mustNot]): BoolQuery => ({ type: 'bool', must, should, mustNot })),
    ),
  }
})

test('queries that are built print to what reads as the same query', () => {
  fc.assert(
    fc.property(sayable, (query) => {
      // One pattern too many is read as a plain word.
      fc.pre((JSON.stringify(query).match(/"(prefix|fuzzy|wildcard)"/g) ?? []).length <= MAX_PATTERNS)
      expect(parseQuery(printQuery(query), { fields }).query).toEqual(query)
    }),
    { seed: SEED, numRuns: 4000 },
  )
})

test.each<[string, Query, string]>([
  ['disMax', disMax([match('a')]), 'disMax'],
  ['a filter', { type: 'bool', filter: [term('source', 'a')] }, 'filter'],
  ['minShouldMatch', { type: 'bool', should: [match('a'), match('b')], minShouldMatch: 2 }, 'minShouldMatch'],
  ['options of match', match('a', { fuzzy: true }), 'options of match'],
  ['options of fuzzy', { type: 'fuzzy', text: 'a', prefixLength: 1 }, 'options of fuzzy'],
  ['an exact phrase', phrase('a', { exact: true }), 'exact'],
  ['several fields', match('a', { fields: ['title', 'body'] }), 'several fields'],
  ['boosts by field', match('a', { boost: { title: 2 } }), 'a boost'],
  ['no words', match(''), 'no words'],
  ['the word *', match('*'), 'the word *'],
  ['none among others', { type: 'bool', should: [{ type: 'none' }, match('a')] }, 'none'],
  ['Infinity', { type: 'range', field: 'rating', lt: Infinity }, 'Infinity'],
  ['two lower bounds', { type: 'range', field: 'rating', gt: 1, gte: 2 }, 'two bounds'],
])('%s is not printed', (_, query, why) => {
  expect(() => printQuery(query)).toThrow(why)
  expect(() => printQuery(query)).toThrow(expect.objectContaining({ name: 'QueryError' }))
})

test('plain words, which need no parser, are read as it reads them', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[a-z\d]{1,8}$/),
    fc.constantFrom('and', 'or', 'not', 'title', 'to', '2016', '42'),
  )
  const texts = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(texts, options, (text, read) => {
      // With white space at its end it is no plain text any more, but no other one.
      expect(parseQuery(text, read)).toEqual(parseQuery(`${text} `, read))
    }),
    { seed: SEED, numRuns: 2000 },
  )
})
