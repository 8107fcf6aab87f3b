import { SnapshotError } from '../errors.ts'
import type { Schema } from '../schema/schema.ts'
import type { SearchIndex } from '../search-index.ts'
import type { SectionArray } from '../segment/sections.ts'
import { type DecodeOptions, reviveSnapshot } from './decode.ts'
import { snapshotSections, type UnsharedBytes } from './encode.ts'
import { HEADER_BYTES, layOutSections, paddedLength, readHeader, readTable, viewSection } from './format.ts'

const CHUNK_BYTES = 1 << 16
// Allocated at once where so much is said to come; more only as what came before has come.
const TRUSTED_BYTES = 16_777_216
const GROWTH = 4

/**
 * The bytes of `encodeSnapshot` as a stream, so that an index of a gigabyte needs no second gigabyte to be saved. It is
 * the index at this moment, whatever is added while it is read.
 */
export function encodeSnapshotStream<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
): ReadableStream<UnsharedBytes> {
  const chunks = chunksOf(layOutSections(snapshotSections(index)).parts)
  return new ReadableStream(
    {
      pull(controller) {
        const { done, value } = chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    },
    { highWaterMark: 0 },
  )
}

/** Copies, for who gets a chunk may transfer it. */
function* chunksOf(parts: readonly Uint8Array[]): Generator<UnsharedBytes, undefined> {
  let chunk = new Uint8Array(CHUNK_BYTES)
  let filled = 0
  for (const part of parts) {
    for (let at = 0; at < part.length; ) {
      const piece = part.subarray(at, at + CHUNK_BYTES - filled)
      chunk.set(piece, filled)
      filled += piece.length
      at += piece.length
      if (filled < CHUNK_BYTES) continue
      yield chunk
      chunk = new Uint8Array(CHUNK_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

/**
 * The index whose snapshot comes in as a stream: a response's body, a file. Each section is kept as it comes, so an index
 * of a gigabyte needs no second gigabyte to be loaded. A compressed one goes through a `DecompressionStream` first.
 *
 * @throws SnapshotError as `decodeSnapshot`; what the stream fails with. The stream is then cancelled.
 */
export async function decodeSnapshotStream<S extends Schema = Schema, Id extends string = 'id'>(
  stream: ReadableStream<Uint8Array>,
  options: DecodeOptions<S, Id> = {},
): Promise<SearchIndex<S, Id>> {
  const source = new ByteSource(stream.getReader())
  try {
    const start = await source.read(HEADER_BYTES, 'header')
    const header = readHeader(start)
    const rest = await source.read(header.headBytes - HEADER_BYTES, 'table')
    const head = new Uint8Array(header.headBytes)
    head.set(start)
    head.set(rest, HEADER_BYTES)
    const sections = new Map<string, SectionArray>()
    for (const entry of readTable(head, header)) {
      const bytes = await source.read(paddedLength(entry), entry.name)
      sections.set(entry.name, viewSection(entry, bytes, options.verify ?? true))
    }
    if (!(await source.isAtEnd()))
      throw new SnapshotError(`Snapshot goes on after its ${header.totalBytes} bytes.`, 'header')
    return reviveSnapshot(sections, options)
  } catch (error) {
    source.cancel(error)
    throw error
  }
}

/** Bytes of a stream, so many at a time. */
class ByteSource {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  #chunk: Uint8Array = new Uint8Array()
  #read = 0

  constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
    this.#reader = reader
  }

  /** The next bytes, in a buffer of their own. @throws SnapshotError if the stream ends before */
  async read(byteLength: number, section: string): Promise<Uint8Array> {
    let bytes = new Uint8Array(Math.min(byteLength, TRUSTED_BYTES))
    for (let at = 0; at < byteLength; ) {
      if (at === bytes.length) {
        // Lengths may be lies: no more than some times what has come.
        const larger = new Uint8Array(Math.min(byteLength, GROWTH * at))
        larger.set(bytes)
        bytes = larger
      }
      if (this.#chunk.length === 0 && !(await this.#next())) {
        throw new SnapshotError(`Snapshot ends after ${this.#read} bytes, in section "${section}".`, section)
      }
      const piece = this.#chunk.subarray(0, bytes.length - at)
      bytes.set(piece, at)
      at += piece.length
      this.#read += piece.length
      this.#chunk = this.#chunk.subarray(piece.length)
    }
    return bytes
  }

  async isAtEnd(): Promise<boolean> {
    return this.#chunk.length === 0 && !(await this.#next())
  }

  /** Whether there is another chunk with something in it. */
  async #next(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return false
      if (!ArrayBuffer.isView(value)) throw new TypeError(`A chunk is ${typeof value}; expected Uint8Array.`)
      this.#chunk = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      if (value.byteLength > 0) return true
    }
  }

  cancel(reason: unknown): void {
    // It may have failed itself.
    this.#reader.cancel(reason).catch(() => {})
  }
}
