import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyword, text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const SEED = 1873

const schema = { title: text(), body: text(), source: keyword() }

function indexOf(bodies: readonly string[]) {
  const index = createIndex({ schema })
  index.addAll(bodies.map((body, id) => ({ id, body })))
  return index
}

const cities = indexOf([
  'New York is a city',
  'New Yorkers live in New York',
  'York is old',
  'Young people in the city of Minsk',
  'New year in Minsk',
  'Münster and Zürich',
])

const texts = (suggestions: readonly { text: string }[]) => suggestions.map(({ text }) => text)

describe('the last word is completed', () => {
  test('by what most documents have', () => {
    expect(cities.suggest('yo')).toEqual([
      { text: 'york', score: 3 / 6, docCount: 3 },
      { text: 'yorkers', score: 1 / 6, docCount: 1 },
      { text: 'young', score: 1 / 6, docCount: 1 },
    ])
  })

  test('function words after those that say something, unless one was typed', () => {
    const index = indexOf(['the theatre', 'the theme of the theatre', 'then the thief', 'this is the thing'])
    expect(texts(index.suggest('th', { limit: 3 }))).toEqual(['theatre', 'theme', 'thief'])
    expect(texts(index.suggest('th', { limit: 9 })).slice(-3)).toEqual(['the', 'then', 'this'])
    expect(texts(index.suggest('the', { limit: 2 }))).toEqual(['the', 'theatre'])
    expect(index.suggest('thi')[0]).toEqual({ text: 'thief', score: 1 / 4, docCount: 1 })
  })

  test('given the words before it, by what most documents have together with them', () => {
    expect(cities.suggest('new yo')).toEqual([
      { text: 'new york', score: 2 / 3, docCount: 2 },
      { text: 'new yorkers', score: 1 / 3, docCount: 1 },
    ])
  })

  test('as if they were not there, if no document has them with a completion', () => {
    expect(cities.suggest('paris yor')).toEqual([
      { text: 'paris york', score: 3 / 6, docCount: 3 },
      { text: 'paris yorkers', score: 1 / 6, docCount: 1 },
    ])
    expect(cities.suggest('zürich mins')).toEqual([{ text: 'zürich minsk', score: 2 / 6, docCount: 2 }])
  })

  test('and what was typed before it stays as it is', () => {
    expect(texts(cities.suggest('  "NEW   yo'))).toEqual(['  "NEW   york', '  "NEW   yorkers'])
  })

  test('with a whole word completing itself', () => {
    expect(texts(cities.suggest('york'))).toEqual(['york', 'yorkers'])
  })

  test('whatever its case and accents', () => {
    expect(texts(cities.suggest('MÜN'))).toEqual(['munster'])
    expect(texts(cities.suggest('zuri'))).toEqual(['zurich'])
  })

  test('in any inflection, and not by the stem', () => {
    expect(texts(indexOf(['assistance', 'assistant', 'assisted']).suggest('assista'))).toEqual([
      'assistance',
      'assistant',
    ])
  })

  test('in a script without spaces by the next character', () => {
    expect(texts(indexOf(['東京都', '京都']).suggest('東京'))).toContain('東京都')
  })

  test('within a compound', () => {
    expect(texts(indexOf(['Node.js runs', 'a node']).suggest('node.j'))).toEqual(['node.js'])
    expect(texts(indexOf(["O'Neill"]).suggest("O'Ne"))).toEqual(['oneill'])
  })
})

test('there is nothing to complete in an empty text, after a space, or of a word that nothing begins with', () => {
  for (const typed of ['', ' ', 'york ', 'york,', 'york "', '!', 'qq'])
    expect(cities.suggest(typed), typed).toEqual([])
})

describe('typos are forgiven', () => {
  test('where nothing completes the word as it is', () => {
    expect(cities.suggest('mimsk')).toEqual([{ text: 'minsk', score: 0.05 * (2 / 6), docCount: 2 }])
    expect(texts(cities.suggest('mnis'))).toEqual(['minsk'])
    expect(texts(cities.suggest('imnsk'))).toEqual(['minsk'])
    expect(texts(cities.suggest('new yrok'))).toEqual(['new york', 'new yorkers'])
  })

  test('and not where something does', () => {
    expect(texts(indexOf(['mink', 'minsk', 'minsk']).suggest('mink'))).toEqual(['mink'])
  })

  test('and not in words of one or two letters', () => {
    expect(cities.suggest('ym')).toEqual([])
  })

  test('fewer of them first', () => {
    const index = indexOf(['sanctuary sanctuary', 'sanctions'])
    expect(texts(index.suggest('sanctin'))).toEqual(['sanctions', 'sanctuary'])
  })
})

describe('options:', () => {
  test('a limit', () => {
    expect(texts(cities.suggest('yo', { limit: 1 }))).toEqual(['york'])
    expect(cities.suggest('yo', { limit: 0 })).toEqual([])
    expect(indexOf(['aa ab ac ad ae af ag']).suggest('a').length).toBe(5)
  })

  test('fields', () => {
    const index = createIndex({ schema })
    index.add({ id: 1, title: 'minsk', body: 'mint mint' })
    index.add({ id: 2, body: 'minsk mint' })
    expect(index.suggest('mi', { fields: ['title'] })).toEqual([{ text: 'minsk', score: 1 / 2, docCount: 1 }])
    expect(index.suggest('mi', { fields: ['body'] })).toEqual([
      { text: 'mint', score: 2 / 2, docCount: 2 },
      { text: 'minsk', score: 1 / 2, docCount: 1 },
    ])
    expect(index.suggest('mint mi', { fields: ['title'] })[0]).toMatchObject({
      text: 'mint minsk',
      docCount: 1,
    })
  })

  test.each<[unknown, unknown, string]>([
    [1, {}, '"text" is 1 (number); expected a string.'],
    ['a', { limit: -1 }, '"limit" is -1 (number); expected a whole number from 0 to'],
    [
      'a',
      { fields: ['source'] },
      '"source" is not a text field of the schema; expected one of: title, body.',
    ],
  ])('suggest(%j, %j) says what is wrong', (text, options, message) => {
    expect(() => cities.suggest(text as string, options as object)).toThrow(message)
  })
})

test('deleted documents are not counted, and words that only they have are not suggested', () => {
  const index = indexOf(['minsk', 'minsk', 'mint'])
  index.commit()
  index.delete(0)
  index.delete(2)
  expect(index.suggest('mi')).toEqual([{ text: 'minsk', score: 1, docCount: 1 }])
})

test('fields of several languages are completed alike', () => {
  const index = createIndex({ schema: { en: text(), other: text({ language: 'simple' }) } })
  index.add({ id: 1, en: 'minsk', other: 'mint' })
  expect(texts(index.suggest('mi'))).toEqual(['minsk', 'mint'])
})

test('only the end of a long text is read', () => {
  const started = performance.now()
  expect(texts(cities.suggest(`${'york '.repeat(200_000)}min`))[0]!.endsWith('york minsk')).toBe(true)
  expect(performance.now() - started).toBeLessThan(1000)
})

const words = ['ant', 'ants', 'anthem', 'bee', 'been', 'beef', 'talk', 'talks', 'talking', 'tall']
const bodies = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 6 }), {
  minLength: 1,
  maxLength: 12,
})

test('however an index was made, suggestions are the surface words that count most', () => {
  const typed = fc.tuple(
    fc.option(fc.constantFrom('ant', 'bee', 'talk', 'tall')),
    fc.constantFrom('a', 'an', 'ant', 'b', 'bee', 't', 'tal', 'talk'),
  )
  fc.assert(
    fc.property(bodies, typed, fc.func(fc.nat(4)), (bodies, [earlier, prefix], draw) => {
      const index = createIndex({ schema })
      const live = new Map<number, readonly string[]>()
      bodies.forEach((body, id) => {
        index.add({ id, body: body.join(' ') })
        live.set(id, body)
        const drawn = draw(id)
        if (drawn === 0) index.commit()
        if (drawn === 1 && index.delete(id - 1)) live.delete(id - 1)
      })
      // Of these words one is a function word.
      const worth = ({ word, docCount }: { word: string; docCount: number }) =>
        docCount * (word === 'been' ? 0.02 : 1)
      const stem = (word: string) => index.analyze(word)[0]!.term
      const documents = [...live.values()]
      const count = (pool: readonly (readonly string[])[]) =>
        words
          .filter((word) => word.startsWith(prefix))
          .map((word) => ({ word, docCount: pool.filter((body) => body.includes(word)).length }))
          .filter(({ docCount }) => docCount > 0)
          .sort((a, b) => worth(b) - worth(a) || b.docCount - a.docCount || (a.word < b.word ? -1 : 1))
      const together = documents.filter(
        (body) => earlier === null || body.some((word) => stem(word) === stem(earlier)),
      )
      const before = earlier === null ? '' : `${earlier} `
      const expected = earlier !== null && count(together).length > 0 ? count(together) : count(documents)
      const found = index.suggest(before + prefix, { limit: 20 })
      // Of what no live document begins with, a misspelt one may be found.
      if (expected.length === 0)
        expect(found.every(({ text }) => !text.startsWith(before + prefix))).toBe(true)
      else {
        expect(found.map(({ text, docCount }) => ({ text, docCount }))).toEqual(
          expected.map(({ word, docCount }) => ({ text: before + word, docCount })),
        )
      }
    }),
    { seed: SEED, numRuns: 300 },
  )
})
