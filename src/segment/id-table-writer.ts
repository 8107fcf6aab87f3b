import { ByteWriter } from '../codec/byte-writer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import { copyInSteps } from '../codec/stepwise-copy.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'
import { type DocumentId, hashKey, writeKey } from './document-id.ts'
import { type OrdinalArray, ordinalArray, type Sections } from './sections.ts'

// In the table of those that are live: none, and one that was removed; else document + 1.
const NONE = 0
const REMOVED = -1

/** Collects the ids of a segment's documents, in order, and knows those that are live. */
export class IdTableWriter {
  readonly #keys = new ByteWriter()
  // By document: where its key ends, and the hash of it.
  readonly #ends = new GrowingArray()
  readonly #hashes = new GrowingArray()
  // Open addressing, half full at most.
  #live = new Int32Array(1 << 5)
  #used = 0

  addId(id: DocumentId): void {
    this.#commit(writeKey(id, this.#keys))
  }

  /** Adds the id of a document that is deleted already, and never found. */
  addDeleted(id: DocumentId): void {
    this.#keep(writeKey(id, this.#keys))
  }

  /** Adds the key of a document that is not looked for before all are built. */
  addKey(key: Uint8Array): void {
    this.#keys.writeBytes(key)
    this.#keys.length -= key.length
    this.#keep(key.length)
  }

  /** The live document with an id, or -1. @throws TypeError for what can't be an id */
  find(id: DocumentId): number {
    const slot = this.#slotOf(id)
    return slot < 0 ? -1 : this.#live[slot]! - 1
  }

  /** Removes an id from those that are live, and returns its document, or -1. */
  remove(id: DocumentId): number {
    const slot = this.#slotOf(id)
    if (slot < 0) return -1
    const doc = this.#live[slot]! - 1
    this.#live[slot] = REMOVED
    return doc
  }

  #slotOf(id: DocumentId): number {
    const size = writeKey(id, this.#keys)
    const { bytes, length } = this.#keys
    const hash = hashKey(bytes, length, length + size)
    const live = this.#live
    const mask = live.length - 1
    for (let slot = hash & mask; live[slot] !== NONE; slot = (slot + 1) & mask) {
      const doc = live[slot]! - 1
      if (doc < 0 || this.#hashes.values[doc] !== hash) continue
      const start = doc === 0 ? 0 : this.#ends.values[doc - 1]!
      if (this.#ends.values[doc]! - start !== size) continue
      let i = 0
      while (i < size && bytes[start + i] === bytes[length + i]) i++
      if (i === size) return slot
    }
    return -1
  }

  /** Keeps the key that was written last, of so many bytes, for the next document. */
  #keep(size: number): void {
    const keys = this.#keys
    const hash = hashKey(keys.bytes, keys.length, keys.length + size)
    keys.length += size
    this.#ends.push(keys.length)
    this.#hashes.push(hash)
  }

  /** The same, for a document that is found. */
  #commit(size: number): void {
    this.#keep(size)
    if (2 * ++this.#used > this.#live.length) this.#growLive()
    this.#insert(this.#ends.length)
  }

  #insert(entry: number): void {
    const live = this.#live
    const mask = live.length - 1
    let slot = this.#hashes.values[entry - 1]! & mask
    while (live[slot] !== NONE) slot = (slot + 1) & mask
    live[slot] = entry
  }

  #growLive(): void {
    const old = this.#live
    let count = 0
    for (let slot = 0; slot < old.length; slot++) if (old[slot]! > 0) count++
    let size = 1 << 5
    while (size < 4 * count) size *= 2
    this.#live = new Int32Array(size)
    this.#used = count + 1
    for (let slot = 0; slot < old.length; slot++) if (old[slot]! > 0) this.#insert(old[slot]!)
  }

  /** Documents that are deleted already are not to be found. */
  *build(out: Sections, deleted?: ReadonlySet<number>): Steps<void> {
    const bytes = yield* copyInSteps(this.#keys.bytes, this.#keys.length)
    const count = this.#ends.length
    const ends = ordinalArray(count, bytes.length)
    ends.set(this.#ends.values.subarray(0, count))
    // Open addressing, three quarters full; a slot holds doc + 1, or 0.
    const slots = ordinalArray(Math.ceil(count / 0.75) + 1, count)
    for (let doc = 0; doc < count; doc += STEP_SIZE) {
      yield
      this.#fillSlots(slots, doc, Math.min(doc + STEP_SIZE, count), deleted)
    }
    out.set('ids.bytes', bytes)
    out.set('ids.ends', ends)
    out.set('ids.slots', slots)
  }

  #fillSlots(slots: OrdinalArray, from: number, to: number, deleted: ReadonlySet<number> | undefined): void {
    for (let doc = from; doc < to; doc++) {
      if (deleted?.has(doc)) continue
      let slot = this.#hashes.values[doc]! % slots.length
      while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
      slots[slot] = doc + 1
    }
  }
}
