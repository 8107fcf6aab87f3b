import { GrowingArray } from '../codec/growing-array.ts'
import { compareBytes, decodeUtf8 } from '../codec/utf8.ts'
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
  #stemBlocks: Uint32Array | undefined
  #heads: Uint32Array | undefined
  // Each lookup is over before the next.
  #lookupCursor: DictionaryCursor | undefined

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

  /** The stem whose posting list this is. */
  stemText(ord: number): string {
    const cursor = this.#lookup()
    // Only wanted where words are expanded over several segments, so the table is made then.
    this.#stemBlocks ??= this.#findStems()
    cursor.seekBlock(this.#stemBlocks[ord]!)
    while (cursor.next()) if (cursor.stemOrd === ord) return cursor.text
    return ''
  }

  /** For each list the block of its stem. */
  #findStems(): Uint32Array {
    const blocks = new GrowingArray()
    const cursor = new DictionaryCursor(this)
    for (let entry = 0; cursor.next(); entry++) {
      if (cursor.stemOrd !== NO_ORD) blocks.set(cursor.stemOrd, Math.floor(entry / BLOCK_ENTRIES))
    }
    return blocks.values
  }

  #lookup(): DictionaryCursor {
    this.#lookupCursor ??= new DictionaryCursor(this)
    return this.#lookupCursor
  }

  /** The posting list of a stem, or NO_ORD. */
  ordOfStem(term: Uint8Array, size: number): number {
    const cursor = this.#lookup()
    return cursor.seekExact(term, size) ? cursor.stemOrd : NO_ORD
  }
}

/** The first four bytes of a term as a number, which sorts as they do; 0 for those beyond its end. */
function firstBytes(bytes: Uint8Array, start: number, size: number): number {
  let number = 0
  for (let i = 0; i < 4; i++) number = (number << 8) | (i < size ? bytes[start + i]! : 0)
  return number >>> 0
}

/** Walks the entries in order, decoding each over the one before. */
export class DictionaryCursor {
  readonly dictionary: TermDictionary
  /** `term[0..size)` is the entry. */
  readonly term = new Uint8Array(MAX_ENTRY_BYTES)
  /** The same bytes. */
  readonly view = new DataView(this.term.buffer)
  size = 0
  /** How many bytes of the entry are those of the entry that the cursor stood on before. */
  shared = 0

  readonly #bytes: Uint8Array
  #block = -1
  // Entries of the block, and which of them is next.
  #entries = 0
  #next = 0
  #sizesAt = 0
  #at = 0
  // The facts are read only when they are asked for: up to this entry, the next ones at.
  #factsRead = 0
  #factsAt = -1
  #ordCount = 0
  #surfaceOrd = NO_ORD
  #stemOrd = NO_ORD
  #docCount = 0

  constructor(dictionary: TermDictionary) {
    this.dictionary = dictionary
    this.#bytes = dictionary.bytes
  }

  /** Stands before the first entry of the block. */
  seekBlock(block: number): void {
    this.#block = block
    this.#entries = this.dictionary.entriesOf(block)
    this.#next = 0
    this.#sizesAt = this.dictionary.offsets[block] ?? 0
    this.#at = this.#sizesAt + this.#entries
    this.#factsRead = 0
    this.#factsAt = -1
    this.#ordCount = this.dictionary.firstOrds[block] ?? 0
  }

  /** Moves to an entry by its number. */
  seekEntry(entry: number): void {
    const block = Math.floor(entry / BLOCK_ENTRIES)
    if (block !== this.#block || entry % BLOCK_ENTRIES < this.#next) this.seekBlock(block)
    while (this.#next <= entry % BLOCK_ENTRIES && this.next());
  }

  next(): boolean {
    if (this.#next === this.#entries) {
      if (this.#block + 1 >= this.dictionary.blockCount) return false
      this.seekBlock(this.#block + 1)
    }
    return this.nextInBlock(0)
  }

  /** Moves to the next entry of the block; with a `depth`, to the next whose first so many bytes are not the current one's. */
  nextInBlock(depth: number): boolean {
    const { term } = this
    const bytes = this.#bytes
    const entries = this.#entries
    let next = this.#next
    let at = this.#at
    while (next < entries) {
      const sizes = bytes[this.#sizesAt + next]!
      let shared = sizes & 15
      let added = sizes >> 4
      if (shared === 15 || added === 15) {
        this.#at = at
        if (shared === 15) shared += this.#varint()
        if (added === 15) added += this.#varint()
        at = this.#at
      }
      if (next++ === 0) {
        // The first is written whole; what it shares with the entry before is found by comparing.
        while (shared < this.size && added > 0 && bytes[at] === term[shared]) {
          shared++
          added--
          at++
        }
      }
      if (depth > 0 && shared >= depth) {
        at += added
        continue
      }
      const size = Math.min(MAX_ENTRY_BYTES, shared + added)
      for (let i = shared; i < size; i++) term[i] = bytes[at++]!
      this.shared = shared
      this.size = size
      this.#next = next
      this.#at = at
      return true
    }
    this.#next = next
    this.#at = at
    return false
  }

  /** The posting list that the surface word leads to, or NO_ORD. */
  get surfaceOrd(): number {
    if (this.#factsRead < this.#next) this.#readFacts()
    return this.#surfaceOrd
  }

  /** The posting list whose stem the entry is, or NO_ORD. */
  get stemOrd(): number {
    if (this.#factsRead < this.#next) this.#readFacts()
    return this.#stemOrd
  }

  /** Documents with the surface word; deleted ones count until they are merged away. */
  get docCount(): number {
    if (this.#factsRead < this.#next) this.#readFacts()
    return this.#docCount
  }

  #readFacts(): void {
    const back = this.#at
    this.#at = this.#factsAt < 0 ? this.#findFacts() : this.#factsAt
    for (; this.#factsRead < this.#next; this.#factsRead++) {
      const flags = this.#varint()
      const kind = flags & 3
      const ord = this.#ordinal(flags >>> REFERENCE_SHIFT)
      this.#surfaceOrd = kind === STEM_ONLY ? NO_ORD : ord
      this.#stemOrd = kind === SURFACE_ONLY ? NO_ORD : ord
      this.#docCount = kind === STEM_ONLY ? 0 : flags & ONCE ? 1 : this.#varint()
      if (kind === BOTH_APART) this.#stemOrd = this.#ordinal(this.#varint())
    }
    this.#factsAt = this.#at
    this.#at = back
  }

  /** Where the facts start: after the bytes of all entries. */
  #findFacts(): number {
    this.#at = this.#sizesAt + this.#entries
    for (let entry = 0; entry < this.#entries; entry++) {
      const sizes = this.#bytes[this.#sizesAt + entry]!
      let added = sizes >> 4
      if ((sizes & 15) === 15) this.#varint()
      if (added === 15) added += this.#varint()
      this.#at += added
    }
    return this.#at
  }

  #ordinal(reference: number): number {
    const ord = reference === 0 ? this.#ordCount++ : this.#ordCount - reference
    // A damaged reference leads nowhere.
    return ord >= 0 && ord < this.dictionary.listCount ? ord : NO_ORD
  }

  #varint(): number {
    const bytes = this.#bytes
    let byte = bytes[this.#at++]! | 0
    if (byte < 128) return byte
    let value = byte & 127
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = bytes[this.#at++]! | 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }

  /** Moves to the first entry that is not before the term; false where there is none. */
  seek(term: Uint8Array, size: number): boolean {
    this.seekBlock(this.dictionary.blockOf(term, size))
    while (this.next()) if (this.compare(term, size) >= 0) return true
    return false
  }

  seekExact(term: Uint8Array, size: number): boolean {
    return this.seek(term, size) && this.compare(term, size) === 0
  }

  /** Negative, 0 or positive as the entry sorts before, with or after the term. */
  compare(term: Uint8Array, size: number): number {
    return compareBytes(this.term, 0, this.size, term, 0, size)
  }

  startsWith(prefix: Uint8Array, size: number): boolean {
    return this.size >= size && compareBytes(this.term, 0, size, prefix, 0, size) === 0
  }

  get text(): string {
    return decodeUtf8(this.term, 0, this.size)
  }
}
