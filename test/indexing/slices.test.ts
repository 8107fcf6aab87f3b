import { expect, test } from 'vitest'
import { Slices } from '../../src/indexing/slices.ts'

/** How many documents of one text each slice has. */
function slicesOf(text: string, documents: number): number[] {
  const slices = new Slices()
  const sizes: number[] = []
  let size = 0
  for (let i = 0; i < documents; i++) {
    size++
    if (!slices.endsWith([[], [text]])) continue
    sizes.push(size)
    size = 0
  }
  return sizes
}

test('slices begin with a thousand units and grow to twenty thousand, a hundred of them a document', () => {
  const sizes = slicesOf('x'.repeat(100), 10_000)
  expect(sizes[0]).toBe(5)
  expect(sizes.every((size, i) => i === 0 || size >= sizes[i - 1]!)).toBe(true)
  expect(sizes.at(-1)).toBe(100)
})

test('documents without text end a slice too, and so does a long one', () => {
  expect(slicesOf('', 10_000).at(-1)).toBe(200)
  expect(slicesOf('x'.repeat(30_000), 3)).toEqual([1, 1, 1])
})

test('slices are short again when they begin anew', () => {
  const slices = new Slices()
  for (let i = 0; i < 10_000; i++) slices.endsWith([['x'.repeat(100)]])
  slices.restart()
  let size = 1
  while (!slices.endsWith([['x'.repeat(100)]])) size++
  expect(size).toBe(5)
})
