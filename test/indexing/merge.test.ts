import { expect, test } from 'vitest'
import { createIndex } from '../../src/search-index.ts'
import type { Segment } from '../../src/segment/segment.ts'
import { type Article, articleOf, randomOf, schema } from '../oracle/corpus.ts'
import { segmentsOf } from '../segment/text-index-of.ts'

const segmentOf = (documents: Iterable<Article>): Segment => {
  const index = createIndex({ schema })
  index.addAll(documents)
  return segmentsOf(index as never)[0]!
}

test('a merged segment is, section by section, one of its live documents', () => {
  for (let seed = 0; seed < 12; seed++) {
    const random = randomOf(seed)
    const index = createIndex({ schema })
    const live = new Map<number, Article>()
    for (let i = 0; i < 400; i++) {
      const id = Math.floor(random() * 150)
      live.delete(id)
      if (random() < 0.2) index.delete(id)
      else {
        live.set(id, articleOf(id, random, 60))
        index.update(live.get(id)!)
      }
      if (random() < 0.1) index.commit()
    }
    index.optimize()
    const segments = segmentsOf(index as never)
    expect(segments.length).toBe(1)
    const fresh = segmentOf(live.values()).sections
    expect([...segments[0]!.sections.keys()]).toEqual([...fresh.keys()])
    for (const [name, section] of segments[0]!.sections) {
      const expected = fresh.get(name)!
      expect(section.constructor, name).toBe(expected.constructor)
      expect(Array.from(section), `${name}, seed ${seed}`).toEqual(Array.from(expected))
    }
  }
})

test('what only deleted documents had is gone', () => {
  const index = createIndex({ schema })
  index.addAll([
    { id: 1, body: 'houses mouse', tag: 'a' },
    { id: 2, body: 'house', tag: 'b' },
  ])
  index.commit()
  index.delete(1)
  index.optimize()
  const [segment] = segmentsOf(index as never)
  const fresh = segmentOf([{ id: 2, body: 'house', tag: 'b' }])
  for (const [name, section] of fresh.sections)
    expect(Array.from(segment!.sections.get(name)!), name).toEqual(Array.from(section))
})

test('an index of which all is deleted is empty, and can be added to', () => {
  const index = createIndex({ schema })
  index.addAll([
    { id: 1, body: 'house' },
    { id: 2, body: 'mouse' },
  ])
  index.commit()
  index.delete(1)
  index.delete(2)
  expect(index.search('house').hits).toEqual([])
  index.optimize()
  expect([index.size, segmentsOf(index as never).length]).toEqual([0, 0])
  index.add({ id: 1, body: 'house' })
  expect(index.search('house').hits.map(({ id }) => id)).toEqual([1])
})
