import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitSet } from '../../src/codec/bit-set.ts'
import { type DocumentId, encodeId, hashKey } from '../../src/segment/document-id.ts'
import { IdTable } from '../../src/segment/id-table.ts'
import { IdTableWriter } from '../../src/segment/id-table-writer.ts'
import type { Sections } from '../../src/segment/sections.ts'
import { finish } from '../../src/steps.ts'

const SEED = 7

const find = (table: IdTable, id: DocumentId, liveDocs?: BitSet) => {
  const key = encodeId(id)
  return table.find(key, hashKey(key, 0, key.length), liveDocs)
}

function tableOf(ids: readonly DocumentId[]): IdTable {
  const writer = new IdTableWriter()
  for (const id of ids) writer.addId(id)
  const sections = new Map()
  finish(writer.build(sections))
  return new IdTable(sections)
}

const ODD_IDS = [
  ...[7, '7', '07', 7.5, '7.5', -7, '-7', 0, '0', 1e21, '1e+21', Number.MAX_SAFE_INTEGER, Number.MIN_VALUE],
  ...[
    'a',
    'A',
    ' a',
    'a ',
    'é',
    'e\u0301',
    '語',
    '😀',
    '\0',
    '\0a',
    '\u0001',
    '\u00017',
    '\ufffd',
    '\ud800',
    '\udc00',
  ],
  ...[
    '\ud800\ud800',
    '\ud83d',
    '\ude00',
    'x\ud83d',
    '\ufeff',
    '\ufeffa',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...['x'.repeat(64), 'x'.repeat(65), 'x'.repeat(1000), 'true', 'null', 'undefined', 'NaN'],
]

test('ids that look alike are different ids, and come back as they were', () => {
  const table = tableOf(ODD_IDS)
  ODD_IDS.forEach((id, doc) => {
    expect(table.idOf(doc)).toBe(id)
    expect(find(table, id)).toBe(doc)
  })
})

test('any ids are found, and no other', () => {
  const id = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  fc.assert(
    fc.property(fc.uniqueArray(id, { comparator: 'SameValueZero' }), fc.array(id), (ids, others) => {
      const table = tableOf(ids)
      ids.forEach((id, doc) => {
        expect(find(table, id)).toBe(doc)
        expect(table.idOf(doc) === id).toBe(true)
      })
      for (const other of others) expect(find(table, other)).toBe(ids.indexOf(other))
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('of very many ids each is found, and no other', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => (i % 2 === 0 ? i : `doc-${i}`))
  const table = tableOf(ids)
  expect(ids.filter((id, doc) => find(table, id) !== doc)).toEqual([])
  expect(ids.filter((_, i) => find(table, `none-${i}`) !== -1 || find(table, -1 - i) !== -1)).toEqual([])
})

test('tags are worth it once many ids were looked for, and are made in steps', () => {
  const table = tableOf(Array.from({ length: 10_000 }, (_, i) => i))
  expect(table.isSought).toBe(false)
  for (let i = 0; i < 500; i++) find(table, `none-${i}`)
  expect(table.isSought).toBe(true)
  expect([...table.prepare()].length).toBeGreaterThan(20_000 / 2048)
  expect(table.isSought).toBe(false)
  expect([find(table, 9999), find(table, '9999')]).toEqual([9999, -1])
})

test('damaged ends lead over no gigabytes', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `document-${i}`)
  const writer = new IdTableWriter()
  for (const id of ids) writer.addId(id)
  const sections: Sections = new Map()
  finish(writer.build(sections))
  for (const damage of [(doc: number) => doc === 19_000, (doc: number) => doc % 3 > 0]) {
    const ends = Uint32Array.from(sections.get('ids.ends')!)
    for (const doc of ids.keys()) if (damage(doc)) ends[doc] = 0xffffffff
    const table = new IdTable(new Map(sections).set('ids.ends', ends))
    finish(table.prepare())
    expect(find(table, 'document-0')).toBe(0)
  }
})

test('a long id is found too', () => {
  const ids = Array.from({ length: 200 }, (_, i) => 'x'.repeat(1020 + (i % 9)) + i)
  const table = tableOf(ids)
  finish(table.prepare())
  expect(ids.filter((id, doc) => find(table, id) !== doc)).toEqual([])
})

test('0 and −0 are one id', () => {
  expect(find(tableOf([0]), -0)).toBe(0)
})

test('of several documents of one id, the live one is found', () => {
  const table = tableOf(['a', 'b', 'a', 'a'])
  const liveDocs = new BitSet(4)
  expect(find(table, 'a', liveDocs)).toBe(-1)
  liveDocs.set(2)
  expect(find(table, 'a', liveDocs)).toBe(2)
  expect(find(table, 'c')).toBe(-1)
})

test('a table of nothing finds nothing', () => {
  expect(find(tableOf([]), 'a')).toBe(-1)
})

test('keys of merged segments are those of their ids', () => {
  const from = tableOf(ODD_IDS)
  const writer = new IdTableWriter()
  for (const doc of ODD_IDS.keys()) writer.addKey(from.keyOf(doc))
  const sections = new Map()
  finish(writer.build(sections))
  const table = new IdTable(sections)
  for (const [doc, id] of ODD_IDS.entries()) expect(table.idOf(doc)).toBe(id)
})

test('the writer knows the live documents, whatever was removed and added again', () => {
  const ids = fc.constantFrom(...ODD_IDS.slice(0, 40))
  const step = fc.tuple(fc.constantFrom('add', 'remove'), ids)
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
      const writer = new IdTableWriter()
      const live = new Map<DocumentId, number>()
      let count = 0
      for (const [what, id] of steps) {
        expect(writer.find(id)).toBe(live.get(id) ?? -1)
        if (what === 'remove') {
          expect(writer.remove(id)).toBe(live.get(id) ?? -1)
          live.delete(id)
        } else if (!live.has(id)) {
          writer.addId(id)
          live.set(id, count++)
        }
      }
      for (const id of ODD_IDS) expect(writer.find(id)).toBe(live.get(id) ?? -1)
    }),
    { seed: SEED, numRuns: 100 },
  )
})
