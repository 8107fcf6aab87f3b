import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createIndex,
  date,
  decodeSnapshot,
  encodeSnapshot,
  keyword,
  number,
  type SearchOptions,
  SnapshotError,
  text,
} from '../src/index.ts'

// What other libraries got wrong, or their users asked for: each is a case of its own here.

const SEED = 2024
const range = (length: number) => Array.from({ length }, (_, i) => i)
const body = { body: text() }
const titleAndBody = { title: text(), body: text() }

function indexOf(...bodies: string[]) {
  const index = createIndex({ schema: body })
  index.addAll(bodies.map((body, id) => ({ id, body })))
  return index
}

const find = (index: ReturnType<typeof indexOf>, query: string, options?: SearchOptions<typeof body>) =>
  index.search(query, options).hits.map(({ id }) => id)

/** The prototype's names, which are no words, ids, fields or values unless someone says them. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
]

describe('scores', () => {
  test('a word said twice is no better than said once (MiniSearch)', () => {
    const index = indexOf('apple', 'pear')
    const score = (query: string) => index.search(query).hits[0]!.score
    expect(score('apple apple')).toBe(score('apple'))
  })

  test('a query of two words scores their sum, not the sum times two (MiniSearch)', () => {
    const index = indexOf('apple pear', 'apple', 'pear', 'fig fig')
    const score = (query: string) => index.search(query).hits.find(({ id }) => id === 0)!.score
    expect(score('apple pear')).toBeCloseTo(score('apple') + score('pear'), 12)
  })

  test('the length of a field is all of its words, not the different ones (MiniSearch)', () => {
    const index = indexOf('apple pear pear pear pear pear', 'apple pear')
    expect(find(index, 'apple')).toEqual([1, 0])
  })

  test('a document that has a word four times is before one that has it once (Orama)', () => {
    expect(find(indexOf('apple fig fig fig', 'apple apple apple apple', 'pear'), 'apple')).toEqual([1, 0])
  })

  test('where a word stands first does not matter, how often does (FlexSearch)', () => {
    const filler = range(20).map((i) => `word${i}`)
    const early = ['x', 'search', ...filler, ...filler].join(' ')
    const often = ['x', 'y', ...filler, ...filler.slice(9), ...range(9).map(() => 'search')].join(' ')
    expect(find(indexOf(early, often), 'search')).toEqual([1, 0])
  })

  test('a rare neighbour never outranks the word itself (MiniSearch, Orama)', () => {
    const index = indexOf(...range(200).map(() => 'house'), 'mouse')
    const { hits } = index.search('house', { fuzzy: true, limit: 201 })
    expect(hits.at(-1)!.id).toBe(200)
    expect(hits.length).toBe(201)
  })

  test('a word in every field of every document never weighs more than a rare one (Lunr)', () => {
    const index = createIndex({ schema: titleAndBody })
    index.addAll(range(10).map((id) => ({ id, title: 'common', body: id === 7 ? 'common rare' : 'common' })))
    const { hits } = index.search('common rare')
    expect(hits[0]!.id).toBe(7)
    for (const { score } of hits) expect(score).toBeGreaterThan(0)
    const [common, rare] = ['common', 'rare'].map((query) => index.explain(query, 7).value)
    expect(common).toBeLessThan(rare!)
  })

  test('documents without the field do not make a word rarer than it is (MiniSearch)', () => {
    const schema = { title: text(), note: text({ language: 'simple' }) }
    const few = createIndex({ schema })
    const many = createIndex({ schema })
    for (const index of [few, many])
      index.addAll([
        { id: 'a', note: 'apple' },
        { id: 'b', note: 'pear' },
      ])
    many.addAll(range(100).map((id) => ({ id, title: 'other' })))
    expect(many.search('apple').hits[0]!.score).toBe(few.search('apple').hits[0]!.score)
  })

  test('ties stand in the order in which documents were added, whatever the page', () => {
    const index = indexOf(...range(50).map(() => 'apple'))
    expect(find(index, 'apple', { limit: 50 })).toEqual(range(50))
    expect(find(index, 'apple', { limit: 5, offset: 20 })).toEqual([20, 21, 22, 23, 24])
  })
})

describe('what is found', () => {
  test('every word somewhere, each in a field of its own (FlexSearch, Orama)', () => {
    const index = createIndex({ schema: titleAndBody })
    index.add({ id: 1, title: 'alpha', body: 'beta' })
    expect(index.search('alpha beta', { operator: 'and' }).hits.length).toBe(1)
    expect(index.search('alpha beta').hits.length).toBe(1)
  })

  test('with and, no document without a word, and every one with both (Orama)', () => {
    expect(
      find(indexOf('alpha', 'alpha beta', 'alphabet', 'beta alpha'), 'alpha beta', { operator: 'and' }),
    ).toEqual([1, 3])
  })

  test('a filter beside fields that match in different documents (FlexSearch)', () => {
    const index = createIndex({ schema: { ...titleAndBody, tag: keyword() } })
    index.addAll([
      { id: 1, title: 'apple', body: 'x', tag: 'a' },
      { id: 2, title: 'x', body: 'apple', tag: 'b' },
    ])
    const found = (tag: string) => index.search('apple', { filter: { tag } }).hits.map(({ id }) => id)
    expect([found('a'), found('b'), found('c')]).toEqual([[1], [2], []])
  })

  test('node.js as node, C++ as C++ and café as cafe (Lunr)', () => {
    const index = indexOf(
      'I like node.js',
      'a C++ compiler',
      'the Café',
      'e-mail',
      '2016-03-24',
      "O'Neil",
      'snake_case',
    )
    const queries = [
      'node',
      'nodejs',
      'node.js',
      'C++',
      'c++',
      'cafe',
      'CAFÉ',
      'email',
      'e-mail',
      '2016-03-24',
      '2016',
      'oneil',
      'neil',
      'snake_case',
    ]
    expect(queries.map((query) => find(index, query)[0])).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6])
  })

  test('to be or not to be (Lunr)', () => {
    const index = indexOf('to be or not to be, that is the question', 'a cat')
    expect(find(index, 'to be or not to be')).toEqual([0])
    expect(find(index, 'that is')).toEqual([0])
    expect(find(index, 'the')).toEqual([0])
    expect(find(index, '"to be or not to be"')).toEqual([0])
  })

  test('assista, on the way from assist to assistance (Lunr)', () => {
    const index = indexOf('legal assistance')
    for (const query of ['assist', 'assista', 'assistan', 'assistance'])
      expect(find(index, query, { prefix: 'last' })).toEqual([0])
  })

  test('Chinese, Japanese, Korean, Thai, Russian and Arabic (MiniSearch, Orama, Pagefind)', () => {
    const texts = [
      '使用迴圈處理資料',
      '日本語の検索エンジン',
      '한국어 검색 엔진',
      'ภาษาไทยง่าย',
      'Русский язык',
      'اللغة العربية',
    ]
    const index = indexOf(...texts)
    expect(
      ['迴圈', '検索', '검색', 'ไทย', 'русский', 'العربية'].map((query) => find(index, query)[0]),
    ).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('a word at the far end of a long text (Fuse)', () => {
    expect(find(indexOf(`${'filler '.repeat(50_000)}needle`, 'hay'), 'needle')).toEqual([0])
  })

  test('a phrase in the middle of a query (MiniSearch, Lunr)', () => {
    const index = indexOf('new york city', 'york new city', 'old city')
    expect(find(index, '+"new york" city')).toEqual([0])
  })

  test('in text with tabs, composed and decomposed letters, and letters of four bytes', () => {
    const index = indexOf('tab\tbed', 'cafe\u0301', '\u{10428}\u{10429}', '😀')
    expect(['bed', 'café', '\u{10400}\u{10401}', '😀'].map((query) => find(index, query)[0])).toEqual([
      0, 1, 2, 3,
    ])
  })
})

describe('names that every object has', () => {
  test('are words (Orama, ZBSearch, elasticlunr)', () => {
    const index = indexOf(...NAMES)
    NAMES.forEach((name, id) => {
      expect(find(index, name, { operator: 'and' })).toEqual([id])
      expect(find(index, name, { fuzzy: true, prefix: 'last' })[0]).toBe(id)
      expect(index.search(name).hits[0]!.matches).toEqual({ body: [name.replaceAll('_', '')] })
    })
  })

  test('are ids', () => {
    const index = createIndex({ schema: body })
    for (const id of NAMES)
      expect([index.has(id), index.get(id), index.delete(id)]).toEqual([false, undefined, false])
    index.addAll(NAMES.map((id) => ({ id, body: 'apple' })))
    for (const id of NAMES) expect(index.get(id)).toEqual({ id, body: 'apple' })
    expect(index.search('apple', { limit: 20 }).hits.map(({ id }) => id)).toEqual(NAMES)
  })

  test('are values of a field, to filter by, count and sort', () => {
    const index = createIndex({ schema: { tag: keyword() } })
    index.addAll(NAMES.map((tag, id) => ({ id, tag })))
    NAMES.forEach((tag, id) => {
      expect(index.search({ type: 'all' }, { filter: { tag } }).hits.map(({ id }) => id)).toEqual([id])
    })
    const { facets } = index.search({ type: 'all' }, { facets: ['tag'] })
    expect(facets.tag!.map(({ value }) => value).sort()).toEqual([...NAMES].sort())
  })

  test('are fields', () => {
    const schema = Object.fromEntries(
      NAMES.filter((name) => name !== '__proto__').map((name) => [name, text()]),
    )
    const index = createIndex({ schema })
    index.add({ id: 1, constructor: 'apple', toString: 'pear' } as never)
    expect(index.search('constructor:apple').hits.length).toBe(1)
    expect(index.search('toString:apple').hits.length).toBe(0)
    expect(index.search('apple', { fields: ['constructor'] }).hits[0]!.matches).toEqual({
      constructor: ['apple'],
    })
  })

  test('are not fields of a document that does not have them', () => {
    const index = createIndex({ schema: { constructor: text(), toString: keyword() } })
    index.add({ id: 1 } as never)
    expect(index.count({ type: 'exists', field: 'constructor' })).toBe(0)
    expect(index.count({ type: 'exists', field: 'toString' })).toBe(0)
  })
})

describe('changes', () => {
  test('a document is removed by its id alone, whatever became of the object (MiniSearch)', () => {
    const index = createIndex({ schema: body })
    const document = { id: 1, body: 'apple' }
    index.add(document)
    document.body = 'pear'
    expect(index.get(1)).toEqual({ id: 1, body: 'apple' })
    expect(index.delete(1)).toBe(true)
    expect([index.search('apple').hits, index.search('pear').hits]).toEqual([[], []])
  })

  test('an updated document is found by what it says now (Lunr, MiniSearch)', () => {
    const index = createIndex({ schema: body })
    index.add({ id: 1, body: 'apple' })
    index.update({ id: 1, body: 'pear' })
    expect([index.search('apple').hits.length, index.search('pear').hits.length, index.size]).toEqual([
      0, 1, 1,
    ])
  })

  test('an index that was emptied is as good as new', () => {
    const fresh = indexOf('apple', 'apple pear')
    const index = indexOf('x', 'y', 'z')
    for (const id of [0, 1, 2]) index.delete(id)
    index.addAll([
      { id: 0, body: 'apple' },
      { id: 1, body: 'apple pear' },
    ])
    index.optimize()
    const answer = ({ search }: typeof index) =>
      search.call(index, 'apple').hits.map(({ id, score }) => [id, score])
    expect(answer(index)).toEqual(fresh.search('apple').hits.map(({ id, score }) => [id, score]))
  })

  test('numbers and their digits are different ids', () => {
    const index = createIndex({ schema: body })
    index.addAll([
      { id: 7, body: 'number' },
      { id: '7', body: 'text' },
    ])
    expect([index.get(7)?.body, index.get('7')?.body, index.size]).toEqual(['number', 'text', 2])
    index.delete('7')
    expect([index.has(7), index.has('7')]).toEqual([true, false])
  })
})

describe('results', () => {
  test('a page is exactly what was asked for, and the total what there is', () => {
    const index = indexOf(...range(100).map(() => 'apple'))
    for (const [limit, offset, expected] of [
      [0, 0, 0],
      [1, 0, 1],
      [10, 95, 5],
      [10, 100, 0],
      [200, 0, 100],
    ] as const) {
      const { hits, total } = index.search('apple', { limit, offset })
      expect([hits.length, total.value, total.relation]).toEqual([expected, 100, 'eq'])
    }
  })

  test('a total that is cut short says so', () => {
    const index = indexOf(...range(5000).map((i) => (i % 2 ? 'apple' : 'apple pear')))
    const { total } = index.search('apple pear', { limit: 1, totalHits: 10 })
    expect(total.relation).toBe('gte')
    expect(total.value).toBeGreaterThan(10)
    expect(index.search('apple pear', { totalHits: 'exact' }).total).toEqual({ value: 5000, relation: 'eq' })
    expect(index.count('apple pear')).toBe(5000)
  })

  test('are one list of plain data, best first, with scores (FlexSearch)', () => {
    const index = createIndex({ schema: titleAndBody })
    index.addAll([
      { id: 1, title: 'apple' },
      { id: 2, body: 'apple', title: 'apple' },
    ])
    const { hits } = index.search('apple')
    expect(hits.map(({ id }) => id)).toEqual([2, 1])
    expect(structuredClone(hits)).toEqual(hits)
    expect(JSON.parse(JSON.stringify(hits[1]))).toMatchObject({
      id: 1,
      document: { id: 1, title: 'apple' },
      matches: { title: ['apple'] },
    })
  })

  test('say which words matched, as they are written (FlexSearch, Orama)', () => {
    const index = indexOf('Storms and a STORM, a café and a hose')
    const { hits } = index.search('storm cafe house', { fuzzy: true })
    expect(hits[0]!.matches).toEqual({ body: ['Storms', 'STORM', 'café', 'hose'] })
  })

  test('dates are filtered by range and counted by year', () => {
    const index = createIndex({ schema: { ...body, published: date(), pages: number() } })
    index.addAll([
      { id: 1, body: 'apple', published: '2015-05-01', pages: 10 },
      { id: 2, body: 'apple', published: new Date('2016-01-01'), pages: 20 },
    ])
    const { hits, facets } = index.search('apple', {
      filter: { published: { gte: '2015' }, pages: { lt: 20 } },
      facets: { published: { interval: 'year' } },
    })
    expect(hits.map(({ id }) => id)).toEqual([1])
    expect(facets.published).toMatchObject([{ value: '2015', count: 1 }])
  })
})

describe('what people type', () => {
  const index = createIndex({
    schema: { ...titleAndBody, published: date(), pages: number(), tag: keyword() },
  })
  index.addAll([
    {
      id: 1,
      title: 'Apple: a history',
      body: 'node.js "quoted" (C++) text',
      published: '2016',
      pages: 3,
      tag: 'a b',
    },
    { id: 2, title: 'to be', body: '東京都 👍🏽 O’Neil' },
  ])
  const pieces = [
    'apple',
    'title:',
    'published:',
    'pages:',
    'tag:',
    '"',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '+',
    '-',
    '*',
    '?',
    '~',
    '^',
    ':',
    '\\',
    '/',
    '&&',
    '||',
    '!',
    'AND',
    'OR',
    'NOT',
    'TO',
    '>=',
    '<',
    '2',
    '1e9',
    '東京',
    '👍🏽',
    "'",
    '’',
    ' ',
    '\t',
    '\n',
    '\0',
    '\ud800',
    '__proto__',
    'constructor:',
  ]
  const typed = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((found) => found.join('')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const options = fc.record(
    {
      fuzzy: fc.constantFrom(true, false, 2 as const),
      prefix: fc.constantFrom(true, 'last' as const),
      operator: fc.constantFrom('and' as const, 'or' as const),
      minShouldMatch: fc.nat(3),
      highlight: fc.constant(['body'] as const),
      explain: fc.boolean(),
    },
    { requiredKeys: [] },
  )

  test('never throws (Lunr)', () => {
    fc.assert(
      fc.property(typed, options, (query, options) => {
        const results = index.search(query, options)
        expect(structuredClone(results).hits.length).toBeLessThanOrEqual(2)
        index.count(query)
        index.suggest(query)
        index.correct(query)
        index.analyze(query)
        index.explain(query, 1)
      }),
      { seed: SEED, numRuns: 1500 },
    )
  })

  test('is searched as words where it is no query, with a note of where', () => {
    const { hits, diagnostics } = index.search('apple "history')
    expect(hits.map(({ id }) => id)).toEqual([1])
    expect(diagnostics).toMatchObject([{ code: 'quote', start: 6 }])
  })
})

describe('bytes', () => {
  const bytes = encodeSnapshot(indexOf('apple', 'apple pear'))

  test('come back as the index they were', () => {
    const index = decodeSnapshot<typeof body>(bytes)
    expect(index.search('apple').hits).toEqual(indexOf('apple', 'apple pear').search('apple').hits)
  })

  test('of another schema, or cut short, are an error and not fewer hits (MiniSearch, Orama, Lunr)', () => {
    expect(() => decodeSnapshot(bytes, { schema: { other: text() } })).toThrow(SnapshotError)
    for (const size of [0, 7, 100, bytes.length - 1])
      expect(() => decodeSnapshot(bytes.slice(0, size))).toThrow(SnapshotError)
  })
})
