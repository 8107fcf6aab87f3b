import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visitNeighbours } from '../../src/segment/levenshtein.ts'
import { codePoints, matrixDistance } from './edit-matrix.ts'
import { textIndexOf } from './text-index-of.ts'

const SEED = 1965

const letter = fc.constantFrom(...'aaabcdeeiszж𐐨9')
const word = fc.oneof(
  fc.string({ unit: letter, minLength: 1, maxLength: 8 }),
  // Around the length beyond which signatures share a bucket.
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 61, maxLength: 66 }),
)

test('the neighbours of a word are those that a matrix finds, whatever the edits', () => {
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60, size: 'max' }),
      fc.array(word, { maxLength: 4 }),
      fc.constantFrom(0, 1, 2),
      fc.nat(3),
      fc.boolean(),
      (words, others, maxEdits, prefixLength, transpositions) => {
        const index = textIndexOf(words.map((word) => [word]))
        for (const sought of [
          ...others,
          ...words.slice(0, 4),
          ...words.slice(0, 4).map((word) => `${word}a`),
        ]) {
          const start = Array.from(sought).slice(0, prefixLength).join('')
          const expected = [...new Set(words)].flatMap((text) => {
            const distance = matrixDistance(codePoints(sought), codePoints(text), transpositions)
            return distance <= maxEdits && text.startsWith(start) ? [[text, distance]] : []
          })
          const found: [string, number, number][] = []
          visitNeighbours(index, sought, { maxEdits, prefixLength, transpositions }, (cursor, distance) => {
            found.push([cursor.text, distance, cursor.docCount])
          })
          expect(found.map(([text, distance]) => [text, distance]).sort()).toEqual(expected.sort())
          for (const [text, , docCount] of found)
            expect(docCount).toBe(words.filter((word) => word === text).length)
        }
      },
    ),
    { seed: SEED, numRuns: 150 },
  )
})

test('a stem that is no word is no neighbour', () => {
  const index = textIndexOf([['houses']], (word) => word.replace(/es$/, ''))
  const found: string[] = []
  const neighbourhood = { maxEdits: 2, prefixLength: 0, transpositions: true } as const
  visitNeighbours(index, 'house', neighbourhood, ({ text }) => found.push(text))
  expect(found).toEqual(['houses'])
})
