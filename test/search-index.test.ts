import { describe, expect, test } from 'vitest'
import { boolean, createIndex, DocumentError, date, keyword, number, text } from '../src/index.ts'

const range = (length: number) => Array.from({ length }, (_, i) => i)
const schema = { title: text({ boost: 2 }), body: text(), tag: keyword(), year: number() }

const documents = [
  { id: 'a', title: 'Red apples', body: 'grow on trees', tag: 'fruit', year: 2015 },
  { id: 'b', title: 'Trees', body: 'grow slowly', tag: ['plant', 'wood'], year: 2016 },
  { id: 'c', title: 'Cars', body: 'do not grow', year: 2016 },
]

function indexOf() {
  const index = createIndex({ schema })
  index.addAll(documents)
  return index
}

const ids = ({ hits }: { hits: readonly { id: string | number }[] }) => hits.map(({ id }) => id)

describe('documents', () => {
  test('are found at once, kept as they were, and counted', () => {
    const index = createIndex({ schema })
    expect([index.size, ids(index.search('trees'))]).toEqual([0, []])
    for (const [count, document] of documents.entries()) {
      index.add(document)
      expect(index.size).toBe(count + 1)
      expect(index.get(document.id)).toEqual(document)
      expect(ids(index.search({ type: 'all' }))).toEqual(documents.slice(0, count + 1).map(({ id }) => id))
    }
    expect(ids(index.search('trees'))).toEqual(['b', 'a'])
  })

  test('are taken from anything that can be gone through', () => {
    function* generate() {
      yield* documents
    }
    const index = createIndex({ schema })
    expect(index.addAll(generate())).toEqual({ added: 3, rejected: [] })
    expect(createIndex({ schema }).addAll(new Set(documents)).added).toBe(3)
  })

  test('come in order until one is refused, or but for those that are', () => {
    const bad = [documents[0]!, { id: 'a' }, documents[1]!, { id: 'x', year: 'x' }, documents[2]!] as never[]
    const index = createIndex({ schema })
    expect(() => index.addAll(bad)).toThrow(DocumentError)
    expect(index.size).toBe(1)
    const { added, rejected } = createIndex({ schema }).addAll(bad, { onInvalid: 'skip' })
    expect([added, rejected.map(({ id, field }) => [id, field])]).toEqual([
      3,
      [
        ['a', undefined],
        ['x', 'year'],
      ],
    ])
  })

  test('are replaced, removed and come back', () => {
    const index = indexOf()
    index.update({ id: 'a', title: 'Pears' })
    expect([ids(index.search('apples')), ids(index.search('pears')), index.size]).toEqual([[], ['a'], 3])
    expect(index.get('a')).toEqual({ id: 'a', title: 'Pears' })
    expect([index.delete('a'), index.delete('a'), index.has('a'), index.size]).toEqual([
      true,
      false,
      false,
      2,
    ])
    index.add({ id: 'a', title: 'Apples' })
    expect(ids(index.search({ type: 'all' }))).toEqual(['b', 'c', 'a'])
    index.update({ id: 'new', title: 'Apples' })
    expect(ids(index.search('apples'))).toEqual(['a', 'new'])
  })

  test('that are found give back what was found, whatever is changed later', () => {
    const index = indexOf()
    const { hits } = index.search('trees')
    index.update({ id: 'b', title: 'Nothing' })
    index.delete('a')
    index.optimize()
    expect(hits.map(({ document }) => document)).toEqual([documents[1], documents[0]])
    expect(hits[0]!.matches).toEqual({ title: ['Trees'] })
  })

  test('are copies: nobody changes what the index has', () => {
    const index = indexOf()
    const copy = index.get('a') as { title: string }
    copy.title = 'changed'
    const [hit] = index.search('apples').hits
    expect([index.get('a')!.title, hit!.document.title]).toEqual(['Red apples', 'Red apples'])
  })

  test('keep what the schema does not name only if told to', () => {
    const document = { id: 1, title: 'x', extra: { deep: [1, null, { date: new Date(0) }] } }
    const plain = createIndex({ schema })
    const keeping = createIndex({ schema, storeUnknown: true })
    plain.add(document)
    keeping.add(document)
    expect(plain.get(1)).toEqual({ id: 1, title: 'x' })
    expect(keeping.get(1)).toEqual(document)
  })

  test('keep no field that is not to be stored, which is searched all the same', () => {
    const index = createIndex({ schema: { title: text(), body: text({ stored: false }) } })
    index.add({ id: 1, title: 'x', body: 'apple' })
    expect(
      index.search('apple').hits.map(({ id, document, matches }) => ({ id, document, matches })),
    ).toEqual([{ id: 1, document: { id: 1, title: 'x' }, matches: {} }])
  })

  test('have nested fields, and several values of one', () => {
    const index = createIndex({ schema: { 'author.name': text(), 'author.tags': keyword(), notes: text() } })
    index.add({ id: 1, author: { name: 'Ann', tags: ['x', 'y'] }, notes: ['red apple', 'green pear'] })
    index.add({ id: 2, author: [{ name: 'Ben' }, { name: 'Cid', tags: 'x' }] })
    expect(ids(index.search('ann'))).toEqual([1])
    expect(ids(index.search('author.name:cid'))).toEqual([2])
    expect(ids(index.search({ type: 'all' }, { filter: { 'author.tags': 'x' } }))).toEqual([1, 2])
    expect(ids(index.search('apple pear', { operator: 'and' }))).toEqual([1])
    expect(index.search('pear apple').hits[0]!.matches).toEqual({ notes: ['apple', 'pear'] })
  })

  test('have the id that is said', () => {
    const index = createIndex({ schema: { title: text() }, id: 'isbn' })
    index.add({ isbn: 978, title: 'apple' })
    expect([index.has(978), ids(index.search('apple')), index.get(978)]).toEqual([
      true,
      [978],
      { isbn: 978, title: 'apple' },
    ])
  })

  const stem = (word: string) => {
    if (word === 'bad') throw new Error('no stem')
    return word
  }
  const picky = { name: 'picky', version: 1, tokenFilters: [stem] }

  test('that a language refuses by throwing leave nothing behind', () => {
    const index = createIndex({ schema: { title: text({ language: picky }), tag: keyword() } })
    index.add({ id: 1, title: 'one', tag: 'a' })
    for (const id of [2, 2, 4]) {
      expect(() => index.add({ id, title: 'ghost one bad ugly', tag: 'b' })).toThrow('no stem')
      expect([index.size, index.has(id)]).toEqual([1, false])
    }
    index.add({ id: 2, title: 'ghost', tag: 'c' })
    expect([ids(index.search('one')), ids(index.search('ghost')), ids(index.search('ugly'))]).toEqual([
      [1],
      [2],
      [],
    ])
    expect(index.get(2)).toEqual({ id: 2, title: 'ghost', tag: 'c' })
    expect(index.count('*', { filter: { tag: 'b' } })).toBe(0)
    index.optimize()
    expect([index.size, ids(index.search('ghost', { prefix: true, fuzzy: true }))]).toEqual([2, [2]])
  })

  test('that a language refuses by throwing leave the document that they were to replace', () => {
    const index = createIndex({ schema: { title: text({ language: picky }), tag: keyword() } })
    const first = { id: 1, title: 'one', tag: 'a' }
    index.add(first)
    const found = () => [index.size, index.get(1), ids(index.search('one')), ids(index.search('ghost'))]
    // While it is buffered, and when it is in a segment.
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(() => index.update({ id: 1, title: 'ghost bad', tag: 'b' })).toThrow('no stem')
      expect(() => index.update({ id: 2, title: 'ghost bad', tag: 'b' })).toThrow('no stem')
      expect([index.has(1), index.has(2)]).toEqual([true, false])
      expect(found()).toEqual([1, first, [1], []])
    }
    index.update({ id: 1, title: 'ghost', tag: 'c' })
    expect(found()).toEqual([1, { id: 1, title: 'ghost', tag: 'c' }, [], [1]])
    index.update(first)
    index.optimize()
    expect(found()).toEqual([1, first, [1], []])
  })

  test('of no words are documents too', () => {
    const index = createIndex({ schema })
    index.addAll([{ id: 1 }, { id: 2, title: '' }, { id: 3, title: '!' }])
    expect(ids(index.search({ type: 'all' }))).toEqual([1, 2, 3])
    expect(ids(index.search('x'))).toEqual([])
  })
})

describe('hits', () => {
  test('are plain data', () => {
    const index = indexOf()
    const results = index.search('trees', { explain: true, highlight: ['title'], facets: ['tag'] })
    const [hit] = results.hits
    expect(Object.keys(hit!)).toEqual([
      'id',
      'score',
      'document',
      'matches',
      'cursor',
      'highlights',
      'explanation',
    ])
    expect(structuredClone(results)).toEqual({ ...results, hits: results.hits.map((hit) => ({ ...hit })) })
    expect(JSON.parse(JSON.stringify(results)).hits[0].document).toEqual(documents[1])
    expect(Object.keys(index.search('trees').hits[0]!)).toEqual([
      'id',
      'score',
      'document',
      'matches',
      'cursor',
    ])
  })

  test('say the words of each field that matched, once each, as they are written first', () => {
    const index = createIndex({ schema: { title: text(), body: text() } })
    index.add({ id: 1, title: 'Trees, TREES', body: 'a tree, e-mail, O’Neil, 東京都' })
    const matches = (query: string) => index.search(query).hits[0]!.matches
    expect(matches('tree')).toEqual({ title: ['Trees'], body: ['tree'] })
    expect(matches('title:tree')).toEqual({ title: ['Trees'] })
    expect(matches('email neil')).toEqual({ body: ['e-mail', 'Neil'] })
    expect(matches('東京')).toEqual({ body: ['東京'] })
  })
})

describe('options', () => {
  test('of BM25 say how often and how long matters', () => {
    const order = (bm25: object) => {
      const index = createIndex({ schema: { body: text() }, bm25 })
      index.addAll([
        { id: 'short', body: 'apple' },
        { id: 'often', body: 'apple apple apple x y z' },
      ])
      return ids(index.search('apple'))
    }
    expect(order({})).toEqual(['short', 'often'])
    expect(order({ k1: 3 })).toEqual(['short', 'often'])
    expect(order({ b: 0.3 })).toEqual(['often', 'short'])
    expect(order({ k1: 0 })).toEqual(['short', 'often'])
    expect(order({ b: 0 })).toEqual(['often', 'short'])
  })

  test('of language say what is a word', () => {
    const found = (language: 'en' | 'simple') => {
      const index = createIndex({ schema: { body: text() }, language })
      index.add({ id: 1, body: 'houses' })
      return ids(index.search('house'))
    }
    expect([found('en'), found('simple')]).toEqual([[1], []])
  })

  test('an index of columns alone is filtered and sorted', () => {
    const index = createIndex({ schema: { year: number(), isOpen: boolean(), seen: date() } })
    index.addAll([
      { id: 1, year: 2 },
      { id: 2, year: 1, isOpen: true },
      { id: 3, seen: '2016' },
    ])
    expect(ids(index.search({ type: 'all' }, { sort: { year: 'asc' } }))).toEqual([2, 1, 3])
    expect(ids(index.search('', { filter: { isOpen: true } }))).toEqual([])
    expect(ids(index.search('*', { filter: { isOpen: true } }))).toEqual([2])
  })
})

test('count is exact, with the same options as a search', () => {
  const index = createIndex({ schema: { body: text(), tag: keyword() } })
  index.addAll(range(3000).map((id) => ({ id, body: id % 3 ? 'apple' : 'pear', tag: id % 2 ? 'x' : 'y' })))
  expect([index.count('apple'), index.count('apple pear'), index.count('fig')]).toEqual([2000, 3000, 0])
  expect(index.count('aple', { fuzzy: true, filter: { tag: 'x' } })).toBe(1000)
  index.delete(1)
  expect(index.count('apple')).toBe(1999)
})

test('analyze shows what the index makes of a text', () => {
  const index = createIndex({ schema: { title: text(), name: text({ language: 'simple' }) } })
  expect(index.analyze("The Dog's houses")).toEqual([
    { term: 'the', surface: 'the', position: 0, start: 0, end: 3 },
    { term: 'dog', surface: 'dog', position: 1, start: 4, end: 7 },
    { term: 'hous', surface: 'houses', position: 2, start: 10, end: 16 },
  ])
  expect(index.analyze('houses', 'name').map(({ term }) => term)).toEqual(['houses'])
})

test('explain gives the tree of a score, and says what there is none for', () => {
  const index = indexOf()
  const [hit] = index.search('trees').hits
  expect(index.explain('trees', 'b').value).toBe(hit!.score)
  expect(index.explain('trees', 'b')).toMatchObject({
    details: [{ value: 1 }, {}, { details: [{ value: 2 }, {}] }],
  })
  expect(index.explain('trees', 'c')).toEqual({
    value: 0,
    description: 'Document "c" doesn\'t match.',
    details: [],
  })
})

test('commit and optimize change nothing that is found', () => {
  const index = createIndex({ schema })
  const answer = () =>
    index
      .search('trees grow', { explain: true })
      .hits.map(({ id, score, document }) => ({ id, score, document }))
  for (const document of documents) {
    index.add(document)
    index.commit()
  }
  const before = answer()
  index.commit()
  expect(answer()).toEqual(before)
  index.optimize()
  expect(answer()).toEqual(before)
  index.optimize()
  expect(answer()).toEqual(before)
})

test('stats count documents, words and bytes', () => {
  const index = indexOf()
  index.add({ id: 'd', title: 'More' })
  index.delete('c')
  const { documents: live, deleted, bytes } = index.stats
  expect([live, deleted]).toEqual([3, 1])
  expect(bytes.total).toBeGreaterThan(bytes.postings + bytes.dictionary)
  index.optimize()
  expect(index.stats.deleted).toBe(0)
})

test('adding and searching in turn a thousand times stays right', () => {
  const index = createIndex({ schema: { body: text() } })
  for (const id of range(1000)) {
    index.add({ id, body: `common word${id}` })
    expect(index.count('common')).toBe(id + 1)
    expect(ids(index.search(`word${id}`))).toEqual([id])
  }
  expect(ids(index.search('common', { limit: 1000 }))).toEqual(range(1000))
})
