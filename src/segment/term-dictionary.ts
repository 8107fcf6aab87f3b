import { ByteWriter } from '../codec/byte-writer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import { compareBytes, decodeUtf8 } from '../codec/utf8.ts'
import { WordWriter } from '../codec/word-writer.ts'
import type { ReadonlySections, Sections } from './sections.ts'

/** Entries a block: the first is whole, the others share a prefix with the one before. */
const BLOCK_ENTRIES = 16
/** Room for the longest entry in bytes; analysis cuts terms below it. */
const MAX_ENTRY_BYTES = 256

// What an entry is: the stem of surface words elsewhere, a surface word, or both, of one posting list or of two.
const STEM_ONLY = 0
const SURFACE_ONLY = 1
const BOTH = 2
const BOTH_APART = 3
const ONCE = 4
const REFERENCE_SHIFT = 3

/** An entry that is no surface word, or no stem. */
export const NO_ORD = -1

/**
 * Writes the sorted words of a segment.
 *
 * An entry is a surface word, or the stem of some, or both; it names the posting list that the surface word leads to,
 * and the one whose stem it is. Lists are numbered in the order in which they first appear here.
 *
 * Entry: a byte `shared | added << 4` (15 continues in a varint), the added bytes, a varint `reference << 3 | once << 2 |
 * kind`, the document count of a surface word unless it is 1 (`once`), and a second reference for kind 3. A reference
 * is 0 for the next new list, else how many lists back.
 */
export class TermDictionaryWriter {
  readonly #out = new ByteWriter(1 << 10)
  readonly #offsets = new WordWriter()
  readonly #firstOrds = new WordWriter()
  readonly #last = new Uint8Array(MAX_ENTRY_BYTES)
  #lastSize = 0
  #entries = 0
  /** Lists numbered so far; as an argument of `add`, the next new one. */
  ordCount = 0

  /** Entries come in byte order, each once; at least one of the ordinals is given. */
  add(
    bytes: Uint8Array,
    start: number,
    size: number,
    surfaceOrd: number,
    stemOrd: number,
    docCount: number,
  ): void {
    const out = this.#out
    const last = this.#last
    let shared = 0
    if (this.#entries++ % BLOCK_ENTRIES === 0) {
      this.#offsets.push(out.length)
      this.#firstOrds.push(this.ordCount)
    } else {
      const limit = Math.min(size, this.#lastSize)
      while (shared < limit && bytes[start + shared] === last[shared]) shared++
    }
    const added = size - shared
    out.writeByte(Math.min(shared, 15) | (Math.min(added, 15) << 4))
    if (shared >= 15) out.writeVarint(shared - 15)
    if (added >= 15) out.writeVarint(added - 15)
    out.writeBytes(bytes, start + shared, start + size)
    for (let i = shared; i < size; i++) last[i] = bytes[start + i]!
    this.#lastSize = size

    let kind = BOTH
    if (surfaceOrd === NO_ORD) kind = STEM_ONLY
    else if (stemOrd === NO_ORD) kind = SURFACE_ONLY
    else if (surfaceOrd !== stemOrd) kind = BOTH_APART
    const once = docCount === 1 ? ONCE : 0
    out.writeVarint(
      (this.#reference(kind === STEM_ONLY ? stemOrd : surfaceOrd) << REFERENCE_SHIFT) | once | kind,
    )
    if (kind !== STEM_ONLY && !once) out.writeVarint(docCount)
    if (kind === BOTH_APART) out.writeVarint(this.#reference(stemOrd))
  }

  #reference(ord: number): number {
    if (ord < this.ordCount) return this.ordCount - ord
    this.ordCount++
    return 0
  }

  build(prefix: string, out: Sections): void {
    out.set(`${prefix}terms.bytes`, this.#out.toBytes())
    out.set(`${prefix}terms.offsets`, this.#offsets.toWords())
    out.set(`${prefix}terms.firstOrds`, this.#firstOrds.toWords())
    out.set(`${prefix}terms.count`, new Uint32Array([this.#entries]))
  }
}

/** The sorted words of a segment, read in place. */
export class TermDictionary {
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
  readonly firstOrds: Uint32Array
  /** Entries, surface words and stems together. */
  readonly size: number
  #stemBlocks: Uint32Array | undefined

  constructor(sections: ReadonlySections, prefix: string) {
    this.bytes = sections.get(`${prefix}terms.bytes`) as Uint8Array
    this.offsets = sections.get(`${prefix}terms.offsets`) as Uint32Array
    this.firstOrds = sections.get(`${prefix}terms.firstOrds`) as Uint32Array
    this.size = (sections.get(`${prefix}terms.count`) as Uint32Array)[0]!
  }

  get blockCount(): number {
    return this.offsets.length
  }

  /** Where the whole term at the head of a block starts. Its size takes two bytes at the most: MAX_ENTRY_BYTES. */
  headStart(block: number): number {
    const at = this.offsets[block]!
    if (this.bytes[at]! >> 4 < 15) return at + 1
    return this.bytes[at + 1]! < 128 ? at + 2 : at + 3
  }

  headSize(block: number): number {
    const at = this.offsets[block]!
    const added = this.bytes[at]! >> 4
    if (added < 15) return added
    const low = this.bytes[at + 1]!
    return Math.min(MAX_ENTRY_BYTES, 15 + (low < 128 ? low : (low & 127) | (this.bytes[at + 2]! << 7)))
  }

  /** The last block whose head is not after the term; 0 where there is none. */
  blockOf(term: Uint8Array, size: number): number {
    let low = 0
    let high = this.blockCount
    while (low < high) {
      const middle = (low + high) >> 1
      const start = this.headStart(middle)
      if (compareBytes(this.bytes, start, start + this.headSize(middle), term, 0, size) <= 0) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
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
    const cursor = new DictionaryCursor(this)
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

  /** The posting list of a stem, or NO_ORD. */
  ordOfStem(term: Uint8Array, size: number): number {
    const cursor = new DictionaryCursor(this)
    return cursor.seekExact(term, size) ? cursor.stemOrd : NO_ORD
  }
}

/** Walks the entries in order, decoding each over the one before. */
export class DictionaryCursor {
  readonly dictionary: TermDictionary
  /** `term[0..size)` is the entry. */
  readonly term = new Uint8Array(MAX_ENTRY_BYTES)
  size = 0
  /** How many bytes of the entry are those of the entry before it. */
  shared = 0
  /** The posting list that the surface word leads to, or NO_ORD. */
  surfaceOrd = NO_ORD
  /** The posting list whose stem the entry is, or NO_ORD. */
  stemOrd = NO_ORD
  /** Documents with the surface word; deleted ones count until they are merged away. */
  docCount = 0

  #block = -1
  // Entries of the block that are still to come.
  #left = 0
  #isHead = false
  #at = 0
  #ordCount = 0

  constructor(dictionary: TermDictionary) {
    this.dictionary = dictionary
  }

  /** Stands before the first entry of the block. */
  seekBlock(block: number): void {
    const { offsets, firstOrds, size } = this.dictionary
    this.#block = block
    this.#left = Math.min(BLOCK_ENTRIES, Math.max(0, size - block * BLOCK_ENTRIES))
    this.#isHead = true
    this.#at = offsets[block] ?? 0
    this.#ordCount = firstOrds[block] ?? 0
  }

  next(): boolean {
    return this.nextBeyond(MAX_ENTRY_BYTES + 1)
  }

  /** Moves to the next entry whose first `depth` bytes are not those of the current one. */
  nextBeyond(depth: number): boolean {
    const { dictionary, term } = this
    const { bytes } = dictionary
    for (;;) {
      if (this.#left === 0) {
        let block = this.#block + 1
        if (block >= dictionary.blockCount) return false
        if (depth <= this.size) block = dictionary.lastBlockWith(term, depth, block)
        this.seekBlock(block)
      }
      this.#left--
      let at = this.#at
      const sizes = bytes[at++]! | 0
      let shared = sizes & 15
      let added = sizes >> 4
      if (shared === 15 || added === 15) {
        this.#at = at
        if (shared === 15) shared += this.#varint()
        if (added === 15) added += this.#varint()
        at = this.#at
      }
      const size = Math.min(MAX_ENTRY_BYTES, shared + added)
      if (this.#isHead) {
        // A head is written whole; what it shares with the entry before is found by comparing.
        this.#isHead = false
        while (shared < this.size && added > 0 && bytes[at] === term[shared]) {
          shared++
          added--
          at++
        }
      }
      const passedOver = shared >= depth
      if (passedOver) at += added
      else {
        for (let i = shared; i < size; i++) term[i] = bytes[at++]!
        this.shared = shared
        this.size = size
      }
      const short = bytes[at]!
      this.#at = at + 1
      let flags = short
      if (short > 127) {
        this.#at = at
        flags = this.#varint()
      }
      const kind = flags & 3
      const ord = this.#ordinal(flags >>> REFERENCE_SHIFT)
      this.surfaceOrd = kind === STEM_ONLY ? NO_ORD : ord
      this.stemOrd = kind === SURFACE_ONLY ? NO_ORD : ord
      this.docCount = kind === STEM_ONLY ? 0 : flags & ONCE ? 1 : this.#varint()
      if (kind === BOTH_APART) this.stemOrd = this.#ordinal(this.#varint())
      if (!passedOver) return true
    }
  }

  #ordinal(reference: number): number {
    return reference === 0 ? this.#ordCount++ : this.#ordCount - reference
  }

  #varint(): number {
    const { bytes } = this.dictionary
    let byte = bytes[this.#at++]! | 0
    let value = byte & 127
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = bytes[this.#at++]! | 0
      value |= (byte & 127) << shift
    }
    return value
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
