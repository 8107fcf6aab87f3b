import { expect, test, vi } from 'vitest'
import { createIndex, decodeSnapshot, encodeSnapshot, keyword, text } from '../../src/index.ts'
import { snapshotSections } from '../../src/snapshot/encode.ts'
import { layOutSections } from '../../src/snapshot/format.ts'
import { answersOf, bookOf, makeLibrary, schema } from './library.ts'

test('a decoded index gives the same documents, scores, facets and order', () => {
  const index = makeLibrary()
  const answers = answersOf(index)
  expect(answersOf(decodeSnapshot(encodeSnapshot(index), { schema }))).toBe(answers)
  expect(answersOf(index)).toBe(answers)
})

test('a decoded index is added to, updated and deleted from like the one it was', () => {
  const index = makeLibrary()
  const decoded = decodeSnapshot(encodeSnapshot(index), { schema })
  for (const one of [index, decoded]) {
    one.add(bookOf(300))
    one.update({ ...bookOf(8), title: 'Rewritten' })
    expect(one.delete('book 10')).toBe(true)
    expect(() => one.add(bookOf(11))).toThrow('is in the index already')
    expect(one.search('rewritten').hits.map(({ id }) => id)).toEqual(['book 8'])
  }
  expect(answersOf(decoded)).toBe(answersOf(index))
  decoded.optimize()
  index.optimize()
  expect(answersOf(decoded)).toBe(answersOf(index))
})

test('decoding copies nothing and changes nothing', () => {
  const bytes = encodeSnapshot(makeLibrary())
  const before = bytes.slice()
  const decoded = decodeSnapshot(bytes, { schema })
  decoded.delete('book 20')
  decoded.add(bookOf(300))
  decoded.optimize()
  expect(bytes).toEqual(before)
  // These are the bytes that are searched: what is done to them later is seen.
  const again = decodeSnapshot(bytes, { schema })
  expect(again.has('book 7')).toBe(true)
  bytes.fill(0)
  expect(again.has('book 7')).toBe(false)
})

test('what was decoded has the same bytes', () => {
  const bytes = encodeSnapshot(makeLibrary())
  expect(encodeSnapshot(decodeSnapshot(bytes))).toEqual(bytes)
})

test('the pieces of a snapshot stay as they are while the index changes', () => {
  const index = makeLibrary()
  const bytes = encodeSnapshot(index)
  const { parts } = layOutSections(snapshotSections(index))
  index.add(bookOf(300))
  index.delete('book 20')
  index.optimize()
  expect(new Uint8Array(Buffer.concat(parts))).toEqual(bytes)
})

test('deleted documents are out of the bytes after optimize()', () => {
  const index = createIndex({ schema: { body: text() } })
  index.addAll([
    { id: 1, body: 'kept' },
    { id: 2, body: 'secret' },
    { id: 3, body: 'kept' },
    { id: 4, body: 'kept' },
  ])
  index.commit()
  index.delete(2)
  const holdsSecret = () => Buffer.from(encodeSnapshot(index)).includes('secret')
  expect(holdsSecret()).toBe(true)
  index.optimize()
  expect(holdsSecret()).toBe(false)
})

test('an index without documents comes back', () => {
  const decoded = decodeSnapshot(encodeSnapshot(createIndex({ schema })), { schema })
  expect([decoded.size, decoded.search('river').total.value]).toEqual([0, 0])
  decoded.add({ id: 1, body: 'In a café' })
  expect(decoded.search('cafe').total.value).toBe(1)
})

test('documents without any value come back', () => {
  const index = createIndex({ schema, id: 'isbn' })
  index.addAll([{ isbn: '\ud800' }, { isbn: '7' }, { isbn: 7 }])
  const decoded = decodeSnapshot(encodeSnapshot(index), { schema, id: 'isbn' })
  expect(decoded.search('*').hits.map(({ id }) => id)).toEqual(['\ud800', '7', 7])
  expect(decoded.get(7)).toEqual({ isbn: 7 })
})

test('id property, unknown properties and BM25 are those of the index', () => {
  const index = createIndex({
    schema: { body: text() },
    id: 'key',
    storeUnknown: true,
    bm25: { k1: 2, b: 0 },
  })
  index.add({ key: 1, body: 'stone stone', extra: [1] })
  const decoded = decodeSnapshot(encodeSnapshot(index))
  decoded.add({ key: 2, body: 'stone', extra: { a: new Date(0) } } as never)
  index.add({ key: 2, body: 'stone', extra: { a: new Date(0) } })
  expect(JSON.stringify(decoded.search('stone'))).toBe(JSON.stringify(index.search('stone')))
  expect(decoded.get(1)).toEqual({ key: 1, body: 'stone stone', extra: [1] })
})

test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('a snapshot may lie %i bytes into a buffer', (offset) => {
  const bytes = encodeSnapshot(makeLibrary())
  const larger = new Uint8Array(bytes.length + 20).fill(0xee)
  larger.set(bytes, offset)
  const decoded = decodeSnapshot(larger.subarray(offset, offset + bytes.length), { schema })
  expect(answersOf(decoded)).toBe(answersOf(makeLibrary()))
})

test('a snapshot is given as an ArrayBuffer, or as a view of one', () => {
  const bytes = encodeSnapshot(makeLibrary())
  for (const given of [bytes.buffer, Buffer.from(bytes), new DataView(bytes.buffer)]) {
    expect(decodeSnapshot(given as Uint8Array, { schema }).size).toBe(168)
  }
})

test('a snapshot in shared memory is searched, by decoders that refuse shared memory too', () => {
  const bytes = encodeSnapshot(makeLibrary())
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  const decode = TextDecoder.prototype.decode
  const spy = vi.spyOn(TextDecoder.prototype, 'decode').mockImplementation(function (
    this: TextDecoder,
    view,
    options,
  ) {
    if (ArrayBuffer.isView(view) && view.buffer instanceof SharedArrayBuffer) throw new TypeError('shared')
    return decode.call(this, view, options)
  })
  try {
    const decoded = decodeSnapshot(shared, { schema })
    expect(answersOf(decoded)).toBe(answersOf(makeLibrary()))
    decoded.optimize()
    expect(decoded.size).toBe(168)
  } finally {
    spy.mockRestore()
  }
})

test('with verify: false the same index is opened', () => {
  const bytes = encodeSnapshot(makeLibrary())
  expect(answersOf(decodeSnapshot(bytes, { schema, verify: false }))).toBe(answersOf(makeLibrary()))
})

test('names that objects have of themselves are fields like any other', () => {
  const index = createIndex({
    schema: { ['__proto__']: text(), constructor: keyword(), '7': text() } as const,
  })
  index.add({ id: 1, ['__proto__']: 'river', constructor: 'x', '7': 'stone' })
  const decoded = decodeSnapshot(encodeSnapshot(index))
  expect(decoded.search('__proto__:river').total.value).toBe(1)
  expect(decoded.search('*', { filter: { constructor: 'x' } as never }).total.value).toBe(1)
})
