import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCK_SIZE, readBlock, skipBlock, writeBlock } from '../../src/codec/packed-block.ts'
import { WordWriter } from '../../src/codec/word-writer.ts'

const SEED = 20162

function pack(values: ArrayLike<number>): Uint32Array {
  const out = new WordWriter(0)
  writeBlock(out, Uint32Array.from(values))
  return out.toWords()
}

function unpack(words: Uint32Array): number[] {
  const out = new Uint32Array(BLOCK_SIZE).fill(0xabcdef)
  expect(readBlock(words, 0, out)).toBe(words.length)
  expect(skipBlock(words, 0)).toBe(words.length)
  return [...out]
}

const block = (valueAt: (i: number) => number) => Array.from({ length: BLOCK_SIZE }, (_, i) => valueAt(i))

/** A block of values of at most `width` bits, a share of which have up to 32 bits. */
const anyBlock = fc
  .record({
    width: fc.integer({ min: 0, max: 32 }),
    low: fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: BLOCK_SIZE, maxLength: BLOCK_SIZE }),
    long: fc.array(fc.tuple(fc.nat(BLOCK_SIZE - 1), fc.integer({ min: 0, max: 0xffffffff }), fc.nat(31))),
  })
  .map(({ width, low, long }) => {
    const values = low.map((v) => (width === 0 ? 0 : v >>> (32 - width)))
    for (const [i, v, shift] of long) values[i] = v >>> shift
    return values
  })

test('a block of zeros is one word', () => {
  const words = pack(block(() => 0))
  expect([...words]).toEqual([0])
  expect(unpack(words)).toEqual(block(() => 0))
})

test.each(Array.from({ length: 33 }, (_, width) => width))(
  'values of %i bits take 4 words a bit',
  (width) => {
    const values = block((i) =>
      width === 0 ? 0 : (0xffffffff >>> (32 - width)) - (i % 2 && width > 1 ? 1 : 0),
    )
    const words = pack(values)
    expect(words.length).toBe(1 + 4 * width)
    expect(unpack(words)).toEqual(values)
  },
)

test('neighbours are in the four lanes, low bits first', () => {
  const words = pack(block((i) => i))
  // Seven bits a value: slots 0, 1, .. of lane 0 hold 0, 4, 8, 12 and the low four bits of 16.
  expect(words[0]).toBe(7)
  expect(words[1]).toBe(0 | (4 << 7) | (8 << 14) | (12 << 21))
  expect(words[2]).toBe((1 | (5 << 7) | (9 << 14) | (13 << 21) | (17 << 28)) >>> 0)
})

test('one long value among zeros is one exception', () => {
  const values = block((i) => (i === 77 ? 5 : 0))
  const words = pack(values)
  expect([...words]).toEqual([1 << 6, 77 | (5 << 7)])
  expect(unpack(words)).toEqual(values)
})

test('a value of 32 bits leaves at most 25 to its exception', () => {
  const values = block((i) => (i === 3 ? 0xffffffff : 0))
  const words = pack(values)
  expect(words[0]! & 63).toBe(7)
  expect(words.length).toBe(1 + 4 * 7 + 1)
  expect(unpack(words)).toEqual(values)
})

test('an exception costs less than a wider block until there are four a bit', () => {
  const sized = (long: number) => pack(block((i) => (i < long ? 3 : 1))).length
  expect([sized(1), sized(3), sized(4), sized(128)]).toEqual([6, 8, 9, 9])
})

test('every value an exception comes back', () => {
  // The writer never chooses this (a wider block is smaller), so it is written by hand.
  const words = new Uint32Array(1 + 4 * 7 + 128)
  words[0] = 7 | (128 << 6)
  for (let i = 0; i < BLOCK_SIZE; i++) words[29 + i] = i | ((i + 1) << 7)
  expect(unpack(words)).toEqual(block((i) => (i + 1) << 7))
})

test('any block comes back', () => {
  fc.assert(
    fc.property(anyBlock, (values) => {
      expect(unpack(pack(values))).toEqual(values)
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('no width would take fewer words', () => {
  fc.assert(
    fc.property(anyBlock, (values) => {
      let best = Number.POSITIVE_INFINITY
      for (let w = 0; w <= 32; w++) {
        const long = values.filter((v) => v >= 2 ** w)
        if (long.every((v) => v < 2 ** (w + 25))) best = Math.min(best, 1 + 4 * w + long.length)
      }
      expect(pack(values).length).toBe(best)
    }),
    { seed: SEED },
  )
})

test('blocks follow each other in a writer that grows and is used again', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 6 }), (blocks) => {
      const out = new WordWriter(1)
      for (let round = 0; round < 2; round++) {
        // The second round writes over words that are not 0 any more.
        out.words.fill(0xffffffff)
        out.length = 0
        for (const values of blocks) writeBlock(out, Uint32Array.from(values))
      }
      const words = out.toWords()
      const decoded = new Uint32Array(BLOCK_SIZE)
      let at = 0
      for (const values of blocks) {
        expect(skipBlock(words, at)).toBe(readBlock(words, at, decoded))
        at = readBlock(words, at, decoded)
        expect([...decoded]).toEqual(values)
      }
      expect(at).toBe(words.length)
    }),
    { seed: SEED, numRuns: 50 },
  )
})

test('damaged words neither throw nor write outside the block', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 40 }), (noise) => {
      const words = Uint32Array.from(noise)
      const room = new Uint32Array(BLOCK_SIZE + 64).fill(9)
      const end = readBlock(words, 0, room.subarray(32, 32 + BLOCK_SIZE))
      expect(end).toBe(skipBlock(words, 0))
      expect(end).toBeLessThanOrEqual(1 + 4 * 63 + 255)
      const around = [...room.subarray(0, 32), ...room.subarray(32 + BLOCK_SIZE)]
      expect(around).toEqual(Array<number>(64).fill(9))
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('a damaged block changes nothing but its 128 values even where there is more room', () => {
  const room = new Uint32Array(BLOCK_SIZE + 32).fill(9)
  readBlock(new Uint32Array(600).fill(0xffffffff), 0, room)
  expect([...room.subarray(BLOCK_SIZE)]).toEqual(Array<number>(32).fill(9))
})

test('a word writer keeps its words when it grows', () => {
  const out = new WordWriter(0)
  for (let i = 0; i < 1000; i++) out.push(i * 4000000)
  out.reserve(3000)
  expect(out.words.length).toBeGreaterThanOrEqual(4000)
  expect([...out.toWords()]).toEqual(Array.from({ length: 1000 }, (_, i) => i * 4000000))
})
