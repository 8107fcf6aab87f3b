import { expect, test } from 'vitest'
import {
  createIndex,
  date,
  number,
  parseQuery,
  printQuery,
  type Query,
  range,
  term,
} from '../../src/index.ts'

const DATES = ['2015-12-31T23:59Z', '2016', '2016-07', '2016-12-31T23:59Z', '2017']
const index = createIndex({ schema: { at: date(), n: number() } })
DATES.forEach((at, id) => {
  index.add({ id, at, n: 2016 })
})
const ids = (query: string | Query) => index.search(query).hits.map(({ id }) => id)

// What is written in the language, as data, and as a filter: the same documents.
test.each<[string, Query, object, number[]]>([
  ['at:2016', term('at', '2016'), { at: '2016' }, [1, 2, 3]],
  ['at:2016-07', term('at', '2016-07'), { at: '2016-07' }, [2]],
  ['at:<=2016', range('at', { lte: '2016' }), { at: { lte: '2016' } }, [0, 1, 2, 3]],
  ['at:<2016', range('at', { lt: '2016' }), { at: { lt: '2016' } }, [0]],
  ['at:>2016', range('at', { gt: '2016' }), { at: { gt: '2016' } }, [4]],
  ['at:>=2016', range('at', { gte: '2016' }), { at: { gte: '2016' } }, [1, 2, 3, 4]],
  [
    'at:{2015 TO 2016]',
    range('at', { gt: '2015', lte: '2016' }),
    { at: { gt: '2015', lte: '2016' } },
    [1, 2, 3],
  ],
])('%s', (text, query, filter, expected) => {
  expect(ids(text)).toEqual(expected)
  expect(ids(query)).toEqual(expected)
  expect(ids(parseQuery(text).query)).toEqual(expected)
  expect(ids(printQuery(query))).toEqual(expected)
  expect(index.search('*', { filter }).hits.map(({ id }) => id)).toEqual(expected)
  expect(index.count('*', { filter })).toBe(expected.length)
})

test('ranges of a facet count the periods that they name', () => {
  const { facets } = index.search('*', { facets: { at: { ranges: [{ lte: '2016' }, { gt: '2016' }] } } })
  expect(facets.at).toEqual([
    { value: '<=2016', count: 4, range: { lte: '2016' } },
    { value: '>2016', count: 1, range: { gt: '2016' } },
  ])
})
