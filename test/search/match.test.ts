import { expect, test } from 'vitest'
import type { Language } from '../../src/analysis/analyzer.ts'
import type { Query } from '../../src/query/query.ts'
import { text } from '../../src/schema/field.ts'
import type { Schema } from '../../src/schema/schema.ts'
import type { SearchOptions } from '../../src/search/options.ts'
import { createIndex } from '../../src/search-index.ts'

/** The ids of the documents that are found, best first. An id is the place of its document. */
function find<const S extends Schema>(
  schema: S,
  documents: readonly object[],
  query: string | Query,
  options?: SearchOptions<S>,
) {
  const index = createIndex<S>({ schema })
  for (const [id, document] of documents.entries()) index.add({ ...document, id } as never)
  return index.search(query, options).hits.map(({ id }) => id)
}

const bodies = (...texts: string[]) => texts.map((body) => ({ body }))
const schema = { body: text() }
const both = { title: text(), name: text({ language: 'simple' }) }

test('any word is enough, and more words are better', () => {
  expect(find(schema, bodies('red fish', 'blue fish', 'red and blue'), 'red blue')).toEqual([2, 0, 1])
})

test('with and, every word has to be there, in whatever field', () => {
  const documents = [{ title: 'red', body: 'blue' }, { title: 'red red' }, { body: 'red blue' }]
  expect(find({ title: text(), body: text() }, documents, 'red blue', { operator: 'and' })).toEqual([0, 2])
})

test('with and, every word has to be there, in fields of whatever language', () => {
  const documents = [{ title: 'red', name: 'blue' }, { title: 'red' }, { name: 'blue red' }]
  expect(find(both, documents, 'red blue', { operator: 'and' })).toEqual([2, 0])
})

test('minShouldMatch counts words, and never asks for more than there are', () => {
  const documents = bodies('red', 'red blue', 'red blue green', 'red red red')
  const atLeast = (minShouldMatch: number) =>
    find(schema, documents, 'red blue green', { minShouldMatch }).sort()
  expect(atLeast(0)).toEqual([0, 1, 2, 3])
  expect(atLeast(1)).toEqual([0, 1, 2, 3])
  expect(atLeast(2)).toEqual([1, 2])
  expect(atLeast(3)).toEqual([2])
  expect(atLeast(4)).toEqual([2])
  expect(find(schema, documents, 'red red', { minShouldMatch: 2 }).sort()).toEqual([0, 1, 2, 3])
})

test.each([
  ['red^2 blue green', 2, [1, 2]],
  ['red blue^2', 2, [1, 2]],
  ['red "blue green"', 2, [2]],
  ['(red blue) OR green^2', 3, [2]],
  // What has to be there anyway counts.
  ['+red blue green', 2, [1, 2]],
  ['+red blue green', 1, [0, 1, 2, 3]],
  ['red^2 blue -green', 2, [1]],
  // A phrase, or what stands in parentheses, is one.
  ['"red blue" (green AND yellow)', 2, []],
  ['the red^2 blue', 2, [1, 2]],
])('minShouldMatch counts among operators: %s, %i', (query, minShouldMatch, expected) => {
  const documents = bodies('red', 'red blue', 'red blue green', 'red red red')
  expect(find(schema, documents, query, { minShouldMatch }).sort()).toEqual(expected)
})

test('minShouldMatch counts synonyms and compounds among operators as it does without', () => {
  const documents = bodies('node.js NYC', 'node.js', 'new york', 'york node')
  const options = { minShouldMatch: 2, synonyms: [['new york', 'nyc']] }
  expect(find(schema, documents, 'new york node.js "x y"', options)).toEqual([0])
})

test('a function word counts where it is required, or looked for in a field of its own', () => {
  const documents = [{ title: 'the cat' }, { title: 'a cat' }, { title: 'the dog' }]
  const ids = (query: string | Query) => find({ title: text() }, documents, query).sort()
  expect(ids('the cat')).toEqual([0, 1])
  expect(ids('+the cat')).toEqual([0, 2])
  expect(ids('the AND cat')).toEqual([0])
  expect(ids('cat AND the')).toEqual([0])
  expect(ids('+cat +the^2')).toEqual([0])
  expect(ids('title:the dog')).toEqual([0, 2])
  expect(ids('cat "the"')).toEqual([0, 1, 2])
  expect(ids('cat -the')).toEqual([1])
  expect(
    ids({
      type: 'bool',
      must: [
        { type: 'match', text: 'the' },
        { type: 'match', text: 'cat' },
      ],
    }),
  ).toEqual([0])
  // What only stands beside others is required by the operator, which asks for no function words.
  expect(find({ title: text() }, documents, 'the "a cat"', { operator: 'and' })).toEqual([1])
})

test('a compound is one word, there as a whole or in all of its parts', () => {
  const documents = bodies('nodejs server', 'node.js server', 'node server', 'js node server', 'node.js')
  expect(find(schema, documents, 'node.js server', { operator: 'and' }).sort()).toEqual([0, 1, 3])
  expect(find(schema, documents, 'node.js server', { minShouldMatch: 2 }).sort()).toEqual([0, 1, 3])
})

test('C++ is not C where anyone writes C++', () => {
  const documents = bodies('C', 'C++', 'C and C#')
  expect(find(schema, documents, 'C++', { operator: 'and' })).toEqual([1])
  expect(find(schema, documents, 'c C++', { operator: 'and' })).toEqual([1])
  expect(
    find(schema, documents, { type: 'bool', filter: [{ type: 'match', text: 'C#', operator: 'and' }] }),
  ).toEqual([2])
  expect(find(schema, bodies('C', 'Java'), 'C++', { operator: 'and' })).toEqual([0])
})

test('an excluded compound excludes neither part alone', () => {
  const documents = bodies('red mail', 'red e-mail', 'red email', 'red C', 'red C++')
  expect(find(schema, documents, 'red -e-mail').sort()).toEqual([0, 3, 4])
  expect(find(schema, documents, 'red -C++').sort()).toEqual([0, 1, 2, 3])
})

test("don't is found without its apostrophe, and no other word is", () => {
  const documents = bodies("don't look", 'dont look', 'do look', 'he’ll look', 'hell')
  for (const query of ["don't", 'dont', 'don’t'])
    expect(find(schema, documents, query).sort()).toEqual([0, 1])
  expect(find(schema, documents, 'hell')).toEqual([4])
})

test('an excluded word is meant as it is said', () => {
  const documents = bodies('red cat', 'red car', 'red the')
  expect(find(schema, documents, 'red -cat', { fuzzy: 1, prefix: true }).sort()).toEqual([1, 2])
  expect(find(schema, documents, 'red -the').sort()).toEqual([0, 1])
})

test('function words are set aside where there are others', () => {
  const documents = bodies('the cat', 'the dog', 'cat')
  expect(find(schema, documents, 'the cat').sort()).toEqual([0, 2])
  expect(find(schema, documents, 'the cat', { stopWords: 'keep' })[0]).toBe(0)
  expect(find(schema, documents, 'the cat', { stopWords: 'keep' }).sort()).toEqual([0, 1, 2])
  expect(find(schema, documents, 'the cat', { operator: 'and' }).sort()).toEqual([0, 2])
})

test('function words alone are words', () => {
  expect(find(schema, bodies('to be or not to be', 'a cat'), 'to be or not to be')).toEqual([0])
  expect(find(schema, bodies('the', 'a cat'), 'the')).toEqual([0])
})

test('a compound of function words is set aside with them, one with other words is not', () => {
  const documents = bodies('up-to-date cat', 'uptodate cat', 'date cat', 'cat', 'what is')
  expect(find(schema, documents, 'up-to-date cat', { operator: 'and' }).sort()).toEqual([0, 1, 2])
  expect(find(schema, documents, 'what-is cat', { operator: 'and' }).sort()).toEqual([0, 1, 2, 3])
  expect(find(schema, [...documents, { body: 'what cat' }], '+what-is +cat')).toEqual([5])
  expect(find(schema, documents, 'what-is', { operator: 'and' })).toEqual([4])
})

test('so they are beside a field of a language without any', () => {
  const documents = [{ title: 'to be or not to be' }, { title: 'cat', name: 'to' }]
  expect(find(both, documents, 'to be or not to be')).toEqual([0, 1])
})

test('a word that one language sets aside need not be there in another', () => {
  const documents = [{ title: 'the cat' }, { title: 'a cat', name: 'the' }, { name: 'the' }]
  expect(find(both, documents, 'the cat', { operator: 'and' })).toEqual([1, 0])
  expect(find(both, documents, 'the cat', { minShouldMatch: 2 })).toEqual([1, 0])
  expect(find(both, documents, '+the +cat')).toEqual([0, 1])
})

test('languages that cut a text into other words ask for the same one', () => {
  const french: Language = { name: 'fr', version: 1, elisions: new Set(['l', 'd']) }
  const schema = { title: text(), titre: text({ language: french }) }
  const documents = [{ titre: "l'eau minérale" }, { title: 'eau', titre: 'minérale' }, { titre: 'minérale' }]
  expect(find(schema, documents, "l'eau minérale", { operator: 'and' })).toEqual([0])
  expect(find(schema, documents, "john's minérale", { operator: 'and' })).toEqual([])
  expect(
    find(schema, [...documents, { title: 'john', titre: 'minérale' }], "john's minérale", {
      operator: 'and',
    }),
  ).toEqual([3])
})

test('a word that is said twice weighs twice as much as one said once, and all said twice is said once', () => {
  const index = createIndex({ schema })
  index.addAll([
    { id: 1, body: 'red' },
    { id: 2, body: 'blue' },
  ])
  const scores = (query: string) => index.search(query).hits.map(({ id, score }) => [id, score])
  const once = index.search('red').hits[0]!.score
  expect(scores('red red blue')).toEqual([
    [1, 2 * once],
    [2, once],
  ])
  expect(scores('red red')).toEqual(scores('red'))
  expect(scores('red blue red blue')).toEqual(scores('red blue'))
})

test('a text without words says nothing', () => {
  expect(find(schema, bodies('red'), '?!')).toEqual([])
  expect(find(schema, bodies('red'), '')).toEqual([])
  expect(find(schema, [], 'red')).toEqual([])
  expect(
    find(schema, bodies('red', 'blue'), {
      type: 'bool',
      must: [
        { type: 'match', text: '!' },
        { type: 'match', text: 'red' },
      ],
    }),
  ).toEqual([0])
})

test('a boost of a query goes before that of the search, and that before the schema’s', () => {
  const schema = { title: text({ boost: 10 }), body: text() }
  const documents = [
    { title: 'red', body: 'fish' },
    { title: 'fish', body: 'red' },
  ]
  expect(find(schema, documents, 'red')).toEqual([0, 1])
  expect(find(schema, documents, 'red', { boost: { title: 0.1 } })).toEqual([1, 0])
  expect(
    find(schema, documents, { type: 'match', text: 'red', boost: { title: 2 } }, { boost: { title: 0.1 } }),
  ).toEqual([0, 1])
  expect(find(schema, documents, 'red', { boost: { title: 0 } })).toEqual([1])
  expect(find(schema, documents, 'red', { fields: ['title'] })).toEqual([0])
  expect(find(schema, documents, 'red', { fields: [] })).toEqual([])
})
