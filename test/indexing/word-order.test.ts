import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Interner } from '../../src/analysis/interner.ts'
import { wordOrder } from '../../src/indexing/word-order.ts'
import { finish } from '../../src/steps.ts'

const SEED = 1998

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
      const interner = new Interner()
      for (const text of words) {
        const bytes = Buffer.from(text + '\0'.repeat(16))
        interner.intern(
          bytes,
          new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
          0,
          Buffer.byteLength(text),
        )
      }
      const expected = [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      expect(Array.from(finish(wordOrder(interner)), (number) => words[number])).toEqual(expected)
    }),
    { seed: SEED, numRuns: 300 },
  )
})
