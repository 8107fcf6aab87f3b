import { ByteReader } from '../codec/byte-reader.ts'
import { BLOCK_SIZE, readBlock } from '../codec/packed-block.ts'
import { blockBuffers } from './block-buffers.ts'
import { IMPACTS_PER_BLOCK, impactFreq } from './impacts.ts'
import type { TextIndex } from './text-index.ts'

/**
 * Reads one posting list, a block at a time: whole blocks 0..blockCount − 1, then the tail as block `blockCount`.
 *
 * `docs[0..count)` are the documents of the loaded block that have the word in a field of boost above 0.
 */
export class PostingsReader {
  readonly index: TextIndex
  /** Documents with the word in any field; those of the searched fields may be fewer. */
  docFreq = 0
  blockCount = 0
  readonly docs: Uint32Array
  count = 0

  readonly #boosts: ArrayLike<number>
  readonly #restricted: boolean
  readonly #freqs: Float64Array
  readonly #rows: readonly Uint32Array[]
  // Used where some postings of a block were left out.
  readonly #sources: Uint8Array
  #firstBlock = 0
  // The surface that positions don't name, or -1 where the list has only one.
  #primary = -1
  #tailStart = 0
  #block = -1
  // Where the packed freqs of the loaded block start, or -1 when they are decoded.
  #freqsAt = -1
  // Whether the rows are decoded, be it without the combined freqs.
  #hasRows = false
  #positionsStart = 0
  readonly #positionReader: ByteReader
  #positionPosting = 0
  // Where the next list starts.
  #end = 0
  // Bytes that the positions of the loaded block take, and so the most that there can be.
  #most = 0

  /** `boosts` are the fields' multipliers; where one is 0, that field is not searched. */
  constructor(index: TextIndex, boosts: ArrayLike<number>) {
    this.index = index
    this.#positionReader = new ByteReader(index.bytes)
    this.#boosts = boosts
    this.#restricted = Array.prototype.some.call(boosts, (boost) => !(boost > 0))
    const { docs, freqs, rows, sources } = blockBuffers(index.fieldCount)
    this.docs = docs
    this.#freqs = freqs
    this.#rows = rows
    this.#sources = sources
  }

  /** Turns to a list; no block of it is loaded yet. */
  open(ord: number): void {
    const { bytes, offsets } = this.index
    const reader = new ByteReader(bytes, offsets[ord]!)
    this.#end = offsets[ord + 1] ?? bytes.length
    const header = reader.readVarint()
    this.docFreq = header >>> 1
    // A damaged count may not reach beyond the blocks that are there.
    this.blockCount = Math.min(Math.floor(this.docFreq / BLOCK_SIZE), this.index.lastDocs.length)
    this.#firstBlock = this.docFreq >= BLOCK_SIZE ? reader.readVarint() : 0
    this.#primary = header & 1 ? reader.readVarint() : -1
    this.#tailStart = reader.at
    this.count = 0
  }

  /** Documents that have the word in the searched fields, as far as that is known without reading the list. */
  get leastDocs(): number {
    return this.#restricted ? 0 : this.docFreq
  }

  /** Postings after the whole blocks. */
  get tailCount(): number {
    return this.docFreq % BLOCK_SIZE
  }

  /** The last document of a block; of the tail, only where there are whole blocks before it. */
  lastDoc(block: number): number {
    return this.index.lastDocs[this.#firstBlock + block]!
  }

  /** The first block that may hold `target`, from `block` on; `blockCount` for the tail. */
  findBlock(target: number, block: number): number {
    const { lastDocs } = this.index
    const first = this.#firstBlock
    const { blockCount } = this
    // Gallops, then halves: targets are mostly near.
    let step = 1
    while (block + step <= blockCount && lastDocs[first + block + step - 1]! < target) {
      block += step
      step *= 2
    }
    let high = Math.min(block + step - 1, blockCount)
    while (block < high) {
      const middle = (block + high) >> 1
      if (lastDocs[first + middle]! < target) block = middle + 1
      else high = middle
    }
    return block
  }

  loadBlock(block: number): void {
    this.#block = block
    this.#positionPosting = -1
    this.#hasRows = false
    if (block >= this.blockCount) {
      this.#loadTail()
      return
    }
    const { docs } = this
    const { words, blockStarts, blockPositions, positions } = this.index
    const at = this.#firstBlock + block
    this.#most = (blockPositions[at + 1] ?? positions.length) - (blockPositions[at] ?? 0)
    this.#freqsAt = readBlock(words, blockStarts[at]!, docs)
    let doc = block === 0 ? -1 : this.lastDoc(block - 1)
    for (let i = 0; i < BLOCK_SIZE; i++) {
      doc += docs[i]! + 1
      docs[i] = doc
    }
    this.count = BLOCK_SIZE
    if (this.#restricted) {
      this.#loadFreqs()
      this.#keepSearched()
    }
  }

  /** Combined freqs of the loaded block, slot by slot: Σ boost · freq over the fields. */
  freqs(): Float64Array {
    if (this.#freqsAt >= 0) this.#loadFreqs()
    return this.#freqs
  }

  #loadFreqs(): void {
    const { words, fieldCount } = this.index
    const freqs = this.#freqs
    let at = this.#freqsAt
    this.#freqsAt = -1
    this.#hasRows = true
    let started = false
    for (let field = 0; field < fieldCount; field++) {
      const row = this.#rows[field]!
      const boost = this.#boosts[field]!
      const empty = words[at] === 0
      at = readBlock(words, at, row)
      if (empty || !(boost > 0)) continue
      if (started) for (let i = 0; i < BLOCK_SIZE; i++) freqs[i]! += boost * row[i]!
      else for (let i = 0; i < BLOCK_SIZE; i++) freqs[i] = boost * row[i]!
      started = true
    }
    if (!started) freqs.fill(0)
  }

  /** The freqs of the fields alone, for those who want positions. */
  #readRows(): void {
    let at = this.#freqsAt
    for (const row of this.#rows) at = readBlock(this.index.words, at, row)
    this.#hasRows = true
  }

  #loadTail(): void {
    const { fieldCount, bytes } = this.index
    const count = this.tailCount
    const reader = new ByteReader(bytes, this.#tailStart)
    const { docs } = this
    const freqs = this.#freqs
    const rows = this.#rows
    const boosts = this.#boosts
    let doc = this.blockCount > 0 ? this.lastDoc(this.blockCount - 1) : 0
    let usual = fieldCount - 1
    for (let i = 0; i < count; i++) {
      const delta = reader.readVarint()
      doc += delta >>> 1
      docs[i] = doc
      if ((delta & 1) === 0) {
        // Nearly every posting: of the words of many lists, that is what most of the time goes to.
        for (let other = 0; other < fieldCount; other++) rows[other]![i] = 0
        rows[usual]![i] = 1
        freqs[i] = Math.max(0, boosts[usual]!)
        continue
      }
      const code = reader.readVarint()
      const field = code % (fieldCount + 1)
      let freq = 0
      for (let other = 0; other < fieldCount; other++) {
        let value = 0
        if (field === fieldCount) value = reader.readVarint()
        else if (other === field) value = (code - field) / (fieldCount + 1) + 1
        rows[other]![i] = value
        if (value > 0) freq += boosts[other]! * value
      }
      if (field < fieldCount) usual = field
      freqs[i] = freq
    }
    this.#freqsAt = -1
    this.#hasRows = true
    this.count = count
    this.#positionsStart = reader.at
    this.#most = this.#end - reader.at
    if (this.#restricted) this.#keepSearched()
  }

  #keepSearched(): void {
    const { docs } = this
    const freqs = this.#freqs
    let kept = 0
    for (let i = 0; i < this.count; i++) {
      if (!(freqs[i]! > 0)) continue
      docs[kept] = docs[i]!
      freqs[kept] = freqs[i]!
      this.#sources[kept++] = i
    }
    this.count = kept
  }

  /** The word's freq in a field, for the document in a slot of the loaded block. */
  fieldFreq(slot: number, field: number): number {
    if (!this.#hasRows) this.#readRows()
    const freq = this.#rows[field]![this.#restricted ? this.#sources[slot]! : slot]!
    // A damaged freq may not ask for more room than its positions can need.
    return freq <= this.#most ? freq : Math.max(0, this.#most)
  }

  /**
   * Writes the word's positions in a field, for the document in a slot of the loaded block, into `out`, which holds
   * `fieldFreq` of them from index `from` on, and which of the list's surface words stand there into `surfaces`. Cheap for slots and fields
   * asked for in ascending order.
   */
  positions(slot: number, field: number, out: Uint32Array, surfaces?: Uint32Array, from = 0): void {
    const freq = this.fieldFreq(slot, field)
    const posting = this.#restricted ? this.#sources[slot]! : slot
    const { fieldCount } = this.index
    const target = posting * fieldCount + field
    if (this.#positionPosting < 0 || this.#positionPosting > target) {
      const tail = this.#block >= this.blockCount
      const reader = this.#positionReader
      reader.bytes = tail ? this.index.bytes : this.index.positions
      reader.at = tail ? this.#positionsStart : this.index.blockPositions[this.#firstBlock + this.#block]!
      this.#positionPosting = 0
    }
    if (this.#positionPosting < target) this.#skipPositions(posting, field)
    this.#positionPosting = target + 1
    const reader = this.#positionReader
    const { bytes } = reader
    const several = this.#primary < 0 ? 0 : 1
    let position = 0
    for (let i = 0; i < freq && reader.at < bytes.length; i++) {
      const code = reader.readVarint()
      position += code >>> several
      out[from + i] = position
      const surface = code & several ? reader.readVarint() : Math.max(0, this.#primary)
      if (surfaces) surfaces[from + i] = surface
    }
  }

  /** Passes over the positions before those of a posting in a field. */
  #skipPositions(posting: number, field: number): void {
    const { fieldCount } = this.index
    const first = Math.floor(this.#positionPosting / fieldCount)
    const firstField = this.#positionPosting - first * fieldCount
    const reader = this.#positionReader
    const { bytes } = reader
    let left = 0
    for (let other = 0; other < fieldCount; other++) {
      const row = this.#rows[other]!
      const end = other < field ? posting + 1 : posting
      for (let i = other < firstField ? first + 1 : first; i < end; i++) left += row[i]!
    }
    // Measured: most of what a phrase with a frequent word costs. Only the low bits of a varint are looked at.
    const several = this.#primary < 0 ? 0 : 1
    let at = reader.at
    for (; left > 0 && at < bytes.length; left--) {
      const isOther = bytes[at]! & several
      while (bytes[at++]! > 127);
      if (isOther) while (bytes[at++]! > 127);
    }
    reader.at = at
  }

  /**
   * The highest `freq / (freq + penalties[norm])` that a document of a block can reach, where its freq is at most
   * `freqScale` times the one under the schema's boosts, and `besides` more. Of the tail, only where there are whole blocks
   * before it.
   */
  blockBound(block: number, penalties: Float64Array, freqScale: number, besides = 0): number {
    const { impactFreqs, impactNorms } = this.index
    const first = (this.#firstBlock + block) * IMPACTS_PER_BLOCK
    let bound = 0
    for (let i = first; i < first + IMPACTS_PER_BLOCK; i++) {
      const freq = freqScale * impactFreq(impactFreqs[i]!) + besides
      const saturation = freq / (freq + penalties[impactNorms[i]!]!)
      if (saturation > bound) bound = saturation
    }
    return bound
  }
}
