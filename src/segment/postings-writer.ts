import { ByteWriter, MAX_VARINT_BYTES, putVarint } from '../codec/byte-writer.ts'
import { BLOCK_SIZE, writeBlock } from '../codec/packed-block.ts'
import { copyInSteps } from '../codec/stepwise-copy.ts'
import { WordWriter } from '../codec/word-writer.ts'
import type { Steps } from '../steps.ts'
import { ImpactWriter } from './impacts.ts'
import type { Occurrences } from './occurrences.ts'
import type { Sections } from './sections.ts'

const NO_DOC = -1

/** How long parts of the lists may come to be. They may be longer, and are then copied as they grow. */
export interface ExpectedSizes {
  readonly bytes?: number
  readonly words?: number
  readonly positions?: number
}

const LEAST_BYTES = 0x400
const LEAST_WORDS = 64

/**
 * Writes posting lists, one after the other, in the order of their ordinals.
 *
 * A caller starts a list, adds what it holds in any number of parts, and ends it. It is kept as
 *
 *     List      → count·2 + several, (firstBlock if count ≥ 128), (primary if several), tail Postings, tail Positions
 *     Posting   → (doc − previous doc)·2 + other, (Freqs if other; else the word stands once, in the same field as before)
 *     Freqs     → (freq − 1)·(fields + 1) + field, where one field has the word; else fields, then every field's freq
 *     Positions → by posting, then field: position − previous, if not several;
 *                 else (position − previous)·2 + other, (surface if other)
 *     Block     → packed doc − previous doc − 1, then packed freqs, a row a field
 *
 * all varints but the blocks of 128 postings, which are packed. `several` says that more than one surface word leads to
 * the list; surfaces are numbered in their order in the dictionary, and the primary one costs nothing to name.
 *
 * The tail is what is left after whole blocks, so a list of fewer than 128 postings is all tail: nothing but its own
 * few bytes. Positions of whole blocks stand apart and are read only by those who ask for them.
 */
export class PostingsWriter {
  readonly fieldCount: number

  // The postings that are in no block yet: documents, and `freqs[posting * fieldCount + field]`; 0 beyond those.
  readonly #docs = new Uint32Array(BLOCK_SIZE)
  readonly #freqs: Uint32Array
  #pending = 0
  // The last document of the blocks before.
  #lastDoc = -1
  // Of the list being written: its first block, and whether more than one surface word leads to it.
  #firstBlock = 0
  #several = false
  #primary = 0
  // The field being written, and its last position.
  #field = -1
  #position = 0

  readonly #bytes: ByteWriter
  readonly #words: WordWriter
  // Positions are written as they come; those of a tail are moved behind its postings when the list ends.
  readonly #positionBytes: ByteWriter
  #positionsStart = 0
  readonly #offsets = new WordWriter()
  readonly #lastDocs = new WordWriter()
  readonly #blockStarts = new WordWriter()
  readonly #blockPositions = new WordWriter()
  readonly #impacts: ImpactWriter
  readonly #block = new Uint32Array(BLOCK_SIZE)

  /** `norms` are the documents' combined lengths under `boosts`, one a field of the list. */
  constructor(
    boosts: readonly number[],
    norms: Uint8Array,
    { bytes = 0, words = 0, positions = 0 }: ExpectedSizes = {},
  ) {
    this.fieldCount = boosts.length
    this.#bytes = new ByteWriter(Math.max(bytes, LEAST_BYTES))
    this.#words = new WordWriter(Math.max(words, LEAST_WORDS))
    this.#positionBytes = new ByteWriter(Math.max(positions, LEAST_BYTES))
    this.#freqs = new Uint32Array(BLOCK_SIZE * this.fieldCount)
    this.#impacts = new ImpactWriter(boosts, norms)
  }

  /** `primary` is the surface word that leads to the list, or the most frequent one of `several`. */
  startList(primary: number, several: boolean): void {
    this.#primary = primary
    this.#several = several
    this.#lastDoc = -1
    this.#firstBlock = this.#lastDocs.length
  }

  /**
   * Adds occurrences behind those that the list has.
   *
   * Whether one is in another document or field than the one before, or takes a byte more, is anybody's guess, so the loop
   * does not branch on it: it adds 0 or 1, and writes what the next write may cover. Measured: a tenth to a fifth faster.
   */
  add(occurrences: Occurrences): void {
    // A position and a surface take at most five bytes each, and a write may reach a byte beyond.
    this.#positionBytes.reserve(10 * occurrences.count + 2)
    for (let i = 0; i < occurrences.count; ) {
      i = this.#addShort(occurrences, i)
      if (i < occurrences.count && !this.#writeFull(occurrences.docs[i]!)) this.#addLong(occurrences, i++)
    }
  }

  /** Adds occurrences from one on that have room in the block and take two bytes at the most, and returns which was the last + 1. */
  #addShort({ count, docs, fields, positions, surfaces }: Occurrences, start: number): number {
    const { fieldCount } = this
    const several = this.#several ? 1 : 0
    const primary = this.#primary
    const blockDocs = this.#docs
    const freqs = this.#freqs
    const out = this.#positionBytes
    const { bytes } = out
    let at = out.length
    let pending = this.#pending
    let doc = pending > 0 ? blockDocs[pending - 1]! : -1
    let field = this.#field
    let last = this.#position
    let i = start
    for (; i < count; i++) {
      const isNextDoc = docs[i] === doc ? 0 : 1
      const isSameField = isNextDoc === 0 && fields[i] === field ? -1 : 0
      const position = positions[i]!
      const surface = surfaces[i]!
      const isNamed = surface === primary ? 0 : several
      const code = ((position - (last & isSameField)) << several) | isNamed
      if (((code >>> 7) | surface) > 127 || pending + isNextDoc > BLOCK_SIZE) break
      pending += isNextDoc
      doc = docs[i]!
      field = fields[i]!
      last = position
      blockDocs[pending - 1] = doc
      freqs[(pending - 1) * fieldCount + field]!++
      const isLong = code > 127 ? 1 : 0
      bytes[at] = (code & 127) | (isLong << 7)
      bytes[at + 1] = code >>> 7
      at += 1 + isLong
      bytes[at] = surface
      at += isNamed
    }
    out.length = at
    this.#pending = pending
    this.#field = field
    this.#position = last
    return i
  }

  /** Writes the block if it is full and the document not its last one; whether it was. */
  #writeFull(doc: number): boolean {
    if (this.#pending < BLOCK_SIZE || this.#docs[BLOCK_SIZE - 1] === doc) return false
    this.#writeBlock()
    return true
  }

  /** Adds an occurrence, however many bytes it takes. */
  #addLong({ docs, fields, positions, surfaces }: Occurrences, i: number): void {
    const doc = docs[i]!
    const field = fields[i]!
    const position = positions[i]!
    const surface = surfaces[i]!
    const isNextDoc = this.#pending === 0 || this.#docs[this.#pending - 1] !== doc
    const previous = isNextDoc || field !== this.#field ? 0 : this.#position
    if (isNextDoc) this.#docs[this.#pending++] = doc
    this.#freqs[(this.#pending - 1) * this.fieldCount + field]!++
    this.#field = field
    this.#position = position
    const out = this.#positionBytes
    if (!this.#several) out.writeVarint(position - previous)
    else {
      const isNamed = surface !== this.#primary
      out.writeVarint(((position - previous) << 1) | (isNamed ? 1 : 0))
      if (isNamed) out.writeVarint(surface)
    }
  }

  endList(): void {
    this.#writeFull(NO_DOC)
    const bytes = this.#bytes
    const pending = this.#pending
    const blocks = this.#lastDocs.length - this.#firstBlock
    this.#offsets.push(bytes.length)
    bytes.writeVarint((blocks * BLOCK_SIZE + pending) * 2 + (this.#several ? 1 : 0))
    if (blocks > 0) bytes.writeVarint(this.#firstBlock)
    // Taken back where it is the only one: the first list of several would else throw compiled code away.
    const { length } = bytes
    bytes.writeVarint(this.#primary)
    bytes.length = this.#several ? bytes.length : length
    if (pending === 0) return
    // The tail of a list with blocks can be skipped like a block, though its postings lie elsewhere.
    if (blocks > 0) this.#describeBlock()
    this.#writeTail()
    const positions = this.#positionBytes
    bytes.writeBytes(positions.bytes, this.#positionsStart, positions.length)
    positions.length = this.#positionsStart
    this.#freqs.fill(0, 0, pending * this.fieldCount)
    this.#pending = 0
  }

  #writeBlock(): void {
    const { fieldCount } = this
    const docs = this.#docs
    const freqs = this.#freqs
    const block = this.#block
    this.#describeBlock()
    let previous = this.#lastDoc
    for (let i = 0; i < BLOCK_SIZE; i++) {
      const doc = docs[i]!
      block[i] = doc - previous - 1
      previous = doc
    }
    this.#lastDoc = previous
    writeBlock(this.#words, block)
    for (let field = 0; field < fieldCount; field++) {
      for (let i = 0, at = field; i < BLOCK_SIZE; i++, at += fieldCount) block[i] = freqs[at]!
      writeBlock(this.#words, block)
    }
    freqs.fill(0)
    this.#positionsStart = this.#positionBytes.length
    this.#pending = 0
  }

  #describeBlock(): void {
    this.#lastDocs.push(this.#docs[this.#pending - 1]!)
    this.#blockStarts.push(this.#words.length)
    this.#blockPositions.push(this.#positionsStart)
    this.#impacts.add(this.#docs, this.#freqs, this.#pending)
  }

  #writeTail(): void {
    const { fieldCount } = this
    const docs = this.#docs
    const freqs = this.#freqs
    const pending = this.#pending
    const out = this.#bytes
    out.reserve(pending * (2 + fieldCount) * MAX_VARINT_BYTES)
    const { bytes } = out
    let at = out.length
    let previous = Math.max(0, this.#lastDoc)
    // The last field is mostly the longest.
    let usual = fieldCount - 1
    for (let i = 0, first = 0; i < pending; i++, first += fieldCount) {
      const delta = docs[i]! - previous
      previous = docs[i]!
      let present = 0
      let only = 0
      for (let field = 0; field < fieldCount; field++) {
        if (freqs[first + field] === 0) continue
        present++
        only = field
      }
      const isUsual = present === 1 && only === usual && freqs[first + only] === 1
      at = putVarint(bytes, at, delta * 2 + (isUsual ? 0 : 1))
      if (isUsual) continue
      if (present === 1) {
        usual = only
        at = putVarint(bytes, at, (freqs[first + only]! - 1) * (fieldCount + 1) + only)
      } else {
        at = putVarint(bytes, at, fieldCount)
        for (let field = 0; field < fieldCount; field++) at = putVarint(bytes, at, freqs[first + field]!)
      }
    }
    out.length = at
  }

  *build(prefix: string, out: Sections): Steps<void> {
    const words = ({ words, length }: WordWriter) => copyInSteps(words, length)
    const bytes = ({ bytes, length }: ByteWriter) => copyInSteps(bytes, length)
    out.set(`${prefix}postings.offsets`, yield* words(this.#offsets))
    out.set(`${prefix}postings.bytes`, yield* bytes(this.#bytes))
    out.set(`${prefix}postings.words`, yield* words(this.#words))
    out.set(`${prefix}blocks.lastDocs`, yield* words(this.#lastDocs))
    out.set(`${prefix}blocks.starts`, yield* words(this.#blockStarts))
    out.set(`${prefix}blocks.positions`, yield* words(this.#blockPositions))
    out.set(`${prefix}positions`, yield* bytes(this.#positionBytes))
    yield
    this.#impacts.build(prefix, out)
  }
}
