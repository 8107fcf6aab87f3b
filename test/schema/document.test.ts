import { expect, test } from 'vitest'
import { DocumentError } from '../../src/errors.ts'
import { createFieldValues, readDocument } from '../../src/schema/document.ts'
import { boolean, date, keyword, number, text } from '../../src/schema/field.ts'
import { compileSchema } from '../../src/schema/schema.ts'

const schema = compileSchema({
  title: text(),
  body: text({ stored: false }),
  tags: keyword(),
  year: number(),
  published: date(),
  free: boolean(),
  'author.name': text(),
  'author.place.name': keyword(),
})
const values = createFieldValues(schema)

function read(document: unknown) {
  readDocument(schema, document, values)
  const { id, texts, columns } = values
  return structuredClone({ id, texts, columns })
}

function faultOf(document: unknown, of = schema): DocumentError {
  try {
    readDocument(of, document, createFieldValues(of))
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError)
    return error as DocumentError
  }
  throw new Error('The document was accepted.')
}

test('values are read by the slots of their fields, dates as epoch milliseconds', () => {
  const document = {
    id: 'a',
    title: 'Minsk',
    body: ['one', 'two'],
    tags: 'x',
    year: 1982,
    published: '2016-03-24',
    free: false,
    author: { name: 'Ann', place: { name: 'Riga' } },
    url: 'not in the schema',
  }
  expect(read(document)).toEqual({
    id: 'a',
    texts: [['Minsk'], ['one', 'two'], ['Ann']],
    columns: [['x'], [1982], [1458777600000], [false], ['Riga']],
  })
})

test('null, undefined, an empty array and an absent property are no value, and nothing is left from the document before', () => {
  read({ id: 1, title: 'before', tags: ['x', 'y'], year: 1, author: { name: 'Ann' } })
  expect(read({ id: 2, title: null, tags: [], year: undefined, author: null })).toEqual({
    id: 2,
    texts: [[], [], []],
    columns: [[], [], [], [], []],
  })
})

test('several objects on the way to a field each give their values', () => {
  const author = [{ name: 'Ann', place: [{ name: 'Riga' }, { name: 'Oslo' }] }, {}, { name: ['Bob', 'Rob'] }]
  const { texts, columns } = read({ id: 1, author })
  expect(texts[2]).toEqual(['Ann', 'Bob', 'Rob'])
  expect(columns[4]).toEqual(['Riga', 'Oslo'])
})

test('a value of a wrong type is refused with the field, the value, its type and what the schema says', () => {
  const messages = {
    'Field "year" of document "tt0083658" is "1982" (string); the schema says number.': { year: '1982' },
    'Field "year" of document "tt0083658" is NaN (number); the schema says number.': { year: Number.NaN },
    'Field "year" of document "tt0083658" is -Infinity (number); the schema says number.': {
      year: -Infinity,
    },
    'Field "year" of document "tt0083658" is 10 (bigint); the schema says number.': { year: 10n },
    'Field "title" of document "tt0083658" is 1982 (number); the schema says text.': { title: 1982 },
    'Field "title" of document "tt0083658" is an object; the schema says text.': { title: { text: 'a' } },
    'Field "title" of document "tt0083658" has 3 (number) at index 1; the schema says text.': {
      title: ['a', 3],
    },
    'Field "tags" of document "tt0083658" has an array at index 0; the schema says keyword.': {
      tags: [['a']],
    },
    'Field "free" of document "tt0083658" is 1 (number); the schema says boolean.': { free: 1 },
    'Field "published" of document "tt0083658" is "yesterday" (string); the schema says date: a Date, an ISO 8601 string or epoch milliseconds.':
      { published: 'yesterday' },
    'Field "published" of document "tt0083658" is an invalid Date; the schema says date: a Date, an ISO 8601 string or epoch milliseconds.':
      { published: new Date(Number.NaN) },
    'Field "author" of document "tt0083658" is "Ann" (string); the schema says an object that holds "name".':
      {
        author: 'Ann',
      },
    'Field "author.place" of document "tt0083658" has 5 (number) at index 1; the schema says an object that holds "name".':
      { author: { place: [{}, 5] } },
  }
  for (const [message, fields] of Object.entries(messages)) {
    const fault = faultOf({ id: 'tt0083658', ...fields })
    expect(fault.message).toBe(message)
    expect(fault.id).toBe('tt0083658')
  }
  expect(faultOf({ id: 7, author: { place: 1 } })).toMatchObject({ id: 7, field: 'author.place.name' })
})

test('a long value is shortened in the message', () => {
  const { message } = faultOf({ id: 1, year: 'x'.repeat(1000) })
  expect(message).toBe(`Field "year" of document 1 is "${'x'.repeat(39)}… (string); the schema says number.`)
})

test('a required field has a value', () => {
  const strict = compileSchema({
    title: text({ required: true }),
    'author.name': keyword({ required: true }),
  })
  const author = { name: 'Ann' }
  for (const title of [undefined, null, []]) {
    expect(faultOf({ id: 'a', title, author }, strict)).toMatchObject({
      message: 'Field "title" of document "a" has no value; the schema requires one.',
      field: 'title',
      id: 'a',
    })
  }
  expect(faultOf({ id: 'a', title: 'x', author: {} }, strict).field).toBe('author.name')
  expect(() => readDocument(strict, { id: 'a', title: '', author }, createFieldValues(strict))).not.toThrow()
})

test('an id is a non-empty string or a finite number', () => {
  expect([0, -1.5, 'a', ' ', '__proto__'].map((id) => read({ id }).id)).toEqual([
    0,
    -1.5,
    'a',
    ' ',
    '__proto__',
  ])
  expect(faultOf({ title: 'a' })).toMatchObject({
    message: 'The id of a document, "id", is undefined; expected a non-empty string or a finite number.',
    id: undefined,
  })
  for (const id of ['', null, Number.NaN, Infinity, 10n, {}, ['a'], true, Symbol('a')]) {
    expect(faultOf({ id }).message).toContain('expected a non-empty string or a finite number.')
  }
  const other = compileSchema({ title: text() }, 'isbn')
  expect(faultOf({ id: 'a' }, other).message).toMatch(/^The id of a document, "isbn", is undefined;/)
})

test('what is no object is no document', () => {
  expect(faultOf(null).message).toBe('A document is null; expected an object.')
  expect(faultOf('text').message).toBe('A document is "text" (string); expected an object.')
  expect(faultOf([{ id: 1 }]).message).toBe('A document is an array; expected an object.')
})

test("inherited properties are not the document's", () => {
  const odd = compileSchema({ constructor: keyword(), ['__proto__']: text(), toString: number() })
  const found = createFieldValues(odd)
  readDocument(odd, { id: 1 }, found)
  expect([found.texts, found.columns]).toEqual([[[]], [[], []]])
  readDocument(odd, JSON.parse('{ "id": 1, "constructor": "a", "__proto__": "b", "toString": 3 }'), found)
  expect([found.texts, found.columns]).toEqual([[['b']], [['a'], [3]]])
  expect(faultOf(Object.create({ id: 1 })).message).toContain('is undefined')
})

test('a getter that throws is a fault of the document, with its cause', () => {
  const cause = new Error('gone')
  const get = () => {
    throw cause
  }
  const titled = Object.defineProperty({ id: 'a' }, 'title', { get })
  expect(faultOf(titled)).toMatchObject({
    message: 'Field "title" of document "a" can\'t be read.',
    field: 'title',
    id: 'a',
    cause,
  })
  expect(faultOf(Object.defineProperty({}, 'id', { get }))).toMatchObject({
    message: 'The id of a document, "id", can\'t be read.',
    cause,
  })
})
