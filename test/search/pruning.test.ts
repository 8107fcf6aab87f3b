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

test('the total of one word is known, however little of its list is read', () => {
  const index = createIndex({ schema: { body: text(), tag: text() } })
  index.addAll(range(2000).map((id) => ({ id, body: 'word '.repeat(1 + (id % 50)) })))
  index.commit()
  index.addAll(range(1000).map((id) => ({ id: 5000 + id, body: 'word', tag: 'late' })))
  expect(index.search('word', { totalHits: 10 }).total).toEqual({ value: 3000, relation: 'eq' })
  expect(index.search('word late', { totalHits: 10 }).total.relation).toBe('gte')
  // Not where a field is left out, or documents are gone.
  expect(index.search('word', { totalHits: 10, fields: ['body'] }).total.relation).toBe('gte')
  index.delete(7)
  expect(index.search('word', { totalHits: 10 }).total.relation).toBe('gte')
  expect(index.search('word', { totalHits: 'exact' }).total).toEqual({ value: 2999, relation: 'eq' })
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

const bodies = (bodyOf: (window: number, place: number, id: number) => string) => {
  const index = createIndex({ schema: { body: text() } })
  for (const id of range(8192)) index.add({ id, body: bodyOf(id >>> 11, id & 2047, id) })
  return (query: Parameters<typeof index.search>[0], options: Parameters<typeof index.search>[1]) => {
    const { hits, total } = index.search(query, options)
    return { hits: hits.map(({ id, score }) => [id, score]), total: total.value }
  }
}

test('an expanded word that stands in a later window loses nothing there', () => {
  const search = bodies((window, i) => {
    if (window === 0 && i < 100) return 'other pad pad pad pad'
    if (window === 1 && i < 100) return i === 0 ? 'start' : 'star star star star'
    if (window === 2 && i < 100) return 'other '.repeat(8)
    if (window === 3 && i < 100) return i === 50 ? 'star '.repeat(30) : 'star'
    return 'pad'
  })
  const best = (totalHits: number | 'exact') =>
    search('star other', { prefix: true, limit: 1, totalHits }).hits
  expect(best(0)).toEqual(best('exact'))
})

test('neither does one of several lists of its own', () => {
  const search = bodies((window, i, id) => {
    if (id === 0) return `sba ${'pad '.repeat(30)}`
    if (window === 1 && i < 150) return i % 2 ? 'star pad' : 'start pad'
    if (window === 2 && i < 800) return 'other '.repeat(8)
    if (window === 3 && i < 150) return i === 50 ? 'star start '.repeat(30) : i % 2 ? 'star' : 'start'
    if (window === 3 && i > 200 && i < 400) return i % 2 ? 'star' : 'start'
    return 'pad'
  })
  for (const limit of [1, 2, 5]) {
    const best = (totalHits: number | 'exact') =>
      search('sta other', { prefix: true, fuzzy: 1, limit, totalHits }).hits
    expect(best(0)).toEqual(best('exact'))
  }
})

test('a place before a document is not counted as one', () => {
  const search = bodies((_, __, id) => {
    if (id < 10) return 'start other'
    if (id < 20) return 'start pad pad pad'
    return id >= 6144 && id < 6149 ? 'star' : 'pad'
  })
  const total = (totalHits: number | 'exact') =>
    search('star other', { prefix: true, limit: 20, totalHits }).total
  expect(total('exact')).toBe(25)
  expect(total(0)).toBeLessThanOrEqual(25)
})

test('a document of compounds alone, each three words but one of its length, is not passed over', () => {
  const index = createIndex({ schema: { body: text() } })
  const special = new Map([
    [2500, "O'Onnn++ O'Onnn++"],
    [1, 'zeta pad'],
    [7, 'o pad pad pad'],
  ])
  for (const id of range(3000)) index.add({ id, body: special.get(id) ?? 'pad pad' })
  const scoreOf = (query: string, id: number) =>
    index.search(query, { prefix: true, limit: 10 }).hits.find((hit) => hit.id === id)!.score
  const boost = (0.997 * scoreOf('o', 2500)) / scoreOf('zeta', 1)
  const best = (totalHits: number | 'exact') =>
    index.search(
      {
        type: 'bool',
        should: [
          { type: 'match', text: 'o', prefix: true },
          { type: 'match', text: 'zeta', boost },
        ],
      },
      { limit: 1, totalHits },
    ).hits[0]!.id
  expect(best('exact')).toBe(2500)
  expect(best(0)).toBe(2500)
})

test('boosts that make every document as long as can be pass over nothing', () => {
  const index = createIndex({ schema: { body: text() } })
  for (const id of range(3000)) {
    const long = id < 256 ? `word word ${'pad '.repeat(1000)}` : 'pad pad pad pad'
    index.add({ id, body: id < 128 ? 'word pad pad pad' : long })
  }
  const best = (totalHits: number | 'exact') =>
    index.search('word', { boost: { body: 1e9 }, limit: 1, totalHits }).hits[0]!.id
  expect(best(0)).toBe(best('exact'))
})
