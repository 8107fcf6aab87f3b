import type { BitSet } from '../codec/bit-set.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { ColumnBuilder } from '../segment/column-builder.ts'
import { IdTableWriter } from '../segment/id-table-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { columnPrefix, groupPrefix, Segment } from '../segment/segment.ts'
import { StoredFieldsWriter } from '../segment/stored-fields.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'
import { mergeTexts } from './merge-texts.ts'

/** A segment to be merged, and which of its documents are live; all, where there is no bit set. */
export interface MergeSource {
  readonly segment: Segment
  readonly liveDocs: BitSet | undefined
}

/** One segment of the live documents of several, in the same order. */
export function* mergeSegments(sources: readonly MergeSource[], layout: IndexLayout): Steps<Segment> {
  let maxDoc = 0
  const docMaps: Int32Array[] = []
  for (const source of sources) {
    const docMap = mapDocs(source, maxDoc)
    docMaps.push(docMap)
    maxDoc += source.liveDocs?.count() ?? docMap.length
    yield
  }
  const sections: Sections = new Map()
  sections.set('maxDoc', new Uint32Array([maxDoc]))
  for (const [group, { boosts }] of layout.groups.entries()) {
    const texts = sources.map(({ segment, liveDocs }, i) => ({
      index: segment.texts[group]!,
      docMap: docMaps[i]!,
      hasDeletes: liveDocs !== undefined,
    }))
    yield* mergeTexts(texts, boosts, maxDoc, groupPrefix(group), sections)
  }
  for (const [slot, field] of layout.schema.columnFields.entries()) {
    const column = new ColumnBuilder(field.definition.type)
    for (const [i, { segment }] of sources.entries()) {
      yield* column.addColumn(segment.columns[slot]!, docMaps[i]!)
    }
    yield* column.build(maxDoc, columnPrefix(slot), sections)
    yield
  }
  const ids = new IdTableWriter()
  const stored = new StoredFieldsWriter()
  for (const [i, { segment }] of sources.entries()) {
    for (let doc = 0; doc < segment.maxDoc; doc++) {
      if (doc % STEP_SIZE === 0) yield
      if (docMaps[i]![doc]! < 0) continue
      ids.addKey(segment.ids.keyOf(doc))
      stored.addBytes(segment.stored.bytesOf(doc))
    }
  }
  yield
  yield* ids.build(sections)
  yield
  yield* stored.build(sections)
  yield
  return new Segment(sections, layout)
}

/** From the documents of a segment to what they become, from `first` on; -1 for those that are not live. */
function mapDocs({ segment, liveDocs }: MergeSource, first: number): Int32Array {
  const docMap = new Int32Array(segment.maxDoc)
  let next = first
  for (let doc = 0; doc < docMap.length; doc++) docMap[doc] = !liveDocs || liveDocs.has(doc) ? next++ : -1
  return docMap
}
