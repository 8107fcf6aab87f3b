import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyword, text } from '../../src/schema/field.ts'
import type { SearchOptions } from '../../src/search/options.ts'
import { createIndex } from '../../src/search-index.ts'

const SEED = 1966
const range = (length: number) => Array.from({ length }, (_, i) => i)
const schema = { body: text() }
const both = { title: text(), name: text({ language: 'simple' }) }

function find(words: readonly string[], query: string, options: SearchOptions<typeof schema>) {
  const index = createIndex({ schema })
  index.addAll(words.map((body) => ({ id: body, body })))
  return index.search(query, { limit: 100, ...options }).hits.map(({ id }) => id)
}

test('a rare neighbour stays behind the word itself', () => {
  const index = createIndex({ schema })
  index.addAll(range(200).map((id) => ({ id, body: 'house' })))
  index.add({ id: 'mouse', body: 'mouse' })
  expect(index.search('house', { fuzzy: true, limit: 300 }).hits.at(-1)!.id).toBe('mouse')
})

test('also where it stands in a field of another language', () => {
  const index = createIndex({ schema: both })
  index.addAll(range(200).map((id) => ({ id, title: `house ${'long '.repeat(id)}` })))
  index.add({ id: 'mouse', name: 'mouse' })
  for (const query of ['house', { type: 'fuzzy', text: 'house' }] as const)
    expect(index.search(query, { fuzzy: true, limit: 300 }).hits.at(-1)!.id).toBe('mouse')
  // A completion too: it is more than a typo, and less than the word.
  index.add({ id: 'houseboat', name: 'houseboat' })
  const { hits } = index.search('house', { fuzzy: true, prefix: true, limit: 300 })
  expect(hits.at(-1)!.id).toBe('mouse')
})

test('whatever the lengths, as long as one language’s fields have the word', () => {
  const documents = fc.array(
    fc.record({
      field: fc.constantFrom('title', 'name'),
      word: fc.constantFrom('house', 'mouse', 'hose'),
      rest: fc.constantFrom(0, 1, 5, 60, 3000),
    }),
    { minLength: 2, maxLength: 30 },
  )
  fc.assert(
    fc.property(documents, (documents) => {
      fc.pre(documents.some(({ word }) => word === 'house'))
      const index = createIndex({ schema: both })
      for (const [id, { field, word, rest }] of documents.entries()) {
        const name = word === 'house' ? 'title' : field
        index.add({ id, [name]: `${word} ${'other '.repeat(rest)}` })
      }
      const { hits } = index.search('house', { fuzzy: 2, limit: 100 })
      const isTypo = hits.map(({ id }) => documents[id as number]!.word !== 'house')
      expect(isTypo).toEqual([...isTypo].sort())
      expect(hits.length).toBe(documents.length)
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('what only fields have that are not searched is not there', () => {
  const index = createIndex({ schema: { title: text(), body: text() } })
  index.addAll([
    { id: 1, title: 'mouse and many other words', body: 'house' },
    { id: 2, title: 'mouse' },
  ])
  const { hits } = index.search('house', { fuzzy: true, fields: ['title'] })
  expect(hits.map(({ id }) => id)).toEqual([2, 1])
  expect(hits[1]!.score).toBeGreaterThan(0)
})

test('true is no edit up to two characters, one up to five, two above', () => {
  const words = ['ab', 'ac', 'abcde', 'abcdx', 'abcxy', 'abcdef', 'abcdxy', 'abcxyz']
  expect(find(words, 'ab', { fuzzy: true })).toEqual(['ab'])
  expect(find(words, 'abcde', { fuzzy: true }).sort()).toEqual(['abcde', 'abcdef', 'abcdx'])
  expect(find(words, 'abcdef', { fuzzy: true }).sort()).toEqual(['abcde', 'abcdef', 'abcdx', 'abcdxy'])
})

test('characters are code points', () => {
  // Two Deseret letters, four UTF-16 units: too short for an edit.
  expect(find(['\u{10428}\u{10429}', '\u{10428}\u{1042a}'], '\u{10428}\u{10429}', { fuzzy: true })).toEqual([
    '\u{10428}\u{10429}',
  ])
  const three = ['\u{10428}\u{10429}\u{1042a}', '\u{10428}\u{1042a}\u{10429}', '\u{1042a}']
  expect(find(three, three[0]!, { fuzzy: true })).toEqual(three.slice(0, 2))
})

test('a number is so many edits at most, and 0 and false are none', () => {
  const words = ['abcd', 'abcx', 'abxy']
  expect(find(words, 'abcd', { fuzzy: 2 }).sort()).toEqual(['abcd', 'abcx', 'abxy'])
  expect(find(words, 'abcd', { fuzzy: 1 }).sort()).toEqual(['abcd', 'abcx'])
  expect(find(words, 'abcd', { fuzzy: 0 })).toEqual(['abcd'])
  expect(find(words, 'abcd', { fuzzy: false })).toEqual(['abcd'])
  expect(find(words, 'abcd', {})).toEqual(['abcd'])
})

test('two neighbours that changed places are one edit, or two', () => {
  expect(find(['form'], 'from', { fuzzy: 1, stopWords: 'keep' })).toEqual(['form'])
  expect(
    find(['form'], 'from', { fuzzy: { maxEdits: 1, transpositions: false }, stopWords: 'keep' }),
  ).toEqual([])
})

test('prefixLength characters at the start have to be right', () => {
  const words = ['house', 'mouse', 'hause']
  expect(find(words, 'house', { fuzzy: { prefixLength: 1 } }).sort()).toEqual(['hause', 'house'])
  expect(find(words, 'house', { fuzzy: { prefixLength: 2 } }).sort()).toEqual(['house'])
})

test('maxExpansions takes the nearest words, and of equals the most frequent', () => {
  const index = createIndex({ schema })
  const words = ['house', 'mouse', 'mouse', 'hose', 'horse', 'horse', 'horse', 'hoses']
  index.addAll(words.map((body, id) => ({ id, body })))
  const found = (maxExpansions: number) => {
    const { hits } = index.search('house', { fuzzy: { maxEdits: 2, maxExpansions } })
    return [...new Set(hits.map(({ id }) => words[id as number]))].sort()
  }
  expect(found(1)).toEqual(['house'])
  expect(found(2)).toEqual(['horse', 'house'])
  expect(found(3)).toEqual(['horse', 'house', 'mouse'])
  // "hose" and "hoses" have one stem.
  expect(found(4)).toEqual(['horse', 'hose', 'hoses', 'house', 'mouse'])
})

test('a typo and a beginning of a word at once find what either finds', () => {
  const words = ['houses', 'mouse', 'housing', 'horse']
  expect(find(words, 'house', { fuzzy: 1, prefix: 'last' }).sort()).toEqual([
    'horse',
    'houses',
    'housing',
    'mouse',
  ])
  expect(find(words, 'hous', { prefix: 'last' }).sort()).toEqual(['houses', 'housing'])
})

test('only the last word is one that is being typed', () => {
  const words = ['house', 'red', 'redder']
  expect(find(words, 'red hou', { prefix: 'last' }).sort()).toEqual(['house', 'red'])
  expect(find(words, 'red hou', { prefix: true }).sort()).toEqual(['house', 'red', 'redder'])
  expect(find(words, 'red hou', {}).sort()).toEqual(['red'])
})

test('a word that is being typed is found by how it is written, and before its stem by the rest', () => {
  for (const query of ['assis', 'assist', 'assista', 'assistan', 'assistance'])
    expect(find(['assistance'], query, { prefix: 'last' })).toEqual(['assistance'])
  expect(find(["O'Neil", 'Neil'], "O'Ne", { prefix: 'last' })).toEqual(["O'Neil"])
})

test('a filter holds for what is misspelt too', () => {
  const index = createIndex({ schema: { body: text(), tag: keyword() } })
  index.addAll([
    { id: 1, body: 'house', tag: 'a' },
    { id: 2, body: 'mouse', tag: 'b' },
  ])
  expect(index.search('house', { fuzzy: true, filter: { tag: 'b' } }).hits.map(({ id }) => id)).toEqual([2])
})
