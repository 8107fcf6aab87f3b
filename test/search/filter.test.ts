import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boolean, date, keyword, number, text } from '../../src/schema/field.ts'
import { compileSchema, type DocumentOf } from '../../src/schema/schema.ts'
import { compileFilter, evaluateFilter, type Filter, withoutField } from '../../src/search/filter.ts'
import { segmentOf } from './column-segment.ts'

const SEED = 20166

const definitions = {
  title: text(),
  source: keyword(),
  published: date(),
  rating: number(),
  free: boolean(),
  'author.name': keyword(),
}
const schema = compileSchema(definitions)
type Document = Omit<DocumentOf<typeof definitions>, 'id'>

/** The places of the documents that a filter keeps. */
function keep(filter: Filter<typeof definitions>, documents: readonly Document[]): number[] {
  const { columns, maxDoc } = segmentOf(schema, documents)
  const bits = evaluateFilter(compileFilter(filter, schema.kinds), (field) => columns.get(field), maxDoc)
  return documents.flatMap((_, doc) => (bits.has(doc) ? [doc] : []))
}

const faultOf = (filter: unknown) => {
  try {
    compileFilter(filter, schema.kinds)
  } catch (error) {
    return String(error)
  }
  throw new Error('The filter was accepted.')
}

const documents: Document[] = [
  { source: 'tass', published: '2015-02-11', rating: 3, free: true },
  { source: ['tass', 'bbc'], published: '2016-03-24T15:00Z', rating: [1, 9], free: false },
  { source: 'bbc', published: new Date('2016-12-31'), author: { name: 'Ann' } },
  { rating: 5 },
  {},
]

test('a value, or any of several', () => {
  expect(keep({ source: 'tass' }, documents)).toEqual([0, 1])
  expect(keep({ source: ['bbc', 'cnn'] }, documents)).toEqual([1, 2])
  expect(keep({ source: 'cnn' }, documents)).toEqual([])
  expect(keep({ source: [] }, documents)).toEqual([])
  expect(keep({ rating: 9 }, documents)).toEqual([1])
  expect(keep({ free: false }, documents)).toEqual([1])
  expect(keep({ 'author.name': 'Ann' }, documents)).toEqual([2])
  expect(keep({ source: 'TASS' }, documents)).toEqual([])
})

test('a range of numbers, dates or keywords', () => {
  expect(keep({ rating: { gt: 3 } }, documents)).toEqual([1, 3])
  expect(keep({ rating: { gte: 3, lt: 5 } }, documents)).toEqual([0])
  expect(keep({ rating: { lte: 1 } }, documents)).toEqual([1])
  expect(keep({ rating: { gte: 5, lte: 3 } }, documents)).toEqual([])
  expect(keep({ rating: { gte: -Infinity, lt: Infinity } }, documents)).toEqual([0, 1, 3])
  expect(keep({ published: { gte: '2016' } }, documents)).toEqual([1, 2])
  expect(keep({ published: { gte: '2016-03-24', lt: new Date('2016-03-25') } }, documents)).toEqual([1])
  expect(keep({ published: { lt: Date.UTC(2016, 0) } }, documents)).toEqual([0])
  expect(keep({ source: { gt: 'bbc' } }, documents)).toEqual([0, 1])
})

test('a date that names a year, a month or a day is all of it', () => {
  const dates = ['2015-12-31T23:59:59.999Z', '2016', '2016-12-31T23:59:59.999Z', '2017', '9999-06']
  const documents = dates.map((published) => ({ published }))
  const ids = (published: object | string) => keep({ published } as never, documents)
  expect(ids('2016')).toEqual([1, 2])
  expect(ids('2016-01')).toEqual([1])
  expect(ids('2016-12-31')).toEqual([2])
  expect(ids(['2015', '2017'])).toEqual([0, 3])
  expect(ids({ lte: '2016' })).toEqual([0, 1, 2])
  expect(ids({ lt: '2016' })).toEqual([0])
  expect(ids({ gt: '2016' })).toEqual([3, 4])
  expect(ids({ gte: '2016', lte: '2016' })).toEqual([1, 2])
  expect(ids({ gt: '2015-12', lte: '2016-12' })).toEqual([1, 2])
  expect(ids('9999')).toEqual([4])
  expect(ids({ gt: '9999' })).toEqual([])
  // These name instants.
  expect(ids('2016-01-01T00:00')).toEqual([1])
  expect(ids(new Date('2016'))).toEqual([1])
  expect(ids({ lte: Date.UTC(2016, 0) })).toEqual([0, 1])
})

test('a date is the same instant however it is written', () => {
  for (const published of ['2015-02-11', new Date('2015-02-11'), 1423612800000, '2015-02-11T03:00+03:00']) {
    expect(keep({ published }, documents)).toEqual([0])
  }
})

test('null keeps documents without a value, and its opposite those with one', () => {
  expect(keep({ source: null }, documents)).toEqual([3, 4])
  expect(keep({ source: ['bbc', null] }, documents)).toEqual([1, 2, 3, 4])
  expect(keep({ not: { rating: null } }, documents)).toEqual([0, 1, 3])
  expect(keep({ 'author.name': null }, documents)).toEqual([0, 1, 3, 4])
})

test('conditions join by and, or and not', () => {
  expect(keep({ source: 'tass', free: true }, documents)).toEqual([0])
  expect(keep({ or: [{ rating: 5 }, { source: 'bbc', free: false }] }, documents)).toEqual([1, 3])
  expect(keep({ and: [{ source: 'tass' }, { source: 'bbc' }] }, documents)).toEqual([1])
  expect(keep({ not: { source: 'tass' } }, documents)).toEqual([2, 3, 4])
  expect(keep({ source: 'bbc', not: { or: [{ free: false }, { rating: 5 }] } }, documents)).toEqual([2])
  expect(keep({}, documents)).toEqual([0, 1, 2, 3, 4])
  expect(keep({ and: [] }, documents)).toEqual([0, 1, 2, 3, 4])
  expect(keep({ or: [] }, documents)).toEqual([])
  expect(keep({ not: {} }, documents)).toEqual([])
})

test('what is undefined is no condition', () => {
  expect(keep({ source: undefined, or: undefined, not: undefined, rating: 5 }, documents)).toEqual([3])
  expect(keep({ rating: { gte: undefined, lt: undefined } }, documents)).toEqual([0, 1, 2, 3, 4])
  expect(keep({ rating: { gte: 5, lt: undefined } }, documents)).toEqual([1, 3])
})

test('a segment without the column has no value of the field', () => {
  const of = (filter: Filter<typeof definitions>) =>
    evaluateFilter(compileFilter(filter, schema.kinds), () => undefined, 3).count()
  expect([of({ source: 'a' }), of({ source: null }), of({ not: { source: 'a' } })]).toEqual([0, 3, 3])
})

test('a fault says what stands where, and what was expected', () => {
  const columns = 'source, published, rating, free, author.name'
  expect(faultOf({ sorce: 'a' })).toBe(
    `RangeError: Filter on "sorce", which the schema does not have; expected one of: ${columns}.`,
  )
  expect(faultOf({ title: 'a' })).toBe(
    `RangeError: Filter on "title", which is a text field; expected one of: ${columns}.`,
  )
  expect(faultOf({ and: [{ or: [{ rating: '5' }] }] })).toBe(
    'TypeError: Filter on "rating" has "5" (string); the schema says number.',
  )
  expect(faultOf({ rating: [1, undefined] })).toBe(
    'TypeError: Filter on "rating" has undefined; the schema says number.',
  )
  expect(faultOf({ rating: { gte: 'Infinity' } })).toBe(
    'TypeError: Filter on "rating" has "Infinity" (string); the schema says number.',
  )
  expect(faultOf({ published: 'soon' })).toBe(
    'TypeError: Filter on "published" has "soon" (string); the schema says date: a Date, an ISO 8601 string or epoch milliseconds.',
  )
  expect(faultOf({ rating: { min: 1 } })).toBe(
    'TypeError: Filter on "rating" has "min"; expected gte, gt, lte or lt.',
  )
  expect(faultOf({ free: { gte: true } })).toBe(
    'TypeError: Filter on "free" has "gte"; expected true or false.',
  )
  expect(faultOf({ source: { gte: null } })).toBe(
    'TypeError: Filter on "source" has null; the schema says keyword.',
  )
  expect(faultOf({ or: { source: 'a' } })).toBe(
    'TypeError: "or" in a filter is an object; expected an array of filters.',
  )
  expect(faultOf({ not: [{ source: 'a' }] })).toBe(
    'TypeError: A filter is an array; expected an object of conditions.',
  )
  expect(faultOf('source')).toBe(
    'TypeError: A filter is "source" (string); expected an object of conditions.',
  )
  for (const name of ['constructor', 'toString', '__proto__']) {
    expect(faultOf(JSON.parse(`{ "${name}": 1 }`))).toContain('which the schema does not have')
  }
})

test('nesting is deep enough for anyone, and not without end', () => {
  const nested = (depth: number): Filter<typeof definitions> => {
    let filter: Filter<typeof definitions> = { source: 'tass' }
    for (let i = 0; i < depth; i++) filter = { not: filter }
    return filter
  }
  expect(keep(nested(500), documents)).toEqual([0, 1])
  expect(faultOf(nested(501))).toBe('RangeError: A filter is nested more than 500 deep.')
  expect(faultOf(nested(100_000))).toBe('RangeError: A filter is nested more than 500 deep.')
})

type Row = { source: string[]; rating: number[]; free: boolean[] }

/** What a filter means, said over plain documents. */
function holds(filter: Filter<typeof definitions>, row: Row): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === 'and') return (condition as Filter<typeof definitions>[]).every((one) => holds(one, row))
    if (name === 'or') return (condition as Filter<typeof definitions>[]).some((one) => holds(one, row))
    if (name === 'not') return !holds(condition as Filter<typeof definitions>, row)
    const values: (string | number | boolean)[] = row[name as keyof Row]
    if (Array.isArray(condition)) {
      return condition.some((one) => (one === null ? values.length === 0 : values.includes(one)))
    }
    if (typeof condition !== 'object') return values.includes(condition as string)
    const {
      gte = -Infinity,
      gt = -Infinity,
      lte = Infinity,
      lt = Infinity,
    } = condition as Record<string, number>
    if (Object.keys(condition as object).length === 0) return true
    return (values as number[]).some((one) => one >= gte && one > gt && one <= lte && one < lt)
  })
}

test('any filter keeps what it says, over any documents', () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 2 })
  const [word, digit] = [fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 5 })]
  const row = fc.record({ source: some(word), rating: some(digit), free: some(fc.boolean()) })
  const { filter } = fc.letrec<{ filter: Filter<typeof definitions> }>((tie) => ({
    filter: fc.record(
      {
        source: fc.oneof(word, some(fc.option(word))),
        rating: fc.oneof(
          digit,
          some(fc.option(digit)),
          fc.record({ gte: digit, gt: digit, lte: digit, lt: digit }, { requiredKeys: [] }),
        ),
        free: fc.boolean(),
        and: fc.array(tie('filter'), { maxLength: 2 }),
        or: fc.array(tie('filter'), { maxLength: 2 }),
        not: tie('filter'),
      },
      { requiredKeys: [] },
    ),
  }))
  fc.assert(
    fc.property(fc.array(row, { maxLength: 70 }), filter, (rows, wanted) => {
      expect(keep(wanted, rows)).toEqual(rows.flatMap((one, doc) => (holds(wanted, one) ? [doc] : [])))
    }),
    { seed: SEED },
  )
})

test('a filter without a field keeps what it says of the others', () => {
  const kept = (filter: Filter<typeof definitions>) => {
    const { columns, maxDoc } = segmentOf(schema, documents)
    const others = withoutField(compileFilter(filter, schema.kinds), 'source')
    const bits = evaluateFilter(others, (field) => columns.get(field), maxDoc)
    return documents.flatMap((_, doc) => (bits.has(doc) ? [doc] : []))
  }
  expect(kept({ source: 'cnn', rating: 5 })).toEqual([3])
  expect(kept({ or: [{ source: 'cnn' }, { not: { source: ['bbc', 'tass'] } }], rating: 5 })).toEqual([3])
  expect(kept({ and: [{ source: 'cnn' }, { rating: 5 }] })).toEqual([3])
  expect(kept({ or: [{ source: 'bbc' }, { rating: 5 }] })).toEqual([1, 2, 3])
  expect(kept({ or: [] })).toEqual([])
})
