import { crc32 } from '../codec/crc32.ts'
import { SnapshotError } from '../errors.ts'
import type { ReadonlySections, SectionArray } from '../segment/sections.ts'

/**
 * A snapshot is named typed arrays in one buffer. All numbers are little-endian.
 *
 *     offset  size  header
 *          0     8  magic: 8F 4F 4B 41 50 49 0D 0A, so that a text-mode copy is seen to be one
 *          8     4  format version
 *         12     4  number of sections, n
 *         16     4  bytes of all section names
 *         20     4  CRC-32 of the head without this field
 *         24     8  bytes of the whole snapshot
 *         32   24n  table, one entry a section, in the order of the sections:
 *                      +0  8  offset, a multiple of 8
 *                      +8  8  bytes, padding not counted
 *                     +16  2  bytes of the name
 *                     +18  1  type: 1 Uint8Array, 2 Uint16Array, 3 Uint32Array, 4 Int32Array, 5 Float64Array
 *                     +19  1  0
 *                     +20  4  CRC-32 of this line up to here, the name, the bytes and the padding
 *     32+24n        names in UTF-8, one after the other; zeros up to a multiple of 8. Here the head ends.
 *                   sections, each followed by zeros up to a multiple of 8
 *
 * Every byte is under some checksum, and a section's says which section it is. What the sections are: see encode.ts.
 */
export const FORMAT_VERSION = 1
/** Every release of 1.x reads what earlier ones wrote: this is never raised. */
const OLDEST_VERSION = 1

export const HEADER_BYTES = 32
const ENTRY_BYTES = 24
const MAGIC = [0x8f, 0x4f, 0x4b, 0x41, 0x50, 0x49, 0x0d, 0x0a]
// Type 1 is the first.
const TYPES = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array]
const ALIGNMENT = 8

// A section of fewer bytes than this is checked even where checks are not wanted.
const SMALL_SECTION = 1 << 12

/** A section's line in the table. */
export interface SectionEntry {
  readonly name: string
  readonly type: number
  readonly offset: number
  readonly byteLength: number
  /** What the bytes and the padding shall bring the checksum to, and where it starts: what is said of them. */
  readonly crc: number
  readonly seed: number
}

/** What a snapshot's first 32 bytes say. */
export interface Header {
  readonly headBytes: number
  readonly totalBytes: number
  readonly sectionCount: number
}

/** The pieces of a snapshot in order, views where they can be; together they are `byteLength` bytes. */
export interface SnapshotParts {
  readonly byteLength: number
  readonly parts: readonly Uint8Array[]
}

const padding = (length: number) => -length & (ALIGNMENT - 1)

/** Lays sections out as a snapshot, without copying them. */
export function layOutSections(sections: ReadonlySections): SnapshotParts {
  refuseBigEndian()
  const encoder = new TextEncoder()
  const names = Array.from(sections.keys(), (name) => encoder.encode(name))
  const nameBytes = names.reduce((sum, { length }) => sum + length, 0)
  const table = HEADER_BYTES + ENTRY_BYTES * names.length
  const head = new Uint8Array(table + nameBytes + padding(table + nameBytes))
  const view = new DataView(head.buffer)
  const parts: Uint8Array[] = [head]
  let nameAt = table
  let offset = head.length
  let entry = HEADER_BYTES
  let ordinal = 0
  for (const array of sections.values()) {
    const name = names[ordinal++]!
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    const pad = new Uint8Array(padding(bytes.length))
    writeU64(view, entry, offset)
    writeU64(view, entry + 8, bytes.length)
    view.setUint16(entry + 16, name.length, true)
    view.setUint8(entry + 18, typeOf(array))
    const seed = crc32(name, crc32(head.subarray(entry, entry + 20)))
    view.setUint32(entry + 20, crc32(pad, crc32(bytes, seed)), true)
    head.set(name, nameAt)
    nameAt += name.length
    offset += bytes.length + pad.length
    entry += ENTRY_BYTES
    parts.push(bytes, pad)
  }
  head.set(MAGIC)
  view.setUint32(8, FORMAT_VERSION, true)
  view.setUint32(12, names.length, true)
  view.setUint32(16, nameBytes, true)
  writeU64(view, 24, offset)
  view.setUint32(20, headChecksum(head), true)
  return { byteLength: offset, parts: parts.filter(({ length }) => length > 0) }
}

function typeOf(array: SectionArray): number {
  // By name: the encoder of text may be of another realm.
  return TYPES.findIndex(({ name }) => name === array[Symbol.toStringTag]) + 1
}

function headChecksum(head: Uint8Array): number {
  return crc32(head.subarray(24), crc32(head.subarray(0, 20)))
}

/** The checksum that a snapshot has of its head, and which stands for all of it. */
export function checksumOf(head: Uint8Array): number {
  return new DataView(head.buffer, head.byteOffset, HEADER_BYTES).getUint32(20, true)
}

/** Reads the first `HEADER_BYTES`. Nothing of them is checked yet but the magic and the version. */
export function readHeader(bytes: Uint8Array): Header {
  refuseBigEndian()
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    const found = bytes.length < HEADER_BYTES ? `${bytes.length} bytes` : 'they begin otherwise'
    throw new SnapshotError(`These bytes are not a snapshot: ${found}.`, 'header')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const version = view.getUint32(8, true)
  if (version < OLDEST_VERSION || version > FORMAT_VERSION) {
    const read =
      FORMAT_VERSION > OLDEST_VERSION ? `s ${OLDEST_VERSION} to ${FORMAT_VERSION}` : ` ${FORMAT_VERSION}`
    throw new SnapshotError(
      `Snapshot is version ${version}; this release reads version${read}. Rebuild it, or upgrade.`,
      'header',
    )
  }
  const sectionCount = view.getUint32(12, true)
  const unpadded = HEADER_BYTES + ENTRY_BYTES * sectionCount + view.getUint32(16, true)
  return {
    headBytes: Math.ceil(unpadded / ALIGNMENT) * ALIGNMENT,
    totalBytes: readU64(view, 24),
    sectionCount,
  }
}

/** Checks the head of a snapshot, which is `headBytes` long, and reads its table. @throws SnapshotError */
export function readTable(head: Uint8Array, header: Header): SectionEntry[] {
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  if (headChecksum(head) !== checksumOf(head)) {
    throw new SnapshotError(`Snapshot is damaged: its table doesn't have the checksum it should.`, 'table')
  }
  const decoder = new TextDecoder()
  const entries: SectionEntry[] = []
  let nameAt = HEADER_BYTES + ENTRY_BYTES * header.sectionCount
  let end = head.length
  for (let at = HEADER_BYTES; entries.length < header.sectionCount; at += ENTRY_BYTES) {
    const nameEnd = nameAt + view.getUint16(at + 16, true)
    // A copy: decoders of browsers refuse shared memory.
    const name = head.slice(nameAt, nameEnd)
    const entry = {
      name: decoder.decode(name),
      type: view.getUint8(at + 18),
      offset: readU64(view, at),
      byteLength: readU64(view, at + 8),
      crc: view.getUint32(at + 20, true),
      seed: crc32(name, crc32(head.subarray(at, at + 20))),
    }
    const width = TYPES[entry.type - 1]?.BYTES_PER_ELEMENT
    if (!width || entry.byteLength % width !== 0 || entry.offset !== end || nameEnd > head.length) {
      throw new SnapshotError(`Snapshot's table is wrong about section "${entry.name}".`, entry.name)
    }
    entries.push(entry)
    nameAt = nameEnd
    end += entry.byteLength + padding(entry.byteLength)
  }
  if (end !== header.totalBytes) {
    throw new SnapshotError(
      `Snapshot's sections end at byte ${end}; its header says ${header.totalBytes}.`,
      'table',
    )
  }
  return entries
}

/** Bytes of a section with its padding. */
export function paddedLength({ byteLength }: SectionEntry): number {
  return byteLength + padding(byteLength)
}

/** The section whose bytes, padding included, are given at a multiple of 8 of their buffer. @throws SnapshotError */
export function viewSection(entry: SectionEntry, bytes: Uint8Array, verify: boolean): SectionArray {
  const { name, byteLength } = entry
  if ((verify || byteLength < SMALL_SECTION) && crc32(bytes, entry.seed) !== entry.crc) {
    throw new SnapshotError(
      `Snapshot is damaged: section "${name}" doesn't have the checksum it should.`,
      name,
    )
  }
  const type = TYPES[entry.type - 1]!
  return new type(bytes.buffer as ArrayBuffer, bytes.byteOffset, byteLength / type.BYTES_PER_ELEMENT)
}

/**
 * The sections of a snapshot, as views of `bytes`; of a copy, if `bytes` don't begin at a multiple of 8 of their buffer.
 * Without `verify`, large ones are not checked against their checksums.
 *
 * @throws SnapshotError for bytes that are not a whole and sound snapshot
 */
export function readSections(bytes: Uint8Array | ArrayBufferLike, verify = true): ReadonlySections {
  let whole = bytesOf(bytes)
  if (whole.byteOffset % ALIGNMENT !== 0) whole = whole.slice()
  const header = readHeader(whole)
  if (header.headBytes > whole.length || header.totalBytes !== whole.length) {
    throw new SnapshotError(
      `Snapshot is of ${whole.length} bytes; its header says ${Math.max(header.headBytes, header.totalBytes)}.`,
      'header',
    )
  }
  const sections = new Map<string, SectionArray>()
  for (const entry of readTable(whole.subarray(0, header.headBytes), header)) {
    const padded = whole.subarray(entry.offset, entry.offset + paddedLength(entry))
    sections.set(entry.name, viewSection(entry, padded, verify))
  }
  return sections
}

function bytesOf(bytes: Uint8Array | ArrayBufferLike): Uint8Array {
  // Not `instanceof`: bytes may come from another realm.
  if (ArrayBuffer.isView(bytes)) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = Object.prototype.toString.call(bytes)
  if (kind === '[object ArrayBuffer]' || kind === '[object SharedArrayBuffer]')
    return new Uint8Array(bytes as ArrayBuffer)
  throw new TypeError(
    `A snapshot is ${kind.slice(8, -1)}; expected Uint8Array, ArrayBuffer or SharedArrayBuffer.`,
  )
}

function writeU64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value, true)
  view.setUint32(at + 4, Math.floor(value / 2 ** 32), true)
}

/** Exact up to 2^53; what is above that is no length of anything. */
function readU64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}

/** Sections are used as they lie, so the machine must read numbers as they are written. */
function refuseBigEndian(): void {
  if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 1) return
  throw new SnapshotError('Snapshots are little-endian, and this machine is big-endian.')
}
