import type { BitSet } from '../codec/bit-set.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { type DocumentId, encodeId, hashKey } from './document-id.ts'
import { combineNorms } from './norms.ts'
import type { Segment } from './segment.ts'

/** A segment within an index. */
export interface Leaf {
  readonly segment: Segment
  /** Undefined while no document of the segment is deleted. */
  readonly liveDocs: BitSet | undefined
  readonly numDocs: number
  /** The number of its first document in the whole index. */
  readonly docBase: number
}

/** Where a document is. */
export interface DocAddress {
  readonly leaf: Leaf
  readonly doc: number
}

/** What scoring needs to know of all documents; deleted ones count until they are merged away. */
export interface GroupStats {
  /** Documents with a word in a searched field. */
  readonly docCount: number
  /** Mean combined length of those documents. */
  readonly averageLength: number
  /** By leaf: the norms of the fields together. */
  readonly norms: readonly Uint8Array[]
}

// Sets of boosts whose statistics are remembered.
const MAX_STATS = 16

/** The index at one moment: its segments in the order of their documents, and statistics over all of them. */
export class IndexReader {
  readonly layout: IndexLayout
  readonly leaves: readonly Leaf[]
  readonly maxDoc: number
  readonly numDocs: number
  readonly #stats = new Map<string, GroupStats>()

  constructor(layout: IndexLayout, leaves: readonly Leaf[]) {
    this.layout = layout
    this.leaves = leaves
    const last = leaves.at(-1)
    this.maxDoc = last ? last.docBase + last.segment.maxDoc : 0
    this.numDocs = leaves.reduce((sum, leaf) => sum + leaf.numDocs, 0)
  }

  find(id: DocumentId): DocAddress | undefined {
    const key = encodeId(id)
    const hash = hashKey(key, 0, key.length)
    // The newest are the likeliest.
    for (let i = this.leaves.length - 1; i >= 0; i--) {
      const leaf = this.leaves[i]!
      const { liveDocs } = leaf
      const doc = leaf.segment.ids.find(key, hash, liveDocs)
      if (doc >= 0) return { leaf, doc }
    }
    return undefined
  }

  /** The leaf that holds a document of the whole index. */
  leafOf(doc: number): Leaf {
    let low = 0
    let high = this.leaves.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.leaves[middle]!.docBase <= doc) low = middle
      else high = middle - 1
    }
    return this.leaves[low]!
  }

  /** Statistics of a text group's fields under these boosts; fields with boost 0 are not searched. */
  stats(group: number, boosts: readonly number[]): GroupStats {
    const key = `${group}:${boosts}`
    let stats = this.#stats.get(key)
    if (!stats) {
      stats = this.#computeStats(group, boosts)
      if (this.#stats.size >= MAX_STATS) this.#stats.clear()
      this.#stats.set(key, stats)
    }
    return stats
  }

  #computeStats(group: number, boosts: readonly number[]): GroupStats {
    let docCount = 0
    let length = 0
    for (const { segment } of this.leaves) {
      const { lengths, lengthSums } = segment.texts[group]!
      const searched = lengths.filter((_, field) => boosts[field]! > 0)
      for (let doc = 0; doc < segment.maxDoc; doc++) {
        for (let field = 0; field < searched.length; field++) {
          if (searched[field]![doc]! > 0) {
            docCount++
            break
          }
        }
      }
      for (let field = 0; field < boosts.length; field++) length += boosts[field]! * lengthSums[field]!
    }
    const kept = this.layout.groups[group]!.boosts
    const isKept = boosts.every((boost, field) => boost === kept[field])
    const norms = this.leaves.map(({ segment }) => {
      const text = segment.texts[group]!
      return isKept ? text.norms : combineNorms(text.lengths, boosts, segment.maxDoc)
    })
    return { docCount, averageLength: docCount > 0 ? length / docCount : 0, norms }
  }
}
