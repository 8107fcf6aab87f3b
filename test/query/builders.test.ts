import { expect, test } from 'vitest'
import {
  all,
  bool,
  boost,
  disMax,
  exists,
  fuzzy,
  match,
  none,
  phrase,
  prefix,
  range,
  term,
  wildcard,
} from '../../src/query/builders.ts'
import type { Query } from '../../src/query/query.ts'
import { validateQuery } from '../../src/query/validate.ts'

const published = new Date('2016-03-24')

test.each<[Query, Query]>([
  [match('a b'), { type: 'match', text: 'a b' }],
  [
    match('a', {
      fields: ['title'],
      operator: 'and',
      minShouldMatch: 2,
      fuzzy: 1,
      prefix: 'last',
      boost: { title: 2 },
    }),
    {
      type: 'match',
      text: 'a',
      fields: ['title'],
      operator: 'and',
      minShouldMatch: 2,
      fuzzy: 1,
      prefix: 'last',
      boost: { title: 2 },
    },
  ],
  [
    match('a', { fuzzy: { maxEdits: 'auto', prefixLength: 1 } }),
    { type: 'match', text: 'a', fuzzy: { maxEdits: 'auto', prefixLength: 1 } },
  ],
  [term('published', published), { type: 'term', field: 'published', value: published }],
  [term('rating', -5), { type: 'term', field: 'rating', value: -5 }],
  [phrase('a b', { slop: 0, exact: true }), { type: 'phrase', text: 'a b', slop: 0, exact: true }],
  [prefix('a', { fields: ['title'] }), { type: 'prefix', text: 'a', fields: ['title'] }],
  [
    fuzzy('a', { maxEdits: 2, transpositions: false }),
    { type: 'fuzzy', text: 'a', maxEdits: 2, transpositions: false },
  ],
  [wildcard('a*', { fields: ['title'] }), { type: 'wildcard', pattern: 'a*', fields: ['title'] }],
  [range('rating', { gte: 0, lt: -0.5 }), { type: 'range', field: 'rating', gte: 0, lt: -0.5 }],
  [range('rating', { gt: undefined, lte: 5 }), { type: 'range', field: 'rating', lte: 5 }],
  [exists('title'), { type: 'exists', field: 'title' }],
  [bool({ must: [all()], minShouldMatch: 0 }), { type: 'bool', must: [{ type: 'all' }], minShouldMatch: 0 }],
  [
    disMax([all(), none()], { tieBreaker: 0.1 }),
    { type: 'disMax', queries: [{ type: 'all' }, { type: 'none' }], tieBreaker: 0.1 },
  ],
  [boost(all(), 2), { type: 'boost', query: { type: 'all' }, boost: 2 }],
  [boost(match('a'), 2), { type: 'match', text: 'a', boost: 2 }],
  [
    boost(match('a', { boost: 3 }), 2),
    { type: 'boost', query: { type: 'match', text: 'a', boost: 3 }, boost: 2 },
  ],
])('%j is plain data', (built, data) => {
  expect(built).toEqual(data)
  expect(validateQuery(built)).toBe(built)
  expect(structuredClone(built)).toEqual(data)
})

test.each<[() => unknown, Error]>([
  [() => match(5 as never), new TypeError('match.text is 5; expected a string.')],
  [() => term(undefined as never, 1), new TypeError('term.field is undefined; expected a string.')],
  [() => wildcard(null as never), new TypeError('wildcard.pattern is null; expected a string.')],
  [() => phrase('a', { slop: -1 }), new RangeError('phrase.slop is -1; expected 0 or more.')],
  [
    () => match('a', { minShouldMatch: Number.NaN }),
    new RangeError('match.minShouldMatch is NaN; expected 0 or more.'),
  ],
  [
    () => fuzzy('a', { prefixLength: Infinity }),
    new RangeError('fuzzy.prefixLength is Infinity; expected 0 or more.'),
  ],
  [() => boost(all(), 0), new RangeError('boost.boost is 0; expected a number above 0.')],
  [() => boost(all(), -2), new RangeError('boost.boost is -2; expected a number above 0.')],
  [() => boost(all(), Infinity), new RangeError('boost.boost is Infinity; expected 0 or more.')],
  [
    () => range('rating', {}),
    new TypeError('A range on "rating" has no bounds; expected gte, gt, lte or lt.'),
  ],
])('%s is refused', (build, error) => {
  expect(build).toThrow(error)
  expect(build).toThrow(error.constructor as ErrorConstructor)
})
