import { expect, test } from 'vitest'
import { Pool, reusing } from '../../src/segment/pool.ts'

const numbered = (most: number) => {
  let made = 0
  return new Pool(most, () => ({ number: ++made }))
}

test('what a search took is taken again by the next, and not before', () => {
  const pool = numbered(8)
  const first = reusing(() => {
    const own = pool.take()
    // A search within a search has its own.
    const inner = reusing(() => pool.take())
    expect(inner).not.toBe(own)
    expect(reusing(() => pool.take())).toBe(inner)
    return own
  })
  expect(reusing(() => [pool.take(), pool.take()])).toContain(first)
})

test('a search that throws gives back what it took', () => {
  const pool = numbered(8)
  let taken: object | undefined
  const failing = () =>
    reusing(() => {
      taken = pool.take()
      throw new RangeError('no')
    })
  expect(failing).toThrow('no')
  expect(reusing(() => pool.take())).toBe(taken)
})

test('no more is kept than was said, and outside of a search nothing', () => {
  const pool = numbered(1)
  const alone = pool.take()
  const [first, second] = reusing(() => [pool.take(), pool.take()])
  expect(new Set([alone, first, second]).size).toBe(3)
  expect(
    reusing(() => [pool.take(), pool.take()]).filter((one) => one === first || one === second),
  ).toHaveLength(1)
  expect(reusing(() => pool.take())).not.toBe(alone)
})
