import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Explanation } from '../../src/search/explanation.ts'
import { createIndex } from '../../src/search-index.ts'
import { ALL } from './compare.ts'
import { corpusOf, options, query, randomOf, schema } from './corpus.ts'

const SEED = 1994

/** What the parts of an explanation come to, put together as it says. */
function recombine({ description, details }: Explanation): number {
  const values = details.map(({ value }) => value)
  const sum = values.reduce((total, value) => total + value, 0)
  const [first = 0, second = 0, third = 0] = values
  if (description === 'sum of') return sum
  if (description.endsWith('(boost × idf) × tf')) return first * second * third
  if (description.startsWith('tf = freq / (freq + ')) return first / (first + second)
  const best = Math.max(...values)
  const tieBreaker = /^best of, plus (.*) times the others$/.exec(description)
  if (tieBreaker) return best + Number(tieBreaker[1]) * (sum - best)
  throw new Error(`What is "${description}"?`)
}

function expectSound(explanation: Explanation): void {
  if (explanation.details.length > 0) expect(recombine(explanation)).toBe(explanation.value)
  explanation.details.forEach(expectSound)
}

test('an explanation is the score to the bit, and its parts make it', () => {
  const shape = fc.record({ seed: fc.nat(1e6), documents: fc.nat(60), longest: fc.constantFrom(2, 60) })
  fc.assert(
    fc.property(shape, query, options, (shape, query, { filter, ...options }) => {
      const index = createIndex({ schema })
      const random = randomOf(shape.seed)
      for (const document of corpusOf(shape)) {
        index.add(document)
        if (random() < 0.1) index.commit()
      }
      const { hits } = index.search(query, { ...options, limit: ALL, explain: true })
      const found = new Map(hits.map((hit) => [hit.id, hit]))
      for (let id = 0; id < shape.documents; id++) {
        const explanation = index.explain(query, id, options)
        const hit = found.get(id)
        expect(explanation.value).toBe(hit?.score ?? 0)
        if (hit) expect(hit.explanation).toEqual(explanation)
        else expect(explanation.description).toBe(`Document ${id} doesn't match.`)
        expectSound(explanation)
      }
    }),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 60) },
  )
})

test('an explanation of no document says so', () => {
  const index = createIndex({ schema })
  expect(index.explain('house', 'nobody')).toEqual({
    value: 0,
    description: 'There is no document "nobody".',
    details: [],
  })
})
