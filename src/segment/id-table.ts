import type { BitSet } from '../codec/bit-set.ts'
import { compareBytes } from '../codec/utf8.ts'
import { type DocumentId, decodeId } from './document-id.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'

/** The ids of a segment's documents: from document to id, and back through a hash table. */
export class IdTable {
  readonly #bytes: Uint8Array
  readonly #ends: OrdinalArray
  readonly #slots: OrdinalArray

  constructor(sections: ReadonlySections) {
    this.#bytes = sections.get('ids.bytes') as Uint8Array
    this.#ends = sections.get('ids.ends') as OrdinalArray
    this.#slots = sections.get('ids.slots') as OrdinalArray
  }

  #start(doc: number): number {
    return doc === 0 ? 0 : this.#ends[doc - 1]!
  }

  idOf(doc: number): DocumentId {
    return decodeId(this.#bytes, this.#start(doc), this.#ends[doc]!)
  }

  keyOf(doc: number): Uint8Array {
    return this.#bytes.subarray(this.#start(doc), this.#ends[doc]!)
  }

  /**
   * The document with this key, and this hash of it, that is live; or -1. Of several with the same key, which deletes leave
   * behind, one at most is.
   */
  find(key: Uint8Array, hash: number, liveDocs: BitSet | undefined): number {
    const slots = this.#slots
    let slot = hash % slots.length
    for (let probes = 0; probes < slots.length; probes++) {
      const doc = slots[slot]! - 1
      if (doc < 0) return -1
      if (
        compareBytes(this.#bytes, this.#start(doc), this.#ends[doc]!, key, 0, key.length) === 0 &&
        (!liveDocs || liveDocs.has(doc))
      ) {
        return doc
      }
      slot = slot + 1 === slots.length ? 0 : slot + 1
    }
    return -1
  }
}
