import { expect, test } from 'vitest'
import { createIndex, keyword, text } from '../../src/index.ts'

test('the bytes of an index are those of its parts', () => {
  const index = createIndex({ schema: { title: text(), source: keyword() } })
  index.addAll([
    { id: 1, title: 'Talks in Moscow', source: 'tass' },
    { id: 2, title: 'Talks go on', source: 'tass' },
    { id: 3, title: 'Talks go on in Moscow', source: 'tass' },
    { id: 4, title: 'Moscow', source: 'tass' },
  ])
  index.delete(2)
  const { bytes, ...counts } = index.stats
  expect(counts).toEqual({ documents: 3, deleted: 1, segments: 1, terms: 6 })
  const { total, ...parts } = bytes
  for (const [name, size] of Object.entries(parts)) {
    if (name !== 'positions') expect(size, name).toBeGreaterThan(0)
  }
  // Besides the parts, four bytes hold the number of documents.
  expect(total).toBe(Object.values(parts).reduce((sum, size) => sum + size, 0) + 4)
})

test('what is deleted takes no bytes once it is merged away', () => {
  const index = createIndex({ schema: { title: text() } })
  index.addAll(Array.from({ length: 100 }, (_, id) => ({ id, title: `word${id} common` })))
  const before = index.stats.bytes.total
  for (let id = 0; id < 50; id++) index.delete(id)
  index.optimize()
  expect(index.stats).toMatchObject({ documents: 50, deleted: 0, segments: 1 })
  expect(index.stats.bytes.total).toBeLessThan(before * 0.6)
})
