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
