import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCK_SIZE } from '../../src/codec/packed-block.ts'
import { PostingsReader } from '../../src/segment/postings.ts'
import { ShortPostings } from '../../src/segment/short-postings.ts'
import type { TextIndex } from '../../src/segment/text-index.ts'
import { randomOf } from '../oracle/corpus.ts'
import { textIndexOf } from './text-index-of.ts'

const SEED = 1974

interface Posting {
  readonly doc: number
  /** By field, where each word of the list stands, and which it is. */
  readonly places: readonly (readonly { position: number; surface: string }[])[]
}

// Both have the stem "run"; "x" only takes up room.
const RUN = ['run', 'runs', 'running']
const stem = (word: string) => (word.startsWith('run') ? 'run' : word)

/** Documents of which so many in a hundred have a word of the list, each in some of the fields. */
function corpusOf(seed: number, documents: number, fields: number, share: number) {
  const random = randomOf(seed)
  return Array.from({ length: documents }, () =>
    Array.from({ length: fields }, () => {
      const isThere = random() * 100 < share
      return Array.from({ length: Math.floor(random() ** 3 * 12) }, () => {
        return isThere && random() < 0.5 ? RUN[Math.floor(random() ** 2 * 3)]! : 'x'
      }).join(' ')
    }),
  )
}

function expectedOf(
  documents: readonly (readonly string[])[],
  isSearched: (field: number) => boolean,
): Posting[] {
  return documents.flatMap((fields, doc) => {
    const places = fields.map((text) =>
      text.split(' ').flatMap((surface, position) => (RUN.includes(surface) ? [{ position, surface }] : [])),
    )
    return places.some((found, field) => found.length > 0 && isSearched(field)) ? [{ doc, places }] : []
  })
}

const bytesOf = (text: string) => new TextEncoder().encode(text)
const listOf = (index: TextIndex) => index.stems.ordOf(bytesOf('run'), 3)

const shape = fc.record({
  seed: fc.nat(1e6),
  // Around whole blocks, with and without a tail.
  documents: fc.constantFrom(1, 20, 127, 128, 129, 256, 300, 700),
  fields: fc.constantFrom(1, 2, 3),
  share: fc.constantFrom(1, 30, 100),
})

test('what was written is read, block by block: documents, freqs, positions and surface words', () => {
  fc.assert(
    fc.property(
      shape,
      fc.constantFrom([1, 1, 1], [2.5, 0.5, 1], [0, 1, 0], [1, 0, 0]),
      (shape, allBoosts) => {
        const documents = corpusOf(shape.seed, shape.documents, shape.fields, shape.share)
        const index = textIndexOf(documents, stem)
        const boosts = allBoosts.slice(0, shape.fields)
        const expected = expectedOf(documents, (field) => boosts[field]! > 0)
        const ord = listOf(index)
        fc.pre(ord >= 0)
        const surfaces = RUN.filter((word) =>
          documents.flat().some((text) => text.split(' ').includes(word)),
        ).sort()
        const reader = new PostingsReader(index, boosts)
        reader.open(ord)
        expect(reader.docFreq).toBe(expectedOf(documents, () => true).length)
        expect(index.docFreq(ord)).toBe(reader.docFreq)
        const found: Posting[] = []
        for (let block = 0; block <= reader.blockCount; block++) {
          reader.loadBlock(block)
          const freqs = Array.from(reader.freqs())
          for (let slot = 0; slot < reader.count; slot++) {
            const places = documents[0]!.map((_, field) => {
              const freq = reader.fieldFreq(slot, field)
              const positions = new Uint32Array(freq)
              const numbers = new Uint32Array(freq)
              reader.positions(slot, field, positions, numbers)
              return Array.from(positions, (position, i) => ({ position, surface: surfaces[numbers[i]!]! }))
            })
            found.push({ doc: reader.docs[slot]!, places })
            const freq = places.reduce((sum, { length }, field) => sum + boosts[field]! * length, 0)
            expect(freqs[slot]).toBeCloseTo(freq, 12)
          }
        }
        expect(found).toEqual(expected)
      },
    ),
    { seed: SEED, numRuns: 100 },
  )
})

test('a short list that is read at once has the documents and freqs of one that is loaded', () => {
  const short = fc.record({
    seed: fc.nat(1e6),
    documents: fc.constantFrom(1, 20, 127, 400),
    fields: fc.constantFrom(1, 2, 3),
    share: fc.constantFrom(1, 20),
  })
  const boost = fc.constantFrom(0, 0.3, 1, 2.5)
  fc.assert(
    fc.property(
      short,
      fc.array(boost, { minLength: 3, maxLength: 3 }),
      ({ seed, documents, fields, share }, all) => {
        const index = textIndexOf(corpusOf(seed, documents, fields, share), stem)
        const ord = listOf(index)
        const boosts = all.slice(0, fields)
        fc.pre(ord >= 0 && index.docFreq(ord) < BLOCK_SIZE)
        const loaded = new PostingsReader(index, boosts)
        loaded.open(ord)
        loaded.loadBlock(0)
        const docs = new Uint32Array(BLOCK_SIZE + 5)
        const freqs = new Float64Array(BLOCK_SIZE + 5)
        const end = new ShortPostings(index, boosts).read(ord, docs, freqs, 5)
        expect(docs.slice(5, end)).toEqual(loaded.docs.slice(0, loaded.count))
        expect(freqs.slice(5, end)).toEqual(loaded.freqs().slice(0, loaded.count))
      },
    ),
    { seed: SEED, numRuns: 300 },
  )
})

test('positions are read in any order, or not at all', () => {
  const documents = corpusOf(7, 500, 2, 100)
  const index = textIndexOf(documents, stem)
  const expected = expectedOf(documents, () => true)
  const reader = new PostingsReader(index, [1, 1])
  reader.open(listOf(index))
  reader.loadBlock(1)
  for (const slot of [5, 100, 3, 3, 127, 0]) {
    for (const field of [1, 0]) {
      const places = expected[BLOCK_SIZE + slot]!.places[field]!
      const positions = new Uint32Array(reader.fieldFreq(slot, field))
      reader.positions(slot, field, positions)
      expect(Array.from(positions)).toEqual(places.map(({ position }) => position))
    }
  }
})

test('a document is looked for in the first block whose last is not before it', () => {
  const index = textIndexOf(
    Array.from({ length: 1000 }, (_, doc) => [doc % 2 ? 'run' : 'x']),
    stem,
  )
  const reader = new PostingsReader(index, [1])
  reader.open(listOf(index))
  // Of 500 postings, three blocks and a tail.
  expect([reader.blockCount, reader.tailCount]).toEqual([3, 116])
  expect([0, 1, 2, 3].map((block) => reader.lastDoc(block))).toEqual([255, 511, 767, 999])
  for (let target = 0; target < 1000; target += 7) {
    const block = Math.min(3, Math.floor(target / 256))
    for (let from = 0; from <= block; from++) expect(reader.findBlock(target, from)).toBe(block)
  }
})

test('no document of a block has more than its bound, under the schema’s boosts and others', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.constantFrom(0.3, 1, 2.5),
      fc.constantFrom(0.1, 1, 3),
      (seed, boost, ratio) => {
        const documents = corpusOf(seed, 600, 2, 60)
        const index = textIndexOf(documents, stem, { boost })
        const reader = new PostingsReader(index, [boost * ratio, boost * ratio])
        const penalties = Float64Array.from({ length: 256 }, (_, norm) => 0.3 + norm / 10)
        reader.open(listOf(index))
        for (let block = 0; block < reader.blockCount; block++) {
          reader.loadBlock(block)
          const freqs = reader.freqs()
          const bound = reader.blockBound(block, penalties, ratio)
          for (let slot = 0; slot < reader.count; slot++) {
            const penalty = penalties[index.norms[reader.docs[slot]!]!]!
            expect(freqs[slot]! / (freqs[slot]! + penalty)).toBeLessThanOrEqual(bound * (1 + 1e-12))
          }
        }
      },
    ),
    { seed: SEED, numRuns: 40 },
  )
})
