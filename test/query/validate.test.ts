import { expect, test } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import { validateQuery } from '../../src/query/validate.ts'

const a = { type: 'match', text: 'a' }
const TYPES = 'match|term|phrase|prefix|fuzzy|wildcard|range|exists|bool|disMax|boost|all|none'

test.each<[unknown, string]>([
  ['a', 'query is "a" (string); expected Query.'],
  [null, 'query is null; expected Query.'],
  [[], 'query is an array; expected Query.'],
  [{}, `query.type is undefined; expected ${TYPES}.`],
  [{ type: 'mtach' }, `query.type is "mtach" (string); expected ${TYPES}.`],
  [{ type: 'toString' }, `query.type is "toString" (string); expected ${TYPES}.`],
  [{ type: ['match'], text: 'a' }, 'match.type is an array; expected string.'],
  [{ type: 'match' }, 'match.text is undefined; expected string.'],
  [{ type: 'match', text: 5 }, 'match.text is 5 (number); expected string.'],
  [{ ...a, fields: 'title' }, 'match.fields is "title" (string); expected string[].'],
  [{ ...a, fields: ['title', 5] }, 'match.fields is an array; expected string[].'],
  [{ ...a, operator: 'xor' }, 'match.operator is "xor" (string); expected "or"|"and".'],
  [{ ...a, prefix: 'first' }, 'match.prefix is "first" (string); expected boolean|"last".'],
  [{ ...a, fuzzy: '1' }, 'match.fuzzy is "1" (string); expected boolean|0|1|2|Fuzzy.'],
  [{ ...a, fuzzy: { maxEdits: '2' } }, 'match.fuzzy.maxEdits is "2" (string); expected 0|1|2|"auto".'],
  [{ ...a, weight: 2 }, 'match.weight is 2 (number); expected nothing there.'],
  [{ type: 'term', field: 'a', value: null }, 'term.value is null; expected Value.'],
  [
    { type: 'term', field: 'a', value: new Date(Number.NaN) },
    'term.value is an invalid Date; expected Value.',
  ],
  [{ type: 'bool', must: a }, 'bool.must is an object; expected Query[].'],
  [{ type: 'bool', must: [a, 'b'] }, 'bool.must[1] is "b" (string); expected Query.'],
  [
    { type: 'bool', must: [a, { type: 'boost', query: a }] },
    'bool.must[1].boost is undefined; expected number>0.',
  ],
  [
    { type: 'disMax', queries: [{ type: 'bool', filter: [{ type: 'term', field: 'x' }] }] },
    'disMax.queries[0].filter[0].value is undefined; expected Value.',
  ],
  [{ type: 'boost', query: { ...a, text: 1 }, boost: 2 }, 'boost.query.text is 1 (number); expected string.'],
])('%j is no query', (query, message) => {
  expect(() => validateQuery(query)).toThrow(new TypeError(message))
})

test.each<[unknown, string]>([
  [{ ...a, minShouldMatch: -1 }, 'match.minShouldMatch is -1 (number); expected integer>=0.'],
  [{ ...a, boost: { title: 0 } }, 'match.boost.title is 0 (number); expected 0<number<=1000000000.'],
  [
    { ...a, boost: { title: 1e10 } },
    'match.boost.title is 10000000000 (number); expected 0<number<=1000000000.',
  ],
  [{ ...a, boost: 0 }, 'match.boost is 0 (number); expected number>0|Boosts.'],
  [{ ...a, fuzzy: 3 }, 'match.fuzzy is 3 (number); expected boolean|0|1|2|Fuzzy.'],
  [{ type: 'phrase', text: 'a', slop: 1.5 }, 'phrase.slop is 1.5 (number); expected integer>=0.'],
  [{ type: 'fuzzy', text: 'a', maxEdits: 3 }, 'fuzzy.maxEdits is 3 (number); expected 0|1|2|"auto".'],
  [
    { type: 'disMax', queries: [], tieBreaker: -0.1 },
    'disMax.tieBreaker is -0.1 (number); expected 0<=number<=1.',
  ],
])('%j has a number out of range', (query, message) => {
  expect(() => validateQuery(query)).toThrow(new RangeError(message))
  expect(() => validateQuery(query)).toThrow(RangeError)
})

test('properties that are undefined are left out', () => {
  const query = { type: 'match', text: 'a', fields: undefined, weight: undefined }
  expect(validateQuery(query)).toBe(query)
})

test('queries are valid to 250 levels, and a cycle is refused', () => {
  const nested = (levels: number) => {
    let query: unknown = a
    for (let level = 0; level < levels; level++) query = { type: 'boost', query, boost: 2 }
    return query
  }
  expect((validateQuery(nested(250)) as Query).type).toBe('boost')
  expect(() => validateQuery(nested(251))).toThrow(new RangeError('A query is more than 250 deep.'))
  const cycle = { type: 'bool', must: [a] as unknown[] }
  cycle.must.push(cycle)
  expect(() => validateQuery(cycle)).toThrow('A query is more than 250 deep.')
})
