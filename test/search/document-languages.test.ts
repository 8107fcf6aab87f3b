import { expect, test } from 'vitest'
import type { AnalyzerDefinition } from '../../src/analysis/analyzer.ts'
import { simple } from '../../src/analysis/english.ts'
import {
  createIndex,
  DocumentError,
  decodeSnapshot,
  encodeSnapshot,
  keyword,
  SchemaError,
  SnapshotError,
  text,
} from '../../src/index.ts'
import { french } from '../../src/languages/french.ts'
import { german } from '../../src/languages/german.ts'
import { japanese } from '../../src/languages/japanese.ts'

const schema = { title: text({ boost: 2 }), body: text(), lang: keyword() }
const languages = { de: german, fr: french, ja: japanese }
const documents = [
  { id: 'de', title: 'Häuser in Berlin', body: 'Die alten Häuser der Stadt', lang: 'de' },
  { id: 'at', title: 'Die Katze', body: 'die Katzen schlafen', lang: 'de-AT' },
  { id: 'fr', title: 'L’été à Berlin', body: 'Les maisons de la ville', lang: 'FR' },
  { id: 'ja', title: '東京タワー', body: '東京で働いています', lang: 'ja' },
  { id: 'en', title: 'Die Hard', body: 'houses of Berlin' },
]

const indexOf = (rows: readonly object[] = documents) => {
  const index = createIndex({ schema, languageField: 'lang', languages })
  index.addAll(rows as typeof documents)
  return index
}

test.each([
  ['Haus', ['de']],
  ['katze', ['at']],
  ['maison', ['fr']],
  ['ete', ['fr']],
  ['東京', ['ja']],
  ['house', ['en']],
  ['berlin', ['de', 'en', 'fr']],
  ['"die katze"', ['at']],
  ['title:été', ['fr']],
])('%s finds documents in their languages', (query, ids) => {
  const { hits } = indexOf().search(query)
  expect(hits.map(({ id }) => id).sort()).toEqual(ids)
})

test('matches and highlights are those of the language of the document', () => {
  const [hit] = indexOf().search('Haus', { highlight: ['body'] }).hits
  expect(hit!.matches).toEqual({ title: ['Häuser'], body: ['Häuser'] })
  expect(hit!.highlights!.body![0]!.html).toBe('Die alten <mark>Häuser</mark> der Stadt')
})

test('what one language sets aside, documents in another need not have', () => {
  const ids = indexOf()
    .search('die katze', { operator: 'and' })
    .hits.map(({ id }) => id)
  expect(ids).toEqual(['at'])
})

test('a query may be read in some of the languages only', () => {
  const index = indexOf()
  const found = (language: string | string[]) =>
    index
      .search('berlin', { language })
      .hits.map(({ id }) => id)
      .sort()
  expect(found('de')).toEqual(['de'])
  expect(found('de-CH')).toEqual(['de'])
  expect(found(['de', 'en'])).toEqual(['de', 'en'])
  expect(() => found('pl')).toThrow(
    '"pl" (string); expected one of the languages of the documents: en, de, fr, ja.',
  )
  expect(() => createIndex({ schema }).search('a', { language: 'de' })).toThrow('has no languageField')
})

test('a text is analysed as documents in a language are', () => {
  const index = indexOf()
  expect(index.analyze('Häuser', 'body', 'de').map(({ term }) => term)).toEqual(['haus'])
  expect(index.analyze('Häuser', 'body').map(({ term }) => term)).toEqual(['hauser'])
})

test('an update moves a document from one language to another', () => {
  const index = indexOf()
  index.update({ id: 'de', title: 'Les maisons', lang: 'fr' })
  expect(index.search('Haus').hits).toEqual([])
  expect(index.search('maisons').hits.map(({ id }) => id)).toEqual(['de', 'fr'])
})

test('a document in an unknown language is refused, and the index is as before', () => {
  const index = indexOf()
  expect(() => index.add({ id: 'pl', title: 'domy', lang: 'pl' })).toThrow(
    'Field "lang" of document "pl" is "pl" (string); expected one language: en, de, fr, ja.',
  )
  expect(() => index.update({ id: 'de', lang: ['de', 'fr'] })).toThrow(DocumentError)
  expect(index.size).toBe(5)
  expect(index.search('Haus').hits.map(({ id }) => id)).toEqual(['de'])
})

test('a field with a language of its own keeps it, whatever the document is in', () => {
  const index = createIndex({
    schema: { note: text({ language: german }), body: text(), lang: keyword() },
    languageField: 'lang',
    languages,
  })
  index.addAll([
    { id: 1, note: 'Häuser', body: 'les maisons', lang: 'fr' },
    { id: 2, note: 'Katzen', body: 'Häuser', lang: 'de' },
  ])
  expect(index.search('Haus').hits.map(({ id, matches }) => [id, matches])).toEqual([
    [1, { note: ['Häuser'] }],
    [2, { body: ['Häuser'] }],
  ])
  expect(index.search('maison').hits.map(({ id }) => id)).toEqual([1])
})

test('a schema that languages of documents make no sense for is refused', () => {
  const options = (given: object) => () => createIndex({ schema, ...given })
  expect(options({ languages })).toThrow('need a "languageField"')
  expect(options({ languageField: 'body', languages })).toThrow(
    '"languageField" is "body", a text field; expected a keyword field.',
  )
  expect(options({ languageField: 'lang', languages: { de: 'xx' } })).toThrow(
    '"de" in languages has language "xx"',
  )
  expect(options({ languageField: 'lang' })).toThrow('"languages" is')
  expect(options({ languageField: 'lang', languages: [german] })).toThrow(SchemaError)
  expect(
    options({ schema: { a: text({ language: german }), lang: keyword() }, languageField: 'lang', languages }),
  ).toThrow('Every text field has a language of its own')
})

test('a snapshot keeps the language of each document, and wants the same languages', () => {
  const index = indexOf()
  const bytes = encodeSnapshot(index)
  const opened = decodeSnapshot(bytes, { languages })
  for (const query of ['Haus', 'die katze', 'berlin', '東京', '"été à berlin"'])
    expect(opened.search(query).hits).toEqual(index.search(query).hits)
  opened.add({ id: 6, title: 'Das Haus', lang: 'de' } as never)
  expect(opened.search('Häuser').hits.map(({ id }) => id)).toEqual([6, 'de'])
  expect(decodeSnapshot(bytes, { schema, languageField: 'lang', languages }).size).toBe(5)

  expect(() => decodeSnapshot(bytes, { languages: { de: german } })).toThrow(
    'Documents in "fr" were indexed with the analyzer "fr", which a snapshot can\'t hold',
  )
  expect(() =>
    decodeSnapshot(bytes, { languages: { ...languages, fr: { ...french, version: 99 } } }),
  ).toThrow('Documents in "fr" were indexed with the analyzer fr@')
  expect(() => decodeSnapshot(bytes, { languageField: 'title', languages })).toThrow(SnapshotError)
})

test('a language of the index that is also listed by another name is kept apart in a snapshot', () => {
  const index = createIndex({ schema, languageField: 'lang', languages: { de: german, en: french } })
  index.addAll([
    { id: 1, body: 'running maisons' },
    { id: 2, body: 'les maisons', lang: 'en' },
  ])
  const opened = decodeSnapshot(encodeSnapshot(index), { languages: [german, french] })
  for (const one of [index as unknown as typeof opened, opened]) {
    expect(one.search('run').hits.map(({ id }) => id)).toEqual([1])
    expect(one.search('maison').hits.map(({ id }) => id)).toEqual([1, 2])
  }
})

// Two languages that read alike: what they make of documents and queries is what one would.
const twin = (name: string): AnalyzerDefinition => ({ ...simple, name })
const SEED = 20151123

test('documents of several languages score as if they were in one', () => {
  let state = SEED
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const words = ['gas', 'war', 'peace', 'talks', 'minsk', 'treaty', 'sea', "o'neil", 'e-mail']
  const said = (most: number) =>
    Array.from({ length: 1 + below(most) }, () => words[below(words.length)]!).join(' ')
  // Lengths are held against those of the same language.
  const bm25 = { b: 0 }
  const one = createIndex({ schema, language: 'simple', bm25 })
  const several = createIndex({
    schema,
    language: 'simple',
    bm25,
    languageField: 'lang',
    languages: { a: twin('a'), b: twin('b'), c: twin('c') },
  })
  for (let id = 0; id < 200; id++) {
    const document = { id, title: said(3), body: said(12), lang: ['a', 'a', 'a', 'b', 'simple'][below(5)]! }
    for (const index of [one, several]) index.add(document)
  }
  for (let round = 0; round < 60; round++) {
    const phrase = round % 3 === 0
    const query = phrase ? `"${said(2)}"` : said(4)
    const options = {
      limit: 200,
      operator: round % 2 ? 'and' : 'or',
      fuzzy: round % 5 === 0,
      prefix: round % 7 === 0,
    } as const
    const scores = (index: typeof one) =>
      new Map(index.search(query, options).hits.map(({ id, score }) => [id, score.toFixed(9)]))
    expect(scores(several), `seed ${SEED}, ${query} ${JSON.stringify(options)}`).toEqual(scores(one))
  }
})
