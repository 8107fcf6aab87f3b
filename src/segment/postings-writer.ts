import { ByteWriter } from '../codec/byte-writer.ts'
import { BLOCK_SIZE, writeBlock } from '../codec/packed-block.ts'
import { WordWriter } from '../codec/word-writer.ts'
import { ImpactWriter } from './impacts.ts'
import type { Occurrences } from './occurrences.ts'
import type { Sections } from './sections.ts'

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

  // The postings that are in no block yet: documents, and `freqs[posting * fieldCount + field]`.
  readonly #docs = new Uint32Array(BLOCK_SIZE)
  readonly #freqs: Uint32Array
  #pending = 0
  // The last document of the blocks before.
  #lastDoc = -1
  // Of the list being written: all its postings, its first block, and whether more than one surface word leads to it.
  #count = 0
  #firstBlock = 0
  #several = false
  #primary = 0
  // The field being written, its freq, and its last position.
  #field = -1
  #freqAt = 0
  #position = 0

  readonly #bytes = new ByteWriter(1 << 10)
  readonly #words = new WordWriter()
  // Positions are written as they come; those of a tail are moved behind its postings when the list ends.
  readonly #positionBytes = new ByteWriter(1 << 10)
  #positionsStart = 0
  readonly #offsets = new WordWriter()
  readonly #lastDocs = new WordWriter()
  readonly #blockStarts = new WordWriter()
  readonly #blockPositions = new WordWriter()
  readonly #impacts: ImpactWriter
  readonly #block = new Uint32Array(BLOCK_SIZE)

  /** `norms` are the documents' combined lengths under `boosts`, one a field of the list. */
  constructor(boosts: readonly number[], norms: Uint8Array) {
    this.fieldCount = boosts.length
    this.#freqs = new Uint32Array(BLOCK_SIZE * this.fieldCount)
    this.#impacts = new ImpactWriter(boosts, norms)
  }

  /** `primary` is the surface word that leads to the list, or the most frequent one of `several`. */
  startList(primary: number, several: boolean): void {
    this.#primary = primary
    this.#several = several
    this.#count = 0
    this.#lastDoc = -1
    this.#firstBlock = this.#lastDocs.length
  }

  /** Adds occurrences behind those that the list has. */
  add({ count, docs, fields, positions, surfaces }: Occurrences): void {
    const { fieldCount } = this
    const several = this.#several
    const primary = this.#primary
    const freqs = this.#freqs
    const out = this.#positionBytes
    // A position and a surface take at most five bytes each.
    out.reserve(10 * count)
    const { bytes } = out
    let at = out.length
    let pending = this.#pending
    let doc = pending > 0 ? this.#docs[pending - 1]! : -1
    let field = this.#field
    let freqAt = this.#freqAt
    let last = this.#position
    for (let i = 0; i < count; i++) {
      if (docs[i] !== doc) {
        if (pending === BLOCK_SIZE) {
          out.length = at
          this.#writeBlock()
          pending = 0
        }
        doc = docs[i]!
        this.#docs[pending] = doc
        freqAt = pending * fieldCount
        for (let other = 0; other < fieldCount; other++) freqs[freqAt + other] = 0
        this.#pending = ++pending
        this.#count++
        field = -1
      }
      if (fields[i] !== field) {
        field = fields[i]!
        freqAt = (pending - 1) * fieldCount + field
        last = 0
      }
      freqs[freqAt]!++
      let code = positions[i]! - last
      last = positions[i]!
      const surface = surfaces[i]!
      const named = several && surface !== primary
      if (several) code = 2 * code + (named ? 1 : 0)
      while (code > 127) {
        bytes[at++] = code | 128
        code >>>= 7
      }
      bytes[at++] = code
      if (!named) continue
      for (code = surface; code > 127; code >>>= 7) bytes[at++] = code | 128
      bytes[at++] = code
    }
    out.length = at
    this.#field = field
    this.#freqAt = freqAt
    this.#position = last
  }

  endList(): void {
    if (this.#pending === BLOCK_SIZE) this.#writeBlock()
    const bytes = this.#bytes
    this.#offsets.push(bytes.length)
    bytes.writeVarint(this.#count * 2 + (this.#several ? 1 : 0))
    if (this.#count >= BLOCK_SIZE) bytes.writeVarint(this.#firstBlock)
    if (this.#several) bytes.writeVarint(this.#primary)
    if (this.#pending === 0) return
    // The tail of a list with blocks can be skipped like a block, though its postings lie elsewhere.
    if (this.#count > BLOCK_SIZE) this.#describeBlock()
    this.#writeTail()
    const positions = this.#positionBytes
    bytes.writeBytes(positions.bytes, this.#positionsStart, positions.length)
    positions.length = this.#positionsStart
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
    const bytes = this.#bytes
    let previous = Math.max(0, this.#lastDoc)
    // The last field is mostly the longest.
    let usual = fieldCount - 1
    for (let i = 0; i < this.#pending; i++) {
      const delta = docs[i]! - previous
      previous = docs[i]!
      const at = i * fieldCount
      let present = 0
      let only = 0
      for (let field = 0; field < fieldCount; field++) {
        if (freqs[at + field] === 0) continue
        present++
        only = field
      }
      const isUsual = present === 1 && only === usual && freqs[at + only] === 1
      bytes.writeVarint(delta * 2 + (isUsual ? 0 : 1))
      if (isUsual) continue
      if (present === 1) {
        usual = only
        bytes.writeVarint((freqs[at + only]! - 1) * (fieldCount + 1) + only)
      } else {
        bytes.writeVarint(fieldCount)
        for (let field = 0; field < fieldCount; field++) bytes.writeVarint(freqs[at + field]!)
      }
    }
  }

  build(prefix: string, out: Sections): void {
    out.set(`${prefix}postings.offsets`, this.#offsets.toWords())
    out.set(`${prefix}postings.bytes`, this.#bytes.toBytes())
    out.set(`${prefix}postings.words`, this.#words.toWords())
    out.set(`${prefix}blocks.lastDocs`, this.#lastDocs.toWords())
    out.set(`${prefix}blocks.starts`, this.#blockStarts.toWords())
    out.set(`${prefix}blocks.positions`, this.#blockPositions.toWords())
    out.set(`${prefix}positions`, this.#positionBytes.toBytes())
    this.#impacts.build(prefix, out)
  }
}
