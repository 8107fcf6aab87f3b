import { expect, test } from 'vitest'
import { text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const range = (length: number) => Array.from({ length }, (_, i) => i)

test('a word whose last documents are behind us holds up nothing', () => {
  const index = createIndex({ schema: { body: text() } })
  // "old" has a block of 128 postings and a tail, whose documents can't compete.
  for (const id of range(3000)) {
    const words = [id < 200 && 'old', id % 2 && 'odd', 'word', id >= 128 && 'long '.repeat(30)]
    index.add({ id, body: words.filter(Boolean).join(' ') })
  }
  const queries = ['old', 'odd', 'word'].map((text) => ({ type: 'match', text }) as const)
  const { hits, total } = index.search({ type: 'disMax', queries }, { totalHits: 10, limit: 3 })
  expect(hits.map(({ id }) => id)).toEqual([0, 2, 4])
  expect(total.relation).toBe('gte')
})

test('boosts that round a length down to nothing still find its document', () => {
  const index = createIndex({ schema: { body: text() } })
  index.add({ id: 'thrice', body: 'word word word' })
  for (const id of range(127)) index.add({ id, body: 'word and five others beside it' })
  // The next block of 128 postings: 0.3 of one word is no word.
  for (const id of range(128)) index.add({ id: `short ${id}`, body: 'word' })
  const search = (totalHits: number | 'exact') =>
    index.search('word', { boost: { body: 0.3 }, limit: 1, totalHits }).hits.map(({ id }) => id)
  expect(search(0)).toEqual(['short 0'])
  expect(search('exact')).toEqual(['short 0'])
})

test('a word that stands far apart, among many that are like it, is found to the last', () => {
  const index = createIndex({ schema: { body: text() } })
  // Longer and longer pauses between the documents with the word; all others have a completion or a typo of it.
  const own = new Set([0, 5, 100, 9000, 23_000])
  for (const id of range(24_000)) {
    const isLast = id === 23_000
    index.add({
      id,
      body: own.has(id) ? `star ${isLast ? 'star' : 'and others'}` : id % 2 ? 'start here' : 'stir',
    })
  }
  for (const options of [{ fuzzy: true }, { prefix: true }, { fuzzy: true, prefix: true }] as const) {
    const search = (totalHits: number | 'exact', limit: number) =>
      index.search('star', { ...options, limit, totalHits }).hits.map(({ id, score }) => [id, score])
    for (const limit of [1, 2, 5, 10]) expect(search(0, limit)).toEqual(search('exact', limit))
    expect(search(0, 1)[0]![0]).toBe(23_000)
  }
})
