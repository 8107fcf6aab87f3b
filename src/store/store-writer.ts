import { BitSet } from '../codec/bit-set.ts'
import type { StoreError } from '../errors.ts'
import { IndexWriter, type LiveSegment } from '../indexing/index-writer.ts'
import type { MergeSource } from '../indexing/merge.ts'
import type { FieldValues } from '../schema/document.ts'
import type { DocumentId } from '../segment/document-id.ts'
import type { Leaf } from '../segment/index-reader.ts'
import type { Segment } from '../segment/segment.ts'

// Documents that are merged at once, before the next search, as in an index in memory: some 20 ms.
const MAX_INLINE_MERGE = 2000

/** The writer of a store's index: larger merges wait until the store has time for them. */
export class StoreWriter extends IndexWriter {
  /** Why nothing can be changed, if so. */
  refusal: StoreError | undefined

  override add(values: FieldValues, stored: string): void {
    if (this.refusal) throw this.refusal
    super.add(values, stored)
  }

  override update(values: FieldValues, stored: string): void {
    if (this.refusal) throw this.refusal
    super.update(values, stored)
  }

  override delete(id: DocumentId): boolean {
    if (this.refusal) throw this.refusal
    return super.delete(id)
  }

  override optimize(): void {
    if (this.refusal) throw this.refusal
    super.optimize()
  }

  /** Takes the segments of a commit in place of its own. */
  reset(leaves: readonly Leaf[]): void {
    this.replaceSegments(0, this.segments.length, ...leaves.map((leaf) => ({ ...leaf, isRead: true })))
  }

  /** What it has sealed and merged so far. */
  currentSegments(): Segment[] {
    return this.segments.map(({ segment }) => segment)
  }

  protected override dueMerge(): [start: number, end: number] | undefined {
    const due = this.refusal ? undefined : super.dueMerge()
    if (!due) return undefined
    const docs = this.segments.slice(...due).reduce((sum, { numDocs }) => sum + numDocs, 0)
    return docs > MAX_INLINE_MERGE ? undefined : due
  }

  /** The segments that are next to be merged, as they are now. */
  findMerge(): readonly MergeSource[] | undefined {
    const due = super.dueMerge()
    return due && this.segments.slice(...due).map(freeze)
  }

  /**
   * Puts what `sources` were merged to in their place; without what was deleted meanwhile. False if they are no longer
   * there, since something else became of them.
   */
  replaceMerged(sources: readonly MergeSource[], segment: Segment): boolean {
    const start = this.segments.findIndex((live) => live.segment === sources[0]!.segment)
    if (start < 0 || !sources.every((source, i) => this.segments[start + i]?.segment === source.segment))
      return false
    const liveDocs = new BitSet(segment.maxDoc)
    let doc = 0
    sources.forEach((source, i) => {
      const now = this.segments[start + i]!.liveDocs
      for (let old = 0; old < source.segment.maxDoc; old++) {
        if (source.liveDocs && !source.liveDocs.has(old)) continue
        if (!now || now.has(old)) liveDocs.set(doc)
        doc++
      }
    })
    const numDocs = liveDocs.count()
    const all = numDocs === segment.maxDoc
    this.replaceSegments(start, start + sources.length, {
      segment,
      liveDocs: all ? undefined : liveDocs,
      numDocs,
      isRead: false,
    })
    return true
  }
}

/** A segment and its live documents, which are from now on copied when they change. */
function freeze(live: LiveSegment): MergeSource {
  live.isRead = true
  return { segment: live.segment, liveDocs: live.liveDocs }
}
