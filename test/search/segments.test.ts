import { expect, test } from 'vitest'
import { createIndex, text } from '../../src/index.ts'

/** One document a segment. */
function segmented(bodies: readonly string[]) {
  const index = createIndex({ schema: { body: text() } })
  bodies.forEach((body, id) => {
    index.add({ id, body })
    index.commit()
  })
  expect(index.stats.segments).toBe(bodies.length)
  const ids = (query: string, options = {}) => index.search(query, options).hits.map(({ id }) => id)
  return { index, ids }
}

test('a completion in one segment leads to its stem in those that have other words of it', () => {
  // All are of the stem "happi".
  const { index, ids } = segmented(['happiness here', 'happily there', 'happy now', 'a happy one', 'nothing'])
  const queries: [string, object][] = [
    ['happi', { prefix: true }],
    ['happin', { prefix: true }],
    ['happi*', {}],
    ['happin*', {}],
    ['here happil', { prefix: 'last' }],
    ['happi?*s', {}],
  ]
  const found = queries.map(([query, options]) => ids(query, options))
  expect([...found[0]!].sort()).toEqual([0, 1, 2, 3])
  expect(found.at(-1)).toEqual([0, 2, 3])
  index.optimize()
  expect(index.stats.segments).toBe(1)
  expect(queries.map(([query, options]) => ids(query, options))).toEqual(found)
})
