import { expect } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import type { SearchIndex } from '../../src/search-index.ts'
import type { Article, Options, schema } from './corpus.ts'
import type { Oracle } from './oracle.ts'

export type Index = SearchIndex<typeof schema>

/** More than any of these corpora holds. */
export const ALL = 20_000

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** The same documents as the oracle's, in its order, with its scores. */
export function expectLikeOracle(
  index: Index,
  oracle: Oracle,
  documents: readonly Article[],
  query: Query,
  options: Options,
): void {
  const { hits, total } = index.search(query, { ...options, limit: ALL, totalHits: 'exact' })
  const expected = oracle.search(query, options as object)
  const scores = new Map(expected.map(({ doc, score }) => [documents[doc]!.id, score]))
  const places = new Map(documents.map(({ id }, place) => [id, place]))
  const found = hits.map(({ id, score }) => [id, score] as const)
  expect(new Set(found.map(([id]) => id))).toEqual(new Set(scores.keys()))
  expect(total).toEqual({ value: expected.length, relation: 'eq' })
  expect(found.filter(([id, score]) => !near(score, scores.get(id)!))).toEqual([])
  // Documents whose scores differ by rounding alone may stand either way round; those that score the same, as added.
  expected.forEach(({ score }, rank) => {
    expect(near(found[rank]![1], score), `rank ${rank}`).toBe(true)
    const next = found[rank + 1]
    if (!next) return
    expect(next[1] <= found[rank]![1], `rank ${rank}`).toBe(true)
    if (next[1] === found[rank]![1]) expect(places.get(next[0])! > places.get(found[rank]![0])!).toBe(true)
  })
}
