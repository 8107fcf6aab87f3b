import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BitSet } from '../../src/codec/bit-set.ts'

const SEED = 20163

function members(set: BitSet): number[] {
  const found: number[] = []
  for (let i = set.next(0); i >= 0; i = set.next(i + 1)) found.push(i)
  return found
}

function of(length: number, numbers: Iterable<number>): BitSet {
  const set = new BitSet(length)
  for (const i of numbers) set.set(i)
  return set
}

/** A length, and two lists of members below it. */
const twoSets = fc.integer({ min: 0, max: 200 }).chain((length) => {
  const some = length === 0 ? fc.constant<number[]>([]) : fc.uniqueArray(fc.nat(length - 1))
  return fc.tuple(fc.constant(length), some, some)
})

const ascending = (numbers: number[]) => numbers.sort((a, b) => a - b)

test('sets, clears and finds bits around word borders', () => {
  const set = of(100, [0, 31, 32, 63, 64, 99])
  set.clear(32)
  expect(members(set)).toEqual([0, 31, 63, 64, 99])
  expect([set.has(31), set.has(32), set.has(99)]).toEqual([true, false, true])
  expect(set.count()).toBe(5)
})

test('next finds the first member at or after a number', () => {
  const set = of(300, [5, 31, 290])
  expect([0, 5, 6, 31, 32, 290, 291, 300, 1000].map((i) => set.next(i))).toEqual([
    5, 5, 31, 31, 290, 290, -1, -1, -1,
  ])
})

test.each([0, 1, 31, 32, 33, 64, 70])('all of %i bits are set, and none beyond', (length) => {
  const set = new BitSet(length)
  set.setAll()
  expect(set.count()).toBe(length)
  expect(members(set)).toEqual(Array.from({ length }, (_, i) => i))
  set.invert()
  expect(set.words.every((word) => word === 0)).toBe(true)
  set.invert()
  expect(set.count()).toBe(length)
})

test('given words are kept, without the bits beyond the length', () => {
  const words = Uint32Array.of(0xffffffff, 0xffffffff)
  const set = new BitSet(34, words)
  expect(set.words).toBe(words)
  expect(set.count()).toBe(34)
  expect(words[1]).toBe(3)
})

test('a clone changes on its own', () => {
  const set = of(40, [3])
  const other = set.clone()
  other.set(39)
  expect([members(set), members(other)]).toEqual([[3], [3, 39]])
})

test('and, or, and not, invert agree with sets of numbers', () => {
  fc.assert(
    fc.property(twoSets, ([length, a, b]) => {
      const inB = new Set(b)
      const changed = (change: (set: BitSet) => void) => {
        const set = of(length, a)
        change(set)
        expect(set.count()).toBe(members(set).length)
        return members(set)
      }
      const other = of(length, b)
      expect(changed((set) => set.and(other))).toEqual(ascending(a.filter((i) => inB.has(i))))
      expect(changed((set) => set.or(other))).toEqual(ascending([...new Set([...a, ...b])]))
      expect(changed((set) => set.andNot(other))).toEqual(ascending(a.filter((i) => !inB.has(i))))
      const inA = new Set(a)
      expect(changed((set) => set.invert())).toEqual(
        Array.from({ length }, (_, i) => i).filter((i) => !inA.has(i)),
      )
      expect(members(other)).toEqual(ascending(b))
    }),
    { seed: SEED },
  )
})
