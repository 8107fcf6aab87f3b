import type { Schema } from '../schema/schema.ts'
import { partsOf, type SearchIndex } from '../search-index.ts'
import type { ReadonlySections, SectionArray, Sections } from '../segment/sections.ts'
import { describeIndex } from './description.ts'
import { layOutSections } from './format.ts'

/**
 * Bytes that are in no shared memory, which is what blobs and streams take. TypeScript says that as `Uint8Array<ArrayBuffer>`
 * since 5.7, and before that can't say it.
 */
export type UnsharedBytes = ReturnType<Uint8Array['slice']>

/** The description of the index, as JSON in UTF-8. */
export const INDEX_SECTION = 'index'
/** What comes before the names of a segment's sections. */
export const segmentPrefix = (ordinal: number): string => `${ordinal}.`
/** A bit a document, 1 for those not deleted; only where some are. */
export const LIVE_DOCS = 'liveDocs'

/**
 * The index as bytes: a copy, made at once.
 *
 * Sections are `index`, then those of each segment in order, each name after the segment's number: `0.maxDoc`, …,
 * and `0.liveDocs` if some of its documents are deleted. What is deleted is still in the bytes, until `optimize()`.
 */
export function encodeSnapshot<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
): UnsharedBytes {
  const { byteLength, parts } = layOutSections(snapshotSections(index))
  const bytes = new Uint8Array(byteLength)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The index as it is now; what is added or deleted later is not in it. */
export function snapshotSections<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
): ReadonlySections {
  const parts = partsOf(index)
  const sections: Sections = new Map()
  sections.set(INDEX_SECTION, encodeJson(describeIndex(parts)))
  parts.writer.refresh().leaves.forEach(({ segment, liveDocs }, ordinal) => {
    const prefix = segmentPrefix(ordinal)
    for (const [name, array] of segment.sections) sections.set(prefix + name, array)
    if (liveDocs) sections.set(prefix + LIVE_DOCS, liveDocs.words)
  })
  return sections
}

export function encodeJson(value: unknown): SectionArray {
  return new TextEncoder().encode(JSON.stringify(value))
}
