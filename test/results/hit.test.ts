import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createIndex, keyword, number, text } from '../../src/index.ts'

const index = createIndex({ schema: { title: text(), tag: keyword() } })
index.add({ id: 1, title: 'Red apple', tag: 'fruit' })

test('a hit in the console, in JSON, cloned or spread shows all that it has', () => {
  const hit = index.search('apples', { highlight: ['title'], explain: true }).hits[0]!
  const { score, explanation } = hit
  const all = {
    id: 1,
    score,
    document: { id: 1, title: 'Red apple', tag: 'fruit' },
    matches: { title: ['apple'] },
    cursor: hit.cursor,
    highlights: {
      title: [
        {
          text: 'Red apple',
          ranges: [[4, 9]],
          html: 'Red <mark>apple</mark>',
          value: 0,
          start: 0,
        },
      ],
    },
    explanation,
  }
  expect(explanation?.value).toBe(score)
  expect(inspect(hit, { depth: null })).toBe(inspect(all, { depth: null }))
  expect(inspect(hit)).not.toMatch(/Getter|LazyHit/)
  expect(JSON.parse(JSON.stringify(hit))).toEqual(all)
  expect(structuredClone(hit)).toEqual(all)
  expect({ ...hit }).toEqual(all)
})

test('a hit of an index that stores nothing is as plain, with its id', () => {
  const bare = createIndex({ schema: { title: text({ stored: false }) }, id: '__proto__' })
  bare.add(JSON.parse('{ "__proto__": "a", "title": "Red apple" }'))
  const [hit] = bare.search('apples', { highlight: ['title'] }).hits
  const document = JSON.parse('{ "__proto__": "a" }')
  const all = { id: 'a', score: hit!.score, document, matches: {}, cursor: hit!.cursor, highlights: {} }
  expect(Object.entries(hit!.document)).toEqual([['__proto__', 'a']])
  expect(inspect(hit, { depth: null })).toBe(inspect(all, { depth: null }))
  expect(structuredClone(hit)).toEqual(all)
  expect({ ...hit }).toEqual(all)
})

test('a flat property with a dotted name is the field, indexed, stored and highlighted', () => {
  const flat = createIndex({ schema: { 'author.name': text(), 'a.b.c': keyword(), 'author.born': number() } })
  const documents = [
    { id: 1, 'author.name': 'Ada Byron', 'author.born': 1815, 'a.b.c': ['x', 'y'] },
    { id: 2, author: { name: 'Ada Lovelace', born: 1815 }, a: { 'b.c': 'x' } },
    { id: 3, 'author.name': 'Ada', author: { name: 'Augusta' }, 'a.b': { c: 'x' } },
  ]
  flat.addAll(documents as never[])
  const { hits } = flat.search('ada', { highlight: ['author.name'] })
  expect(hits.map(({ id }) => id).sort()).toEqual([1, 2, 3])
  for (const hit of hits) {
    expect(hit.document).toEqual(documents[Number(hit.id) - 1])
    expect(hit.matches).toEqual({ 'author.name': ['Ada'] })
    expect(hit.highlights?.['author.name']?.[0]?.html).toMatch(/^<mark>Ada/)
  }
  expect(flat.count('augusta')).toBe(1)
  expect(flat.count('*', { filter: { 'author.born': 1815, 'a.b.c': 'y' } })).toBe(1)
  expect(flat.count('*', { filter: { 'a.b.c': 'x' } })).toBe(3)
  expect(() => flat.add({ id: 4, 'author.born': '1815' } as never)).toThrow(
    'Field "author.born" of document 4',
  )
})

test('null in an array is no value, and is not kept', () => {
  const some = createIndex({ schema: { title: text(), tag: keyword() }, storeUnknown: true })
  some.add({ id: 1, title: [null, 'red', undefined, 'apple'], tag: [null], other: [null] } as never)
  const [hit] = some.search('apple', { highlight: ['title'] }).hits
  expect(hit!.document).toEqual({ id: 1, title: ['red', 'apple'], tag: [], other: [null] })
  expect(hit!.highlights?.title).toMatchObject([{ html: '<mark>apple</mark>', value: 1 }])
  expect(some.count('*', { filter: { tag: null } })).toBe(1)
  expect(() =>
    createIndex({ schema: { title: text({ required: true }) } }).add({ id: 1, title: [null] } as never),
  ).toThrow('requires one')
})
