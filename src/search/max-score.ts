import type { HitCollector } from './collectors/hit-collector.ts'
import { type NearScorer, NO_MORE_DOCS, SLACK, WINDOW, type WindowScorer } from './scorers/scorer.ts'

// Kept from search to search: every window leaves scores and matches empty.
let kept: Sums | undefined

interface Sums {
  readonly scores: Float64Array
  readonly matched: Uint32Array
  /** Documents that have a word itself, and may compete. */
  readonly near: Uint32Array
}

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
  // The longest list says how many documents there are at least, before any is looked at.
  const least = scorers.reduce((most, { leastDocs }) => Math.max(most, leastDocs), 0)
  hits.expect(least, scorers.length === 1 && least === scorers[0]!.cost)
  const search = new MaxScore(scorers, hits)
  for (let from = 0; from < maxDoc; )
    from = search.collectWindow(from, Math.min(maxDoc, from + WINDOW), maxDoc)
}

class MaxScore {
  readonly #scorers: readonly WindowScorer[]
  readonly #hits: HitCollector
  readonly #sums: Sums
  // The scorers, where some have documents without their words, and what those before each can add in one.
  readonly #nearScorers: readonly NearScorer[] | undefined
  readonly #faint: Float64Array | undefined
  // What the scorers from each on can add in the window, which begins here and ends there.
  readonly #rest: Float64Array
  #from = 0
  #to = 0
  // How many scorers are essential in it, and whether only documents with a word itself are looked for.
  #essential = 0
  #isNear = false
  // The last document up to which the bounds hold.
  #boundsEnd = 0

  constructor(scorers: readonly WindowScorer[], hits: HitCollector) {
    this.#scorers = scorers
    this.#hits = hits
    kept ??= {
      scores: new Float64Array(WINDOW),
      matched: new Uint32Array(WINDOW >>> 5),
      near: new Uint32Array(WINDOW >>> 5),
    }
    this.#sums = kept
    this.#nearScorers = tellingNear(scorers)
    this.#faint = this.#nearScorers && faintBounds(this.#nearScorers)
    this.#rest = new Float64Array(scorers.length + 1)
  }

  /** Collects what is best in a window, and returns where the next one begins. */
  collectWindow(from: number, to: number, maxDoc: number): number {
    this.#from = from
    this.#to = to
    this.#essential = this.#scorers.length
    this.#isNear = false
    if (this.#hits.mayPrune()) {
      this.#readBounds()
      if (this.#essential === 0) return this.#after(maxDoc)
    }
    if (this.#isNear) {
      if (this.#findNear()) this.#collectNear()
      return to
    }
    const only = this.#onlyScorer()
    if (only >= 0) this.#collectSingle(only)
    else this.#collectSums()
    return to
  }

  /** Finds out which scorers are essential, and what those that are not can add. */
  #readBounds(): void {
    const scorers = this.#scorers
    const rest = this.#rest
    const faint = this.#faint
    const from = this.#from
    const to = this.#to
    const { threshold } = this.#hits
    const isNear = faint !== undefined && faint[scorers.length]! * SLACK <= threshold
    let essential = scorers.length
    let last = NO_MORE_DOCS
    for (let i = scorers.length - 1; i >= 0; i--) {
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
    this.#essential = essential
    this.#isNear = isNear
    this.#boundsEnd = last
  }

  /** Where to go on after a window in which nothing can compete. */
  #after(maxDoc: number): number {
    // The bounds hold to the end of the window at least, and where the blocks are long, beyond it.
    const end = this.#boundsEnd === NO_MORE_DOCS ? maxDoc : Math.min(maxDoc, this.#boundsEnd + 1)
    const next = Math.max(this.#to, end)
    // Words are told from completions and typos in whole windows.
    return this.#faint && next < maxDoc ? next - (next % WINDOW) : next
  }

  /**
   * Leaves in `near` the documents of the window that have the word of an essential scorer and can compete by what they score
   * there at most and what the others can add, and restricts all scorers to them. Whether there are any.
   */
  #findNear(): boolean {
    const scorers = this.#nearScorers!
    const hits = this.#hits
    const { scores, near } = this.#sums
    const from = this.#from
    const essential = this.#essential
    const missing = this.#faint![essential]! + this.#rest[essential]!
    near.fill(0)
    for (let i = 0; i < essential; i++) scorers[i]!.accumulateBounds(from, this.#to, scores, near)
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

  /** Scores each of the documents in `near`. */
  #collectNear(): void {
    const { near } = this.#sums
    const from = this.#from
    for (let word = 0; word < near.length; word++) {
      for (let bits = near[word]!; bits !== 0; bits &= bits - 1) {
        this.#lookUp(0, from + (word << 5) + 31 - Math.clz32(bits & -bits), 0)
      }
    }
  }

  /**
   * Which essential scorer is the only one, or the only one that has documents in the window and can pass over some of them; -1 where
   * several may have some, or none has.
   */
  #onlyScorer(): number {
    if (this.#essential === 1) return 0
    const scorers = this.#scorers
    let only = -1
    for (let i = 0; i < this.#essential; i++) {
      if (scorers[i]!.doc >= this.#to) continue
      if (only >= 0) return -1
      only = i
    }
    return only >= 0 && scorers[only]!.seekAbove ? only : -1
  }

  /** Adds up the essential scorers, and looks each document up in those that are not, as long as it can compete. */
  #collectSums(): void {
    const hits = this.#hits
    const scorers = this.#scorers
    const { scores, matched } = this.#sums
    const from = this.#from
    const essential = this.#essential
    for (let i = 0; i < essential; i++) scorers[i]!.accumulate(from, this.#to, scores, matched)
    const { isFiltered } = hits
    const missing = this.#rest[essential]!
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
          this.#lookUp(essential, from + at, score)
          threshold = hits.threshold
        } else passed++
      }
    }
    hits.pass(passed)
  }

  /** The same for one scorer, whose documents need no adding up. */
  #collectSingle(only: number): void {
    const hits = this.#hits
    const scorer = this.#scorers[only]!
    const essential = this.#essential
    const to = this.#to
    const missing = this.#rest[essential]!
    // After windows that were added up, it may stand before its next document.
    let doc = scorer.doc < to ? scorer.seek(Math.max(this.#from, scorer.doc)) : scorer.doc
    let blockEnd = -1
    while (doc < to) {
      const mayPrune = hits.mayPrune()
      if (mayPrune && doc > blockEnd) {
        blockEnd = scorer.shallow(doc)
        if ((scorer.bound(Math.min(blockEnd, to - 1)) + missing) * SLACK <= hits.threshold) {
          doc = blockEnd >= to ? scorer.seek(to) : scorer.seek(blockEnd + 1)
          continue
        }
        if (this.#scorers.length === 1) scorer.passOver?.(hits.threshold)
      }
      if (scorer.seekAbove && !hits.isFiltered) {
        const end = mayPrune ? Math.min(blockEnd, to - 1) : to - 1
        hits.pass(scorer.seekAbove(end, hits.threshold / SLACK - missing))
        doc = scorer.doc
        if (doc > end) continue
      }
      if (hits.accepts(doc)) this.#lookUp(essential, doc, scorer.score())
      doc = scorer.next()
    }
  }

  /** Adds what a document scores in the scorers from `first` on, as long as it can compete. */
  #lookUp(first: number, doc: number, partial: number): void {
    const scorers = this.#scorers
    const hits = this.#hits
    const rest = this.#rest
    let score = partial
    for (let i = first; i < scorers.length; i++) {
      if ((score + rest[i]!) * SLACK <= hits.threshold) {
        hits.pass()
        return
      }
      score += scorers[i]!.scoreAt(doc)
    }
    hits.collect(doc, score)
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
