import type { HitCollector } from './collectors/hit-collector.ts'
import { type NearScorer, NO_MORE_DOCS, SLACK, WINDOW, type WindowScorer } from './scorers/scorer.ts'

interface Window {
  readonly scores: Float64Array
  readonly matched: Uint32Array
  /** Documents that have a word itself, and may compete. */
  readonly near: Uint32Array
}

// Kept from search to search: every window leaves scores and matches empty.
let kept: Window | undefined

/**
 * Collects the best documents that any of several scorers has, heaviest scorer first, by block-max MaxScore (Ding & Suel,
 * Faster top-k document retrieval using block-max indexes, 2011; in windows, as Lucene's `MaxScoreBulkScorer`).
 *
 * In each window the scorers whose bounds together can't reach the threshold are not essential: no document has to be
 * looked for in them, only looked up. Where completions and typos alone can't reach it either, only documents with a word
 * itself are looked for. Scores are added heaviest first whichever those are, so that every document's sum is the same to the bit
 * as without pruning.
 */
export function collectAny(scorers: readonly WindowScorer[], maxDoc: number, hits: HitCollector): void {
  const count = scorers.length
  // The longest list says how many documents there are at least, before any is looked at.
  const least = scorers.reduce((most, { leastDocs }) => Math.max(most, leastDocs), 0)
  hits.expect(least, count === 1 && least === scorers[0]!.cost)
  kept ??= {
    scores: new Float64Array(WINDOW),
    matched: new Uint32Array(WINDOW >>> 5),
    near: new Uint32Array(WINDOW >>> 5),
  }
  const { scores, matched } = kept
  const nearScorers = tellingNear(scorers)
  // faint[i] bounds what the scorers before i can add in a document without their words.
  const faint = nearScorers && faintBounds(nearScorers)
  // rest[i] bounds what the scorers from i on can add in the window.
  const rest = new Float64Array(count + 1)
  for (let from = 0; from < maxDoc; ) {
    const to = Math.min(maxDoc, from + WINDOW)
    let essential = count
    let isNear = false
    if (hits.mayPrune()) {
      const { threshold } = hits
      isNear = faint !== undefined && faint[count]! * SLACK <= threshold
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
        const bound = isNear ? faint![i]! + rest[i]! : rest[i]!
        if (bound * SLACK <= threshold) essential = i
      }
      if (essential === 0) {
        // The bounds hold to the end of the window at least, and where the blocks are long, beyond it.
        from = Math.max(to, last === NO_MORE_DOCS ? maxDoc : Math.min(maxDoc, last + 1))
        // Words are told from completions and typos in whole windows.
        if (faint && from < maxDoc) from -= from % WINDOW
        continue
      }
    }
    if (isNear) {
      const missing = faint![essential]! + rest[essential]!
      if (mayCompete(nearScorers!, essential, from, to, missing, kept, hits))
        collectNear(scorers, from, kept.near, rest, hits)
    } else {
      const only = essential === 1 ? 0 : onlyOne(scorers, essential, to)
      if (only >= 0) collectSingle(scorers, only, essential, from, to, rest, hits)
      else {
        for (let i = 0; i < essential; i++) scorers[i]!.accumulate(from, to, scores, matched)
        collectWindow(scorers, essential, from, kept, rest, hits)
      }
    }
    from = to
  }
}

/** The scorers, if all know which documents have their words, and some have others. */
function tellingNear(scorers: readonly WindowScorer[]): readonly NearScorer[] | undefined {
  const isNearScorer = (scorer: WindowScorer): scorer is NearScorer => 'faintBound' in scorer
  return scorers.every(isNearScorer) && scorers.some(({ faintBound }) => faintBound > 0) ? scorers : undefined
}

function faintBounds(scorers: readonly NearScorer[]): Float64Array {
  const faint = new Float64Array(scorers.length + 1)
  for (const [i, { faintBound }] of scorers.entries()) faint[i + 1] = faint[i]! + faintBound
  return faint
}

/**
 * Leaves in `near` the documents of a window that have the word of an essential scorer and can compete by what they score
 * there at most and `missing`, and restricts all scorers to them. Whether there are any.
 */
function mayCompete(
  scorers: readonly NearScorer[],
  essential: number,
  from: number,
  to: number,
  missing: number,
  { scores, near }: Window,
  hits: HitCollector,
): boolean {
  near.fill(0)
  for (let i = 0; i < essential; i++) scorers[i]!.accumulateBounds(from, to, scores, near)
  let any = 0
  for (let word = 0; word < near.length; word++) {
    let left = near[word]!
    for (let bits = left; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits
      const at = (word << 5) + 31 - Math.clz32(bit)
      const bound = scores[at]! + missing
      scores[at] = 0
      if (bound * SLACK <= hits.threshold || !hits.accepts(from + at)) left ^= bit
    }
    near[word] = left
    any |= left
  }
  if (any === 0) return false
  for (let i = 0; i < scorers.length; i++) scorers[i]!.restrict(from, near)
  return true
}

/** Scores each of these documents of a window. */
function collectNear(
  scorers: readonly WindowScorer[],
  from: number,
  near: Uint32Array,
  rest: Float64Array,
  hits: HitCollector,
): void {
  for (let word = 0; word < near.length; word++) {
    for (let bits = near[word]!; bits !== 0; bits &= bits - 1) {
      lookUp(scorers, 0, from + (word << 5) + 31 - Math.clz32(bits & -bits), 0, rest, hits)
    }
  }
}

/**
 * Which of several essential scorers is the only one that has documents before `to`, and can pass over some of them; -1 where
 * several may have some, or none has.
 */
function onlyOne(scorers: readonly WindowScorer[], essential: number, to: number): number {
  let only = -1
  for (let i = 0; i < essential; i++) {
    if (scorers[i]!.doc >= to) continue
    if (only >= 0) return -1
    only = i
  }
  return only >= 0 && scorers[only]!.seekAbove ? only : -1
}

/** Looks each matched document of a window up in the scorers that are not essential, as long as it can compete. */
function collectWindow(
  scorers: readonly WindowScorer[],
  essential: number,
  from: number,
  window: Window,
  rest: Float64Array,
  hits: HitCollector,
): void {
  const { scores, matched } = window
  const { isFiltered } = hits
  const missing = rest[essential]!
  let { threshold } = hits
  let passed = 0
  for (let word = 0; word < matched.length; word++) {
    let bits = matched[word]!
    if (bits === 0) continue
    matched[word] = 0
    const base = word << 5
    for (; bits !== 0; bits &= bits - 1) {
      const at = base + 31 - Math.clz32(bits & -bits)
      const score = scores[at]!
      scores[at] = 0
      if (isFiltered && !hits.accepts(from + at)) continue
      if ((score + missing) * SLACK > threshold) {
        lookUp(scorers, essential, from + at, score, rest, hits)
        threshold = hits.threshold
      } else passed++
    }
  }
  hits.pass(passed)
}

/** The same for one scorer, the only essential one that may have documents in the window: they need no adding up. */
function collectSingle(
  scorers: readonly WindowScorer[],
  only: number,
  essential: number,
  from: number,
  to: number,
  rest: Float64Array,
  hits: HitCollector,
): void {
  const scorer = scorers[only]!
  const missing = rest[essential]!
  // After windows that were added up, it may stand before its next document.
  let doc = scorer.doc < to ? scorer.seek(Math.max(from, scorer.doc)) : scorer.doc
  let blockEnd = -1
  while (doc < to) {
    const mayPrune = hits.mayPrune()
    if (mayPrune && doc > blockEnd) {
      blockEnd = scorer.shallow(doc)
      if ((scorer.bound(Math.min(blockEnd, to - 1)) + missing) * SLACK <= hits.threshold) {
        doc = blockEnd >= to ? scorer.seek(to) : scorer.seek(blockEnd + 1)
        continue
      }
      if (scorers.length === 1) scorer.passOver?.(hits.threshold)
    }
    if (scorer.seekAbove && !hits.isFiltered) {
      const end = mayPrune ? Math.min(blockEnd, to - 1) : to - 1
      hits.pass(scorer.seekAbove(end, hits.threshold / SLACK - missing))
      doc = scorer.doc
      if (doc > end) continue
    }
    if (hits.accepts(doc)) lookUp(scorers, essential, doc, scorer.score(), rest, hits)
    doc = scorer.next()
  }
}

/** Adds what a document scores in the scorers from `essential` on, as long as it can compete. */
function lookUp(
  scorers: readonly WindowScorer[],
  essential: number,
  doc: number,
  partial: number,
  rest: Float64Array,
  hits: HitCollector,
): void {
  let score = partial
  for (let i = essential; i < scorers.length; i++) {
    if ((score + rest[i]!) * SLACK <= hits.threshold) {
      hits.pass()
      return
    }
    score += scorers[i]!.scoreAt(doc)
  }
  hits.collect(doc, score)
}
