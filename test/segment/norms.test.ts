import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineNorms, decodeLength, encodeLength, lengthTable } from '../../src/segment/norms.ts'
import { byteLength } from '../oracle/lucene-length.ts'

const SEED = 1999

// What Lucene's one-byte norms stand for.
const FROM_40 = [
  40, 42, 44, 46, 48, 50, 52, 54, 56, 60, 64, 68, 72, 76, 80, 84, 88, 96, 104, 112, 120, 128, 136, 144, 152,
]
const LAST = [1476395032, 1610612760, 1744830488, 1879048216, 2013265944]

test('lengths up to 40 are exact, longer ones rounded down to Lucene’s steps', () => {
  const lengths = Array.from(lengthTable())
  expect(lengths.length).toBe(256)
  expect(lengths.slice(0, 40)).toEqual(Array.from({ length: 40 }, (_, length) => length))
  expect(lengths.slice(40, 40 + FROM_40.length)).toEqual(FROM_40)
  expect(lengths.slice(-5)).toEqual(LAST)
})

test('each byte is that of its length, and of all up to the next', () => {
  for (let norm = 0; norm < 256; norm++) {
    expect(encodeLength(decodeLength(norm))).toBe(norm)
    if (norm < 255) expect(encodeLength(decodeLength(norm + 1) - 1)).toBe(norm)
    expect(lengthTable()[norm]).toBe(decodeLength(norm))
  }
  expect(encodeLength(2 ** 31 - 1)).toBe(255)
})

test('any length goes through a byte as by the rule of three significant bits', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1)), (length) => {
      expect(decodeLength(encodeLength(length))).toBe(byteLength(length))
    }),
    { seed: SEED, numRuns: 1000 },
  )
})

test('norms of several fields are rounded, boosted, added and rounded again', () => {
  const norms = (lengths: number[][], boosts: number[]) =>
    Array.from(combineNorms(lengths, boosts, lengths[0]!.length), decodeLength)
  // 41 is 40 in a byte, twice that and 3 is 83, which is 80.
  expect(
    norms(
      [
        [41, 0, 5],
        [3, 3, 0],
      ],
      [2, 1],
    ),
  ).toEqual([80, 3, 10])
  expect(norms([[1, 2, 3]], [0.4])).toEqual([0, 1, 1])
  expect(norms([[1], [2], [3]], [0.4, 0, 1])).toEqual([3])
  expect(norms([[2 ** 31 - 1]], [10])).toEqual([2013265944])
})
