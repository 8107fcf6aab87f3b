import { SnapshotError } from '../errors.ts'
import type { IndexParts } from '../search-index.ts'
import type { Leaf } from '../segment/index-reader.ts'
import type { ReadonlySections, Sections } from '../segment/sections.ts'
import type { Segment } from '../segment/segment.ts'
import { compressStored } from '../snapshot/compress.ts'
import { decodeJson, reviveLeaf } from '../snapshot/decode.ts'
import { describeIndex } from '../snapshot/description.ts'
import { encodeJson, INDEX_SECTION, LIVE_DOCS, segmentPrefix } from '../snapshot/encode.ts'
import { checksumOf, layOutSections, readSections } from '../snapshot/format.ts'
import type { Storage } from './storage.ts'

/**
 * A store is files in the format of a snapshot: a segment each, which are never changed, and for each commit one that
 * lists its segments. The commit of the highest number is the one that counts; what it doesn't list is no part of it.
 *
 *     segment-<commit>-<ordinal>-<writer>.okapi   the sections of a segment
 *     commit-<number>.okapi                       index      as in a snapshot
 *                                                 commit     JSON: the segments' files, lengths and checksums
 *                                                 0.liveDocs, …  for segments with deleted documents
 */
const COMMIT_FILE = /^commit-(\d+)\.okapi$/
/** What a crash may leave behind, too. */
const OWN_FILE = /^(?:commit|segment)-(\d+)(?:-\w+)*\.okapi(?:-\w+\.tmp)?$/
const COMMIT_SECTION = 'commit'

export const commitFile = (number: number): string => `commit-${number}.okapi`
export const segmentFile = (commit: number, ordinal: number, writer: string): string =>
  `segment-${commit}-${ordinal}-${writer}.okapi`
/** The number of the commit that a file of a store was made for; undefined for other files. */
export const numberOf = (file: string): number | undefined => {
  const found = OWN_FILE.exec(file)
  return found ? Number(found[1]) : undefined
}

/** A segment as a commit lists it. */
export interface SegmentFile {
  readonly file: string
  readonly byteLength: number
  /** Of the file's head, which has those of all else. */
  readonly checksum: number
}

/** A commit that was read. */
export interface FoundCommit {
  readonly number: number
  /** How its index is described, and the live documents of its segments. */
  readonly sections: ReadonlySections
  /** Its segments in order. */
  readonly entries: readonly SegmentFile[]
  /** The sections of those that were not known, by file. */
  readonly read: ReadonlyMap<string, ReadonlySections>
}

/** The number of the commit that counts, of these files; 0 for none. */
export function newestCommit(files: readonly string[]): number {
  return Math.max(0, ...files.map((file) => Number(COMMIT_FILE.exec(file)?.[1] ?? 0)))
}

/** The bytes of a segment's file, views where they can be, and how a commit lists it. */
export async function layOutSegment(
  { sections }: Segment,
  file: string,
  compress: boolean,
): Promise<{ entry: SegmentFile; parts: readonly Uint8Array[] }> {
  const { byteLength, parts } = layOutSections(compress ? await compressStored(sections) : sections)
  return { entry: { file, byteLength, checksum: checksumOf(parts[0]!) }, parts }
}

/** The bytes of a commit: copies, so that deletes made while they are written are not in them. */
export function layOutCommit(
  parts: IndexParts,
  leaves: readonly Leaf[],
  entries: readonly SegmentFile[],
): readonly Uint8Array[] {
  const sections: Sections = new Map()
  sections.set(INDEX_SECTION, encodeJson(describeIndex(parts)))
  sections.set(COMMIT_SECTION, encodeJson({ segments: entries }))
  leaves.forEach(({ liveDocs }, ordinal) => {
    if (liveDocs) sections.set(segmentPrefix(ordinal) + LIVE_DOCS, liveDocs.words.slice())
  })
  return layOutSections(sections).parts
}

/** Reads a commit and the segments that are not known; or says which file is gone. @throws SnapshotError */
export async function readCommit(
  storage: Storage,
  number: number,
  verify: boolean | undefined,
  known: ReadonlyMap<string, unknown>,
): Promise<FoundCommit | string> {
  const name = commitFile(number)
  const bytes = await storage.read(name)
  if (!bytes) return name
  const named = (file: string) => `File "${file}" in ${storage.name}`
  const sections = naming(named(name), () => readSections(bytes))
  const { segments } = naming(
    named(name),
    () => decodeJson(sections, COMMIT_SECTION) as { segments: SegmentFile[] },
  )
  const read = new Map<string, ReadonlySections>()
  for (const entry of segments) {
    if (known.has(entry.file)) continue
    const bytes = await storage.read(entry.file)
    if (!bytes) return entry.file
    const found = naming(named(entry.file), () => {
      if (bytes.length !== entry.byteLength || checksumOf(bytes) !== entry.checksum)
        throw new SnapshotError('This is not the segment that the commit lists.', 'header')
      return readSections(bytes, verify)
    })
    read.set(entry.file, found)
  }
  return { number, sections, entries: segments, read }
}

/** The leaves of a commit, of segments that have been read: in the order in which it lists them. */
export function reviveCommit({ sections, entries }: FoundCommit, segments: readonly Segment[]): Leaf[] {
  let docBase = 0
  return segments.map((segment, ordinal) => {
    const liveWords = sections.get(segmentPrefix(ordinal) + LIVE_DOCS)
    const leaf = reviveLeaf(segment, liveWords, docBase, entries[ordinal]!.file)
    docBase += segment.maxDoc
    return leaf
  })
}

/** What `read` makes of something of this name, which errors begin with. */
export function naming<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause
    throw new SnapshotError(`${name}: ${cause.message}`, cause.section, { cause })
  }
}
