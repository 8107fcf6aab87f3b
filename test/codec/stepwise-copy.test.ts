import { expect, test } from 'vitest'
import { copyInSteps } from '../../src/codec/stepwise-copy.ts'
import { finish } from '../../src/steps.ts'

const MEGABYTE = 0x100000

test.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE, 3 * MEGABYTE + 5])(
  'of %i bytes, all are copied and no more',
  (length) => {
    const bytes = new Uint8Array(length + 7)
    for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31) >> 3
    const copy = finish(copyInSteps(bytes, length))
    expect(copy.buffer).not.toBe(bytes.buffer)
    expect(copy.buffer.byteLength).toBe(length)
    expect(Buffer.compare(copy, bytes.subarray(0, length))).toBe(0)
  },
)

test('words stay words, and a step copies a part of them', () => {
  const words = Uint32Array.from({ length: MEGABYTE }, (_, i) => i * 4093)
  const steps = copyInSteps(words, MEGABYTE - 1)
  let count = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) count++
  expect(count).toBe(4)
  expect(step.value).toEqual(words.subarray(0, MEGABYTE - 1))
})
