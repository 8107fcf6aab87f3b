import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitSet } from '../../../src/codec/bit-set.ts'
import { boolean, date, keyword, number, text } from '../../../src/schema/field.ts'
import { compileSchema } from '../../../src/schema/schema.ts'
import {
  compileSort,
  decodeCursor,
  encodeCursor,
  type Sort,
  SortCollector,
  type SortedDoc,
} from '../../../src/search/collectors/sort.ts'
import { segmentOf } from '../column-segment.ts'

const SEED = 20168

const definitions = {
  title: text(),
  source: keyword(),
  rating: number(),
  published: date(),
  free: boolean(),
}
const schema = compileSchema(definitions)

interface Row {
  readonly source?: string | string[]
  readonly rating?: number | number[]
  readonly published?: string
  readonly free?: boolean
  readonly score?: number
  readonly match?: boolean
}

/** The first of the documents of some segments, in an order. */
function first(k: number, sort: Sort<typeof definitions>, segments: Row[][], after?: string): SortedDoc[] {
  const keys = compileSort(sort, schema.kinds)
  const collector = new SortCollector(keys, k, after === undefined ? undefined : decodeCursor(after, keys))
  let docBase = 0
  for (const rows of segments) {
    const { columns, maxDoc } = segmentOf(schema, rows)
    const matches = new BitSet(maxDoc)
    for (const [doc, { match = true }] of rows.entries()) if (match) matches.set(doc)
    const scores = Float64Array.from(rows, ({ score = 0 }) => score)
    collector.collect((field) => columns.get(field), matches, docBase, scores)
    docBase += maxDoc
  }
  return collector.top()
}

const order = (sort: Sort<typeof definitions>, ...segments: Row[][]) =>
  first(100, sort, segments).map(({ doc }) => doc)

test('documents sort by values of every kind, across segments', () => {
  const segments: Row[][] = [
    [
      { source: 'b', rating: 10, published: '2016', free: true },
      { source: 'B', rating: -1, published: '2015-06', free: false },
    ],
    [
      { source: 'é', rating: 9, published: '2015-05-31' },
      { source: 'a', rating: 2.5, published: '2017', free: false },
    ],
  ]
  expect(order({ source: 'asc' }, ...segments)).toEqual([1, 3, 0, 2])
  expect(order({ source: 'desc' }, ...segments)).toEqual([2, 0, 3, 1])
  expect(order({ rating: 'asc' }, ...segments)).toEqual([1, 3, 2, 0])
  expect(order({ published: 'desc' }, ...segments)).toEqual([3, 0, 1, 2])
  expect(order({ free: 'asc' }, ...segments)).toEqual([1, 3, 0, 2])
  expect(order({ free: 'desc' }, ...segments)).toEqual([0, 1, 3, 2])
})

test('documents without a value come last in both directions, and equal ones in their order', () => {
  const segments: Row[][] = [[{}, { rating: 1 }, { rating: 2 }], [{ rating: 1 }, {}], [{ source: 'a' }]]
  expect(order({ rating: 'asc' }, ...segments)).toEqual([1, 3, 2, 0, 4, 5])
  expect(order({ rating: 'desc' }, ...segments)).toEqual([2, 1, 3, 0, 4, 5])
})

test('of several values the least counts ascending and the greatest descending', () => {
  const rows: Row[] = [{ rating: [5, 1] }, { rating: [3] }, { rating: [2, 4] }]
  expect(order({ rating: 'asc' }, rows)).toEqual([0, 2, 1])
  expect(order({ rating: 'desc' }, rows)).toEqual([0, 2, 1])
  expect(first(3, { rating: 'desc' }, [rows]).map(({ values }) => values)).toEqual([[5], [4], [3]])
})

test('the first key that tells two documents apart decides', () => {
  const rows: Row[] = [
    { source: 'a', rating: 1, score: 1 },
    { source: 'b', rating: 2, score: 3 },
    { source: 'a', rating: 2, score: 2 },
    { source: 'a', rating: 2, score: 3 },
  ]
  expect(order([{ source: 'desc' }, { rating: 'desc' }, 'score'], rows)).toEqual([1, 3, 2, 0])
  expect(order({ source: 'asc', rating: 'desc' }, rows)).toEqual([2, 3, 0, 1])
  expect(order(['score', { source: 'asc' }], rows)).toEqual([3, 1, 2, 0])
  expect(order('score', rows)).toEqual([1, 3, 2, 0])
  expect(order([], rows)).toEqual([0, 1, 2, 3])
})

test('no more than k come back, and only matches', () => {
  const rows: Row[] = Array.from({ length: 300 }, (_, i) => ({ rating: (i * 7) % 300, match: i % 3 !== 0 }))
  expect(first(3, { rating: 'desc' }, [rows]).map(({ values }) => values[0])).toEqual([299, 298, 296])
  expect(first(0, { rating: 'desc' }, [rows])).toEqual([])
  expect(first(Infinity, { rating: 'desc' }, [rows])).toHaveLength(200)
})

test('pages that follow each other by cursor are the whole order, in any split into segments', () => {
  const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const row: fc.Arbitrary<Row> = fc.record({
    source: optional(fc.constantFrom('a', 'b', 'c', '"', '\ud800')),
    rating: optional(
      fc.oneof(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 2 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    ),
    free: optional(fc.boolean()),
    score: fc.constantFrom(0.1, 1 / 3, 2),
    match: fc.boolean(),
  })
  const direction = fc.constantFrom('asc', 'desc')
  const key = fc.oneof(
    fc.constant('score' as const),
    fc.record({ source: direction }),
    fc.record({ rating: direction }),
    fc.record({ free: direction, rating: direction }),
  )
  const least = (value: Row['rating']) => (Array.isArray(value) ? Math.min(...value) : value)
  const greatest = (value: Row['rating']) => (Array.isArray(value) ? Math.max(...value) : value)
  const naive = (rows: Row[], sort: Sort<typeof definitions>[]): number[] => {
    const keys = sort.flatMap((one): [string, string][] =>
      one === 'score' ? [['score', 'desc']] : Object.entries(one),
    )
    const keyOf = (fields: Row, name: string, ascending: boolean) => {
      if (name === 'source') return fields.source === '\ud800' ? '\ufffd' : fields.source
      return name === 'rating' ? (ascending ? least : greatest)(fields.rating) : fields[name as 'score']
    }
    const compare = (m: number, n: number): number => {
      for (const [name, way] of keys) {
        const a = keyOf(rows[m]!, name, way === 'asc')
        const b = keyOf(rows[n]!, name, way === 'asc')
        if (a === b) continue
        if (a === undefined || b === undefined) return a === undefined ? 1 : -1
        return a < b === (way === 'asc') ? -1 : 1
      }
      return m - n
    }
    return rows.flatMap(({ match }, doc) => (match ? [doc] : [])).sort(compare)
  }
  fc.assert(
    fc.property(
      fc.array(fc.array(row, { maxLength: 90 }), { maxLength: 4 }),
      fc.array(key, { maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      (segments, sort, k) => {
        const keys = sort as Sort<typeof definitions>[]
        const expected = naive(segments.flat(), keys)
        const found: number[] = []
        let after: string | undefined
        for (let page = 0; page <= expected.length; page++) {
          const hits = first(k, sort as Sort<typeof definitions>, segments, after)
          if (hits.length === 0) break
          found.push(...hits.map(({ doc }) => doc))
          after = encodeCursor(hits[hits.length - 1]!, compileSort(keys, schema.kinds))
        }
        expect(found).toEqual(expected)
      },
    ),
    { seed: SEED },
  )
})

test('a cursor goes on where values have since come and gone', () => {
  const keys = compileSort({ source: 'desc' }, schema.kinds)
  const after = encodeCursor({ values: ['m'], doc: 5 }, keys)
  expect(decodeCursor(after, keys)).toEqual({ values: ['m'], doc: 5 })
  const rows: Row[] = [{ source: 'z' }, { source: 'n' }, { source: 'l' }, {}, { source: 'a' }]
  expect(first(9, { source: 'desc' }, [rows], after).map(({ doc }) => doc)).toEqual([2, 4, 3])
})

test('what is no cursor of the same sort is refused', () => {
  const keys = compileSort([{ source: 'asc' }, 'score', { published: 'asc' }], schema.kinds)
  const order = '"source+,-,published+"'
  expect(decodeCursor(`["a",1,null,0,${order}]`, keys)).toEqual({ values: ['a', 1, null], doc: 0 })
  const others = [
    '',
    'a',
    '{}',
    'null',
    '["a",1,2,0]',
    '["a",1,2,0,"source+,-,published-"]',
    '["a",1,2,0,"source+,-,rating+"]',
    ...['"a",1,2', '"a",null,2,0', '1,1,2,0', '"a",1,"2016",0', '"a",1,2,0.5'].map(
      (it) => `[${it},${order}]`,
    ),
  ]
  for (const other of [...others, undefined, null, {}, 7]) {
    expect(() => decodeCursor(other, keys), String(other)).toThrow(RangeError)
  }
  expect(() => decodeCursor('[1,2]', keys)).toThrow(
    '"after" is "[1,2]" (string); expected the cursor of a hit of the same sort.',
  )
})

test('a fault says what stands where, and what was expected', () => {
  const columns = 'source, rating, published, free'
  const sort = (by: unknown) => () => compileSort(by, schema.kinds)
  expect(sort({ title: 'asc' })).toThrow(
    new RangeError(`Sort on "title", which is a text field; expected one of: ${columns}.`),
  )
  expect(sort([{ scores: 'asc' }])).toThrow(
    new RangeError(`Sort on "scores", which the schema does not have; expected one of: ${columns}.`),
  )
  expect(sort({ rating: 'up' })).toThrow(
    new TypeError('Sort on "rating" is "up" (string); expected \'asc\' or \'desc\'.'),
  )
  expect(sort('rating')).toThrow(
    new TypeError("Sort is by \"rating\" (string); expected 'score' or { field: 'asc' or 'desc' }."),
  )
  expect(compileSort({ rating: undefined }, schema.kinds)).toEqual([])
})
