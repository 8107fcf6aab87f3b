import type { BitSet } from '../codec/bit-set.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { ColumnBuilder } from '../segment/column-builder.ts'
import { IdTableWriter } from '../segment/id-table.ts'
import type { Sections } from '../segment/sections.ts'
import { columnPrefix, groupPrefix, Segment } from '../segment/segment.ts'
import { StoredFieldsWriter } from '../segment/stored-fields.ts'
import { mergeTexts } from './merge-texts.ts'

/** A segment to be merged, and which of its documents are live; all, where there is no bit set. */
export interface MergeSource {
  readonly segment: Segment
  readonly liveDocs: BitSet | undefined
}

/** One segment of the live documents of several, in the same order. */
export function mergeSegments(sources: readonly MergeSource[], layout: IndexLayout): Segment {
  let maxDoc = 0
  const docMaps = sources.map(({ segment, liveDocs }) => {
    const docMap = new Int32Array(segment.maxDoc)
    for (let doc = 0; doc < segment.maxDoc; doc++)
      docMap[doc] = !liveDocs || liveDocs.has(doc) ? maxDoc++ : -1
    return docMap
  })
  const sections: Sections = new Map()
  sections.set('maxDoc', new Uint32Array([maxDoc]))
  layout.groups.forEach(({ boosts }, group) => {
    const texts = sources.map(({ segment, liveDocs }, i) => ({
      index: segment.texts[group]!,
      docMap: docMaps[i]!,
      hasDeletes: liveDocs !== undefined,
    }))
    mergeTexts(texts, boosts, maxDoc, groupPrefix(group), sections)
  })
  layout.schema.columnFields.forEach((field, slot) => {
    const column = new ColumnBuilder(field.definition.type)
    sources.forEach(({ segment }, i) => {
      column.addColumn(segment.columns[slot]!, docMaps[i]!)
    })
    column.build(maxDoc, columnPrefix(slot), sections)
  })
  const ids = new IdTableWriter()
  const stored = new StoredFieldsWriter()
  sources.forEach(({ segment }, i) => {
    for (let doc = 0; doc < segment.maxDoc; doc++) {
      if (docMaps[i]![doc]! < 0) continue
      ids.add(segment.ids.keyOf(doc))
      stored.addBytes(segment.stored.bytesOf(doc))
    }
  })
  ids.build(sections)
  stored.build(sections)
  return new Segment(sections, layout)
}
