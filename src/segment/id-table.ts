import type { BitSet } from '../codec/bit-set.ts'
import { compareBytes } from '../codec/utf8.ts'
import { finish, STEP_SIZE, type Steps } from '../steps.ts'
import { type DocumentId, decodeId, hashKey } from './document-id.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'

/** The ids of a segment's documents: from document to id, and back through a hash table. */
export class IdTable {
  readonly #bytes: Uint8Array
  readonly #ends: OrdinalArray
  readonly #slots: OrdinalArray
  // By slot, a byte of the hash of the key that is there, or 0. Made at the first search.
  #tags: Uint8Array | undefined

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
    // Most keys that are looked for are new, and where three slots of four are taken, such a search goes over eight of them, whose keys
    // lie all over the memory. Measured with two segments of 250,000 documents: 3.5 µs for each document added, .6 with tags.
    const tags = this.#tags ?? finish(this.prepare())
    const tag = tagOf(hash)
    let slot = hash % tags.length
    for (let probes = 0; probes < tags.length && tags[slot] !== 0; probes++) {
      if (tags[slot] === tag) {
        const doc = this.#slots[slot]! - 1
        const order = compareBytes(this.#bytes, this.#start(doc), this.#ends[doc]!, key, 0, key.length)
        if (order === 0 && (!liveDocs || liveDocs.has(doc))) return doc
      }
      slot = slot + 1 === tags.length ? 0 : slot + 1
    }
    return -1
  }

  /** Makes what `find` needs, unless it is there. */
  *prepare(): Steps<Uint8Array> {
    if (this.#tags) return this.#tags
    const { length } = this.#slots
    const tags = new Uint8Array(length)
    for (let slot = 0; slot < length; slot += STEP_SIZE) {
      this.#readTags(tags, slot, Math.min(slot + STEP_SIZE, length))
      yield
    }
    this.#tags = tags
    return tags
  }

  #readTags(tags: Uint8Array, from: number, to: number): void {
    for (let slot = from; slot < to; slot++) {
      const doc = this.#slots[slot]! - 1
      if (doc >= 0) tags[slot] = tagOf(hashKey(this.#bytes, this.#start(doc), this.#ends[doc]!))
    }
  }
}

/** What tells keys apart that are looked for from the same slot on. */
function tagOf(hash: number): number {
  return hash >>> 24 || 1
}
