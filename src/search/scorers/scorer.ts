/** What a cursor stands on when it has no more documents: larger than any. */
export const NO_MORE_DOCS = 0x7fffffff

/** Documents of a window: as many as are added up at once. */
// Measured on 36,000 and a million documents: larger windows have looser bounds, smaller ones more overhead.
export const WINDOW = 2048
export const WINDOW_BITS = 11

// Bounds are sums too, in another order than scores: this is far above their rounding and far below any difference.
export const SLACK = 1.000000000001

/**
 * A cursor over ascending documents of one segment, with a score for each.
 *
 * It starts before the first document, at -1. `shallow` and `bound` tell what could come without moving it.
 */
export interface Scorer {
  /** The document it stands on; -1 before the first move, NO_MORE_DOCS after the last. */
  doc: number
  /** How many documents it may come to, roughly: the cheapest leads a conjunction. */
  readonly cost: number
  /** Moves to the next document and returns it. */
  next(): number
  /**
   * Moves to the first document that is at least `target`, which is beyond the current one, and returns it. Of a WindowScorer,
   * `target` may be the current one too.
   */
  seek(target: number): number
  /** The score of the current document. */
  score(): number
  /** The last document up to which one bound holds from `target` on; `target` never goes back. */
  shallow(target: number): number
  /** No document from the last `shallow` target to `upTo` scores more than this. */
  bound(upTo: number): number
  /** From here on, documents that score no more than this may be passed over. */
  passOver?(score: number): void
}

/** A scorer that adds its scores to a window of documents at once, as long disjunctions want it. */
export interface WindowScorer extends Scorer {
  /** How many documents it comes to at least. There are never more than `cost`, so where that is the same, these are all. */
  readonly leastDocs: number
  /**
   * Adds the score of each of its documents in [from, to), `from` being at least the current one, to
   * `scores[doc - from]`, and sets its bit in `matched`. It then stands on the first document that is at least `to`, or
   * somewhere before it.
   */
  accumulate(from: number, to: number, scores: Float64Array, matched: Uint32Array): void
  /**
   * Moves from the current document on to the first one that scores more than `least` or is beyond `end`, which may be the current
   * one, and returns how many it passed over.
   */
  seekAbove?(end: number, least: number): number
  /** The score of a document; 0 where it is none of its documents, or before the current one. Moves no further. */
  scoreAt(doc: number): number
}

/** A scorer that knows which of its documents have the word, and which only completions of it or what may be typos. */
export interface NearScorer extends WindowScorer {
  /** No document without the word scores more than this; 0 where there are none. */
  readonly faintBound: number
  /**
   * Of its documents with the word in the window [from, to), `from` being a multiple of its size, adds what each scores at
   * most, less `faintBound`, to `scores[doc - from]`, and sets its bit in `near`. Moves no further than `from`.
   */
  accumulateBounds(from: number, to: number, scores: Float64Array, near: Uint32Array): void
  /** Of the window that begins at `from`, only documents whose bits are set will be asked for. */
  restrict(from: number, wanted: Uint32Array): void
}

/** A scorer of what is scored like one word: by how often it stands in a document, and how long that is. */
export interface FreqScorer extends WindowScorer {
  /** Occurrences in the current document, each times the boost of its field. */
  readonly freq: number
}

/** `WindowScorer.accumulate`, a document at a time. */
export function accumulateEach(
  scorer: Scorer,
  from: number,
  to: number,
  scores: Float64Array,
  matched: Uint32Array,
): void {
  for (let doc = scorer.doc < from ? scorer.seek(from) : scorer.doc; doc < to; doc = scorer.next()) {
    const at = doc - from
    scores[at]! += scorer.score()
    matched[at >>> 5]! |= 1 << at
  }
}

/** `WindowScorer.scoreAt` of a scorer that is moved there. */
export function scoreOf(scorer: Scorer, doc: number): number {
  return (scorer.doc < doc ? scorer.seek(doc) : scorer.doc) === doc ? scorer.score() : 0
}
