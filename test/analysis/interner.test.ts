import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Interner } from '../../src/analysis/interner.ts'

const SEED = 1970

const textOf = (interner: Interner, ord: number) =>
  Buffer.from(interner.bytes.subarray(interner.starts[ord]!, interner.starts[ord + 1]!)).toString()

test('each distinct string has one number, in the order in which they come', () => {
  // Few hashes, so that strings meet in the table.
  const string = fc.tuple(
    fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 6 }),
    fc.integer({ min: -2, max: 2 }),
  )
  fc.assert(
    fc.property(fc.array(string, { maxLength: 400, size: 'max' }), (strings) => {
      const interner = new Interner()
      const expected = new Map<string, number>()
      const hashes = new Map<string, number>()
      for (const [text, hash] of strings) {
        // The same string always has the same hash.
        if (!hashes.has(text)) hashes.set(text, hash * 0x10001)
        if (!expected.has(text)) expected.set(text, expected.size)
        const bytes = Buffer.from(`${text}rest`)
        const size = Buffer.byteLength(text)
        expect(interner.intern(bytes, size, hashes.get(text)!)).toBe(expected.get(text))
      }
      expect(interner.size).toBe(expected.size)
      for (const [text, ord] of expected) expect(textOf(interner, ord)).toBe(text)
    }),
    { seed: SEED, numRuns: 50 },
  )
})

test('a hundred thousand strings keep their numbers while the tables grow', () => {
  const interner = new Interner()
  const intern = (i: number) => {
    const bytes = Buffer.from(`word ${i}`)
    return interner.intern(bytes, bytes.length, Math.imul(i, 0x9e3779b1))
  }
  for (let i = 0; i < 100_000; i++) if (intern(i) !== i) expect.fail(`string ${i}`)
  for (let i = 0; i < 100_000; i++) if (intern(i) !== i) expect.fail(`string ${i}, again`)
  expect(interner.size).toBe(100_000)
  expect(textOf(interner, 99_999)).toBe('word 99999')
})
