import { describe, expect, test } from 'vitest'
import { StoreError } from '../src/errors.ts'
import {
  createIndex,
  DocumentError,
  date,
  decodeSnapshot,
  encodeSnapshot,
  keyword,
  number,
  parseQuery,
  QueryError,
  SchemaError,
  SearchError,
  type SearchOptions,
  SnapshotError,
  text,
} from '../src/index.ts'

const schema = { title: text({ required: true }), tag: keyword(), year: number(), published: date() }

function index() {
  const index = createIndex({ schema })
  index.add({ id: 1, title: 'apple', year: 2016 })
  return index
}

/** What a function throws. */
function thrown(act: () => unknown): Error & Record<string, unknown> {
  try {
    act()
  } catch (error) {
    return error as never
  }
  throw new Error('Nothing was thrown.')
}

const said = (act: () => unknown) => {
  const { name, message } = thrown(act)
  return `${name}: ${message}`
}

describe('a SchemaError names the field, what it has, and what was expected', () => {
  test.each<[string, object]>([
    ['The schema is undefined; expected an object of fields.', {}],
    ['The schema has no fields.', { schema: {} }],
    [
      'Field "a" is of type undefined; expected text(), keyword(), number(), date() or boolean().',
      { schema: { a: 'text' } },
    ],
    [
      'Field "a" has boost -1; expected a number from 0 to 1000000000.',
      { schema: { a: text({ boost: -1 }) } },
    ],
    ['Field "id" is the id of the documents, which needs no field.', { schema: { id: text() } }],
    ['Field name "a." is empty or has an empty part.', { schema: { 'a.': text() } }],
    [
      'Field "a" can\'t be a value and also hold other fields ("a.…").',
      { schema: { a: text(), 'a.b': text() } },
    ],
    [
      "The index has language \"xx\"; expected 'en', 'simple' or a definition from okapi-search/languages.",
      { schema: { a: text() }, language: 'xx' },
    ],
  ])('%s', (message, options) => {
    const error = thrown(() => createIndex(options as never))
    expect(error).toBeInstanceOf(SchemaError)
    expect(error).toBeInstanceOf(SearchError)
    expect(error).toBeInstanceOf(Error)
    expect([error.name, error.message]).toEqual(['SchemaError', message])
  })

  test('as a property too', () => {
    expect(thrown(() => createIndex({ schema: { a: text({ boost: NaN }) } })).field).toBe('a')
  })
})

describe('a DocumentError names document and field', () => {
  test.each<[string, unknown, unknown, unknown]>([
    ['A document is undefined; expected an object.', undefined, undefined, undefined],
    ['A document is an array; expected an object.', [], undefined, undefined],
    [
      'The id of a document, "id", is undefined; expected a non-empty string or a finite number.',
      { title: 'x' },
      undefined,
      undefined,
    ],
    [
      'A document with id 1 is in the index already; use update() to replace it.',
      { id: 1, title: 'x' },
      1,
      undefined,
    ],
    ['Field "title" of document "a" has no value; the schema requires one.', { id: 'a' }, 'a', 'title'],
    [
      'Field "year" of document 2 is "1982" (string); the schema says number.',
      { id: 2, title: 'x', year: '1982' },
      2,
      'year',
    ],
    [
      'Field "tag" of document 2 has 3 (number) at index 1; the schema says keyword.',
      { id: 2, title: 'x', tag: ['a', 3] },
      2,
      'tag',
    ],
    [
      'Field "published" of document 2 is "yesterday" (string); the schema says date: a Date, an ISO 8601 string or epoch milliseconds.',
      { id: 2, title: 'x', published: 'yesterday' },
      2,
      'published',
    ],
  ])('%s', (message, document, id, field) => {
    const error = thrown(() => index().add(document as never))
    expect(error).toBeInstanceOf(DocumentError)
    expect(error).toBeInstanceOf(SearchError)
    expect([error.name, error.message, error.id, error.field]).toEqual(['DocumentError', message, id, field])
  })

  test('and wraps what a getter threw', () => {
    const cause = new Error('closed')
    const document = {
      id: 2,
      get title(): string {
        throw cause
      },
    }
    const error = thrown(() => index().add(document))
    expect([error.message, error.cause]).toEqual(['Field "title" of document 2 can\'t be read.', cause])
  })

  test('and leaves the index as it was', () => {
    const one = index()
    expect(() => one.update({ id: 1, title: 'pear', year: 'x' } as never)).toThrow(DocumentError)
    expect([one.size, one.get(1)?.title, one.search('pear').hits.length]).toEqual([1, 'apple', 0])
  })
})

test('a QueryError says where', () => {
  const error = thrown(() => parseQuery('apple (pear', { strict: true }))
  expect(error).toBeInstanceOf(QueryError)
  expect(error).toBeInstanceOf(SearchError)
  expect([error.name, error.message, error.start, error.end]).toEqual([
    'QueryError',
    '"(" is never closed.',
    6,
    7,
  ])
})

test('a SnapshotError says what is wrong with the bytes, and where', () => {
  const bytes = encodeSnapshot(index())
  const empty = thrown(() => decodeSnapshot(new Uint8Array()))
  expect(empty).toBeInstanceOf(SnapshotError)
  expect(empty).toBeInstanceOf(SearchError)
  expect([empty.name, empty.message, empty.section]).toEqual([
    'SnapshotError',
    'These bytes are not a snapshot: 0 bytes.',
    'header',
  ])
  const flipped = bytes.slice()
  flipped[flipped.length - 10]! ^= 1
  expect(thrown(() => decodeSnapshot(flipped))).toMatchObject({
    name: 'SnapshotError',
    section: expect.any(String),
  })
  expect(said(() => decodeSnapshot(bytes, { schema: { title: text() } }))).toMatch(
    /^SnapshotError: The index was made otherwise: /,
  )
})

test('a StoreError has a code for programs', () => {
  const error = new StoreError('There is no store here.', 'missing')
  expect(error).toBeInstanceOf(SearchError)
  expect([error.name, error.message, error.code]).toEqual([
    'StoreError',
    'There is no store here.',
    'missing',
  ])
})

describe('a wrong argument is a RangeError or TypeError that names it', () => {
  test.each<[string, unknown]>([
    ['RangeError: "limit" is -1 (number); expected a whole number from 0 to 16777216.', { limit: -1 }],
    ['RangeError: "offset" is 1.5 (number); expected a whole number from 0 to 16777216.', { offset: 1.5 }],
    [
      'RangeError: "totalHits" is "all" (string); expected a whole number from 0 to 16777216.',
      { totalHits: 'all' },
    ],
    ['RangeError: "operator" is "AND" (string); expected "or", "and".', { operator: 'AND' }],
    ['RangeError: "prefix" is "first" (string); expected true, false, "last".', { prefix: 'first' }],
    ['RangeError: "fuzzy" is 3 (number); expected true, false, 0, 1, 2.', { fuzzy: 3 }],
    ['RangeError: "fuzzy.maxEdits" is 5 (number); expected 0, 1, 2, "auto".', { fuzzy: { maxEdits: 5 } }],
    ['RangeError: "stopWords" is "drop" (string); expected "auto", "keep".', { stopWords: 'drop' }],
    ['TypeError: "fields" is "title" (string); expected an array of names.', { fields: 'title' }],
    ['RangeError: "titel" is not a text field of the schema; expected one of: title.', { fields: ['titel'] }],
    ['RangeError: "tag" is not a text field of the schema; expected one of: title.', { boost: { tag: 2 } }],
    ['TypeError: "boost" is 2 (number); expected an object of numbers.', { boost: 2 }],
    [
      'RangeError: "boost" of "title" is -1 (number); expected a number from 0 to 1000000000.',
      { boost: { title: -1 } },
    ],
    ['RangeError: "after" is "x" (string); expected the cursor of a hit of the same sort.', { after: 'x' }],
    [
      'RangeError: Filter on "x", which the schema does not have; expected one of: tag, year, published.',
      { filter: { x: 1 } },
    ],
    ['TypeError: Filter on "year" has "x" (string); the schema says number.', { filter: { year: 'x' } }],
    [
      'RangeError: Sort on "title", which is a text field; expected one of: tag, year, published.',
      { sort: { title: 'asc' } },
    ],
    [
      'TypeError: Facets are "tag" (string); expected a list of fields or an object of options.',
      { facets: 'tag' },
    ],
  ])('%s', (expected, options) => {
    expect(said(() => index().search('apple', options as SearchOptions<typeof schema>))).toBe(expected)
  })

  test('an option that there isn’t is named beside those that there are', () => {
    expect(said(() => index().search('apple', { limt: 3 } as never))).toMatch(
      /^RangeError: "limt" is no search option; expected one of: fields, boost, /,
    )
    expect(said(() => index().count('apple', { limt: 3 } as never))).toMatch(/^RangeError: "limt" /)
  })

  test.each<[string, object]>([
    [
      '"top" is no option of the facet on "tag"; expected one of: limit, order, ',
      { facets: { tag: { top: 3 } } },
    ],
    [
      'Facet on "year" has "from"; expected gte, gt, lte or lt.',
      { facets: { year: { ranges: [{ from: 1 }] } } },
    ],
    ['"edits" is no option of fuzzy; expected one of: maxEdits, prefixLength, ', { fuzzy: { edits: 1 } }],
    [
      '"docs" is no option of feedback; expected one of: documents, terms, weight.',
      { feedback: { docs: 1 } },
    ],
    ['"size" is no highlight option; expected one of: fields, fragmentLength, ', { highlight: { size: 9 } }],
    ['Filter on "year" has "min"; expected gte, gt, lte or lt.', { filter: { year: { min: 3 } } }],
  ])('so it is inside of options: %s', (message, options) => {
    expect(said(() => index().search('apple', options as never))).toContain(message)
  })

  test('so it is wherever options are taken', () => {
    const one = index()
    expect(said(() => createIndex({ schema, fields: ['title'] } as never))).toMatch(
      /^RangeError: "fields" is no index option; expected one of: schema, id, language, /,
    )
    expect(said(() => createIndex({ schema, bm25: { K1: 1 } } as never))).toBe(
      'RangeError: "K1" is no parameter of bm25; expected one of: k1, b.',
    )
    expect(said(() => text({ weight: 2 } as never))).toBe(
      'RangeError: "weight" is no option of a field; expected one of: boost, language, analyzer, stored, required, optional.',
    )
    expect(said(() => keyword({ boost: 2 } as never))).toBe(
      'RangeError: "boost" is no option of a field; expected one of: stored, required, optional.',
    )
    expect(said(() => one.explain('apple', 1, { limt: 3 } as never))).toMatch(
      /^RangeError: "limt" is no search/,
    )
    expect(said(() => one.suggest('a', { max: 3 } as never))).toBe(
      'RangeError: "max" is no option of suggest; expected one of: limit, fields.',
    )
    expect(said(() => one.correct('a', { fields: ['title'] } as never))).toBe(
      'RangeError: "fields" is no option of correct; expected one of: limit.',
    )
    expect(said(() => one.addAll([], { onError: 'skip' } as never))).toMatch(/^RangeError: "onError" is no /)
    expect(said(() => one.addAll([], { onInvalid: 'ignore' } as never))).toBe(
      'RangeError: "onInvalid" is "ignore" (string); expected "throw" or "skip".',
    )
    expect(() => one.search('apple', { limt: undefined } as never)).not.toThrow()
  })

  test('so are queries that are none, to the place', () => {
    const one = index()
    expect(said(() => one.search(3 as never))).toMatch(/^TypeError: query is 3 \(number\); expected /)
    expect(said(() => one.search({ type: 'mach' } as never))).toMatch(
      /^TypeError: query.type is "mach" \(string\); expected match/,
    )
    expect(said(() => one.search({ type: 'bool', must: [{ type: 'match' }] } as never))).toMatch(
      /^TypeError: bool.must\[0\]\.text is undefined/,
    )
  })

  test('and parameters of the index', () => {
    expect(said(() => createIndex({ schema, bm25: { k1: -1 } }))).toBe(
      'RangeError: bm25.k1 is -1 (number); expected a finite number of at least 0.',
    )
    expect(said(() => createIndex({ schema, bm25: { b: 2 } }))).toBe(
      'RangeError: bm25.b is 2 (number); expected a number from 0 to 1.',
    )
    expect(said(() => index().analyze('x', 'tag' as never))).toBe(
      'RangeError: "tag" is not a text field of the schema.',
    )
    expect(said(() => index().delete(undefined as never))).toBe(
      'TypeError: An id is undefined; expected a string or a number.',
    )
  })

  test('an id that is none, in an index that is empty, buffered or sealed', () => {
    const some = [createIndex({ schema }), index(), index()]
    some[2]!.commit()
    for (const one of some) {
      for (const act of [
        () => one.has(undefined as never),
        () => one.get(undefined as never),
        () => one.delete(undefined as never),
        () => one.explain('apple', undefined as never),
      ])
        expect(said(act)).toBe('TypeError: An id is undefined; expected a string or a number.')
    }
  })

  test('what is undefined is not said', () => {
    const options = {
      limit: undefined,
      boost: { title: undefined },
      fields: undefined,
      fuzzy: undefined,
      after: undefined,
    }
    expect(index().search('apple', options).hits.length).toBe(1)
    expect(createIndex({ schema, bm25: { k1: undefined as never } }).size).toBe(0)
  })
})
