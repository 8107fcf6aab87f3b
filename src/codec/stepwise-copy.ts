import type { Steps } from '../steps.ts'

// Bytes that are copied in one step.
const TOGETHER = 0x100000

/** A copy of the first so many numbers, made in steps. */
export function* copyInSteps<Numbers extends Uint8Array | Uint16Array | Uint32Array>(
  numbers: Numbers,
  length: number,
): Steps<Numbers> {
  if (length * numbers.BYTES_PER_ELEMENT <= TOGETHER) return numbers.slice(0, length) as Numbers
  const copy = new (numbers.constructor as new (length: number) => Numbers)(length)
  const step = TOGETHER / numbers.BYTES_PER_ELEMENT
  for (let from = 0; from < length; from += step) {
    copy.set(numbers.subarray(from, Math.min(from + step, length)), from)
    yield
  }
  return copy
}
