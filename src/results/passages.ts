import type { Analyzer } from '../analysis/analyzer.ts'
import { cut, lastSentenceEnd, trim } from './breaks.ts'
import type { MatchedRange } from './matches.ts'

/** What a word that an earlier passage shows counts for. */
const SHOWN = 0.1

/** A piece of a value to show. */
export interface Passage {
  /** Which of the field's values. */
  readonly value: number
  readonly start: number
  readonly end: number
  /** Whether a sentence is cut there. */
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** A run of matches, `first` to `last`. */
interface Window {
  readonly value: number
  readonly first: number
  readonly last: number
}

/**
 * The passages of a field that show the most of what was looked for, best first: those with the heaviest words, each
 * counted once, and of equals those where they stand nearest together. Words that are shown already count for little.
 *
 * `matches` holds the matched places of each value in the order of the text; `weights` are those of the words.
 */
export function bestPassages(
  analyzer: Analyzer,
  texts: readonly string[],
  matches: readonly (readonly MatchedRange[])[],
  weights: readonly number[],
  length: number,
  limit: number,
): Passage[] {
  const passages: Passage[] = []
  const worths = [...weights]
  const isShown = matches.map((ranges) => new Uint8Array(ranges.length))
  while (passages.length < limit) {
    const window = bestWindow(matches, isShown, worths, length)
    if (!window) break
    const { value, first, last } = window
    const ranges = matches[value]!
    let end = 0
    for (let i = first; i <= last; i++) end = Math.max(end, ranges[i]!.end)
    const others = passages.filter((passage) => passage.value === value)
    const passage = passageAround(analyzer, texts[value]!, ranges[first]!.start, end, length, others)
    passages.push({ value, ...passage })
    ranges.forEach(({ start, end, word }, i) => {
      if (start >= passage.end || end <= passage.start) return
      isShown[value]![i] = 1
      worths[word] = SHOWN * weights[word]!
    })
  }
  return passages
}

/** The best run of matches that are not shown yet and fit into a passage; two pointers, so that time is linear. */
function bestWindow(
  matches: readonly (readonly MatchedRange[])[],
  isShown: readonly Uint8Array[],
  worths: readonly number[],
  length: number,
): Window | undefined {
  // Less than any word is worth: nearness only tells equals apart.
  const nearness = 0.5 * Math.min(...worths)
  const counts = new Uint32Array(worths.length)
  let best: Window | undefined
  let most = -Infinity
  matches.forEach((ranges, value) => {
    counts.fill(0)
    let first = 0
    let worth = 0
    const drop = () => {
      const { word } = ranges[first++]!
      if (--counts[word]! === 0) worth -= worths[word]!
    }
    ranges.forEach(({ end, word }, last) => {
      if (isShown[value]![last]) {
        while (first < last) drop()
        first = last + 1
        return
      }
      if (counts[word]!++ === 0) worth += worths[word]!
      while (first < last && (end - ranges[first]!.start > length || counts[ranges[first]!.word]! > 1)) drop()
      const score = worth - nearness * Math.min(1, (end - ranges[first]!.start) / length)
      // What adding and taking off leaves behind is no difference.
      if (score > most + 1e-9) {
        most = score
        best = { value, first, last }
      }
    })
  })
  return best
}

/** A piece of about `length` units around [from, to), clear of the others. */
function passageAround(
  analyzer: Analyzer,
  text: string,
  from: number,
  to: number,
  length: number,
  others: readonly Passage[],
): Omit<Passage, 'value'> {
  const floor = Math.max(0, ...others.map(({ end }) => end).filter((end) => end <= from))
  const ceiling = Math.min(text.length, ...others.map(({ start }) => start).filter((start) => start >= to))
  const fits = ceiling - floor <= length
  const room = Math.max(0, length - (to - from))
  // Half of what is left goes before the match, or more where that is the whole beginning of its sentence.
  const earliestOf = (share: number) =>
    fits ? floor : Math.max(floor, Math.min(Math.floor(from - share * room), ceiling - length))
  let earliest = earliestOf(0.5)
  let sentence = lastSentenceEnd(text, earliestOf(0.75), fits ? floor : from)
  const findStart = () => {
    if (sentence < 0 && earliest === 0) sentence = 0
    return sentence < 0
      ? cut(analyzer, text, earliest, from, floor, 1)
      : trim(analyzer, text, sentence, from, 1)
  }
  let start = findStart()
  const latest = Math.max(to, Math.min(ceiling, start + length))
  // A sentence that ends before the piece is half as long as it may be is cut into the next one.
  const shortest = fits ? ceiling : Math.max(to, start + length / 2)
  const full = latest === text.length ? latest : lastSentenceEnd(text, shortest, latest)
  const end = full < 0 ? cut(analyzer, text, latest, to, ceiling, -1) : trim(analyzer, text, full, to, -1)
  if (sentence < 0 && end - length < earliest) {
    earliest = Math.max(floor, end - length)
    start = findStart()
  }
  return { start, end, isCutBefore: sentence < 0, isCutAfter: full < 0 }
}
