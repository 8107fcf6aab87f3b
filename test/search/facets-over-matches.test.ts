import { expect, test } from 'vitest'
import { createIndex, keyword, number, text } from '../../src/index.ts'

const index = createIndex({ schema: { title: text(), genre: keyword(), year: number() } })
index.addAll([
  { id: 1, title: 'war and peace', genre: ['drama', 'war'], year: 1956 },
  { id: 2, title: 'star wars', genre: 'fantasy', year: 1977 },
  { id: 3, title: 'war horse', genre: 'war', year: 2011 },
  { id: 4, title: 'peace', genre: 'drama', year: 2011 },
])

test('facets count all matches, not only the hits that are given', () => {
  const { hits, facets, total } = index.search('war', { limit: 1, facets: ['genre'] })
  expect(hits.length).toBe(1)
  expect(total).toEqual({ value: 3, relation: 'eq' })
  expect(facets.genre).toEqual([
    { value: 'war', count: 2 },
    { value: 'drama', count: 1 },
    { value: 'fantasy', count: 1 },
  ])
})

test('a disjunctive facet leaves out what the filter says of its own field, and nothing else', () => {
  const options = { filter: { genre: 'war', year: { gte: 1960 } } } as const
  const counts = (disjunctive: boolean) =>
    index.search('war', { ...options, facets: { genre: { disjunctive }, year: { disjunctive } } }).facets
  expect(counts(false)).toEqual({
    genre: [{ value: 'war', count: 1 }],
    year: [{ value: 2011, count: 1 }],
  })
  expect(counts(true)).toEqual({
    genre: [
      { value: 'fantasy', count: 1 },
      { value: 'war', count: 1 },
    ],
    year: [
      { value: 1956, count: 1 },
      { value: 2011, count: 1 },
    ],
  })
})
