import { ByteWriter } from '../codec/byte-writer.ts'
import { BLOCK_SIZE, writeBlock } from '../codec/packed-block.ts'
import { WordWriter } from '../codec/word-writer.ts'
import { ImpactWriter } from './impacts.ts'
import type { Sections } from './sections.ts'

/**
 * Writes posting lists, one after the other, in the order of their ordinals.
 *
 * A caller fills in postings and positions, then calls `endList`. A list is kept as
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
  /** Ascending documents of the list being written. */
  docs = new Uint32Array(BLOCK_SIZE)
  /** `freqs[posting * fieldCount + field]`. */
  freqs: Uint32Array
  /** Positions of the list, by posting, then field, then ascending. */
  positions = new Uint32Array(BLOCK_SIZE)
  /** The surface word at each position, by its number within the list. */
  surfaces = new Uint32Array(BLOCK_SIZE)
  count = 0
  positionCount = 0

  readonly #bytes = new ByteWriter(1 << 10)
  readonly #words = new WordWriter()
  readonly #positionBytes = new ByteWriter(1 << 10)
  readonly #offsets = new WordWriter()
  readonly #lastDocs = new WordWriter()
  readonly #blockStarts = new WordWriter()
  readonly #blockPositions = new WordWriter()
  readonly #impacts: ImpactWriter
  readonly #block = new Uint32Array(BLOCK_SIZE)
  // The surface that needs no naming, or -1 where the list has only one.
  #primary = -1

  /** `norms` are the documents' combined lengths under `boosts`, one a field of the list. */
  constructor(boosts: readonly number[], norms: Uint8Array) {
    this.fieldCount = boosts.length
    this.freqs = new Uint32Array(BLOCK_SIZE * this.fieldCount)
    this.#impacts = new ImpactWriter(boosts, norms)
  }

  /** Starts a posting with all its freqs 0 and returns the index of its first freq. */
  startPosting(doc: number): number {
    const fields = this.fieldCount
    if (this.count === this.docs.length) {
      this.docs = grown(this.docs)
      this.freqs = grown(this.freqs)
    }
    this.docs[this.count] = doc
    const at = this.count++ * fields
    for (let field = 0; field < fields; field++) this.freqs[at + field] = 0
    return at
  }

  addPosition(position: number, surface: number): void {
    const at = this.reservePositions(1)
    this.positions[at] = position
    this.surfaces[at] = surface
  }

  /** Makes room for the next positions, to be set by the caller, and returns the index of the first. */
  reservePositions(count: number): number {
    const at = this.positionCount
    this.positionCount += count
    while (this.positionCount > this.positions.length) {
      this.positions = grown(this.positions)
      this.surfaces = grown(this.surfaces)
    }
    return at
  }

  /** Writes the list that was filled, and clears it for the next. `primary` is its surface, or its most frequent one of several. */
  endList(primary: number, several: boolean): void {
    const { count } = this
    const bytes = this.#bytes
    this.#primary = several ? primary : -1
    this.#offsets.push(bytes.length)
    bytes.writeVarint(count * 2 + (several ? 1 : 0))
    const blocks = Math.floor(count / BLOCK_SIZE)
    if (blocks > 0) bytes.writeVarint(this.#lastDocs.length)
    if (several) bytes.writeVarint(primary)
    let position = 0
    for (let block = 0; block < blocks; block++) position = this.#writeBlock(block * BLOCK_SIZE, position)
    this.#writeTail(blocks * BLOCK_SIZE)
    // The tail of a list with blocks can be skipped like a block, though its postings lie elsewhere.
    if (blocks > 0 && count > blocks * BLOCK_SIZE) this.#describeBlock(blocks * BLOCK_SIZE, count)
    this.#writePositions(bytes, blocks * BLOCK_SIZE, count, position)
    this.count = 0
    this.positionCount = 0
  }

  #writeBlock(from: number, position: number): number {
    const { docs, freqs, fieldCount } = this
    const block = this.#block
    this.#describeBlock(from, from + BLOCK_SIZE)
    let previous = from === 0 ? -1 : docs[from - 1]!
    for (let i = 0; i < BLOCK_SIZE; i++) {
      const doc = docs[from + i]!
      block[i] = doc - previous - 1
      previous = doc
    }
    writeBlock(this.#words, block)
    for (let field = 0; field < fieldCount; field++) {
      for (let i = 0; i < BLOCK_SIZE; i++) block[i] = freqs[(from + i) * fieldCount + field]!
      writeBlock(this.#words, block)
    }
    return this.#writePositions(this.#positionBytes, from, from + BLOCK_SIZE, position)
  }

  #describeBlock(from: number, to: number): void {
    this.#lastDocs.push(this.docs[to - 1]!)
    this.#blockStarts.push(this.#words.length)
    this.#blockPositions.push(this.#positionBytes.length)
    this.#impacts.add(this.docs, this.freqs, from, to - from)
  }

  #writeTail(from: number): void {
    const { docs, freqs, fieldCount, count } = this
    const bytes = this.#bytes
    let previous = from === 0 ? 0 : docs[from - 1]!
    // The last field is mostly the longest.
    let usual = fieldCount - 1
    for (let i = from; i < count; i++) {
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

  #writePositions(out: ByteWriter, from: number, to: number, position: number): number {
    const { freqs, positions, surfaces, fieldCount } = this
    const primary = this.#primary
    for (let at = from * fieldCount; at < to * fieldCount; at++) {
      let previous = 0
      for (let left = freqs[at]!; left > 0; left--) {
        const delta = positions[position]! - previous
        const surface = surfaces[position]!
        previous = positions[position++]!
        if (primary < 0) out.writeVarint(delta)
        else if (surface === primary) out.writeVarint(delta * 2)
        else {
          out.writeVarint(delta * 2 + 1)
          out.writeVarint(surface)
        }
      }
    }
    return position
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

function grown(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2)
  larger.set(values)
  return larger
}
