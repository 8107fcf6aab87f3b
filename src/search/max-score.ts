import type { HitCollector } from './collectors/hit-collector.ts'
import { NO_MORE_DOCS, SLACK, type WindowScorer } from './scorers/scorer.ts'

// Measured on 36,000 and a million documents: larger windows have looser bounds, smaller ones more overhead.
const WINDOW = 2048

let windowScores: Float64Array | undefined
let windowMatched: Uint32Array | undefined

/**
 * Collects the best documents that any of several scorers has, heaviest scorer first, by block-max MaxScore (Ding & Suel,
 * Faster top-k document retrieval using block-max indexes, 2011; in windows, as Lucene's `MaxScoreBulkScorer`).
 *
 * In each window the scorers whose bounds together can't reach the threshold are not essential: no document has to be
 * looked for in them, only looked up. Scores are added heaviest first whichever those are, so that every document's
 * sum is the same to the bit as without pruning.
 */
export function collectAny(scorers: readonly WindowScorer[], maxDoc: number, hits: HitCollector): void {
  const count = scorers.length
  // Kept from search to search: every window leaves them empty.
  windowScores ??= new Float64Array(WINDOW)
  windowMatched ??= new Uint32Array(WINDOW >>> 5)
  const scores = windowScores
  const matched = windowMatched
  // rest[i] bounds what the scorers from i on can add in the window.
  const rest = new Float64Array(count + 1)
  for (let from = 0; from < maxDoc; ) {
    const to = Math.min(maxDoc, from + WINDOW)
    let essential = count
    if (hits.mayPrune()) {
      const { threshold } = hits
      let last = NO_MORE_DOCS
      for (let i = count - 1; i >= 0; i--) {
        const scorer = scorers[i]!
        if (scorer.doc >= to) {
          rest[i] = rest[i + 1]!
          last = Math.min(last, scorer.doc - 1)
        } else {
          last = Math.min(last, scorer.shallow(from))
          rest[i] = rest[i + 1]! + scorer.bound(to - 1)
        }
        if (rest[i]! * SLACK <= threshold) essential = i
      }
      if (essential === 0) {
        // The bounds hold to the end of the window at least, and where the blocks are long, beyond it.
        from = Math.max(to, last === NO_MORE_DOCS ? maxDoc : Math.min(maxDoc, last + 1))
        continue
      }
    }
    if (essential === 1) collectSingle(scorers, from, to, rest, hits)
    else {
      for (let i = 0; i < essential; i++) scorers[i]!.accumulate(from, to, scores, matched)
      collectWindow(scorers, essential, from, scores, matched, rest, hits)
    }
    from = to
  }
}

/** Looks each matched document of a window up in the scorers that are not essential, as long as it can compete. */
function collectWindow(
  scorers: readonly WindowScorer[],
  essential: number,
  from: number,
  scores: Float64Array,
  matched: Uint32Array,
  rest: Float64Array,
  hits: HitCollector,
): void {
  const isSum = essential === scorers.length
  for (let word = 0; word < matched.length; word++) {
    let bits = matched[word]!
    if (bits === 0) continue
    matched[word] = 0
    for (; bits !== 0; bits &= bits - 1) {
      const at = (word << 5) + 31 - Math.clz32(bits & -bits)
      const score = scores[at]!
      scores[at] = 0
      if (!isSum) offer(scorers, essential, from + at, score, rest, hits)
      else if (hits.accepts(from + at)) hits.collect(from + at, score)
    }
  }
}

/** The same for one essential scorer, whose documents need no window. */
function collectSingle(
  scorers: readonly WindowScorer[],
  from: number,
  to: number,
  rest: Float64Array,
  hits: HitCollector,
): void {
  const scorer = scorers[0]!
  let doc = scorer.doc < from ? scorer.seek(from) : scorer.doc
  let blockEnd = -1
  while (doc < to) {
    if (doc > blockEnd && hits.mayPrune()) {
      blockEnd = scorer.shallow(doc)
      if ((scorer.bound(Math.min(blockEnd, to - 1)) + rest[1]!) * SLACK <= hits.threshold) {
        doc = blockEnd >= to ? scorer.seek(to) : scorer.seek(blockEnd + 1)
        continue
      }
      if (scorers.length === 1) scorer.passOver?.(hits.threshold)
    }
    offer(scorers, 1, doc, scorer.score(), rest, hits)
    doc = scorer.next()
  }
}

function offer(
  scorers: readonly WindowScorer[],
  essential: number,
  doc: number,
  partial: number,
  rest: Float64Array,
  hits: HitCollector,
): void {
  if (!hits.accepts(doc)) return
  let score = partial
  for (let i = essential; i < scorers.length; i++) {
    if ((score + rest[i]!) * SLACK <= hits.threshold) {
      hits.pass()
      return
    }
    const scorer = scorers[i]!
    if ((scorer.doc < doc ? scorer.seek(doc) : scorer.doc) === doc) score += scorer.score()
  }
  hits.collect(doc, score)
}
