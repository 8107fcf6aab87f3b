import { inflate } from '../codec/inflate.ts'
import { decodeUtf8 } from '../codec/utf8.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'
import type { StoredFields } from './stored-fields.ts'

// Blocks that are kept inflated: a page of hits is shown more than once, highlighted and read.
const KEPT_BLOCKS = 32
// A byte that no UTF-8 has.
const DAMAGED = 0xff

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

  /** Bytes that are no text, if the block is damaged: what is copied from here is damaged too, and not empty. */
  bytesOf(doc: number): Uint8Array {
    return this.#find(doc) ?? Uint8Array.of(DAMAGED)
  }

  /** @throws RangeError if it is damaged */
  textOf(doc: number): string {
    const bytes = this.#find(doc)
    if (!bytes) throw new RangeError('A block of stored documents is damaged.')
    return decodeUtf8(bytes, 0, bytes.length)
  }

  #find(doc: number): Uint8Array | undefined {
    const block = this.#blockOf(doc)
    const start = this.#startOf(this.#blockDocs[block]!)
    const from = this.#startOf(doc)
    const bytes = this.#read(block).subarray(Math.max(0, from - start), Math.max(0, this.#ends[doc]! - start))
    return bytes.length === this.#ends[doc]! - from ? bytes : undefined
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
      if (kept.size >= KEPT_BLOCKS) kept.delete(kept.keys().next().value!)
    }
    kept.set(block, bytes)
    return bytes
  }
}
