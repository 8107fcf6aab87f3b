import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitSet } from '../../../src/codec/bit-set.ts'
import { boolean, date, keyword, number, text } from '../../../src/schema/field.ts'
import { compileSchema } from '../../../src/schema/schema.ts'
import { compileFacets, type FacetCount, type Facets } from '../../../src/search/collectors/facet-plan.ts'
import { FacetCounter } from '../../../src/search/collectors/facets.ts'
import { segmentOf } from '../column-segment.ts'

const SEED = 20167

const definitions = {
  title: text(),
  source: keyword(),
  rating: number(),
  published: date(),
  free: boolean(),
}
const schema = compileSchema(definitions)

type Row = { source?: string[]; rating?: number[]; published?: string[]; free?: boolean[]; match?: boolean }

/** The facets of the documents of some segments, except those that are no match. */
function count(facets: Facets<typeof definitions>, ...segments: Row[][]): Record<string, FacetCount[]> {
  const plans = compileFacets(facets, schema.kinds)
  const counters = plans.map((plan) => new FacetCounter(plan))
  for (const rows of segments) {
    const { columns, maxDoc } = segmentOf(schema, rows)
    const matches = new BitSet(maxDoc)
    for (const [doc, { match = true }] of rows.entries()) if (match) matches.set(doc)
    for (const [i, { field }] of plans.entries()) counters[i]!.add(columns.get(field), matches)
  }
  return Object.fromEntries(plans.map(({ field }, i) => [field, counters[i]!.counts()]))
}

const faultOf = (facets: unknown) => {
  try {
    compileFacets(facets, schema.kinds)
  } catch (error) {
    return String(error)
  }
  throw new Error('The facets were accepted.')
}

test('matches are counted by value, the most frequent first, then by value', () => {
  const rows: Row[] = [
    { source: ['tass'], rating: [5], free: [true] },
    { source: ['bbc', 'tass'], rating: [10], free: [false] },
    { source: ['ap', 'bbc', 'bbc'], rating: [5] },
    { source: ['cnn'], rating: [1], match: false },
    { source: ['ap'] },
    {},
  ]
  expect(count(['source', 'rating', 'free'], rows)).toEqual({
    source: [
      { value: 'ap', count: 2 },
      { value: 'bbc', count: 2 },
      { value: 'tass', count: 2 },
    ],
    rating: [
      { value: 5, count: 2 },
      { value: 10, count: 1 },
    ],
    free: [
      { value: false, count: 1 },
      { value: true, count: 1 },
    ],
  })
})

test('limit keeps the first of the order that was asked for', () => {
  const rows: Row[] = [{ source: ['a', 'b', 'c'] }, { source: ['c', 'b'] }, { source: ['c'] }]
  const values = (options: Facets<typeof definitions>) =>
    count(options, rows).source!.map(({ value }) => value)
  expect(values({ source: { limit: 2 } })).toEqual(['c', 'b'])
  expect(values({ source: { limit: 2, order: 'value' } })).toEqual(['a', 'b'])
  expect(values({ source: { limit: 0 } })).toEqual([])
  const many: Row[] = Array.from({ length: 150 }, (_, i) => ({ rating: [i] }))
  expect(count(['rating'], many).rating).toHaveLength(100)
  expect(count({ rating: { limit: Infinity } }, many).rating).toHaveLength(150)
})

test('dates are counted by value as ISO strings, and by year, month or day with the range to filter by', () => {
  const rows: Row[] = [
    { published: ['2016-03-24T23:59:59.999Z'] },
    { published: ['2016-03-24', '2016-03-25', '2015-12-31T23:00-02:00'] },
    { published: ['2014-02-28'] },
    {},
  ]
  const by = (interval: 'year' | 'month' | 'day') =>
    count({ published: { interval } }, rows).published!.map((facet) => [facet.value, facet.count])
  expect(count(['published'], rows.slice(0, 1)).published).toEqual([
    { value: '2016-03-24T23:59:59.999Z', count: 1 },
  ])
  expect(by('year')).toEqual([
    ['2014', 1],
    ['2016', 2],
  ])
  expect(by('month')).toEqual([
    ['2014-02', 1],
    ['2016-01', 1],
    ['2016-03', 2],
  ])
  expect(by('day')).toEqual([
    ['2014-02-28', 1],
    ['2016-01-01', 1],
    ['2016-03-24', 2],
    ['2016-03-25', 1],
  ])
  expect(count({ published: { interval: 'month', order: 'count', limit: 1 } }, rows).published).toEqual([
    { value: '2016-03', count: 2, range: { gte: Date.UTC(2016, 2), lt: Date.UTC(2016, 3) } },
  ])
})

test('intervals reach as far as dates do', () => {
  const published = [-62198755200000, -62135596800000, 8.64e15, -8.64e15, 253402300800000]
  const rows = [{ published }] as unknown as Row[]
  expect(count({ published: { interval: 'year' } }, rows).published?.map(({ value }) => value)).toEqual([
    ...['-271821', '-000001', '0001', '+010000', '+275760'],
  ])
})

test('ranges are counted in the order given, a match once in each', () => {
  const rows: Row[] = [
    { rating: [1, 2] },
    { rating: [3] },
    { rating: [5] },
    { rating: [5], match: false },
    {},
  ]
  const ranges = [{ gte: 3 }, { label: 'low', lt: 3 }, { gt: 1, lte: 5 }, { gte: 100, lt: Infinity }]
  expect(count({ rating: { ranges } }, rows).rating).toEqual([
    { value: '>=3', count: 2, range: { gte: 3 } },
    { value: 'low', count: 1, range: { lt: 3 } },
    { value: '>1 <=5', count: 3, range: { gt: 1, lte: 5 } },
    { value: '>=100 <Infinity', count: 0, range: { gte: 100, lt: Infinity } },
  ])
  expect(count({ rating: { ranges } }).rating?.map((facet) => facet.count)).toEqual([0, 0, 0, 0])
  const since = [{ gte: new Date('2016-01-01') }, {}]
  expect(count({ published: { ranges: since } }, [{ published: ['2016-03'] }, {}]).published).toEqual([
    { value: '>=2016-01-01T00:00:00.000Z', count: 1, range: { gte: new Date('2016-01-01') } },
    { value: '*', count: 1, range: {} },
  ])
})

test('counts may be asked for again', () => {
  const [plan] = compileFacets(['source'], schema.kinds)
  const counter = new FacetCounter(plan!)
  for (const sources of [Array.from({ length: 20 }, (_, i) => `s${i}`), ['s3']]) {
    const { columns } = segmentOf(schema, [{ source: sources }])
    counter.add(columns.get('source'), new BitSet(1, Uint32Array.of(1)))
  }
  expect(counter.counts()[0]).toEqual({ value: 's3', count: 2 })
  expect(counter.counts()[0]).toEqual({ value: 's3', count: 2 })
})

test('any split into segments gives the counts of all documents', () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 })
  const row: fc.Arbitrary<Row> = fc.record({
    source: some(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e'), maxLength: 3 })),
    published: some(fc.constantFrom('2014-12-31', '2015', '2015-01-01', '2015-01-31', '2015-02-01')),
    match: fc.boolean(),
  })
  const naive = (values: (string[] | undefined)[], limit: number) => {
    const counts = new Map<string, number>()
    for (const one of values)
      for (const value of new Set(one)) counts.set(value, (counts.get(value) ?? 0) + 1)
    const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return sorted.slice(0, limit).map(([value, n]) => ({ value, count: n }))
  }
  // A large segment with small ones takes another path than segments alike.
  const segments = fc.tuple(
    fc.array(row, { maxLength: 60 }),
    fc.array(fc.array(row, { maxLength: 2 }), { maxLength: 4 }),
  )
  fc.assert(
    fc.property(segments, fc.integer({ min: 0, max: 20 }), ([large, small], limit) => {
      const matched = [...large, ...small.flat()].filter(({ match }) => match)
      const facets = count(
        { source: { limit }, published: { interval: 'month', order: 'count' } },
        ...[large, ...small],
      )
      expect(facets.source).toEqual(
        naive(
          matched.map(({ source }) => source),
          limit,
        ),
      )
      const months = matched.map(({ published = [] }) => published.map((one) => `${one}-01`.slice(0, 7)))
      expect(facets.published?.map(({ value, count }) => ({ value, count }))).toEqual(naive(months, 99))
    }),
    { seed: SEED },
  )
})

test('a fault says what stands where, and what was expected', () => {
  const columns = 'source, rating, published, free'
  expect(faultOf(['title'])).toBe(
    `RangeError: Facet on "title", which is a text field; expected one of: ${columns}.`,
  )
  expect(faultOf({ sorce: {} })).toBe(
    `RangeError: Facet on "sorce", which the schema does not have; expected one of: ${columns}.`,
  )
  expect(faultOf('source')).toBe(
    'TypeError: Facets are "source" (string); expected a list of fields or an object of options.',
  )
  expect(faultOf({ source: 10 })).toBe(
    'TypeError: Facet on "source" is 10 (number); expected an object of options.',
  )
  expect(faultOf({ source: { limit: -1 } })).toBe(
    'RangeError: Facet on "source" has limit -1 (number); expected a number of at least 0.',
  )
  expect(faultOf({ published: { interval: 'week' } })).toBe(
    'RangeError: Facet on "published", a date field, has interval "week" (string); expected year, month or day, of a date.',
  )
  expect(faultOf({ rating: { interval: 'year' } })).toBe(
    'RangeError: Facet on "rating", a number field, has interval "year" (string); expected year, month or day, of a date.',
  )
  expect(faultOf({ rating: { ranges: [{ from: 1 }] } })).toBe(
    'TypeError: Facet on "rating" has "from"; expected gte, gt, lte or lt.',
  )
  expect(faultOf({ rating: { ranges: { gte: 1 } } })).toBe(
    'TypeError: Facet on "rating" has ranges an object; expected an array of ranges.',
  )
  expect(faultOf({ published: { ranges: [{ gte: new Date(Number.NaN) }] } })).toMatch(
    /^TypeError: Facet on "published" has an invalid Date;/,
  )
})
