import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/segment/edit-distance.ts'
import { codePoints, matrixDistance } from './edit-matrix.ts'

const SEED = 20167

test.each([
  ['search', 'search', 0],
  ['search', 'serach', 1],
  ['search', 'saerhc', 2],
  ['search', 'serachs', 2],
  ['ca', 'abc', 3],
  ['😀a', 'a😀', 1],
  ['a😀b', 'a😁b', 1],
  ['', 'ab', 2],
])('%s to %s with swaps is %i', (a, b, edits) => {
  expect(editDistance(a, b, 3, true)).toBe(edits)
})

test('a swap is two edits where swaps are not counted', () => {
  expect(editDistance('search', 'serach', 2, false)).toBe(2)
})

test('is that of the matrix up to maxEdits, and above maxEdits where the matrix is', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '😀'), maxLength: 7 })
  fc.assert(
    fc.property(
      letters,
      letters,
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      (a, b, maxEdits, transpositions) => {
        const expected = matrixDistance(codePoints(a), codePoints(b), transpositions)
        const edits = editDistance(a, b, maxEdits, transpositions)
        if (expected <= maxEdits) expect(edits).toBe(expected)
        else expect(edits).toBeGreaterThan(maxEdits)
      },
    ),
    { seed: SEED, numRuns: 10_000 },
  )
})
