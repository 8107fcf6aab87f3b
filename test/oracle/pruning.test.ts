import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import { createIndex } from '../../src/search-index.ts'
import { ALL, type Index } from './compare.ts'
import { corpusOf, type Options, options, query, randomOf, type Shape, schema } from './corpus.ts'

const SEED = 2011

// Enough documents for whole blocks of 128 postings, tails after them, and several windows.
const shape = fc.record({
  seed: fc.nat(1e6),
  documents: fc.constantFrom(300, 1000, 3000),
  longest: fc.constantFrom(2, 6, 60),
})

/** A corpus of which some documents are deleted, in several segments or one. */
function indexed(shape: Shape, isMerged: boolean): Index {
  const index = createIndex({ schema })
  const random = randomOf(shape.seed)
  for (const document of corpusOf(shape)) {
    index.add(document)
    if (random() < 0.003) index.commit()
  }
  for (let id = 0; id < shape.documents; id++) if (random() < 0.1) index.delete(id)
  if (isMerged) index.optimize()
  return index
}

const ranked = (index: Index, query: Query, options: Options) => {
  const { hits, total } = index.search(query, options)
  return { hits: hits.map(({ id, score }) => [id, score]), total }
}

test('the best by pruning are the best by looking at every document, to the bit', () => {
  const searches = fc.array(fc.tuple(query, options), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(shape, fc.boolean(), searches, (shape, isMerged, searches) => {
      const index = indexed(shape, isMerged)
      for (const [query, options] of searches) {
        const whole = ranked(index, query, { ...options, limit: ALL, totalHits: 'exact' })
        expect(whole.total).toEqual({ value: whole.hits.length, relation: 'eq' })
        expect(index.count(query, options)).toBe(whole.hits.length)
        for (const totalHits of [0, 10, 1000, 'exact'] as const) {
          for (const [limit, offset] of [
            [1, 0],
            [3, 2],
            [10, 0],
            [10, 25],
            [0, 0],
          ] as const) {
            const { hits, total } = ranked(index, query, { ...options, limit, offset, totalHits })
            expect(hits).toEqual(whole.hits.slice(offset, offset + limit))
            if (total.relation === 'eq') expect(total.value).toBe(whole.hits.length)
            else {
              expect(total.value).toBeGreaterThan(Number(totalHits))
              expect(total.value).toBeLessThanOrEqual(whole.hits.length)
            }
          }
        }
      }
    }),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 20) },
  )
})
