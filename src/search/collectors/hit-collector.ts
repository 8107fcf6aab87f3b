import type { BitSet } from '../../codec/bit-set.ts'
import type { TopDocsCollector } from './top-docs.ts'

/** How many documents match; `gte` where counting stopped because the best were known. */
export interface TotalHits {
  readonly value: number
  readonly relation: 'eq' | 'gte'
}

/** Takes the matching documents of one leaf after the other. */
export class HitCollector {
  total = 0
  /** Set where documents were passed over uncounted. */
  isPruned = false
  readonly top: TopDocsCollector
  readonly #exactUpTo: number
  #accepted: BitSet | undefined
  #docBase = 0
  // What the total will be at least when the leaf is done, and whether that is what it will be.
  #leastTotal = 0
  #isTotalKnown = false

  constructor(top: TopDocsCollector, exactUpTo: number) {
    this.top = top
    this.#exactUpTo = exactUpTo
  }

  enter(docBase: number, accepted: BitSet | undefined): void {
    this.#docBase = docBase
    this.#accepted = accepted
    this.#isTotalKnown = false
  }

  /** Takes note that the leaf, which begins, has at least so many matching documents, or just so many. */
  expect(docs: number, isAll: boolean): void {
    if (this.#accepted) return
    this.#leastTotal = this.total + docs
    this.#isTotalKnown = isAll
  }

  /** The leaf is done: documents that were passed over but are known to match are counted. */
  leave(): void {
    this.total = Math.max(this.total, this.#leastTotal)
  }

  get threshold(): number {
    return this.top.threshold
  }

  /** Whether documents that can't compete may be passed over from here on: enough have been counted, and the top is full. */
  mayPrune(): boolean {
    if (
      Math.max(this.total, this.#leastTotal) <= this.#exactUpTo ||
      this.top.threshold === Number.NEGATIVE_INFINITY
    )
      return false
    if (!this.#isTotalKnown) this.isPruned = true
    return true
  }

  /** Whether there are documents that it doesn't accept. */
  get isFiltered(): boolean {
    return this.#accepted !== undefined
  }

  accepts(doc: number): boolean {
    return this.#accepted === undefined || this.#accepted.has(doc)
  }

  /** Counts documents that are known not to compete. */
  pass(count = 1): void {
    this.total += count
  }

  collect(doc: number, score: number): void {
    this.total++
    if (score > this.top.threshold) this.top.collect(this.#docBase + doc, score)
  }
}
