import { lengthTable } from '../segment/norms.ts'

export interface Bm25Parameters {
  /** How slowly repeated occurrences stop counting. Default 1.2. */
  readonly k1: number
  /** How much long documents are held back, from 0 (not at all) to 1 (in full). Default 0.75. */
  readonly b: number
}

export const DEFAULT_BM25: Bm25Parameters = { k1: 1.2, b: 0.75 }

/**
 * How much a word tells: ln(1 + (N − n + ½) / (n + ½)), never negative.
 *
 * Robertson et al., Okapi at TREC-3 (1994), in Lucene's variant. N: documents that have a searched field; n: those of
 * them with the word.
 */
export function idf(docFreq: number, docCount: number): number {
  return Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5))
}

/**
 * k1 · (1 − b + b · dl / avgdl) for each of the 256 norms: a word's share of its weight is freq / (freq + this).
 *
 * Where all lengths are 0 there is no average, and b has no say.
 */
export function lengthPenalties(
  averageLength: number,
  { k1, b }: Bm25Parameters,
  lengths = lengthTable(),
): Float64Array {
  const penalties = new Float64Array(256)
  for (let norm = 0; norm < 256; norm++) {
    const relative = averageLength > 0 ? lengths[norm]! / averageLength : 1
    penalties[norm] = k1 * (1 - b + b * relative)
  }
  return penalties
}
