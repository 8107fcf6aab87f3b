import { type Interner, RECORD } from '../analysis/interner.ts'
import { compareBytes } from '../codec/utf8.ts'
import { sortNumbers } from '../segment/stepwise-sort.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'

// A double holds 53 bits: 32 of prefix leave 21 for the ordinal.
const MAX_WORDS = 0x200000
// Up to here, insertion beats the view that sort() needs.
const SHORT_RUN = 12

/**
 * The words of an interner in byte order.
 *
 * Sorting numbers natively is several times as fast as sorting strings: first by four bytes and the ordinal in one
 * double each, then each run of equal prefixes by the rest, if it is long by the next four.
 */
export function* wordOrder(words: Interner): Steps<Uint32Array> {
  const { size } = words
  const order = new Uint32Array(size)
  if (size > MAX_WORDS) {
    for (let word = 0; word < size; word++) order[word] = word
    return order.sort(comparing(words))
  }
  yield* sortByBytes(words, order, keysOf(words), 0)
  return order
}

/** Puts words, whose keys are those of their bytes from `depth` on, into `order`; what is before, they have in common. */
function* sortByBytes(words: Interner, order: Uint32Array, keys: Float64Array, depth: number): Steps<void> {
  const compare = comparing(words)
  const sorted = yield* sortNumbers(keys)
  for (let i = 0; i < order.length; i++) order[i] = sorted[i]! % MAX_WORDS
  yield
  for (let start = 0; start < order.length; ) {
    start = sortRuns(sorted, order, start, compare)
    yield
    const end = runEnd(sorted, start)
    if (end - start <= STEP_SIZE) continue
    const run = order.subarray(start, end)
    yield* sortByBytes(words, run, keysAt(words, run, depth + 4), depth + 4)
    start = end
  }
}

function comparing({ bytes, starts }: Interner): (a: number, b: number) => number {
  return (a, b) => compareBytes(bytes, starts[a]!, starts[a + 1]!, bytes, starts[b]!, starts[b + 1]!)
}

/** Where the run of equal prefixes ends that begins at `start`. */
function runEnd(keys: Float64Array, start: number): number {
  const after = Math.floor(keys[start]! / MAX_WORDS) * MAX_WORDS + MAX_WORDS
  let end = start + 1
  while (end < keys.length && keys[end]! < after) end++
  return Math.min(end, keys.length)
}

/** Sorts runs of words with equal prefixes, as many as a step gets through, up to one that is longer; returns where that begins. */
function sortRuns(
  keys: Float64Array,
  order: Uint32Array,
  start: number,
  compare: (a: number, b: number) => number,
): number {
  const end = Math.min(start + STEP_SIZE, order.length)
  let from = start
  while (from < end) {
    const to = runEnd(keys, from)
    if (to - from > STEP_SIZE) break
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

/** The same for four bytes of some words from `depth` on; 0 for those beyond their end, which no word has. */
function keysAt({ bytes, starts }: Interner, words: Uint32Array, depth: number): Float64Array {
  const keys = new Float64Array(words.length)
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const end = starts[word + 1]!
    let four = 0
    for (let at = starts[word]! + depth, shift = 0; shift < 4; shift++, at++)
      four = four * 256 + (at < end ? bytes[at]! : 0)
    keys[i] = four * MAX_WORDS + word
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
