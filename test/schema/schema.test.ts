import { expect, test } from 'vitest'
import { SchemaError } from '../../src/errors.ts'
import { boolean, date, type FieldDefinition, keyword, number, text } from '../../src/schema/field.ts'
import { compileSchema, type Schema } from '../../src/schema/schema.ts'

function faultOf(schema: Schema, idField?: string): { message: string; field: string | undefined } {
  try {
    compileSchema(schema, idField)
  } catch (error) {
    expect(error).toBeInstanceOf(SchemaError)
    const { message, field } = error as SchemaError
    return { message, field }
  }
  throw new Error('The schema was accepted.')
}

test('definitions are plain data with every default filled in', () => {
  expect(text()).toEqual({ type: 'text', boost: 1, language: undefined, stored: true, required: false })
  expect(text({ boost: 2, language: 'simple', stored: false, required: true })).toEqual({
    type: 'text',
    boost: 2,
    language: 'simple',
    stored: false,
    required: true,
  })
  expect(date({ optional: false })).toEqual({ type: 'date', stored: true, required: true })
  expect([keyword(), number(), boolean()].map((field) => field.type)).toEqual([
    'keyword',
    'number',
    'boolean',
  ])
})

test('fields are numbered in order, text and column fields by themselves too', () => {
  const schema = compileSchema({ title: text(), source: keyword(), 'author.name': text(), year: number() })
  expect(schema.fields.map(({ name, ordinal, slot, path }) => [name, ordinal, slot, path])).toEqual([
    ['title', 0, 0, ['title']],
    ['source', 1, 0, ['source']],
    ['author.name', 2, 1, ['author', 'name']],
    ['year', 3, 1, ['year']],
  ])
  expect(schema.textFields.map((field) => field.name)).toEqual(['title', 'author.name'])
  expect(schema.columnFields.map((field) => field.name)).toEqual(['source', 'year'])
  expect(schema.byName.get('year')).toBe(schema.columnFields[1])
  expect([...schema.kinds]).toEqual([
    ['title', 'text'],
    ['source', 'keyword'],
    ['author.name', 'text'],
    ['year', 'number'],
  ])
  expect([...schema.holders]).toEqual(['author'])
})

test('a type that there is not is refused', () => {
  expect(faultOf({ size: { type: 'string' } as unknown as FieldDefinition })).toEqual({
    message: 'Field "size" is of type string; expected text(), keyword(), number(), date() or boolean().',
    field: 'size',
  })
  expect(faultOf({ size: text as unknown as FieldDefinition }).message).toBe(
    'Field "size" is of type undefined; expected text(), keyword(), number(), date() or boolean().',
  )
  expect(faultOf({ size: null as unknown as FieldDefinition }).field).toBe('size')
})

test('a boost is a number from 0 to a billion', () => {
  for (const boost of [-1, Number.NaN, Infinity, 1_000_000_001, '2' as unknown as number]) {
    expect(faultOf({ title: text({ boost }) })).toEqual({
      message: `Field "title" has boost ${boost}; expected a number from 0 to 1000000000.`,
      field: 'title',
    })
  }
  expect(compileSchema({ title: text({ boost: 0 }) }).textFields).toHaveLength(1)
})

test('the id is no field', () => {
  expect(faultOf({ id: keyword() }).message).toBe(
    'Field "id" is the id of the documents, which needs no field.',
  )
  expect(faultOf({ 'key.part': keyword() }, 'key').field).toBe('key.part')
  expect(compileSchema({ id: keyword() }, 'key').columnFields[0]?.name).toBe('id')
})

test('a field inside another field is refused, in whichever order they stand', () => {
  const message = 'Field "author" can\'t be a value and also hold other fields ("author.…").'
  expect(faultOf({ author: keyword(), 'author.name': text() })).toEqual({ message, field: 'author' })
  expect(faultOf({ 'author.name': text(), author: keyword() }).message).toBe(message)
  expect(compileSchema({ author: keyword(), 'authors.name': text() }).fields).toHaveLength(2)
})

test('a name without characters in all its parts is refused', () => {
  for (const name of ['', '.', 'a..b', '.a', 'a.']) {
    expect(faultOf({ [name]: text() }).message).toBe(`Field name "${name}" is empty or has an empty part.`)
  }
})

test('the words that join conditions of a filter name no column, but may name text', () => {
  expect(faultOf({ or: keyword() }).message).toBe(
    'Field "or" can\'t be a keyword field: in a filter, "or" joins conditions.',
  )
  expect(compileSchema({ and: text(), or: text(), not: text() }).textFields).toHaveLength(3)
})

test('names of prototype properties are names like others', () => {
  const schema = compileSchema({
    ['__proto__']: text(),
    constructor: keyword(),
    'toString.valueOf': number(),
  })
  expect(schema.fields.map((field) => field.name)).toEqual(['__proto__', 'constructor', 'toString.valueOf'])
})

test('a schema without fields is refused', () => {
  expect(faultOf({})).toEqual({ message: 'The schema has no fields.', field: undefined })
})
