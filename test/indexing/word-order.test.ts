import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Interner } from '../../src/analysis/interner.ts'
import { wordOrder } from '../../src/indexing/word-order.ts'
import { finish } from '../../src/steps.ts'
import { randomOf } from '../oracle/corpus.ts'

const SEED = 1998

function internerOf(words: readonly string[]): Interner {
  const interner = new Interner()
  for (const text of words) {
    const bytes = Buffer.from(text + '\0'.repeat(16))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    interner.intern(bytes, view, 0, Buffer.byteLength(text))
  }
  return interner
}

test('words are in the order of their bytes, whatever they have in common', () => {
  // Around digits and letters are bytes that the sort tells apart only by comparing words.
  const word = fc
    .tuple(
      fc.constantFrom('', 'a', 'aaaa', 'aaaaaa', "o'", '1.', 'zzzzz', 'é'),
      fc.string({ unit: fc.constantFrom(..."aaz09m.&'+{é東😀\u007f"), maxLength: 8 }),
    )
    .map((parts) => parts.join(''))
    .filter((text) => text !== '')
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 300, size: 'max' }), (words) => {
      const interner = internerOf(words)
      const expected = [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      expect(Array.from(finish(wordOrder(interner)), (number) => words[number])).toEqual(expected)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('many words that begin alike are in order too, and sorted in steps', () => {
  const random = randomOf(SEED)
  const heads = ['prod', 'product', 'http', 'x'.repeat(200), 'é']
  const words = new Set(heads)
  while (words.size < 30_000) {
    const head = heads[Math.floor(random() ** 2 * heads.length)]!
    words.add(head + Math.floor(random() * 100_000).toString(random() < 0.5 ? 36 : 2))
  }
  const all = [...words]
  const expected = [...all].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const steps = wordOrder(internerOf(all))
  let count = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) count++
  expect(Array.from(step.value, (number) => all[number])).toEqual(expected)
  expect(count).toBeGreaterThan(30_000 / 2048)
})
