import { compareBytes, decodeUtf8 } from '../codec/utf8.ts'
import {
  BLOCK_ENTRIES,
  BOTH_APART,
  MAX_ENTRY_BYTES,
  NO_ORD,
  ONCE,
  REFERENCE_SHIFT,
  STEM_ONLY,
  SURFACE_ONLY,
  type TermDictionary,
} from './term-dictionary.ts'

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
