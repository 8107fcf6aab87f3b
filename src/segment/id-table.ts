import type { BitSet } from '../codec/bit-set.ts'
import { compareBytes } from '../codec/utf8.ts'
import { finish, STEP_SIZE, type Steps } from '../steps.ts'
import { type DocumentId, decodeId, hashKey } from './document-id.ts'
import type { OrdinalArray, ReadonlySections } from './sections.ts'

// Bytes of a key that is given a tag.
const MAX_TAGGED = 1024

/** The ids of a segment's documents: from document to id, and back through a hash table. */
export class IdTable {
  readonly #bytes: Uint8Array
  readonly #ends: OrdinalArray
  readonly #slots: OrdinalArray
  // By slot, a byte of the hash of the key that is there, or 0 where any key may be.
  #tags: Uint8Array | undefined
  // Searches until then.
  #searches = 0

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
    const tags = this.#tags ?? this.#earnTags()
    const tag = tagOf(hash)
    let slot = hash % slots.length
    for (let probes = 0; probes < slots.length; probes++) {
      const doc = slots[slot]! - 1
      if (doc < 0) return -1
      if (
        (tags === undefined || tags[slot] === tag || tags[slot] === 0) &&
        compareBytes(this.#bytes, this.#start(doc), this.#ends[doc]!, key, 0, key.length) === 0 &&
        (!liveDocs || liveDocs.has(doc))
      ) {
        return doc
      }
      slot = slot + 1 === slots.length ? 0 : slot + 1
    }
    return -1
  }

  /**
   * Whether so many keys were looked for that `prepare` is worth it. Most are new, and where three slots of four are taken, such a
   * search goes over eight of them, whose keys lie all over the memory. Measured with two segments of 250,000 documents: 3.5 µs for each
   * document added, with tags 1.1.
   */
  get isSought(): boolean {
    return this.#tags === undefined && this.#searches > this.#slots.length / 32
  }

  #earnTags(): Uint8Array | undefined {
    // Later than `isSought`: those who can do it in steps have had their turn.
    return ++this.#searches > this.#slots.length / 16 ? finish(this.prepare()) : undefined
  }

  /** Makes what `find` is faster with. */
  *prepare(): Steps<Uint8Array> {
    const docTags = new Uint8Array(this.#ends.length)
    for (let doc = 0; doc < docTags.length; doc += STEP_SIZE) {
      this.#readTags(docTags, doc, Math.min(doc + STEP_SIZE, docTags.length))
      yield
    }
    const slots = this.#slots
    const tags = new Uint8Array(slots.length)
    for (let slot = 0; slot < slots.length; slot++) {
      tags[slot] = docTags[slots[slot]! - 1] ?? 0
      if (slot % STEP_SIZE === 0) yield
    }
    this.#tags = tags
    return tags
  }

  #readTags(tags: Uint8Array, from: number, to: number): void {
    for (let doc = from; doc < to; doc++) {
      const start = this.#start(doc)
      const end = this.#ends[doc]!
      // Damaged ends would lead over gigabytes.
      if (end - start <= MAX_TAGGED) tags[doc] = tagOf(hashKey(this.#bytes, start, end))
    }
  }
}

/** What tells keys apart that are looked for from the same slot on: 1 to 255. */
function tagOf(hash: number): number {
  return hash >>> 24 || 1
}
