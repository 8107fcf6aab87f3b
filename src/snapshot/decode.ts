import { BitSet } from '../codec/bit-set.ts'
import { SnapshotError } from '../errors.ts'
import { IndexWriter } from '../indexing/index-writer.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { compileSchema, type Schema } from '../schema/schema.ts'
import { SearchIndex } from '../search-index.ts'
import { findFault } from '../segment/check-sections.ts'
import type { Leaf } from '../segment/index-reader.ts'
import type { ReadonlySections, SectionArray } from '../segment/sections.ts'
import { Segment } from '../segment/segment.ts'
import { StoredBlocks } from '../segment/stored-blocks.ts'
import { checkAnalyzers, type Description, type OpenOptions, reviveOptions } from './description.ts'
import { INDEX_SECTION, LIVE_DOCS } from './encode.ts'
import { readSections } from './format.ts'

export interface DecodeOptions<S extends Schema = Schema, Id extends string = string>
  extends OpenOptions<S, Id> {
  /**
   * Whether every section is checked against its checksum. Without, the large ones are not, and damage there may
   * give wrong hits. Default true.
   */
  readonly verify?: boolean | undefined
}

/**
 * The index that `encodeSnapshot` made bytes of, to be searched and added to.
 *
 * It is views of `bytes`, which must not change from here on; only bytes that don't begin at a multiple of 8 of their
 * buffer are copied. Shared memory is read like any other.
 *
 * @throws SnapshotError for bytes that are damaged or none of a snapshot, and where schema, language or version differ
 */
export function decodeSnapshot<S extends Schema = Schema, Id extends string = 'id'>(
  bytes: Uint8Array | ArrayBufferLike,
  options: DecodeOptions<S, Id> = {},
): SearchIndex<S, Id> {
  return reviveSnapshot(readSections(bytes, options.verify), options)
}

/** The index whose snapshot has these sections. */
export function reviveSnapshot<S extends Schema, Id extends string>(
  sections: ReadonlySections,
  options: OpenOptions<S, Id>,
): SearchIndex<S, Id> {
  return reviveIndex(sections, options, (layout) => new IndexWriter(layout, reviveLeaves(sections, layout)))
}

/** An index as it is described in the sections of a snapshot, of what `makeWriter` finds. */
export function reviveIndex<S extends Schema, Id extends string>(
  sections: ReadonlySections,
  options: OpenOptions<S, Id>,
  makeWriter: (layout: IndexLayout) => IndexWriter,
): SearchIndex<S, Id> {
  if (options.schema) compileSchema(options.schema, options.id)
  const description = decodeJson(sections, INDEX_SECTION) as Description
  return revive(
    INDEX_SECTION,
    () =>
      new SearchIndex(reviveOptions(description, options), (layout) => {
        checkAnalyzers(description, layout)
        return makeWriter(layout)
      }),
  )
}

function reviveLeaves(sections: ReadonlySections, layout: IndexLayout): Leaf[] {
  // By segment, its sections by their own names.
  const segments = new Map<string, Map<string, SectionArray>>()
  for (const [name, array] of sections) {
    const dot = name.indexOf('.')
    if (dot < 0) continue
    const ordinal = name.slice(0, dot)
    if (!segments.has(ordinal)) segments.set(ordinal, new Map())
    segments.get(ordinal)!.set(name.slice(dot + 1), array)
  }
  const leaves: Leaf[] = []
  let docBase = 0
  for (const [ordinal, own] of segments) {
    const words = own.get(LIVE_DOCS)
    own.delete(LIVE_DOCS)
    const leaf = reviveLeaf(reviveSegment(own, layout, ordinal), words, docBase, ordinal)
    leaves.push(leaf)
    docBase += leaf.segment.maxDoc
  }
  return leaves
}

/** A segment of its own sections. @throws SnapshotError */
export function reviveSegment(sections: ReadonlySections, layout: IndexLayout, name: string): Segment {
  const fault = findFault(sections, layout)
  if (fault) {
    const section = `${name}.${fault}`
    throw new SnapshotError(`Snapshot's section "${section}" is missing, or not what it should be.`, section)
  }
  const stored = sections.has('stored.blocks') ? new StoredBlocks(sections) : undefined
  return new Segment(sections, layout, stored)
}

/** A segment with its live documents, which are copied, since they change. @throws SnapshotError */
export function reviveLeaf(
  segment: Segment,
  liveWords: SectionArray | undefined,
  docBase: number,
  name: string,
): Leaf {
  const { maxDoc } = segment
  if (!liveWords) return { segment, liveDocs: undefined, numDocs: maxDoc, docBase }
  return revive(`${name}.${LIVE_DOCS}`, () => {
    if (!(liveWords instanceof Uint32Array) || liveWords.length !== Math.ceil(maxDoc / 32))
      throw new RangeError('Live documents are not those of the segment.')
    const liveDocs = new BitSet(maxDoc, liveWords.slice())
    return { segment, liveDocs, numDocs: liveDocs.count(), docBase }
  })
}

/** The value of a section that holds JSON. @throws SnapshotError */
export function decodeJson(sections: ReadonlySections, name: string): unknown {
  const bytes = sections.get(name)
  if (!bytes) throw new SnapshotError(`Snapshot has no section "${name}".`, name)
  // A copy: decoders of browsers refuse shared memory.
  return revive(name, () => JSON.parse(new TextDecoder().decode(bytes.slice())))
}

/** What `make` returns; if what it is made of is not sound, which checksums say it is, an error all the same. */
function revive<T>(section: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause
    throw new SnapshotError(`Snapshot's section "${section}" is not what it should be.`, section, { cause })
  }
}
