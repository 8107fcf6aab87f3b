import type { IndexReader } from './index-reader.ts'

/** What an index holds and what it takes. */
export interface IndexStats {
  /** Live documents. */
  readonly documents: number
  /** Documents that are deleted and not merged away yet. */
  readonly deleted: number
  readonly segments: number
  /** Distinct words and stems, counted once a segment. */
  readonly terms: number
  readonly bytes: ByteCounts
}

/** Bytes of typed arrays, which is all that grows with the documents. */
export interface ByteCounts {
  readonly postings: number
  readonly positions: number
  readonly dictionary: number
  /** Documents as they are given back, and their ids. */
  readonly stored: number
  readonly columns: number
  /** Lengths of texts, whole and in a byte. */
  readonly norms: number
  readonly total: number
}

// By what a section's name begins with, behind the text group or column that it belongs to.
const KINDS: readonly (readonly [RegExp, Exclude<keyof ByteCounts, 'total'>])[] = [
  [/^column\d+\./, 'columns'],
  [/^(stored|ids)\./, 'stored'],
  [/^text\d+\.positions$/, 'positions'],
  [/^text\d+\.terms\./, 'dictionary'],
  [/^text\d+\.(lengths|lengthSums|norms)/, 'norms'],
  [/^text\d+\./, 'postings'],
]

export function indexStats({ leaves, numDocs, maxDoc }: IndexReader): IndexStats {
  const bytes = { postings: 0, positions: 0, dictionary: 0, stored: 0, columns: 0, norms: 0, total: 0 }
  let terms = 0
  for (const { segment } of leaves) {
    for (const [name, section] of segment.sections) {
      bytes.total += section.byteLength
      const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1]
      if (kind) bytes[kind] += section.byteLength
    }
    for (const text of segment.texts) terms += text.terms.size
  }
  return { documents: numDocs, deleted: maxDoc - numDocs, segments: leaves.length, terms, bytes }
}
