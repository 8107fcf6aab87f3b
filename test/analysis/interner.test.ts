import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashBytes, Interner, RECORD } from '../../src/analysis/interner.ts'

const SEED = 1970

const textOf = (interner: Interner, ord: number) =>
  Buffer.from(interner.bytes.subarray(interner.starts[ord]!, interner.starts[ord + 1]!)).toString()

/** Interns a text that stands between others, whose bytes are none of its own. */
function intern(interner: Interner, text: string): number {
  const bytes = Buffer.from(`xyz${text}${'rest'.repeat(4)}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return interner.intern(bytes, view, 3, Buffer.byteLength(text))
}

test('each distinct string has one number, in the order in which they come', () => {
  // Alike in their first 4, 8, 16 bytes or all but the last.
  const string = fc
    .tuple(
      fc.constantFrom('', 'abcd', 'abcdefgh', 'abcdefghijklmnop', 'abcdefghijklmnopqrstuvwxyz'),
      fc.string(),
    )
    .map(([start, rest]) => start + rest.replaceAll('\0', '').slice(0, 6))
    .filter((text) => text !== '')
  fc.assert(
    fc.property(fc.array(string, { maxLength: 400, size: 'max' }), (strings) => {
      const interner = new Interner()
      const expected = new Map<string, number>()
      for (const text of strings) {
        if (!expected.has(text)) expected.set(text, expected.size)
        expect(intern(interner, text)).toBe(expected.get(text))
      }
      expect(interner.size).toBe(expected.size)
      for (const [text, ord] of expected) expect(textOf(interner, ord)).toBe(text)
    }),
    { seed: SEED, numRuns: 50 },
  )
})

test('three hundred thousand strings keep their numbers and records while the tables grow', () => {
  // So many that some have the same hash of 32 bits, and all begin with the same sixteen bytes.
  const count = 300_000
  const interner = new Interner()
  for (let i = 0; i < count; i++) {
    if (intern(interner, `a common beginning ${i}`) !== i) expect.fail(`string ${i}`)
    interner.records[i * RECORD + RECORD - 1] = i
  }
  for (let i = 0; i < count; i++) {
    if (intern(interner, `a common beginning ${i}`) !== i) expect.fail(`string ${i}, again`)
    if (interner.records[i * RECORD + RECORD - 1] !== i) expect.fail(`record ${i}`)
  }
  expect(interner.size).toBe(count)
  expect(textOf(interner, count - 1)).toBe('a common beginning 299999')
})

test('a word is told from a longer one that begins with it and has the same hash', () => {
  const hash = (text: string) => {
    const bytes = new TextEncoder().encode(text)
    return hashBytes(new DataView(bytes.buffer), 0, bytes.length)
  }
  const words = ['elephant', 'elephantmufedcia']
  expect(hash(words[1]!)).toBe(hash(words[0]!))
  for (const order of [words, [...words].reverse()]) {
    const interner = new Interner()
    expect(order.map((word) => intern(interner, word))).toEqual([0, 1])
    expect(order.map((word) => intern(interner, word))).toEqual([0, 1])
  }
})
