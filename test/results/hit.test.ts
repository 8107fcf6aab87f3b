import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createIndex, keyword, text } from '../../src/index.ts'

const index = createIndex({ schema: { title: text(), tag: keyword() } })
index.add({ id: 1, title: 'Red apple', tag: 'fruit' })

test('a hit in the console, in JSON, cloned or spread shows all that it has', () => {
  const hit = index.search('apples', { highlight: ['title'], explain: true }).hits[0]!
  const { score, explanation } = hit
  const all = {
    id: 1,
    score,
    document: { id: 1, title: 'Red apple', tag: 'fruit' },
    matches: { title: ['apple'] },
    cursor: hit.cursor,
    highlights: {
      title: [
        {
          text: 'Red apple',
          ranges: [[4, 9]],
          html: 'Red <mark>apple</mark>',
          value: 0,
          start: 0,
        },
      ],
    },
    explanation,
  }
  expect(explanation?.value).toBe(score)
  expect(inspect(hit, { depth: null })).toBe(inspect(all, { depth: null }))
  expect(inspect(hit)).not.toMatch(/Getter|LazyHit/)
  expect(JSON.parse(JSON.stringify(hit))).toEqual(all)
  expect(structuredClone(hit)).toEqual(all)
  expect({ ...hit }).toEqual(all)
})
