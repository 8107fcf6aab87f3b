import { BitSet } from '../codec/bit-set.ts'
import type { FieldValues } from '../schema/document.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { type DocumentId, encodeId, hashKey } from '../segment/document-id.ts'
import { IndexReader, type Leaf } from '../segment/index-reader.ts'
import { Segment } from '../segment/segment.ts'
import { finish, type Steps } from '../steps.ts'
import { Accumulator } from './accumulator.ts'
import { mergeSegments } from './merge.ts'
import { findMerge } from './merge-policy.ts'

// Tokens that the buffer holds before it is sealed unasked, which bounds its memory to some 100 MB.
const MAX_BUFFERED_TOKENS = 16_000_000
// The same where nothing may take long: sorting the words of a larger buffer is one step.
const STEP_BUFFERED_TOKENS = 2_000_000

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
  // A buffer that is being sealed step by step.
  #sealing: { readonly buffer: Accumulator; readonly steps: Steps<void> } | undefined
  // How many are merging step by step, so that no search has to.
  #stepping = 0
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
    let count = 0
    for (const { maxDoc, deleted } of this.#buffers()) count += maxDoc - deleted.length
    for (const { numDocs } of this.segments) count += numDocs
    return count
  }

  has(id: DocumentId): boolean {
    if (this.#buffer.has(id) || this.#sealing?.buffer.has(id)) return true
    return this.segments.length > 0 && this.#find(id) !== undefined
  }

  #buffers(): Accumulator[] {
    return this.#sealing ? [this.#sealing.buffer, this.#buffer] : [this.#buffer]
  }

  /** The document's id must not be there. */
  add(values: FieldValues, stored: string): void {
    this.#buffer.begin(values)
    this.#end(values, stored)
  }

  /** In place of the document with the id, if there is one, which stays if this one can't be added. */
  update(values: FieldValues, stored: string): void {
    this.#buffer.begin(values)
    this.delete(values.id)
    this.#end(values, stored)
  }

  #end(values: FieldValues, stored: string): void {
    this.#buffer.end(values, stored)
    this.#reader = undefined
    if (this.#buffer.tokenCount >= MAX_BUFFERED_TOKENS) this.#sealNow()
  }

  delete(id: DocumentId): boolean {
    if (this.#buffers().some((buffer) => buffer.delete(id))) {
      this.#reader = undefined
      return true
    }
    const found = this.#find(id)
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

  #find(id: DocumentId): { live: LiveSegment; doc: number } | undefined {
    const key = encodeId(id)
    const hash = hashKey(key, 0, key.length)
    for (let i = this.segments.length - 1; i >= 0; i--) {
      const live = this.segments[i]!
      const { liveDocs } = live
      const doc = live.segment.ids.find(key, hash, liveDocs)
      if (doc >= 0) return { live, doc }
    }
    return undefined
  }

  /** Makes everything added and deleted so far visible, and returns a view of it. */
  refresh(): IndexReader {
    this.#sealNow()
    this.#reader ??= this.#read()
    return this.#reader
  }

  /** Whether enough is buffered for `maintain`, for those who work step by step. */
  get needsMaintenance(): boolean {
    return this.#buffer.tokenCount >= STEP_BUFFERED_TOKENS
  }

  /** Makes what ids are found faster with, in segments where many were looked for. */
  *prepareIds(): Steps<void> {
    for (const { segment } of this.segments) if (segment.ids.isSought) yield* segment.ids.prepare()
  }

  /** Seals the buffer and does the merges that are due, in steps of a millisecond or so. Searches in between see all. */
  *maintain(): Steps<void> {
    this.#stepping++
    try {
      yield* this.#maintain()
    } finally {
      this.#stepping--
    }
  }

  *#maintain(): Steps<void> {
    this.#startSealing()
    // A search in between finishes the sealing itself.
    for (let sealing = this.#sealing; sealing && this.#sealing === sealing; ) {
      if (sealing.steps.next().done) break
      yield
    }
    for (let due = this.dueMerge(); due; due = this.dueMerge()) {
      const sources = this.segments.slice(...due)
      const before = sources.map(({ liveDocs, numDocs }) => ({ liveDocs, numDocs }))
      const segment = yield* mergeSegments(
        sources.map(({ segment, liveDocs }) => ({ segment, liveDocs: liveDocs?.clone() })),
        this.layout,
      )
      // Where documents were deleted or segments merged meanwhile, what was made is out of date.
      const start = this.segments.indexOf(sources[0]!)
      const isSame = sources.every(
        (live, i) => this.segments[start + i] === live && live.numDocs === before[i]!.numDocs,
      )
      if (!isSame) continue
      this.replaceSegments(start, start + sources.length, merged(segment))
    }
  }

  #read(): IndexReader {
    this.segments = this.segments.filter(({ numDocs }) => numDocs > 0)
    if (this.#stepping === 0) {
      for (let due = this.dueMerge(); due; due = this.dueMerge()) this.#merge(...due)
    }
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

  #sealNow(): void {
    if (this.#sealing) finish(this.#sealing.steps)
    this.#startSealing()
    if (this.#sealing) finish(this.#sealing.steps)
  }

  #startSealing(): void {
    const buffer = this.#buffer
    if (buffer.maxDoc === 0 || this.#sealing) return
    this.#buffer = new Accumulator(this.layout)
    this.#sealing = { buffer, steps: this.#seal(buffer) }
  }

  *#seal(buffer: Accumulator): Steps<void> {
    const sections = yield* buffer.build()
    this.#sealing = undefined
    this.#reader = undefined
    if (buffer.maxDoc === buffer.deleted.length) return
    const segment = new Segment(sections, this.layout)
    let liveDocs: BitSet | undefined
    if (buffer.deleted.length > 0) {
      liveDocs = allOf(segment)
      for (const doc of buffer.deleted) liveDocs.clear(doc)
    }
    const numDocs = segment.maxDoc - buffer.deleted.length
    this.segments.push({ segment, liveDocs, numDocs, isRead: false })
  }

  #merge(start: number, end: number): void {
    this.replaceSegments(
      start,
      end,
      merged(finish(mergeSegments(this.segments.slice(start, end), this.layout))),
    )
  }

  /** Readers made before go on with the old ones. */
  protected replaceSegments(start: number, end: number, ...live: LiveSegment[]): void {
    this.segments.splice(start, end - start, ...live)
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

function merged(segment: Segment): LiveSegment {
  return { segment, liveDocs: undefined, numDocs: segment.maxDoc, isRead: false }
}

function allOf(segment: Segment): BitSet {
  const bits = new BitSet(segment.maxDoc)
  bits.setAll()
  return bits
}
