import { expectTypeOf, test } from 'vitest'
import {
  createIndex,
  decodeSnapshot,
  decodeSnapshotStream,
  encodeSnapshot,
  encodeSnapshotStream,
  number,
  type SearchIndex,
  text,
} from '../../src/index.ts'

const schema = { title: text({ required: true }), year: number() }
const bytes = new Uint8Array()

test('an index is typed by the schema given', () => {
  const index = decodeSnapshot(bytes, { schema })
  expectTypeOf(index).toEqualTypeOf<SearchIndex<typeof schema, 'id'>>()
  expectTypeOf(index.search('x').hits[0]!.document.title).toEqualTypeOf<string | readonly string[]>()
  // @ts-expect-error no such field
  index.search('x', { boost: { titel: 2 } })
  // @ts-expect-error the title is required
  index.add({ id: 1 })
})

test('an index is typed by its type argument', () => {
  expectTypeOf(decodeSnapshot<typeof schema>(bytes)).toEqualTypeOf<SearchIndex<typeof schema, 'id'>>()
})

test('the id property is typed where it is given', () => {
  const index = decodeSnapshot(bytes, { schema, id: 'isbn' })
  expectTypeOf(index.search('x').hits[0]!.document.isbn).toEqualTypeOf<string | number>()
})

test('an index of an unknown schema is searched and added to', () => {
  const index = decodeSnapshot(bytes)
  index.add({ id: 1, anything: 'goes' })
  expectTypeOf(index.search('x').hits[0]!.id).toEqualTypeOf<string | number>()
})

test('any index can be encoded, for blobs, responses and streams', () => {
  const index = createIndex({ schema, id: 'isbn' })
  expectTypeOf(encodeSnapshot(index)).toEqualTypeOf<Uint8Array<ArrayBuffer>>()
  new Response(new Blob([encodeSnapshot(index)]))
  new Response(encodeSnapshotStream(index).pipeThrough(new CompressionStream('gzip')))
})

test('a stream of any bytes is opened', () => {
  expectTypeOf(decodeSnapshotStream(new Response().body!, { schema })).toEqualTypeOf<
    Promise<SearchIndex<typeof schema, 'id'>>
  >()
  decodeSnapshotStream(new ReadableStream<Uint8Array>())
})
