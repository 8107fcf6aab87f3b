import { type Interner, RECORD } from '../analysis/interner.ts'
import { compareBytes } from '../codec/utf8.ts'
import { sortNumbers } from '../segment/sort-in-steps.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'

// A double holds 53 bits: 32 of prefix leave 21 for the ordinal.
const MAX_WORDS = 0x200000
// Up to here, insertion beats the view that sort() needs.
const SHORT_RUN = 12

/**
 * The words of an interner in byte order.
 *
 * Sorting numbers natively is several times as fast as sorting strings: first by four bytes and the ordinal in one
 * double each, then each run of equal prefixes by the rest.
 */
export function* wordOrder(words: Interner): Steps<Uint32Array> {
  const { bytes, starts, size } = words
  const compare = (a: number, b: number) =>
    compareBytes(bytes, starts[a]!, starts[a + 1]!, bytes, starts[b]!, starts[b + 1]!)
  const order = new Uint32Array(size)
  if (size > MAX_WORDS) {
    for (let word = 0; word < size; word++) order[word] = word
    return order.sort(compare)
  }
  const keys = yield* sortNumbers(keysOf(words))
  for (let i = 0; i < size; i++) order[i] = keys[i]! % MAX_WORDS
  yield
  for (let start = 0; start < size; ) {
    start = sortRuns(keys, order, start, Math.min(start + STEP_SIZE, size), compare)
    yield
  }
  return order
}

/** Sorts runs of words with equal prefixes, those that start in `order[start..end)`, and returns where the last one ends. */
function sortRuns(
  keys: Float64Array,
  order: Uint32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): number {
  const { length } = order
  let from = start
  while (from < end) {
    const after = Math.floor(keys[from]! / MAX_WORDS) * MAX_WORDS + MAX_WORDS
    let to = from + 1
    while (to < length && keys[to]! < after) to++
    if (to - from > SHORT_RUN) order.subarray(from, to).sort(compare)
    else if (to - from > 1) insertionSort(order, from, to, compare)
    from = to
  }
  return from
}

/** For each word, its first four bytes and its ordinal in one number. */
function keysOf({ records, size }: Interner): Float64Array {
  const keys = new Float64Array(size)
  for (let word = 0; word < size; word++) {
    const first = records[word * RECORD]!
    // The first byte is the lowest there, but weighs most in the order. Numbers are beyond 32 bits from the first word on, or the first
    // byte above 127 would throw compiled code away.
    const rest = ((first & 0xff00) << 8) | ((first >>> 8) & 0xff00) | (first >>> 24)
    keys[word] = (first & 0xff) * (0x1000000 * MAX_WORDS) + rest * MAX_WORDS + word
  }
  return keys
}

function insertionSort(
  order: Uint32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  for (let i = start + 1; i < end; i++) {
    const word = order[i]!
    let at = i
    for (; at > start && compare(order[at - 1]!, word) > 0; at--) order[at] = order[at - 1]!
    order[at] = word
  }
}
