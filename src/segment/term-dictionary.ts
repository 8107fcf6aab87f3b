import { compareBytes } from '../codec/utf8.ts'
import type { ReadonlySections } from './sections.ts'

/** Entries a block: the first is whole, the others share a prefix with the one before. */
export const BLOCK_ENTRIES = 16
/** Room for the longest entry in bytes; analysis cuts terms below it. */
export const MAX_ENTRY_BYTES = 256

// What an entry is: the stem of surface words elsewhere, a surface word, or both, of one posting list or of two.
export const STEM_ONLY = 0
export const SURFACE_ONLY = 1
export const BOTH = 2
export const BOTH_APART = 3
export const ONCE = 4
export const REFERENCE_SHIFT = 3

/** An entry that is no surface word, or no stem. */
export const NO_ORD = -1

/** The sorted words of a segment, read in place. */
export class TermDictionary {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  readonly firstOrds: Uint32Array
  /** Entries, surface words and stems together. */
  readonly size: number
  /** Posting lists that entries may lead to. */
  readonly listCount: number
  #heads: Uint32Array | undefined

  constructor(sections: ReadonlySections, prefix: string) {
    this.bytes = sections.get(`${prefix}terms.bytes`) as Uint8Array
    this.offsets = sections.get(`${prefix}terms.offsets`) as Uint32Array
    this.firstOrds = sections.get(`${prefix}terms.firstOrds`) as Uint32Array
    this.size = (sections.get(`${prefix}terms.count`) as Uint32Array)[0]!
    this.listCount = sections.get(`${prefix}postings.offsets`)!.length
  }

  get blockCount(): number {
    return this.offsets.length
  }

  entriesOf(block: number): number {
    return Math.max(0, Math.min(BLOCK_ENTRIES, this.size - block * BLOCK_ENTRIES))
  }

  /** Where the whole term at the head of a block starts. */
  headStart(block: number): number {
    const sizes = this.offsets[block]!
    const at = sizes + this.entriesOf(block)
    // A size of MAX_ENTRY_BYTES takes two bytes at the most.
    if (this.bytes[sizes]! >> 4 < 15) return at
    return this.bytes[at]! < 128 ? at + 1 : at + 2
  }

  headSize(block: number): number {
    const sizes = this.offsets[block]!
    const added = this.bytes[sizes]! >> 4
    if (added < 15) return added
    const at = sizes + this.entriesOf(block)
    const low = this.bytes[at]!
    return Math.min(MAX_ENTRY_BYTES, 15 + (low < 128 ? low : (low & 127) | (this.bytes[at + 1]! << 7)))
  }

  /** The last block whose head is not after the term; 0 where there is none. */
  blockOf(term: Uint8Array, size: number): number {
    this.#heads ??= this.#readHeads()
    const heads = this.#heads
    const first = firstBytes(term, 0, size)
    let low = 0
    let high = this.blockCount
    while (low < high) {
      const middle = (low + high) >> 1
      // Nearly always told by four bytes, which lie side by side.
      const isBefore =
        heads[middle] === first ? this.#compareHead(middle, term, size) <= 0 : heads[middle]! < first
      if (isBefore) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  #compareHead(block: number, term: Uint8Array, size: number): number {
    const start = this.headStart(block)
    return compareBytes(this.bytes, start, start + this.headSize(block), term, 0, size)
  }

  /** Of each block the first four bytes of its head. */
  #readHeads(): Uint32Array {
    const heads = new Uint32Array(this.blockCount)
    for (let block = 0; block < heads.length; block++)
      heads[block] = firstBytes(this.bytes, this.headStart(block), this.headSize(block))
    return heads
  }

  /** From `block`, whose head is not before `prefix[0..size)`, on: the last whose head starts with it, else `block`. */
  lastBlockWith(prefix: Uint8Array, size: number, block: number): number {
    let step = 1
    while (block + step < this.blockCount && this.#headStartsWith(block + step, prefix, size)) {
      block += step
      step *= 2
    }
    // Between here and `block + step` is the last one.
    while (step > 1) {
      step >>= 1
      if (block + step < this.blockCount && this.#headStartsWith(block + step, prefix, size)) block += step
    }
    return block
  }

  #headStartsWith(block: number, prefix: Uint8Array, size: number): boolean {
    const start = this.headStart(block)
    return (
      this.headSize(block) >= size && compareBytes(this.bytes, start, start + size, prefix, 0, size) === 0
    )
  }
}

/** The first four bytes of a term as a number, which sorts as they do; 0 for those beyond its end. */
function firstBytes(bytes: Uint8Array, start: number, size: number): number {
  let number = 0
  for (let i = 0; i < 4; i++) number = (number << 8) | (i < size ? bytes[start + i]! : 0)
  return number >>> 0
}
