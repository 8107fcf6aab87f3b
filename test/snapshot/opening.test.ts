import { describe, expect, test } from 'vitest'
import type { AnalyzerDefinition } from '../../src/analysis/analyzer.ts'
import {
  createIndex,
  decodeSnapshot,
  encodeSnapshot,
  keyword,
  number,
  SnapshotError,
  text,
} from '../../src/index.ts'

const shouting: AnalyzerDefinition = { name: 'shouting', version: 3, tokenFilters: [(word) => `${word}!`] }

const schema = {
  title: text({ boost: 2 }),
  body: text({ language: 'simple', required: true }),
  year: number(),
}

function bytesOf(): Uint8Array {
  const index = createIndex({ schema })
  index.add({ id: 1, title: 'Stones', body: 'Stones', year: 1987 })
  return encodeSnapshot(index)
}

const opening =
  (options: object, bytes = bytesOf()) =>
  () =>
    decodeSnapshot(bytes, options)

test('the same schema opens it, whatever order its fields are in', () => {
  const { title, body, year } = schema
  expect(
    decodeSnapshot(bytesOf(), { schema: { year, body, title } }).search('stone').hits[0]?.document.year,
  ).toBe(1987)
  expect(decodeSnapshot(bytesOf(), { schema, id: 'id', language: 'en' }).size).toBe(1)
  expect(decodeSnapshot(bytesOf()).size).toBe(1)
})

describe('what differs is named:', () => {
  const { title, body } = schema
  test.each([
    [{ schema: { title, body } }, 'it has a field "year" that the schema given has not'],
    [{ schema: { ...schema, shelf: keyword() } }, 'it has no field "shelf"'],
    [{ schema: { ...schema, year: keyword() } }, 'type of its field "year" is "number", not "keyword"'],
    [{ schema: { ...schema, title: text() } }, 'boost of its field "title" is 2, not 1'],
    [
      { schema: { ...schema, year: number({ stored: false }) } },
      'stored of its field "year" is true, not false',
    ],
    [
      { schema: { ...schema, body: text({ language: 'simple' }) } },
      'required of its field "body" is true, not false',
    ],
    [
      { schema: { ...schema, title: text({ boost: 2, language: 'simple' }) } },
      'language of its field "title" is "en", not "simple"',
    ],
    [{ schema, language: 'simple' }, 'language of its field "title" is "en", not "simple"'],
    [{ schema, language: shouting }, 'language of its field "title" is "en", not "shouting"'],
    [{ language: shouting }, 'no field of it is of language "shouting"'],
    [{ id: 'isbn' }, 'its id is "id", not "isbn"'],
  ])('%j', (options, difference) => {
    expect(opening(options)).toThrow(
      new SnapshotError(`The index was made otherwise: ${difference}.`, 'index'),
    )
  })

  test('every difference, not only the first', () => {
    expect(opening({ schema: { title: keyword() }, id: 'key' })).toThrow(
      /its id.*type of its field "title".*boost.*field "body".*field "year"/,
    )
  })
})

test('a schema that is none is the schema’s fault', () => {
  expect(opening({ schema: {} })).toThrow('The schema has no fields.')
})

describe('an analyzer of one’s own', () => {
  const own = { schema: { body: text() }, language: shouting }
  const index = createIndex(own)
  index.add({ id: 1, body: 'stone' })
  const bytes = encodeSnapshot(index)

  test.each([
    { language: shouting },
    { languages: [shouting] },
    { schema: { body: text({ analyzer: shouting }) } },
    own,
  ])('is found where it is given: %j', (options) => {
    expect(decodeSnapshot(bytes, options as typeof own).search('stone').total.value).toBe(1)
  })

  test('is asked for by name', () => {
    expect(opening({}, bytes)).toThrow(
      'Field "body" was indexed with the analyzer "shouting", which a snapshot can\'t hold: give it as language, ' +
        'in languages or in the schema.',
    )
  })

  test('has to be of the same version', () => {
    expect(opening({ language: { ...shouting, version: 4 } }, bytes)).toThrow(
      /"body" was indexed with the analyzer shouting@3\/\d+ .*; the one given is shouting@4\/\d+\./,
    )
  })

  test('comes back into the bytes of the decoded index', () => {
    expect(encodeSnapshot(decodeSnapshot(bytes, own))).toEqual(bytes)
  })
})

describe('what is no snapshot of ours is said to be none:', () => {
  const bytes = bytesOf()
  const changed = (at: number, value: number) => {
    const copy = bytes.slice()
    copy[at] = value
    return copy
  }
  test.each([
    [new Uint8Array(), 'These bytes are not a snapshot: 0 bytes.'],
    [
      new TextEncoder().encode('<!doctype html><title>404 Not Found</title>'),
      'not a snapshot: they begin otherwise.',
    ],
    [new TextEncoder().encode(new TextDecoder().decode(bytes)), 'not a snapshot: they begin otherwise.'],
    [changed(8, 0), 'Snapshot is version 0; this release reads version 1. Rebuild it, or upgrade.'],
    [changed(8, 2), 'Snapshot is version 2; this release reads version 1. Rebuild it, or upgrade.'],
    [changed(11, 1), 'Snapshot is version 16777217; this release reads version 1.'],
    [bytes.subarray(0, -8), `Snapshot is of ${bytes.length - 8} bytes; its header says ${bytes.length}.`],
    [
      Buffer.concat([bytes, bytes]),
      `Snapshot is of ${2 * bytes.length} bytes; its header says ${bytes.length}.`,
    ],
  ])('case %#', (given, message) => {
    expect(opening({}, given)).toThrow(SnapshotError)
    expect(opening({}, given)).toThrow(message)
  })

  test.each([null, 'bytes', 7, {}, [1, 2]])('%j', (given) => {
    expect(opening({}, given as never)).toThrow(TypeError)
  })

  test('an index of another copy of the library can’t be encoded', () => {
    expect(() => encodeSnapshot({ size: 0 } as never)).toThrow(TypeError)
  })
})

test('a machine that is big-endian is refused in plain words', () => {
  const bytes = bytesOf()
  const Native = Uint16Array
  try {
    // Reads 1 as 0, 1.
    globalThis.Uint16Array = class extends Native {
      constructor() {
        super([256])
      }
    } as never
    expect(opening({}, bytes)).toThrow('Snapshots are little-endian, and this machine is big-endian.')
  } finally {
    globalThis.Uint16Array = Native
  }
})
