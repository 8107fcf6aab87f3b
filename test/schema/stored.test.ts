import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentError } from '../../src/errors.ts'
import { date, keyword, number, text } from '../../src/schema/field.ts'
import { compileSchema } from '../../src/schema/schema.ts'
import { decodeStored, encodeStored } from '../../src/schema/stored.ts'

const SEED = 20164

const schema = compileSchema({
  title: text(),
  body: text({ stored: false }),
  published: date(),
  year: number(),
  'author.name': text(),
  'author.born': date({ stored: false }),
})

const stored = (document: { id: string | number; [name: string]: unknown }, storeUnknown = false) =>
  decodeStored(encodeStored(schema, document, storeUnknown), 'id', document.id)

function faultOf(document: object): DocumentError {
  try {
    encodeStored(schema, document, true)
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError)
    return error as DocumentError
  }
  throw new Error('The document was accepted.')
}

test('the id and the stored fields come back, unknown properties only on request', () => {
  const document = {
    url: '/a',
    id: 'a',
    title: ['one', 'two'],
    body: 'left out',
    year: 1982,
    author: { name: 'Ann', born: '1950', email: 'ann@example.org' },
  }
  const fields = { id: 'a', title: ['one', 'two'], year: 1982 }
  expect(stored(document)).toEqual({ ...fields, author: { name: 'Ann' } })
  expect(stored(document, true)).toEqual({
    ...fields,
    url: '/a',
    author: { name: 'Ann', email: 'ann@example.org' },
  })
})

test('dates come back as what they were', () => {
  const document = { id: 1, published: [new Date(1458777600000), '2016-03-24', 1458777600000, new Date(0)] }
  expect(stored(document)).toStrictEqual(document)
  expect(stored({ id: 1, seen: { at: new Date(-1) } }, true)).toStrictEqual({
    id: 1,
    seen: { at: new Date(-1) },
  })
})

test('null comes back, undefined is left out', () => {
  expect(stored({ id: 1, title: null, year: undefined })).toStrictEqual({ id: 1, title: null })
  expect(stored({ id: 1, extra: [1, undefined, null] }, true)).toStrictEqual({
    id: 1,
    extra: [1, null, null],
  })
})

test('prototype names are properties like others', () => {
  const document = JSON.parse('{ "id": 1, "__proto__": { "__proto__": 2 }, "constructor": "c" }')
  const copy = stored(document, true)
  expect(JSON.stringify(copy)).toBe('{"id":1,"__proto__":{"__proto__":2},"constructor":"c"}')
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  const odd = compileSchema({ ['__proto__']: keyword() })
  expect(
    Object.entries(decodeStored(encodeStored(odd, JSON.parse('{ "id": 1, "__proto__": "a" }')), 'id', 1)),
  ).toEqual([
    ['id', 1],
    ['__proto__', 'a'],
  ])
})

test('any document that JSON can hold, with dates in it, comes back as it was', () => {
  const string = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\x7f', '\x7f\x7f0', '\x7f12', '\ud800', '"'),
  )
  const leaf = fc.oneof(
    string,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value')), fc.dictionary(string, tie('value'))),
  }))
  fc.assert(
    fc.property(fc.dictionary(string, value), (extra) => {
      const document = { id: 1, title: '\x7f5', extra }
      expect(stored(document, true)).toEqual(document)
    }),
    { seed: SEED },
  )
})

test('what JSON can not hold is refused', () => {
  expect(faultOf({ id: 'a', extra: { count: 10n } })).toMatchObject({
    message: 'Property "extra.count" of document "a" is 10 (bigint), which can\'t be stored.',
    id: 'a',
    field: 'extra.count',
  })
  const others = [
    () => 1,
    Symbol('a'),
    Number.NaN,
    Infinity,
    new Map(),
    new Set(),
    new Uint8Array(1),
    new Date(NaN),
  ]
  for (const other of others) expect(faultOf({ id: 'a', extra: [other] }).field).toBe('extra')
  const cyclic: Record<string, unknown> = { id: 'a' }
  cyclic.self = cyclic
  expect(faultOf(cyclic).message).toMatch(/^Property "self\.self.*" of document "a" can't be stored\.$/)
})

test('a property that is not kept is not read', () => {
  const document = Object.defineProperty({ id: 'a' }, 'extra', {
    enumerable: true,
    get() {
      throw new Error('read')
    },
  })
  expect(stored(document)).toEqual({ id: 'a' })
  expect(faultOf(document)).toMatchObject({ field: 'extra', cause: new Error('read') })
})

test('an object that says how it becomes JSON is kept like that', () => {
  expect(stored({ id: 1, url: new URL('https://example.org/a') }, true)).toEqual({
    id: 1,
    url: 'https://example.org/a',
  })
})
