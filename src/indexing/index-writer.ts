import { BitSet } from '../codec/bit-set.ts'
import type { FieldValues } from '../schema/document.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { type DocumentId, encodeId } from '../segment/id-table.ts'
import { IndexReader, type Leaf } from '../segment/index-reader.ts'
import { Segment } from '../segment/segment.ts'
import { Accumulator } from './accumulator.ts'
import { mergeSegments } from './merge.ts'
import { findMerge } from './merge-policy.ts'

// Tokens that the buffer holds before it is sealed unasked, which bounds its memory to some 100 MB.
const MAX_BUFFERED_TOKENS = 4_000_000

/** A segment that is searched, and which of its documents are. */
export interface LiveSegment {
  readonly segment: Segment
  liveDocs: BitSet | undefined
  numDocs: number
  /** Whether a reader has these `liveDocs`, which then may not change. */
  isRead: boolean
}

/** The only thing that changes an index: it buffers documents, seals them into segments, and merges those. */
export class IndexWriter {
  readonly layout: IndexLayout
  #buffer: Accumulator
  protected segments: LiveSegment[]
  #reader: IndexReader | undefined

  constructor(layout: IndexLayout, leaves: readonly Leaf[] = []) {
    this.layout = layout
    this.#buffer = new Accumulator(layout)
    this.segments = leaves.map(({ segment, liveDocs, numDocs }) => ({
      segment,
      liveDocs,
      numDocs,
      isRead: true,
    }))
  }

  /** Live documents, buffered ones included. */
  get numDocs(): number {
    let count = this.#buffer.maxDoc - this.#buffer.deleted.length
    for (const { numDocs } of this.segments) count += numDocs
    return count
  }

  has(id: DocumentId): boolean {
    return this.#buffer.has(id) || (this.segments.length > 0 && this.#find(encodeId(id)) !== undefined)
  }

  /** The document's id must not be there. */
  add(values: FieldValues, stored: string): void {
    this.#buffer.add(values, stored)
    this.#reader = undefined
    if (this.#buffer.tokenCount >= MAX_BUFFERED_TOKENS) this.#seal()
  }

  delete(id: DocumentId): boolean {
    if (this.#buffer.delete(id)) {
      this.#reader = undefined
      return true
    }
    const found = this.#find(encodeId(id))
    if (!found) return false
    const { live, doc } = found
    // A copy: readers made before go on seeing the document.
    const liveDocs =
      live.liveDocs && live.isRead ? live.liveDocs.clone() : (live.liveDocs ?? allOf(live.segment))
    live.isRead = false
    liveDocs.clear(doc)
    live.liveDocs = liveDocs
    live.numDocs--
    this.#reader = undefined
    return true
  }

  #find(key: Uint8Array): { live: LiveSegment; doc: number } | undefined {
    for (let i = this.segments.length - 1; i >= 0; i--) {
      const live = this.segments[i]!
      const { liveDocs } = live
      const doc = live.segment.ids.find(key, (doc) => !liveDocs || liveDocs.has(doc))
      if (doc >= 0) return { live, doc }
    }
    return undefined
  }

  /** Makes everything added and deleted so far visible, and returns a view of it. */
  refresh(): IndexReader {
    if (this.#buffer.maxDoc > 0) this.#seal()
    this.#reader ??= this.#read()
    return this.#reader
  }

  #read(): IndexReader {
    this.segments = this.segments.filter(({ numDocs }) => numDocs > 0)
    for (let due = this.dueMerge(); due; due = this.dueMerge()) this.#merge(...due)
    let docBase = 0
    const leaves = this.segments.map((live) => {
      const { segment, liveDocs, numDocs } = live
      live.isRead = true
      const leaf = { segment, liveDocs, numDocs, docBase }
      docBase += segment.maxDoc
      return leaf
    })
    return new IndexReader(this.layout, leaves)
  }

  /** Which segments are merged before the next search. */
  protected dueMerge(): [start: number, end: number] | undefined {
    return findMerge(this.segments.map(({ segment, numDocs }) => ({ numDocs, maxDoc: segment.maxDoc })))
  }

  #seal(): void {
    const buffer = this.#buffer
    this.#buffer = new Accumulator(this.layout)
    this.#reader = undefined
    if (buffer.maxDoc === buffer.deleted.length) return
    const segment = new Segment(buffer.build(), this.layout)
    let liveDocs: BitSet | undefined
    if (buffer.deleted.length > 0) {
      liveDocs = allOf(segment)
      for (const doc of buffer.deleted) liveDocs.clear(doc)
    }
    const numDocs = segment.maxDoc - buffer.deleted.length
    this.segments.push({ segment, liveDocs, numDocs, isRead: false })
  }

  #merge(start: number, end: number): void {
    const sources = this.segments.slice(start, end)
    const segment = mergeSegments(sources, this.layout)
    this.replaceSegments(start, end, { segment, liveDocs: undefined, numDocs: segment.maxDoc, isRead: false })
  }

  /** Readers made before go on with the old ones. */
  protected replaceSegments(start: number, end: number, live: LiveSegment): void {
    this.segments.splice(start, end - start, live)
    this.#reader = undefined
  }

  /** Merges everything into one segment without deleted documents. */
  optimize(): void {
    this.refresh()
    const [first] = this.segments
    if (this.segments.length > 1 || (first && first.numDocs < first.segment.maxDoc)) {
      this.#merge(0, this.segments.length)
    }
  }
}

function allOf(segment: Segment): BitSet {
  const bits = new BitSet(segment.maxDoc)
  bits.setAll()
  return bits
}
