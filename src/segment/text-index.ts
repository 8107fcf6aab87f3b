import { ByteReader } from '../codec/byte-reader.ts'
import { LetterSignatures } from './letter-signatures.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'
import { StemLists } from './stem-lists.ts'
import { TermDictionary } from './term-dictionary.ts'

/**
 * The inverted index of the text fields that share an analyzer: words, posting lists, lengths.
 *
 * Fields are numbered within the group here; the schema knows which they are.
 */
export class TextIndex {
  readonly fieldCount: number
  readonly terms: TermDictionary
  readonly stems: StemLists
  /** Where each list starts in `bytes`. */
  readonly offsets: Uint32Array
  readonly bytes: Uint8Array
  readonly words: Uint32Array
  readonly lastDocs: Uint32Array
  readonly blockStarts: Uint32Array
  readonly blockPositions: Uint32Array
  readonly positions: Uint8Array
  readonly impactFreqs: Uint16Array
  readonly impactNorms: Uint8Array
  /** Words that each document has in each field: `lengths[field][doc]`. */
  readonly lengths: readonly OrdinalArray[]
  /** The norms of all fields together under the schema's boosts: one byte a document. */
  readonly norms: Uint8Array
  /** Words in all documents, a field; deleted ones count until they are merged away. */
  readonly lengthSums: Float64Array
  #signatures: LetterSignatures | undefined

  constructor(sections: ReadonlySections, prefix: string, fieldCount: number) {
    const section = (name: string) => sections.get(prefix + name)
    this.fieldCount = fieldCount
    this.terms = new TermDictionary(sections, prefix)
    this.stems = new StemLists(this.terms)
    this.offsets = section('postings.offsets') as Uint32Array
    this.bytes = section('postings.bytes') as Uint8Array
    this.words = section('postings.words') as Uint32Array
    this.lastDocs = section('blocks.lastDocs') as Uint32Array
    this.blockStarts = section('blocks.starts') as Uint32Array
    this.blockPositions = section('blocks.positions') as Uint32Array
    this.positions = section('positions') as Uint8Array
    this.impactFreqs = section('impacts.freqs') as Uint16Array
    this.impactNorms = section('impacts.norms') as Uint8Array
    this.lengths = Array.from(
      { length: fieldCount },
      (_, field) => section(`lengths.${field}`) as OrdinalArray,
    )
    this.norms = section('norms') as Uint8Array
    this.lengthSums = section('lengthSums') as Float64Array
  }

  get signatures(): LetterSignatures {
    this.#signatures ??= new LetterSignatures(this.terms)
    return this.#signatures
  }

  /** Posting lists, which is stems. */
  get listCount(): number {
    return this.offsets.length
  }

  /** Documents with the stem in any field of the group. */
  docFreq(ord: number): number {
    return new ByteReader(this.bytes, this.offsets[ord]!).readVarint() >>> 1
  }
}
