import { inflate } from '../codec/inflate.ts'
import { decodeUtf8 } from '../codec/utf8.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'
import type { StoredFields } from './stored-fields.ts'

// Blocks that are kept inflated: a page of hits is shown more than once, highlighted and read.
const KEPT_BLOCKS = 32

/**
 * What is stored, in blocks of whole documents that are compressed each by itself, so that reading one document
 * inflates one block.
 *
 *   stored.blocks     the blocks end to end, deflated
 *   stored.blockEnds  where each ends
 *   stored.blockDocs  the first document of each
 *   stored.ends       as without compression: where each document ends in what all blocks inflate to
 */
export class StoredBlocks implements StoredFields {
  readonly #blocks: Uint8Array
  readonly #blockEnds: OrdinalArray
  readonly #blockDocs: OrdinalArray
  readonly #ends: OrdinalArray
  // The one used last is the last.
  readonly #kept = new Map<number, Uint8Array>()

  constructor(sections: ReadonlySections) {
    this.#blocks = sections.get('stored.blocks') as Uint8Array
    this.#blockEnds = sections.get('stored.blockEnds') as OrdinalArray
    this.#blockDocs = sections.get('stored.blockDocs') as OrdinalArray
    this.#ends = sections.get('stored.ends') as OrdinalArray
  }

  /** Empty, if the block is damaged. */
  bytesOf(doc: number): Uint8Array {
    const block = this.#blockOf(doc)
    const start = this.#startOf(this.#blockDocs[block]!)
    return this.#read(block).subarray(
      Math.max(0, this.#startOf(doc) - start),
      Math.max(0, this.#ends[doc]! - start),
    )
  }

  /** @throws RangeError if it is damaged */
  textOf(doc: number): string {
    const bytes = this.bytesOf(doc)
    if (bytes.length !== this.#ends[doc]! - this.#startOf(doc))
      throw new RangeError('A block of stored documents is damaged.')
    return decodeUtf8(bytes, 0, bytes.length)
  }

  #startOf(doc: number): number {
    return doc === 0 ? 0 : (this.#ends[doc - 1] ?? 0)
  }

  #blockOf(doc: number): number {
    const firstDocs = this.#blockDocs
    let low = 0
    let high = firstDocs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (firstDocs[middle]! <= doc) low = middle
      else high = middle - 1
    }
    return low
  }

  #read(block: number): Uint8Array {
    const kept = this.#kept
    let bytes = kept.get(block)
    if (bytes) kept.delete(block)
    else {
      const compressed = this.#blocks.subarray(block && this.#blockEnds[block - 1], this.#blockEnds[block])
      const end = this.#startOf(this.#blockDocs[block + 1] ?? this.#ends.length)
      const length = end - this.#startOf(this.#blockDocs[block]!)
      bytes = (length >= 0 ? inflate(compressed, length) : undefined) ?? new Uint8Array()
      if (kept.size >= KEPT_BLOCKS) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest)
    }
    kept.set(block, bytes)
    return bytes
  }
}
