import { encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import type { BitSet } from '../codec/bit-set.ts'
import { surfaceNumber } from '../search/phrase-plan.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { PostingsReader } from '../segment/postings.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import type { TextIndex } from '../segment/text-index.ts'

/** Where a surface word stands: the posting list that it leads to in a segment, and how many documents have it there. */
export interface SurfaceList {
  readonly leaf: number
  readonly ord: number
  readonly docCount: number
}

/** By segment that has it; deleted documents count. */
export function findSurface({ leaves }: IndexReader, group: number, word: string): SurfaceList[] {
  const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
  const size = encodeTerm(word, bytes)
  return leaves.flatMap(({ segment }, leaf) => {
    const cursor = new DictionaryCursor(segment.texts[group]!.terms)
    if (!cursor.seekExact(bytes, size) || cursor.surfaceOrd === NO_ORD) return []
    return { leaf, ord: cursor.surfaceOrd, docCount: cursor.docCount }
  })
}

/** Up to so many documents are looked at one by one. */
const MAX_EXACT = 128
/** Blocks of a posting list that are read for a first and for a second look. */
const FIRST_BLOCKS = 24
const SECOND_BLOCKS = 64

/** Counts the documents of a segment, or of some in it, that have a surface word in the searched fields. */
export class SurfaceCounter {
  readonly #text: TextIndex
  readonly #boosts: readonly number[]
  readonly #within: BitSet | undefined
  readonly #reader: PostingsReader
  /** Whether the dictionary's own counts are those that are wanted. */
  readonly #isWhole: boolean
  #positions = new Uint32Array(64)
  #surfaces = new Uint32Array(64)

  constructor(text: TextIndex, boosts: readonly number[], within: BitSet | undefined) {
    this.#text = text
    this.#boosts = boosts
    this.#within = within
    this.#reader = new PostingsReader(text, boosts)
    this.#isWhole = !within && !boosts.includes(0)
  }

  /** About how many, at a glance. `docCount` is how many of the whole segment have it, in any field. */
  estimate(ord: number, docCount: number): number {
    return this.#isWhole ? docCount : this.#shareOf(ord, docCount, FIRST_BLOCKS)
  }

  /** How many: exactly where few documents have any word of the list. */
  count(ord: number, docCount: number, surface: string): number {
    if (this.#isWhole) return docCount
    const estimate = this.#shareOf(ord, docCount, SECOND_BLOCKS)
    const docFreq = this.#text.docFreq(ord)
    if (docCount === docFreq || estimate * docFreq > MAX_EXACT * docCount) return Math.round(estimate)
    return this.#count(ord, surfaceNumber(this.#text.terms, surface)!, Infinity)
  }

  /** As large a part of the documents with any word of the list as it is in the whole segment. */
  #shareOf(ord: number, docCount: number, blocks: number): number {
    return (this.#count(ord, -1, blocks) * docCount) / this.#text.docFreq(ord)
  }

  /** Counts up to `limit` blocks of those that hold any of the documents, of all words of the list if `surface` is -1. */
  #count(ord: number, surface: number, limit: number): number {
    const reader = this.#reader
    const within = this.#within
    reader.open(ord)
    const { docs, blockCount } = reader
    let count = 0
    for (let block = 0, next = 0; block <= blockCount; block++, limit--) {
      if (within) {
        next = within.next(next)
        if (next < 0) break
        block = reader.findBlock(next, block)
      }
      if (limit <= 0) return (count * this.#text.norms.length) / next
      reader.loadBlock(block)
      for (let i = 0; i < reader.count; i++) {
        if ((!within || within.has(docs[i]!)) && (surface < 0 || this.#hasSurface(i, surface))) count++
      }
      if (block < blockCount) next = reader.lastDoc(block) + 1
    }
    return count
  }

  /** Whether the surface word stands in the document in a slot of the loaded block. */
  #hasSurface(slot: number, surface: number): boolean {
    const reader = this.#reader
    for (let field = 0; field < this.#boosts.length; field++) {
      const freq = reader.fieldFreq(slot, field)
      if (freq === 0 || this.#boosts[field] === 0) continue
      if (freq > this.#positions.length) {
        this.#positions = new Uint32Array(2 * freq)
        this.#surfaces = new Uint32Array(2 * freq)
      }
      reader.positions(slot, field, this.#positions, this.#surfaces)
      for (let i = 0; i < freq; i++) if (this.#surfaces[i] === surface) return true
    }
    return false
  }
}
