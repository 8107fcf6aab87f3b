import { GrowingArray } from '../codec/growing-array.ts'
import { decodeUtf8 } from '../codec/utf8.ts'
import type { Steps } from '../steps.ts'
import { type OrdinalArray, ordinalArray, type ReadonlySections, type Sections } from './sections.ts'

const encoder = /* @__PURE__ */ new TextEncoder()

// Bytes of a page: the first, and the most unless a text is longer.
const FIRST_PAGE = 0x400
const LARGEST_PAGE = 0x100000

/**
 * Collects what is given back with hits: one text a document, as UTF-8. Bytes are kept in pages, since to copy all of them each time
 * that they outgrow their room takes longer than to write them.
 */
export class StoredFieldsWriter {
  readonly #fullPages: Uint8Array[] = []
  #page = new Uint8Array(FIRST_PAGE)
  #used = 0
  #length = 0
  readonly #ends = new GrowingArray()

  addText(text: string): void {
    if (text !== '') {
      // UTF-8 takes at most three bytes a UTF-16 unit.
      this.#reserve(3 * text.length)
      this.#add(encoder.encodeInto(text, this.#page.subarray(this.#used)).written)
    }
    this.#ends.push(this.#length)
  }

  addBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#page.set(bytes, this.#used)
    this.#add(bytes.length)
    this.#ends.push(this.#length)
  }

  #add(count: number): void {
    this.#used += count
    this.#length += count
  }

  /** Makes room for so many bytes in the page. */
  #reserve(count: number): void {
    if (this.#used + count <= this.#page.length) return
    const written = this.#page.subarray(0, this.#used)
    // The room that a long text is given is mostly too much: it is not kept.
    if (this.#used > 0) this.#fullPages.push(2 * this.#used < this.#page.length ? written.slice() : written)
    this.#page = new Uint8Array(Math.max(count, Math.min(2 * this.#page.length, LARGEST_PAGE)))
    this.#used = 0
  }

  /** In steps of a page. */
  *build(out: Sections): Steps<void> {
    const bytes = new Uint8Array(this.#length)
    let at = 0
    for (const page of this.#fullPages) {
      bytes.set(page, at)
      at += page.length
      yield
    }
    bytes.set(this.#page.subarray(0, this.#used), at)
    const ends = ordinalArray(this.#ends.length, bytes.length)
    ends.set(this.#ends.values.subarray(0, ends.length))
    out.set('stored.bytes', bytes)
    out.set('stored.ends', ends)
  }
}

/** What the documents of a segment gave to be stored: bytes, and objects only for the ones asked for. */
export interface StoredFields {
  bytesOf(doc: number): Uint8Array
  textOf(doc: number): string
}

/** The same as it was written, one text after the other. */
export class PlainStoredFields implements StoredFields {
  readonly #bytes: Uint8Array
  readonly #ends: OrdinalArray

  constructor(sections: ReadonlySections) {
    this.#bytes = sections.get('stored.bytes') as Uint8Array
    this.#ends = sections.get('stored.ends') as OrdinalArray
  }

  #start(doc: number): number {
    return doc === 0 ? 0 : this.#ends[doc - 1]!
  }

  bytesOf(doc: number): Uint8Array {
    return this.#bytes.subarray(this.#start(doc), this.#ends[doc]!)
  }

  textOf(doc: number): string {
    return decodeUtf8(this.#bytes, this.#start(doc), this.#ends[doc]!)
  }
}
