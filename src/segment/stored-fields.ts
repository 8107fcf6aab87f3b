import { ByteWriter } from '../codec/byte-writer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import { decodeUtf8 } from '../codec/utf8.ts'
import { type OrdinalArray, ordinalArray, type ReadonlySections, type Sections } from './sections.ts'

const encoder = /* @__PURE__ */ new TextEncoder()

/** Collects what is given back with hits: one text a document, as UTF-8. */
export class StoredFieldsWriter {
  readonly #bytes = new ByteWriter(1 << 10)
  readonly #ends = new GrowingArray()

  addText(text: string): void {
    const out = this.#bytes
    if (text === '') {
      this.#ends.push(out.length)
      return
    }
    // UTF-8 takes at most three bytes a UTF-16 unit.
    out.reserve(3 * text.length)
    out.length += encoder.encodeInto(text, out.bytes.subarray(out.length)).written
    this.#ends.push(out.length)
  }

  addBytes(bytes: Uint8Array): void {
    this.#bytes.writeBytes(bytes)
    this.#ends.push(this.#bytes.length)
  }

  build(out: Sections): void {
    const bytes = this.#bytes.toBytes()
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
