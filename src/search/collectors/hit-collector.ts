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

  constructor(top: TopDocsCollector, exactUpTo: number) {
    this.top = top
    this.#exactUpTo = exactUpTo
  }

  enter(docBase: number, accepted: BitSet | undefined): void {
    this.#docBase = docBase
    this.#accepted = accepted
  }

  get threshold(): number {
    return this.top.threshold
  }

  /** Whether documents that can't compete may be passed over from here on: enough have been counted, and the top is full. */
  mayPrune(): boolean {
    if (this.total <= this.#exactUpTo || this.top.threshold === Number.NEGATIVE_INFINITY) return false
    this.isPruned = true
    return true
  }

  accepts(doc: number): boolean {
    return this.#accepted === undefined || this.#accepted.has(doc)
  }

  /** Counts a document that is known not to compete. */
  pass(): void {
    this.total++
  }

  collect(doc: number, score: number): void {
    this.total++
    if (score > this.top.threshold) this.top.collect(this.#docBase + doc, score)
  }
}
