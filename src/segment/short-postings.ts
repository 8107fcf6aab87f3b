import { ByteReader } from '../codec/byte-reader.ts'
import { BLOCK_SIZE } from '../codec/packed-block.ts'
import type { TextIndex } from './text-index.ts'

/**
 * Reads posting lists of less than a block, for those who want nothing of many lists but documents and freqs. What a list is
 * made of is said in `postings-writer.ts`.
 */
export class ShortPostings {
  readonly #index: TextIndex
  readonly #reader: ByteReader
  // What an occurrence in each field counts for.
  readonly #boosts: readonly number[]
  readonly #restricted: boolean

  /** `boosts` are the fields' multipliers; where one is 0, that field is not searched. */
  constructor(index: TextIndex, boosts: readonly number[]) {
    this.#index = index
    this.#reader = new ByteReader(index.bytes)
    this.#boosts = boosts.map((boost) => Math.max(0, boost))
    this.#restricted = this.#boosts.includes(0)
  }

  /** Writes the documents of the searched fields and their combined freqs, from `at` on, and returns where they end. */
  read(ord: number, docs: Uint32Array, freqs: Float64Array, at: number): number {
    const { bytes, offsets } = this.#index
    const boosts = this.#boosts
    const reader = this.#reader
    reader.at = offsets[ord]!
    const header = reader.readVarint()
    // A damaged count may not reach beyond a block.
    const count = Math.min(header >>> 1, BLOCK_SIZE - 1)
    if (header & 1) reader.readVarint()
    let usual = boosts.length - 1
    let doc = 0
    let end = at
    let next = reader.at
    for (let i = 0; i < count; i++) {
      // Nearly every posting is a byte.
      let delta = bytes[next++]! | 0
      if (delta > 127) {
        reader.at = next - 1
        delta = reader.readVarint()
        next = reader.at
      }
      doc += delta >>> 1
      let freq = boosts[usual]!
      if (delta & 1) {
        reader.at = next
        const code = reader.readVarint()
        const field = code % (boosts.length + 1)
        if (field < boosts.length) {
          usual = field
          freq = boosts[field]! * ((code - field) / (boosts.length + 1) + 1)
        } else {
          freq = 0
          for (let other = 0; other < boosts.length; other++) freq += boosts[other]! * reader.readVarint()
        }
        next = reader.at
      }
      if (this.#restricted && !(freq > 0)) continue
      docs[end] = doc
      freqs[end++] = freq
    }
    return end
  }
}
