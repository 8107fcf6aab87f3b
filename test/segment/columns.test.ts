import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitSet } from '../../src/codec/bit-set.ts'
import type { ColumnKind } from '../../src/schema/field.ts'
import type { ColumnValue } from '../../src/schema/value.ts'
import { ColumnBuilder } from '../../src/segment/column-builder.ts'
import { Column, type ColumnRange } from '../../src/segment/columns.ts'
import type { Sections } from '../../src/segment/sections.ts'
import { finish } from '../../src/steps.ts'

const SEED = 20165

/** A column of these documents' values, and its sections. */
function columnOf(kind: ColumnKind, documents: readonly (readonly ColumnValue[])[]): [Column, Sections] {
  const builder = new ColumnBuilder(kind)
  for (const [doc, values] of documents.entries()) builder.add(doc, values)
  const sections: Sections = new Map()
  finish(builder.build(documents.length, 'c.', sections))
  return [new Column(kind, 'c.', sections, documents.length), sections]
}

function matches(column: Column, match: (bits: BitSet) => void): number[] {
  const bits = new BitSet(column.maxDoc)
  match(bits)
  const docs: number[] = []
  for (let doc = bits.next(0); doc >= 0; doc = bits.next(doc + 1)) docs.push(doc)
  return docs
}

const valuesOf = (column: Column, doc: number) =>
  Array.from({ length: column.countOf(doc) }, (_, i) => column.valueOf(column.ordAt(doc, i)))

test('distinct values are numbered in their order', () => {
  const [column] = columnOf('keyword', [['pear'], ['apple'], [], ['pear'], ['zoo']])
  expect([column.valueCount, column.valueOf(0), column.valueOf(1), column.valueOf(2)]).toEqual([
    ...[3, 'apple', 'pear', 'zoo'],
  ])
  expect(['apple', 'pear', 'zoo', '', 'pe', 'zzz'].map((value) => column.ordOf(value))).toEqual([
    0, 1, 2, -1, -1, -1,
  ])
  expect([0, 1, 2, 3, 4].map((doc) => column.firstValue(doc))).toEqual([
    'pear',
    'apple',
    undefined,
    'pear',
    'zoo',
  ])
  expect([column.hasValue(2), column.hasValue(3), column.first(2), column.last(2)]).toEqual([
    ...[false, true, -1, -1],
  ])
})

test('a document has its values in order, each once', () => {
  const [column] = columnOf('number', [[5, 1, 5, 3], [], [7], [3, 3]])
  expect([0, 1, 2, 3].map((doc) => valuesOf(column, doc))).toEqual([[1, 3, 5], [], [7], [3]])
  expect([column.firstValue(0), column.valueOf(column.last(0))]).toEqual([1, 5])
})

test('values take the narrowest array that holds them, and no room where there are none', () => {
  const sectionTypes = (kind: ColumnKind, documents: ColumnValue[][]) =>
    Object.fromEntries(
      [...columnOf(kind, documents)[1]].map(([name, section]) => [name, section.constructor.name]),
    )
  const single = { 'c.ords': 'Uint8Array' }
  expect(sectionTypes('number', [[1], [255]])).toEqual({ ...single, 'c.values': 'Uint8Array' })
  expect(sectionTypes('number', [[1], [1982]])).toEqual({ ...single, 'c.values': 'Uint16Array' })
  expect(sectionTypes('number', [[1], [2 ** 32 - 1]])).toEqual({ ...single, 'c.values': 'Uint32Array' })
  expect(sectionTypes('number', [[-1], [2 ** 31 - 1]])).toEqual({ ...single, 'c.values': 'Int32Array' })
  for (const wide of [[-1, 2 ** 31], [2 ** 32], [0.5], [-(2 ** 31) - 1], [1e300]]) {
    expect(sectionTypes('number', [wide.slice(0, 1), wide.slice(1)])).toEqual({
      ...single,
      'c.values': 'Float64Array',
    })
  }
  expect(sectionTypes('boolean', [[true], [], [false, true]])).toEqual({
    ...{ 'c.values': 'Uint8Array', 'c.ords': 'Uint8Array', 'c.starts': 'Uint8Array' },
  })
  expect(sectionTypes('keyword', [['a', 'a']])).toEqual({
    ...{ 'c.values': 'Uint8Array', 'c.offsets': 'Uint8Array', 'c.ords': 'Uint8Array' },
  })
  expect(sectionTypes('keyword', [[], []])).toEqual({})
  const many = Array.from({ length: 256 }, (_, i) => [i])
  expect(sectionTypes('number', many)['c.ords']).toBe('Uint16Array')
})

test('a column without values matches nothing but what is missing', () => {
  const column = new Column('keyword', 'absent.', new Map(), 40)
  expect([column.valueCount, column.hasValue(3), column.ordOf('a'), column.firstValue(0)]).toEqual([
    ...[0, false, -1, undefined],
  ])
  expect(matches(column, (bits) => column.matchExists(bits))).toEqual([])
  const missing = Uint8Array.of(1)
  expect(matches(column, (bits) => column.matchAccepted(missing, bits))).toHaveLength(40)
})

test('strings beyond ASCII, prototype names and half surrogate pairs are values like others', () => {
  const words = ['Минск', '東京', '🦌', '__proto__', 'constructor', '', 'x'.repeat(200), '\ufeffbom']
  const [column] = columnOf('keyword', [...words.map((word) => [word]), ['a\ud800'], ['a\ufffd']])
  expect(words.map((word, doc) => column.valueOf(column.ordOf(word)) === column.firstValue(doc))).toEqual(
    words.map(() => true),
  )
  // UTF-8 can't tell the two apart.
  expect(matches(column, (bits) => column.matchTerm('a\udfff', bits))).toEqual([8, 9])
  expect(column.valueCount).toBe(words.length + 1)
})

test('zero has no sign', () => {
  const [column] = columnOf('number', [[-0], [0]])
  expect(column.valueCount).toBe(1)
  expect(Object.is(column.valueOf(0), 0)).toBe(true)
  expect(matches(column, (bits) => column.matchTerm(-0, bits))).toEqual([0, 1])
})

const VALUES = {
  keyword: fc.oneof(fc.constantFrom('a', 'b', 'ab', 'B', ''), fc.string({ unit: 'grapheme', maxLength: 3 })),
  number: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  date: fc.integer({ min: 0, max: 2e12 }),
  boolean: fc.boolean(),
} as const

const documentsOf = (kind: ColumnKind) =>
  fc.array(fc.array(VALUES[kind] as fc.Arbitrary<ColumnValue>, { maxLength: 3 }), { maxLength: 80 })

const compare = (a: ColumnValue, b: ColumnValue) => (a < b ? -1 : a > b ? 1 : 0)
const distinct = (values: readonly ColumnValue[]) =>
  [...new Set(values.map((value) => (value === 0 ? 0 : value)))].sort(compare)

for (const kind of ['keyword', 'number', 'date', 'boolean'] as const) {
  test(`a ${kind} column holds and matches what its documents do`, () => {
    const value = VALUES[kind] as fc.Arbitrary<ColumnValue>
    const bound = fc.option(value, { nil: undefined })
    const range = fc.record({ gte: bound, gt: bound, lte: bound, lt: bound })
    fc.assert(
      fc.property(documentsOf(kind), value, range, (documents, term, { gte, gt, lte, lt }) => {
        const [column] = columnOf(kind, documents)
        const within = (one: ColumnValue) =>
          (gte === undefined || one >= gte) &&
          (gt === undefined || one > gt) &&
          (lte === undefined || one <= lte) &&
          (lt === undefined || one < lt)
        const docsWith = (test: (one: ColumnValue) => boolean) =>
          documents.flatMap((values, doc) => (values.some(test) ? [doc] : []))
        expect(documents.map((_, doc) => valuesOf(column, doc))).toEqual(documents.map(distinct))
        expect(matches(column, (bits) => column.matchTerm(term, bits))).toEqual(
          docsWith((one) => one === term),
        )
        const bounds: ColumnRange = { gte, gt, lte, lt }
        expect(matches(column, (bits) => column.matchRange(bounds, bits))).toEqual(docsWith(within))
        expect(matches(column, (bits) => column.matchExists(bits))).toEqual(docsWith(() => true))
      }),
      { seed: SEED },
    )
  })

  test(`merged ${kind} columns are the column of the documents that are left`, () => {
    const part = documentsOf(kind).chain((documents) =>
      fc.tuple(
        fc.constant(documents),
        fc.array(fc.boolean(), { minLength: documents.length, maxLength: documents.length }),
      ),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
        const builder = new ColumnBuilder(kind)
        const left: ColumnValue[][] = []
        for (const [documents, live] of parts) {
          const docMap = documents.map((values, doc) => (live[doc] ? left.push(values) - 1 : -1))
          finish(builder.addColumn(columnOf(kind, documents)[0], docMap))
        }
        const sections: Sections = new Map()
        finish(builder.build(left.length, 'c.', sections))
        expect(sections).toEqual(columnOf(kind, left)[1])
      }),
      { seed: SEED, numRuns: 50 },
    )
  })
}

test('a damaged column answers wrongly at worst, and never throws or loops for long', () => {
  const bytes = fc.uint8Array({ maxLength: 40 })
  const section = fc.oneof(bytes, fc.uint32Array({ maxLength: 40 }), fc.constant(undefined))
  fc.assert(
    fc.property(
      fc.constantFrom<ColumnKind>('keyword', 'number', 'boolean'),
      fc.tuple(section, section, section, section),
      (kind, damaged) => {
        const sections: Sections = new Map()
        for (const [i, name] of ['values', 'offsets', 'ords', 'starts'].entries()) {
          if (damaged[i]) sections.set(`c.${name}`, damaged[i])
        }
        if (kind === 'keyword') sections.set('c.values', new Uint8Array(20))
        const column = new Column(kind, 'c.', sections, 33)
        matches(column, (bits) => column.matchRange({ gte: kind === 'keyword' ? 'a' : 1 }, bits))
        matches(column, (bits) => column.matchExists(bits))
        for (let doc = 0; doc < 33; doc++) valuesOf(column, doc)
        const builder = new ColumnBuilder(kind)
        const docMap = Array.from({ length: 33 }, (_, doc) => doc)
        finish(builder.addColumn(column, docMap))
        finish(builder.build(33, 'c.', new Map()))
      },
    ),
    { seed: SEED },
  )
})
