import { boolean, date, keyword, number, text } from '../../src/schema/field.ts'
import { createIndex, type SearchIndex } from '../../src/search-index.ts'

/**
 * A small index with a field of each kind, two analyzers, several segments and deleted documents. It doesn't change: the
 * files of test/fixtures are of it.
 */
export const schema = {
  title: text({ boost: 2 }),
  body: text(),
  'author.name': text({ language: 'simple' }),
  shelf: keyword(),
  year: number(),
  bought: date(),
  lent: boolean(),
}

const WORDS = [
  'river',
  'rivers',
  'stone',
  'stones',
  'light',
  'lights',
  'house',
  'winter',
  'of',
  'the',
  'café',
  '東京',
]

/** The n-th book, always the same. */
export function bookOf(n: number) {
  const word = (i: number) => WORDS[(n * 7 + i * i * 3 + i) % WORDS.length]!
  return {
    id: n % 5 === 4 ? n : `book ${n}`,
    title: `${word(1)} ${word(2)}`,
    body: Array.from({ length: 3 + ((n * 13) % 40) }, (_, i) => word(i + 3)).join(' '),
    author: { name: ["Anna O'Neil", 'Émile Zola', 'Li Bai'][n % 3]! },
    shelf: n % 4 === 0 ? ['A', `B${n % 7}`] : `B${n % 7}`,
    year: n % 6 === 5 ? null : 1900 + ((n * 37) % 120) + (n % 2) / 2,
    bought: new Date(Date.UTC(2000 + (n % 20), n % 12, 1)),
    ...(n % 3 > 0 && { lent: n % 3 === 1 }),
    note: `not in the schema: ${n}`,
  }
}

export type Library = SearchIndex<typeof schema>

export function makeLibrary(): Library {
  const index = createIndex({ schema, storeUnknown: true, bm25: { k1: 0.9 } })
  for (let n = 0; n < 150; n++) index.add(bookOf(n))
  index.commit()
  for (let n = 150; n < 170; n++) index.add(bookOf(n))
  index.commit()
  index.delete('book 3')
  index.delete(4)
  index.delete('book 155')
  index.add(bookOf(200))
  return index
}

/** Everything that can be asked of such an index, as text to be compared. */
export function answersOf(index: Library): string {
  const searches = [
    index.search('river', { totalHits: 'exact' }),
    index.search('winter stones', { operator: 'and', limit: 20 }),
    index.search('river OR the light of'),
    index.search('rivr', { fuzzy: true }),
    index.search('li', { prefix: 'last', fields: ['author.name', 'title'] }),
    index.search('*', {
      sort: [{ year: 'desc' }, { bought: 'asc' }],
      facets: ['shelf', 'year', 'lent'],
      limit: 5,
    }),
    index.search('house -light', {
      filter: { shelf: ['A', 'B1'], year: { gte: 1920 }, lent: true },
      explain: true,
    }),
    index.search('st*ne', { fields: ['body'], boost: { body: 3 } }),
  ]
  return JSON.stringify([
    index.size,
    ...searches,
    index.get('book 7'),
    index.get('book 3') ?? null,
    index.has(9),
  ])
}
