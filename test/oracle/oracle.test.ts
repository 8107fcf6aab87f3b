import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIndex } from '../../src/search-index.ts'
import { expectLikeOracle, type Index } from './compare.ts'
import { corpusOf, layoutOf, options, query, randomOf, schema } from './corpus.ts'
import { byteLength } from './lucene-length.ts'
import { Oracle } from './oracle.ts'

const SEED = 1965
const RUNS = Number(process.env.RUNS ?? 150)

const searches = fc.array(fc.tuple(query, options), { minLength: 4, maxLength: 4 })
const bm25 = fc.constantFrom({}, { k1: 0.5, b: 1 }, { k1: 0, b: 0 })

test('any corpus and any query give the documents, order and scores of the oracle', () => {
  const shape = fc.record({
    seed: fc.nat(1e6),
    documents: fc.nat(30),
    longest: fc.constantFrom(3, 20, 200),
    segments: fc.constantFrom(1, 3, 20),
  })
  fc.assert(
    fc.property(shape, bm25, searches, ({ segments, ...shape }, bm25, searches) => {
      const documents = corpusOf(shape)
      const index = createIndex({ schema, bm25 })
      const random = randomOf(shape.seed)
      for (const document of documents) {
        if (random() < (segments - 1) / 20) index.commit()
        index.add(document)
      }
      const oracle = new Oracle(layoutOf(), documents, bm25)
      for (const [query, options] of searches) expectLikeOracle(index, oracle, documents, query, options)
    }),
    { seed: SEED, numRuns: RUNS },
  )
})

test('so do corpora of many blocks of postings', () => {
  const shape = fc.record({ seed: fc.nat(1e6), documents: fc.constant(3000), longest: fc.constantFrom(2, 8) })
  fc.assert(
    fc.property(shape, searches, (shape, searches) => {
      const documents = corpusOf(shape)
      const index: Index = createIndex({ schema })
      index.addAll(documents)
      const oracle = new Oracle(layoutOf(), documents)
      for (const [query, options] of searches) expectLikeOracle(index, oracle, documents, query, options)
    }),
    { seed: SEED, numRuns: Math.ceil(RUNS / 40) },
  )
})

test('the oracle rounds lengths as Lucene does', () => {
  const lengths = [0, 1, 39, 40, 41, 42, 43, 55, 56, 57, 59, 60, 63, 64, 1000, 2 ** 31 - 1]
  expect(lengths.map(byteLength)).toEqual([
    ...[0, 1, 39, 40, 40, 42, 42, 54, 56, 56, 56, 60, 60, 64, 984, 2013265944],
  ])
})
