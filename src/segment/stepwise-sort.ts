import { STEP_SIZE, type Steps } from '../steps.ts'

// What is sorted natively in one step, of a millisecond or two.
const NUMBERS_TOGETHER = 0x4000
const STRINGS_TOGETHER = 0x2000

/** Sorts numbers, none of them −0: some at a time, and then merges what is sorted. The array that is given is of no use after it. */
export function* sortNumbers(numbers: Float64Array): Steps<Float64Array> {
  const { length } = numbers
  for (let start = 0; start < length; start += NUMBERS_TOGETHER) {
    numbers.subarray(start, start + NUMBERS_TOGETHER).sort()
    yield
  }
  let from = numbers
  for (let width = NUMBERS_TOGETHER; width < length; width *= 2) {
    const to = new Float64Array(length)
    for (let start = 0; start < length; start += 2 * width) {
      mergeNumbers(from, start, Math.min(start + width, length), Math.min(start + 2 * width, length), to)
      yield
    }
    from = to
  }
  return from
}

/** Merges the sorted `from[start..middle)` and `from[middle..end)`. */
function mergeNumbers(
  from: Float64Array,
  start: number,
  middle: number,
  end: number,
  to: Float64Array,
): void {
  let a = start
  let b = middle
  for (let at = start; at < end; at++) {
    to[at] = b === end || (a < middle && from[a]! < from[b]!) ? from[a++]! : from[b++]!
  }
}

/** The strings in the order of their UTF-16 units, sorted in the same way. */
export function* sortStrings(strings: readonly string[]): Steps<string[]> {
  const { length } = strings
  let sorted: string[] = []
  for (let start = 0; start < length; start += STRINGS_TOGETHER) {
    for (const string of strings.slice(start, start + STRINGS_TOGETHER).sort()) sorted.push(string)
    yield
  }
  for (let width = STRINGS_TOGETHER; width < length; width *= 2) {
    const merged: string[] = []
    for (let start = 0; start < length; start += 2 * width) {
      const runs = new StringRuns(sorted, start, width)
      while (runs.moveTo(merged)) yield
    }
    sorted = merged
  }
  return sorted
}

/** Two sorted runs of strings, one after the other, that become one: comparing strings takes long enough for several steps. */
class StringRuns {
  readonly #strings: readonly string[]
  // What is next of each run, and where it ends.
  #first: number
  readonly #firstEnd: number
  #second: number
  readonly #secondEnd: number

  constructor(strings: readonly string[], start: number, width: number) {
    this.#strings = strings
    this.#first = start
    this.#firstEnd = Math.min(start + width, strings.length)
    this.#second = this.#firstEnd
    this.#secondEnd = Math.min(start + 2 * width, strings.length)
  }

  /** Moves the least strings, as many as a step gets through; whether some are left. */
  moveTo(out: string[]): boolean {
    const strings = this.#strings
    let first = this.#first
    let second = this.#second
    for (let i = 0; i < STEP_SIZE && (first < this.#firstEnd || second < this.#secondEnd); i++) {
      const isFirst =
        second === this.#secondEnd || (first < this.#firstEnd && strings[first]! < strings[second]!)
      out.push(strings[isFirst ? first++ : second++]!)
    }
    this.#first = first
    this.#second = second
    return first < this.#firstEnd || second < this.#secondEnd
  }
}
