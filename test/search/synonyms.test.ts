import { describe, expect, test } from 'vitest'
import { text } from '../../src/schema/field.ts'
import type { Synonyms } from '../../src/search/synonyms.ts'
import { createIndex } from '../../src/search-index.ts'
import { randomOf } from '../oracle/corpus.ts'
import { byteLength } from '../oracle/lucene-length.ts'

const TEXTS = [
  'usa today',
  'the united states of america',
  'united nations, and the states',
  'america',
  'a tv set',
  'the television set',
  'e-mail me',
  'an email',
  'electronic mail',
]
const SYNONYMS: Synonyms = [
  ['usa', 'united states', 'America'],
  { from: ['tv'], to: ['television'] },
  ['e-mail', 'electronic mail'],
]

const index = createIndex({ schema: { body: text() } })
for (const [id, body] of TEXTS.entries()) index.add({ id, body })
const search = (query: string, options: Parameters<typeof index.search>[1] = {}) =>
  index.search(query, { synonyms: SYNONYMS, ...options }).hits
const found = (query: string, options: Parameters<typeof index.search>[1] = {}) =>
  search(query, options)
    .map(({ id }) => Number(id))
    .sort((a, b) => a - b)

describe('what synonyms find', () => {
  test('each of a group finds all, of one word or several', () => {
    for (const said of ['usa', 'USA', 'america', 'united states', 'United State'])
      expect(found(said)).toEqual([0, 1, 3])
    expect(found('united')).toEqual([1, 2])
    expect(found('states united')).toEqual([1, 2])
  })

  test('a one-way synonym finds what it stands for, and not the other way round', () => {
    expect(found('tv')).toEqual([4, 5])
    expect(found('television')).toEqual([5])
  })

  test('compounds are said and found however they are written', () => {
    for (const said of ['e-mail', 'email', 'electronic mail']) expect(found(said)).toEqual([6, 7, 8])
    const joined: Synonyms = [['email', 'electronic mail']]
    expect(found('e-mail', { synonyms: joined })).toEqual([6, 7, 8])
    expect(found('C++', { synonyms: [['c++', 'today']] })).toEqual([0])
    expect(found('C', { synonyms: [['c++', 'today']] })).toEqual([])
  })

  test('the longest text that has synonyms is meant', () => {
    const synonyms: Synonyms = [
      ['new york', 'tv'],
      ['new york city', 'usa'],
    ]
    expect(found('new york city', { synonyms })).toEqual([0])
    expect(found('new york', { synonyms })).toEqual([4])
  })

  test('a text of several groups has the synonyms of all', () => {
    expect(found('usa', { synonyms: [['usa', 'tv'], { from: ['usa'], to: ['email', 'usa'] }] })).toEqual([
      0, 4, 6, 7,
    ])
  })

  test('function words have the synonyms that they are given, and are set aside elsewhere', () => {
    expect(found('the tv', { synonyms: [['the', 'america']] })).toEqual([1, 2, 3, 4, 5])
    expect(found('the tv')).toEqual([4, 5])
  })

  test('only words of a text have them: no phrases, prefixes or terms', () => {
    expect(found('"usa"')).toEqual([0])
    expect(found('tv*')).toEqual([4])
    expect(found('tv~1')).toEqual([4])
    expect(
      index.search({ type: 'term', field: 'body', value: 'usa' }, { synonyms: SYNONYMS }).total.value,
    ).toBe(1)
  })

  test('what is said may be misspelt or cut short besides; synonyms are meant as they are', () => {
    expect(found('usa', { fuzzy: 1, prefix: true })).toEqual([0, 1, 3])
    expect(found('televisoin', { fuzzy: true })).toEqual([5])
    expect(found('amer', { prefix: true })).toEqual([1, 3])
    expect(found('e', { prefix: true, synonyms: [{ from: ['e'], to: ['tv'] }] })).toEqual([4, 6, 7, 8])
  })
})

describe('a group is one word', () => {
  test('to operator and minShouldMatch', () => {
    expect(found('usa today', { operator: 'and' })).toEqual([0])
    expect(found('united states today', { operator: 'and' })).toEqual([0])
    expect(found('united states today', { minShouldMatch: 2 })).toEqual([0])
    expect(found('tv set', { operator: 'and' })).toEqual([4, 5])
    expect(found('tv usa', { operator: 'and' })).toEqual([])
  })

  test('whichever of it is said, and said twice it is said once', () => {
    const scores = (query: string) => search(query).map(({ id, score }) => [id, score])
    expect(scores('united states')).toEqual(scores('usa'))
    expect(scores('america')).toEqual(scores('usa'))
    expect(scores('usa america')).toEqual(scores('usa'))
  })

  test('beside other words it weighs as much as one', () => {
    const score = (query: string) => search(query).find(({ id }) => id === 0)!.score
    expect(score('united states today')).toBe(score('today') + score('usa'))
    expect(score('america today')).toBe(score('today') + score('usa'))
  })

  test('its score is explained to the bit', () => {
    for (const query of ['usa', 'united states set', 'e-mail', 'tv']) {
      for (const { id, score } of search(query))
        expect(index.explain(query, id, { synonyms: SYNONYMS }).value).toBe(score)
    }
    expect(index.explain('usa', 1, { synonyms: SYNONYMS }).details[1]!.description).toBe(
      'idf of "usa" or "united states" or "america" = ln(1 + (N − n + ½) / (n + ½)), n = 2 of N = 9 documents',
    )
  })

  test('what matched is marked, of a phrase only where it stands', () => {
    const index = createIndex({ schema: { body: text() } })
    index.add({ id: 1, body: 'The states are united: the United States, or USA.' })
    const [hit] = index.search('america', { synonyms: SYNONYMS, highlight: ['body'] }).hits
    expect(hit!.highlights?.body?.[0]?.html).toBe(
      'The states are united: the <mark>United</mark> <mark>States</mark>, or <mark>USA</mark>.',
    )
  })
})

describe('synonyms of fields with several analyzers', () => {
  test('are analysed like each', () => {
    const index = createIndex({ schema: { title: text(), name: text({ language: 'simple' }) } })
    index.addAll([
      { id: 1, title: 'cars' },
      { id: 2, name: 'cars' },
      { id: 3, name: 'car' },
      { id: 4, title: 'vehicles' },
    ])
    const synonyms: Synonyms = [['car', 'vehicle']]
    const ids = (query: string) => index.search(query, { synonyms }).hits.map(({ id }) => Number(id))
    expect(ids('vehicle').sort()).toEqual([1, 3, 4])
    expect(ids('cars').sort()).toEqual([1, 2, 4])
  })
})

test('synonyms that can not be meant are refused', () => {
  const given = (synonyms: unknown) => () => index.search('usa', { synonyms: synonyms as Synonyms })
  expect(given(null)).toThrow(new TypeError('"synonyms" is null; expected an array of groups.'))
  expect(given('usa')).toThrow(new TypeError('"synonyms" is "usa" (string); expected an array of groups.'))
  expect(given(['usa'])).toThrow(
    new TypeError('"synonyms[0]" is "usa" (string); expected an array of words, or { from, to }.'),
  )
  expect(given([['a', 'b'], ['usa']])).toThrow(
    new TypeError('"synonyms[1]" is an array of 1; expected an array of 2 texts or more.'),
  )
  expect(given([['usa', ' ']])).toThrow(
    new TypeError('"synonyms[0][1]" is " " (string); expected a word or several.'),
  )
  expect(given([{ from: ['a'], to: [1] }])).toThrow(
    new TypeError('"synonyms[0].to[0]" is 1 (number); expected a word or several.'),
  )
  expect(given([{ from: 'a', to: ['b'] }])).toThrow(
    new TypeError('"synonyms[0].from" is "a" (string); expected an array of 1 texts or more.'),
  )
  expect(given([])).not.toThrow()
  expect(given([['usa', '—']])).not.toThrow()
})

/** BM25 over one field of what stands in a text as often as `freqOf` says, with the n of the most frequent member. */
function scoresOf(texts: readonly string[], members: readonly string[]): Map<number, number> {
  const times = (text: string, member: string) =>
    ` ${text.replaceAll(' ', '  ')} `.split(` ${member.replace(' ', '  ')} `).length - 1
  const lengths = texts.map((text) => text.split(' ').filter(Boolean).length)
  const docCount = lengths.filter(Boolean).length
  const average = lengths.reduce((sum, length) => sum + length, 0) / docCount
  const n = Math.max(...members.map((member) => texts.filter((text) => times(text, member) > 0).length))
  const idf = Math.log(1 + (docCount - n + 0.5) / (n + 0.5))
  const scores = new Map<number, number>()
  for (const [doc, text] of texts.entries()) {
    const freq = members.reduce((sum, member) => sum + times(text, member), 0)
    const penalty = 1.2 * (0.25 + (0.75 * byteLength(lengths[doc]!)) / average)
    if (freq > 0) scores.set(doc, (idf * freq) / (freq + penalty))
  }
  return scores
}

test.each([1, 2, 3, 4])('a group scores as one word by brute force, pruned or not (seed %i)', (seed) => {
  const random = randomOf(seed)
  const words = ['ant', 'bee', 'cat', 'dog', 'emu', 'fly', 'gnu']
  const texts = Array.from({ length: 700 }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 12) },
      () => words[Math.floor(words.length * random() ** 2)]!,
    ).join(' '),
  )
  const index = createIndex({ schema: { body: text({ language: 'simple' }) } })
  for (const [id, body] of texts.entries()) {
    index.add({ id, body })
    if (random() < 0.005) index.commit()
  }
  for (const group of [
    ['ant', 'bee'],
    ['gnu', 'cat dog'],
    ['ant bee', 'bee ant'],
    ['emu', 'fly', 'ant cat', 'gnu'],
  ]) {
    const expected = scoresOf(texts, group)
    for (const said of group) {
      const { hits } = index.search(said, { synonyms: [group], limit: 1000, totalHits: 'exact' })
      const shown = (some: typeof hits) => some.map(({ id, score }) => [id, score])
      expect(new Set(hits.map(({ id }) => id)), said).toEqual(new Set(expected.keys()))
      const off = hits.map(({ id, score }) => Math.abs(score - expected.get(Number(id))!))
      expect(Math.max(...off), said).toBeLessThan(1e-10)
      const pruned = index.search(said, { synonyms: [group], limit: 5, totalHits: 0 }).hits
      expect(shown(pruned), said).toEqual(shown(hits.slice(0, 5)))
      expect(index.count(said, { synonyms: [group] })).toBe(expected.size)
    }
  }
})
