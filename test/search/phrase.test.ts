import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analysis/analyzer.ts'
import { english } from '../../src/analysis/english.ts'
import { TokenKind } from '../../src/analysis/token.ts'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import { match, phrase } from '../../src/query/builders.ts'
import type { Query } from '../../src/query/query.ts'
import { keyword, text } from '../../src/schema/field.ts'
import type { SearchOptions } from '../../src/search/options.ts'
import { createIndex } from '../../src/search-index.ts'
import { randomOf } from '../oracle/corpus.ts'
import { type OracleField, phraseScores } from './phrase-oracle.ts'

/** The numbers of the texts that a query finds, in the order of the texts. */
function found(texts: readonly (string | string[])[], query: string | Query): number[] {
  const index = createIndex({ schema: { body: text() } })
  for (const [id, body] of texts.entries()) index.add({ id, body })
  const { hits } = index.search(query, { limit: 100 })
  return hits.map(({ id }) => Number(id)).sort((a, b) => a - b)
}

describe('what a phrase finds', () => {
  test('its words side by side, in order', () => {
    const texts = [
      'a quick brown fox',
      'a fox, quick and brown',
      'brown quick fox',
      'quick the brown fox',
      'Quick: brown?',
    ]
    expect(found(texts, '"quick brown"')).toEqual([0, 4])
    expect(found(texts, '"quick brown fox"')).toEqual([0])
  })

  test('inflections; but with `exact` only the words as they are said', () => {
    const texts = ['brown foxes', 'the Brown Fox', 'browns fox', 'foxed brown fox']
    expect(found(texts, '"brown fox"')).toEqual([0, 1, 2, 3])
    expect(found(texts, phrase('brown fox', { exact: true }))).toEqual([1, 3])
    expect(found(texts, phrase('BROWN foxes', { exact: true }))).toEqual([0])
    expect(found(texts, phrase('foxed', { exact: true }))).toEqual([3])
    expect(found(texts, phrase('foxing', { exact: true }))).toEqual([])
    expect(
      found(['run running runs', 'running run', 'ran'], phrase('running runs', { exact: true })),
    ).toEqual([0])
  })

  test('surface words are told apart in every segment and after merging, whatever their order in the dictionary', () => {
    const index = createIndex({ schema: { body: text() } })
    const bodies = [
      'connects it',
      'connected it',
      'a connection',
      'connect it',
      'connecting it',
      'connections it',
    ]
    for (const [id, body] of bodies.entries()) {
      index.add({ id, body })
      if (id % 2) index.commit()
    }
    const ids = (said: string) => index.search(phrase(said, { exact: true })).hits.map(({ id }) => id)
    const each = () =>
      ['connect it', 'connected it', 'connecting it', 'connections it', 'connects it'].map(ids)
    expect(each()).toEqual([[3], [1], [4], [5], [0]])
    index.optimize()
    expect(each()).toEqual([[3], [1], [4], [5], [0]])
  })

  test('function words, which count in a phrase', () => {
    const texts = ['to be or not to be', 'to be and not to be', 'the who', 'who is the one', 'be or not']
    expect(found(texts, '"to be or not to be"')).toEqual([0])
    expect(found(texts, '"the who"')).toEqual([2])
    expect(found(texts, '"be or not"')).toEqual([0, 4])
  })

  test('words as far away as the slop allows', () => {
    const texts = ['red fox', 'red big fox', 'fox red', 'red and very big fox', 'fox is red']
    expect(found(texts, '"red fox"~1')).toEqual([0, 1])
    expect(found(texts, '"red fox"~2')).toEqual([0, 1, 2])
    expect(found(texts, '"red fox"~3')).toEqual([0, 1, 2, 3, 4])
  })

  test('a phrase does not match across two values of one field, whatever the slop', () => {
    const texts = [['the red', 'fox ran'], ['red', 'fox'], ['fox', 'red fox'], `red ${'and '.repeat(90)} fox`]
    expect(found(texts, '"red fox"')).toEqual([2])
    expect(found(texts, '"red fox"~99')).toEqual([2, 3])
    expect(found(texts, '"red fox"~100000')).toEqual([2, 3])
    expect(found(texts, '"fox red"~100000')).toEqual([2, 3])
  })

  test('compounds, however they are written', () => {
    const texts = [
      'e-mail server',
      'email server',
      'e mail server',
      'mail server',
      'server e-mail',
      'e-mail is a server',
    ]
    expect(found(texts, '"e-mail server"')).toEqual([0, 1, 2])
    expect(found(['node.js', 'nodejs', 'node js', 'js node', 'node'], '"node.js"')).toEqual([0, 1, 2])
    expect(found(['C++ developers', 'C developers', 'C# developers'], '"C++ developer"')).toEqual([0])
    expect(
      found(["Shaun O'Neil said", 'Shaun Neil said', 'Shaun Oneil said'], `"Shaun O'Neil said"`),
    ).toEqual([0, 2])
    const sanctions = ['U.S. sanctions', 'US sanctions', 'us sanction', 'u s sanctions']
    expect(found(sanctions, '"U.S. sanctions"')).toEqual([0, 1, 2])
  })

  test('runs of characters of a script without spaces', () => {
    const texts = ['東京大学', '東京の大学', '京大東京', '新東京大学生']
    expect(found(texts, '"東京大学"')).toEqual([0, 3])
    expect(found(texts, '"東京"')).toEqual([0, 1, 2, 3])
    expect(found(texts, '"京大"')).toEqual([0, 2, 3])
    expect(found(['東京 tower', '東京タワー'], '"東京 tower"')).toEqual([0])
  })

  test('a word that is said twice stands there twice', () => {
    expect(found(['bora bora', 'bora', 'bora is bora'], '"bora bora"')).toEqual([0])
    expect(found(['bora bora', 'bora', 'bora is bora'], '"bora bora"~1')).toEqual([0, 2])
  })

  test('what stands there once is counted once, by whichever of its spellings', () => {
    const index = createIndex({ schema: { body: text() } })
    index.addAll([
      { id: 1, body: 'node.js server' },
      { id: 2, body: 'nodejs server' },
      { id: 3, body: 'node.js server, nodejs server, node js server' },
      // "walking", the whole, has the stem and the position of "walk", the part.
      { id: 4, body: 'walk-ing' },
    ])
    const freq = (query: string, id: number) => index.explain(query, id).details[2]?.details[0]?.value
    expect([1, 2, 3].map((id) => freq('"node.js server"', id))).toEqual([1, 1, 2])
    expect(freq('"walk ing"', 4)).toBe(1)
    expect(found(['walk-ing', 'walk, walk-ing'], '"walk walk"~9')).toEqual([1])
  })

  test('nothing, for no words', () => {
    expect(found(['a', 'b'], '"..."')).toEqual([])
    expect(found(['a', 'b'], phrase(''))).toEqual([])
    expect(found(['a fox'], '"a unicorn"')).toEqual([])
  })
})

describe('a phrase in a longer query', () => {
  const index = createIndex({
    schema: { title: text(), body: text(), name: text({ language: 'simple' }), tag: keyword() },
  })
  index.addAll([
    { id: 1, title: 'red fox', body: 'a long story', tag: 'a' },
    { id: 2, title: 'a red story', body: 'fox and red fox', tag: 'b' },
    { id: 3, title: 'red', body: 'fox', name: 'Red Fox' },
    { id: 4, title: 'foxes', body: 'red foxes, red fox', name: 'Red Foxes', tag: 'a' },
  ])
  const ids = (query: string | Query, options: Parameters<typeof index.search>[1] = {}) =>
    index.search(query, options).hits.map(({ id }) => id)

  test('it is required, excluded or wanted as a word is', () => {
    expect(ids('+"red fox" -"fox and"').sort()).toEqual([1, 3, 4])
    expect(ids('story "red fox"', { operator: 'and' }).sort()).toEqual([1, 2])
    expect(ids('"red fox"', { filter: { tag: 'a' } }).sort()).toEqual([1, 4])
    expect(ids('"red fox"', { minShouldMatch: 1, fuzzy: true, prefix: true }).sort()).toEqual([1, 2, 3, 4])
  })

  test('it stands in one of the fields that are searched', () => {
    expect(ids('title:"red fox"')).toEqual([1])
    expect(ids('"red fox"', { fields: ['body'] }).sort()).toEqual([2, 4])
    expect(ids('name:"red foxes"')).toEqual([4])
    expect(ids(phrase('red fox', { fields: ['title', 'name'] })).sort()).toEqual([1, 3])
  })

  test('fields of several analyzers add their scores', () => {
    const score = (id: number, fields: ('title' | 'body' | 'name')[]) =>
      index.search('"red foxes"', { fields }).hits.find((hit) => hit.id === id)?.score ?? 0
    expect(score(4, ['body', 'name'])).toBe(score(4, ['body']) + score(4, ['name']))
    expect(score(4, ['name'])).toBeGreaterThan(0)
  })

  test('one word in quotes is that word', () => {
    const shown = (query: string | Query) => index.search(query).hits.map(({ id, score }) => [id, score])
    expect(shown('"foxes"')).toEqual(shown(match('foxes')))
  })

  test('its scores are explained to the bit', () => {
    for (const query of ['"red fox"', '"red fox"~4', 'story "red fox"^2', '"foxes red"~9 a']) {
      for (const { id, score } of index.search(query).hits) expect(index.explain(query, id).value).toBe(score)
    }
    const { details } = index.explain('"red fox"', 1)
    expect(details[1]!.details.map(({ description }) => description)).toEqual([
      'idf of "red" = ln(1 + (N − n + ½) / (n + ½)), n = 4 of N = 4 documents',
      'idf of "fox" = ln(1 + (N − n + ½) / (n + ½)), n = 4 of N = 4 documents',
    ])
  })

  test('only what stands in the phrase is marked', () => {
    const { hits } = index.search('"red fox"', { highlight: ['body'], filter: { tag: 'b' } })
    expect(hits[0]!.highlights?.body?.[0]?.html).toBe('fox and <mark>red</mark> <mark>fox</mark>')
  })
})

/** A text as the oracle sees it. */
function fieldOf(values: readonly string[], boost: number): OracleField {
  const stream = new TokenStream(new Analyzer(english))
  const rows = new Map<string, number[]>()
  let length = 0
  let start = 0
  for (const value of values) {
    stream.reset(value, start)
    while (stream.next()) {
      const word = stream.analyzer.stem(stream.text)
      const row = rows.get(word)
      if (row) row.push(stream.position)
      else rows.set(word, [stream.position])
      if (stream.kind === TokenKind.WORD) length++
    }
    if (stream.nextPosition > start) start = stream.nextPosition + 100
  }
  return { boost, rows, length }
}

describe('any phrase', () => {
  const WORDS = ['red', 'fox', 'foxes', 'the', 'run', 'running', 'blue', 'whale', 'deer']
  const schema = { title: text({ boost: 2.5 }), body: text() }
  const boostSets: SearchOptions<typeof schema>[] = [
    {},
    { fields: ['body'] },
    { boost: { title: 0.5, body: 3 } },
  ]

  test.each([1, 2, 3, 4, 5, 6])('scores as by brute force, pruned or not (seed %i)', (seed) => {
    const random = randomOf(seed)
    const below = (end: number) => Math.floor(random() * end)
    const words = (count: number) =>
      Array.from({ length: count }, () => WORDS[Math.floor(WORDS.length * random() ** 1.5)]!).join(' ')
    const documents = Array.from({ length: 40 + below(500) }, (_, id) => ({
      id,
      title: words(below(4)),
      body: below(3) ? [words(below(20))] : [words(below(6)), words(below(6))],
    }))
    const index = createIndex({ schema })
    for (const document of documents) {
      index.add(document)
      if (random() < 0.01) index.commit()
    }
    for (const options of boostSets) {
      const boosts = {
        title: options.fields ? 0 : (options.boost?.title ?? 2.5),
        body: options.boost?.body ?? 1,
      }
      const fields = documents.map(({ title, body }) => [
        fieldOf([title], boosts.title),
        fieldOf(body, boosts.body),
      ])
      for (let round = 0; round < 8; round++) {
        const said = words(1 + below(4))
        const slop = below(3) ? below(5) : 0
        // The n of a word is that of its stem, so that `exact` has no scores of its own to compare.
        const path = said
          .split(' ')
          .map((word, offset) => ({ word: new Analyzer(english).stem(word), offset }))
        const expected = phraseScores(fields, path, slop)
        const what = JSON.stringify({ said, slop, options })
        const { hits } = index.search(phrase(said, { slop }), { ...options, limit: 1000, totalHits: 'exact' })
        expect(new Set(hits.map(({ id }) => id)), what).toEqual(new Set(expected.keys()))
        const off = hits.map(({ id, score }) => Math.abs(score - expected.get(Number(id))!))
        expect(Math.max(0, ...off), what).toBeLessThan(1e-10)
        expect(index.count(phrase(said, { slop }), options)).toBe(expected.size)
        const pruned = index.search(phrase(said, { slop }), { ...options, limit: 3, totalHits: 0 }).hits
        const shown = (some: typeof hits) => some.map(({ id, score }) => [id, score])
        expect(shown(pruned), what).toEqual(shown(hits.slice(0, 3)))
        const surfaces = documents.filter(({ title, body }) =>
          [boosts.title > 0 ? title : '', ...body].some((value) => ` ${value} `.includes(` ${said} `)),
        )
        const exact = index.search(phrase(said, { exact: true }), { ...options, limit: 1000 }).hits
        expect(exact.map(({ id }) => id).sort(), what).toEqual(surfaces.map(({ id }) => id).sort())
      }
    }
  })
})
