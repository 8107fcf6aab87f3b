import { expectTypeOf, test } from 'vitest'
import { boolean, date, keyword, number, text } from '../../src/schema/field.ts'
import type {
  ColumnFieldOf,
  DocumentOf,
  KeywordFieldOf,
  Schema,
  TextFieldOf,
} from '../../src/schema/schema.ts'

const schema = {
  title: text({ boost: 2, required: true }),
  body: text(),
  source: keyword(),
  year: number({ optional: false }),
  published: date({ optional: true }),
  free: boolean(),
  'author.name': text({ required: true }),
  'author.born': date(),
  'place.name': keyword(),
}
type Document = DocumentOf<typeof schema>

test('required fields are there, the others may be absent or null', () => {
  expectTypeOf<Document['title']>().toEqualTypeOf<string | readonly string[]>()
  expectTypeOf<Document['body']>().toEqualTypeOf<string | readonly string[] | null | undefined>()
  expectTypeOf<Document['year']>().toEqualTypeOf<number | readonly number[]>()
  expectTypeOf<Document['free']>().toEqualTypeOf<boolean | readonly boolean[] | null | undefined>()
})

test('ids are strings or numbers, under the name of the id property', () => {
  expectTypeOf<Document['id']>().toEqualTypeOf<string | number>()
  expectTypeOf<DocumentOf<{ title: ReturnType<typeof text> }, 'key'>['key']>().toEqualTypeOf<
    string | number
  >()
})

test('a dotted name is a property of a nested object, or of several', () => {
  const one: Document = { id: 1, title: 'a', year: 1, author: { name: 'b', born: '1900' } }
  const several: Document = { id: 1, title: 'a', year: 1, author: [{ name: 'b' }, { name: 'c', born: null }] }
  expectTypeOf([one, several]).toExtend<readonly Document[]>()
  // @ts-expect-error: author.name is required
  const anonymous: Document = { id: 1, title: 'a', year: 1, author: {} }
  // @ts-expect-error: author is an object
  const flat: Document = { id: 1, title: 'a', year: 1, author: 'b' }
  expectTypeOf([anonymous, flat]).toExtend<readonly Document[]>()
})

test('a date is a Date, a string or a number, and a wrong type does not compile', () => {
  const base = { id: 1, title: 'a', year: 1, author: { name: 'b' } }
  const dated: Document[] = [
    { ...base, published: new Date(0) },
    { ...base, published: '2016-03-24' },
    { ...base, published: 0 },
    { ...base, published: ['2016', new Date(0)] },
  ]
  // @ts-expect-error: not a date
  const undated: Document = { ...base, published: true }
  // @ts-expect-error: a number, not a string
  const spelled: Document = { ...base, year: '1982' }
  expectTypeOf([...dated, undated, spelled]).toExtend<readonly Document[]>()
})

test('a name that the schema does not have does not compile', () => {
  const found = {} as Document
  // @ts-expect-error: titel
  found.titel
  expectTypeOf(found.title).toEqualTypeOf<string | readonly string[]>()
})

test('a document may carry properties that the schema does not name', () => {
  const add = <D extends Document>(_document: D): void => {}
  add({ id: 1, title: 'a', year: 1, author: { name: 'b', email: 'b@example.org' }, tags: ['x'] })
  interface Article {
    id: string
    title: string
    year: number
    author: { name: string }
    url?: string
  }
  add({} as Article)
  // @ts-expect-error: title is required
  add({ id: 1, year: 1, author: { name: 'b' } })
})

test('a schema made at run time takes any document with an id', () => {
  const document: DocumentOf<Schema> = { id: 1, title: 'a', year: 1982, tags: ['b', 'c'] }
  expectTypeOf(document.id).toExtend<string | number>()
})

test('field names are told apart by kind', () => {
  expectTypeOf<TextFieldOf<typeof schema>>().toEqualTypeOf<'title' | 'body' | 'author.name'>()
  expectTypeOf<KeywordFieldOf<typeof schema>>().toEqualTypeOf<'source' | 'place.name'>()
  expectTypeOf<ColumnFieldOf<typeof schema>>().toEqualTypeOf<
    'source' | 'year' | 'published' | 'free' | 'author.born' | 'place.name'
  >()
})
