import { describe, expect, test } from 'vitest'
import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { createFieldValues, readDocument } from '../../src/schema/document.ts'
import { layOut } from '../../src/schema/layout.ts'
import { compileSchema } from '../../src/schema/schema.ts'
import { createIndex } from '../../src/search-index.ts'
import type { SectionArray } from '../../src/segment/sections.ts'
import type { Segment } from '../../src/segment/segment.ts'
import { type Article, articleOf, randomOf, schema } from '../oracle/corpus.ts'
import { segmentsOf } from '../segment/text-index-of.ts'

const segmentOf = (documents: Iterable<Article>): Segment => {
  const index = createIndex({ schema })
  index.addAll(documents)
  return segmentsOf(index as never)[0]!
}

const bytesOf = ({ buffer, byteOffset, byteLength }: SectionArray) =>
  Buffer.from(buffer, byteOffset, byteLength)

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

describe('of what takes many steps,', () => {
  // A list of 36,000 tokens, and columns with more values than are sorted at once.
  const documents: Article[] = Array.from({ length: 12_000 }, (_, id) => ({
    id,
    body: `house mouse house n${id % 3001} houses`,
    tag: `t${(id * 7919) % 12_007}`,
  }))
  const sectionsOf = (index: unknown) => {
    const [segment, ...others] = segmentsOf(index as never)
    expect(others).toEqual([])
    return segment!.sections
  }
  const expected = segmentOf(documents).sections
  const areSame = (sections: typeof expected) => {
    expect([...sections.keys()]).toEqual([...expected.keys()])
    for (const [name, section] of expected)
      expect(Buffer.compare(bytesOf(sections.get(name)!), bytesOf(section)), name).toBe(0)
  }

  test('a segment that was sealed with pauses is that which was sealed at once', async () => {
    const index = createIndex({ schema })
    await index.addAllAsync(documents)
    areSame(sectionsOf(index))
  })

  test('a merged segment is one of all documents', () => {
    const index = createIndex({ schema })
    for (let from = 0; from < documents.length; from += 5000) {
      index.addAll(documents.slice(from, from + 5000))
      index.commit()
    }
    index.optimize()
    areSame(sectionsOf(index))
  })

  test('there are as many as there is work for', () => {
    const writer = new IndexWriter(layOut(compileSchema(schema, 'id'), {}))
    const values = createFieldValues(writer.layout.schema)
    for (const document of documents) {
      readDocument(writer.layout.schema, document, values)
      writer.add(values, '')
    }
    const tokens = 5 * documents.length
    const steps = [...writer.maintain()].length
    // Tokens, and documents in each of the lengths, norms, ids and two passes over the column.
    expect(steps).toBeGreaterThan((tokens + 4 * documents.length) / 2048)
  })
})
