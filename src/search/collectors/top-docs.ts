/** A document that was found: its number in the whole index, and its score. */
export interface ScoredDoc {
  readonly doc: number
  readonly score: number
}

/**
 * Keeps the `limit` best of the documents it is given, in ascending order of document. Of equal scores the lower
 * document is the better one, so a later document has to score more than the worst that is kept.
 */
export class TopDocsCollector {
  /** What a document has to score more than to be kept. */
  threshold: number
  readonly #limit: number
  // A heap with the worst on top: lowest score, and of those the highest document.
  readonly #scores: number[] = []
  readonly #docs: number[] = []
  readonly #after: ScoredDoc | undefined
  #size = 0

  /** With `after`, only documents that come after that one in the order of results. */
  constructor(limit: number, after?: ScoredDoc) {
    this.#limit = limit
    this.#after = after
    this.threshold = limit > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  }

  collect(doc: number, score: number): void {
    if (!(score > this.threshold)) return
    const after = this.#after
    if (after && (score > after.score || (score === after.score && doc <= after.doc))) return
    if (this.#size < this.#limit) this.#siftUp(this.#size++, doc, score)
    else this.#siftDown(doc, score)
    if (this.#size === this.#limit) this.threshold = this.#scores[0]!
  }

  #isWorse(score: number, doc: number, otherScore: number, otherDoc: number): boolean {
    return score < otherScore || (score === otherScore && doc > otherDoc)
  }

  #siftUp(at: number, doc: number, score: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(score, doc, this.#scores[parent]!, this.#docs[parent]!)) break
      this.#scores[at] = this.#scores[parent]!
      this.#docs[at] = this.#docs[parent]!
      at = parent
    }
    this.#scores[at] = score
    this.#docs[at] = doc
  }

  #siftDown(doc: number, score: number): void {
    const scores = this.#scores
    const docs = this.#docs
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.#size) break
      const other = child + 1
      if (other < this.#size && this.#isWorse(scores[other]!, docs[other]!, scores[child]!, docs[child]!))
        child = other
      if (!this.#isWorse(scores[child]!, docs[child]!, score, doc)) break
      scores[at] = scores[child]!
      docs[at] = docs[child]!
      at = child
    }
    scores[at] = score
    docs[at] = doc
  }

  /** Takes out all that are kept, best first. */
  take(): ScoredDoc[] {
    const docs = this.#docs
    const scores = this.#scores
    const taken = new Array<ScoredDoc>(this.#size)
    while (this.#size > 0) {
      const last = --this.#size
      taken[last] = { doc: docs[0]!, score: scores[0]! }
      this.#siftDown(docs[last]!, scores[last]!)
    }
    return taken
  }
}
