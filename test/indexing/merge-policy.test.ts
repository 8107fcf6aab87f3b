import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMerge, MERGE_FACTOR, type SegmentSize } from '../../src/indexing/merge-policy.ts'

const SEED = 1996

/** Segments as an index that seals, deletes and merges would have them, and how many documents it has written. */
class Segments {
  sizes: SegmentSize[] = []
  added = 0
  written = 0
  most = 0

  seal(numDocs: number): void {
    this.added += numDocs
    this.written += numDocs
    this.sizes.push({ numDocs, maxDoc: numDocs })
    this.#merge()
    this.most = Math.max(this.most, this.sizes.length)
  }

  /** Deletes the document at a share of all. */
  delete(share: number): void {
    let at = Math.floor(share * this.sizes.reduce((sum, { numDocs }) => sum + numDocs, 0))
    const place = this.sizes.findIndex(({ numDocs }) => {
      at -= numDocs
      return at < 0
    })
    if (place < 0) return
    const { numDocs, maxDoc } = this.sizes[place]!
    if (numDocs > 1) this.sizes[place] = { numDocs: numDocs - 1, maxDoc }
    else this.sizes.splice(place, 1)
    this.#merge()
  }

  #merge(): void {
    for (let due = findMerge(this.sizes); due; due = findMerge(this.sizes)) {
      const numDocs = this.sizes.slice(...due).reduce((sum, size) => sum + size.numDocs, 0)
      this.written += numDocs
      this.sizes.splice(due[0], due[1] - due[0], { numDocs, maxDoc: numDocs })
    }
  }
}

const levels = (docs: number) => 1 + Math.log(docs) / Math.log(MERGE_FACTOR)

function seal(sizes: Iterable<number>): Segments {
  const segments = new Segments()
  for (const size of sizes) segments.seal(size)
  return segments
}

function* repeat(count: number, size: number) {
  for (let i = 0; i < count; i++) yield size
}

test('documents that come one by one are written once a level', () => {
  for (const count of [100, 1000, 10_000, 100_000]) {
    const { written, most } = seal(repeat(count, 1))
    expect(written).toBeLessThanOrEqual(count * levels(count))
    expect(most).toBeLessThanOrEqual((MERGE_FACTOR - 1) * levels(count))
  }
})

test('a large segment is not written anew for each few documents that come after it', () => {
  const segments = new Segments()
  segments.seal(100_000)
  for (const size of repeat(1000, 1)) segments.seal(size)
  expect(segments.written - 100_000).toBeLessThanOrEqual(1000 * levels(1000))
})

test('nor are seven large ones', () => {
  const { written } = seal([...repeat(7, 10_000), ...repeat(1000, 1)])
  expect(written - 70_000).toBeLessThanOrEqual(1000 * levels(1000))
})

test('batches of any sizes cost n log n', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5000 })), {
        maxLength: 400,
      }),
      (sizes) => {
        const { written, added } = seal(sizes)
        expect(written).toBeLessThanOrEqual(added * levels(Math.max(1, added)))
      },
    ),
    { seed: SEED },
  )
})

test('updates in random order cost n log n', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        maxLength: 1000,
        size: 'max',
      }),
      (places) => {
        const segments = new Segments()
        segments.seal(500)
        for (const place of places) {
          segments.delete(place)
          segments.seal(1)
        }
        // Besides what one by one costs, a deleted document costs the two that stand beside it.
        expect(segments.written).toBeLessThanOrEqual(
          500 + places.length * (2 * levels(500 + places.length) + 3),
        )
      },
    ),
    { seed: SEED, numRuns: 50 },
  )
})

test('a segment of which more than a third is deleted is written anew', () => {
  const size = (numDocs: number, maxDoc: number) => ({ numDocs, maxDoc })
  expect(findMerge([size(1000, 1000), size(70, 100)])).toBeUndefined()
  expect(findMerge([size(1000, 1000), size(66, 100)])).toEqual([1, 2])
  expect(findMerge([size(0, 0)])).toBeUndefined()
  expect(findMerge([])).toBeUndefined()
})

test('only neighbours are merged, the newest among them', () => {
  const size = (numDocs: number) => ({ numDocs, maxDoc: numDocs })
  const ones = Array.from({ length: MERGE_FACTOR }, () => size(1))
  expect(findMerge([size(100), ...ones])).toEqual([1, 9])
  // The larger one after them has to be merged first.
  expect(findMerge([...ones, size(100)])).toBeUndefined()
})
