import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortNumbers, sortStrings } from '../../src/segment/stepwise-sort.ts'
import { finish } from '../../src/steps.ts'
import { randomOf } from '../oracle/corpus.ts'

const SEED = 1945

// Around what is sorted natively at once, and its doubles.
const SIZES = [0, 1, 2, 8191, 8192, 8193, 16_383, 16_384, 16_385, 24_577, 32_768, 32_769, 70_000]

test.each(SIZES)('%i numbers are in the order of a native sort', (size) => {
  const random = randomOf(size)
  const numbers = Float64Array.from({ length: size }, () => (random() < 0.5 ? random() : random() * 100 - 50))
  // Equal ones too. Columns know no −0, which a native sort puts before 0.
  for (let i = 0; i < size; i += 3) numbers[i] = Math.round(numbers[i]!) + 0
  const expected = Float64Array.from(numbers).sort()
  expect(Buffer.compare(Buffer.from(finish(sortNumbers(numbers)).buffer), Buffer.from(expected.buffer))).toBe(
    0,
  )
})

test.each(SIZES)('%i strings are in the order of a native sort', (size) => {
  const random = randomOf(size)
  const strings = Array.from({ length: size }, () => Math.floor(random() * size).toString(36))
  const expected = [...strings].sort()
  expect(finish(sortStrings(strings)).every((string, i) => string === expected[i])).toBe(true)
  expect(finish(sortStrings(strings))).toHaveLength(size)
})

test('strings of any units are in the order of a native sort', () => {
  const unit = fc.constantFrom('a', 'b', 'é', '東', '\ud800', '\udc00', '\uffff', '😀')
  fc.assert(
    fc.property(fc.array(fc.string({ unit, maxLength: 4 })), (strings) => {
      expect(finish(sortStrings(strings))).toEqual([...strings].sort())
    }),
    { seed: SEED },
  )
})

test('a step sorts or merges no more than a part', () => {
  const strings = Array.from({ length: 40_000 }, (_, i) => String(i))
  // Five parts, and three times all of them merged, 2,048 at a time.
  expect([...sortStrings(strings)].length).toBeGreaterThan(5 + (2 * 40_000) / 2048)
})
