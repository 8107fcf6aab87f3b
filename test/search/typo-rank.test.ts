import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIndex, text } from '../../src/index.ts'

const SEED = 20161120

test('no document with only a typo ranks above one with the word itself, whatever their lengths', () => {
  const filler = (words: number) => Array.from({ length: words }, (_, i) => `filler${i % 50}`).join(' ')
  const document = fc.record({
    word: fc.constantFrom('house', 'mouse', 'hose'),
    times: fc.integer({ min: 1, max: 30 }),
    rest: fc.constantFrom(0, 1, 5, 60, 3000),
  })
  fc.assert(
    fc.property(fc.array(document, { minLength: 2, maxLength: 30 }), (documents) => {
      fc.pre(documents.some(({ word }) => word === 'house'))
      const index = createIndex({ schema: { body: text() } })
      index.addAll(
        documents.map(({ word, times, rest }, id) => ({
          id,
          body: `${`${word} `.repeat(times)}${filler(rest)}`,
        })),
      )
      const { hits } = index.search('house', { fuzzy: 2, limit: 100 })
      expect(hits.length).toBe(documents.length)
      const isTypo = hits.map(({ id }) => documents[id as number]!.word !== 'house')
      expect(isTypo.indexOf(true) < 0 || isTypo.lastIndexOf(false) < isTypo.indexOf(true)).toBe(true)
      for (const { score } of hits) expect(score).toBeGreaterThan(0)
    }),
    { seed: SEED, numRuns: 100 },
  )
})

test('the order of fields in the schema changes no score, however many analyzers there are', () => {
  const simple = (name: string) => text({ analyzer: { name, version: 1 } })
  const fields = { a: simple('x'), b: simple('y'), c: simple('z') }
  const long = Array.from({ length: 4000 }, (_, i) => `filler${i}`).join(' ')
  const scores = (names: readonly ('a' | 'b' | 'c')[]) => {
    const schema = Object.fromEntries(names.map((name) => [name, fields[name]])) as typeof fields
    const index = createIndex({ schema })
    index.addAll([
      { id: 1, a: 'mouse' },
      { id: 2, a: long },
      { id: 3, b: 'house' },
      { id: 4, b: 'garden wall' },
      { id: 5, c: 'mouse' },
      { id: 6, c: 'garden wall' },
    ])
    return new Map(index.search('house', { fuzzy: 1 }).hits.map(({ id, score }) => [id, score]))
  }
  const expected = scores(['a', 'b', 'c'])
  expect([...expected.keys()].sort()).toEqual([1, 3, 5])
  for (const names of [
    ['c', 'b', 'a'],
    ['b', 'a', 'c'],
    ['a', 'c', 'b'],
  ] as const)
    expect(scores(names)).toEqual(expected)
})
