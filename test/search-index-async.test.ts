import { expect, test } from 'vitest'
import { createIndex, DocumentError, text } from '../src/index.ts'
import { segmentsOf } from './segment/text-index-of.ts'

const schema = { title: text() }
const documents = Array.from({ length: 3000 }, (_, id) => ({
  id,
  title: `common word${id % 97} ${'x'.repeat(40)}`,
}))

test('documents added in slices are found like documents added at once, and in the meantime', async () => {
  const slowly = createIndex({ schema })
  const seen: number[] = []
  const counts: number[] = []
  const result = await slowly.addAllAsync(documents, {
    onProgress: ({ added }) => {
      seen.push(added)
      counts.push(slowly.count('common'))
    },
  })
  expect(result).toEqual({ added: 3000, rejected: [] })
  expect(seen.length).toBeGreaterThan(3)
  expect(counts).toEqual(seen)
  const atOnce = createIndex({ schema })
  atOnce.addAll(documents)
  const hitsOf = (index: typeof slowly) => {
    index.optimize()
    return index.search('word5 common', { limit: 50 }).hits.map(({ id, score }) => [id, score])
  }
  expect(hitsOf(slowly)).toEqual(hitsOf(atOnce))
})

test('other tasks get their turn while documents are added', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  await createIndex({ schema }).addAllAsync(documents)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})

test('after a full buffer was sealed, slices are short again: all words of the next one are new', async () => {
  let last = 0
  const sizes: number[] = []
  // Some 200,000 documents of one word fill the buffer.
  const many = Array.from({ length: 230_000 }, (_, id) => ({ id, title: 'word' }))
  await createIndex({ schema }).addAllAsync(many, {
    onProgress: ({ added }) => {
      sizes.push(added - last)
      last = added
    },
  })
  const longest = Math.max(...sizes)
  const after = sizes.slice(sizes.indexOf(longest)).filter((size) => size > 0)
  expect(longest).toBeGreaterThan(100)
  expect(Math.min(...after.slice(0, -1))).toBeLessThan(20)
})

test('ids of a large segment are found faster once many were looked for, and before a search has to see to it', async () => {
  const index = createIndex({ schema })
  index.addAll(Array.from({ length: 20_000 }, (_, id) => ({ id: `old-${id}`, title: 'word' })))
  index.commit()
  // More than a 32nd of its slots and less than a 16th.
  await index.addAllAsync(documents.slice(0, 1200))
  const [large] = segmentsOf(index as never)
  expect([large!.maxDoc, large!.ids.isSought]).toEqual([20_000, false])
})

test('a signal ends the work between two documents, and what was added stays', async () => {
  const index = createIndex({ schema })
  const controller = new AbortController()
  const work = index.addAllAsync(documents, {
    signal: controller.signal,
    onProgress: ({ added }) => added >= 1000 && controller.abort(new Error('enough')),
  })
  await expect(work).rejects.toThrow('enough')
  expect(index.size).toBeGreaterThanOrEqual(1000)
  expect(index.size).toBeLessThan(3000)
  expect(index.count('common')).toBe(index.size)
})

test('documents from an async source are added, and refused ones are told', async () => {
  async function* source() {
    yield { id: 1, title: 'one' }
    yield { id: 1, title: 'one again' }
    yield { id: 2, title: 'two' }
  }
  const index = createIndex({ schema })
  const { added, rejected } = await index.addAllAsync(source(), { onInvalid: 'skip' })
  expect(added).toBe(2)
  expect(rejected.map((error) => error instanceof DocumentError && error.id)).toEqual([1])
  await expect(createIndex({ schema }).addAllAsync(source())).rejects.toThrow(DocumentError)
})

test('documents deleted and updated while others are being added stay so', async () => {
  const index = createIndex({ schema })
  let done = false
  const work = index.addAllAsync(documents).then(() => {
    done = true
  })
  let changes = 0
  while (!done) {
    await new Promise((resolve) => setImmediate(resolve))
    const id = changes * 7
    if (index.has(id)) {
      if (changes % 2 === 0) index.delete(id)
      else index.update({ id, title: 'changed' })
      changes++
    }
  }
  await work
  expect(changes).toBeGreaterThan(2)
  expect(index.size).toBe(3000 - Math.ceil(changes / 2))
  expect(index.count('changed')).toBe(Math.floor(changes / 2))
  index.optimize()
  expect(index.count('common')).toBe(3000 - changes)
})

test('work that is given up while segments are merged leaves later searches to merge', async () => {
  const index = createIndex({ schema })
  const controller = new AbortController()
  const source = function* () {
    yield* documents
    setImmediate(() => controller.abort(new Error('enough')))
  }
  await index.addAllAsync(source(), { signal: controller.signal }).catch(() => {})
  for (let id = 10_000; id < 10_100; id++) {
    index.add({ id, title: 'extra' })
    index.search('extra')
  }
  expect(index.stats.segments).toBeLessThan(25)
  expect(index.count('extra')).toBe(100)
})
