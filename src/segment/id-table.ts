import { ByteWriter } from '../codec/byte-writer.ts'
import { compareBytes, decodeUtf8 } from '../codec/utf8.ts'
import { type OrdinalArray, ordinalArray, type ReadonlySections, type Sections } from './sections.ts'

/** What a user calls a document. */
export type DocumentId = string | number

// The first byte of a key that is not the UTF-8 of a string: ids 7 and '7' differ, and so do lone surrogates.
const NUMBER = 0
const UNITS = 1

const encoder = /* @__PURE__ */ new TextEncoder()

/** An id as bytes; different ids have different bytes. */
export function encodeId(id: DocumentId): Uint8Array {
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new TypeError(`An id is ${id === null ? 'null' : typeof id}; expected a string or a number.`)
  }
  if (typeof id === 'number') return encoder.encode(String.fromCharCode(NUMBER) + id)
  const bytes = encoder.encode(id)
  if (bytes[0]! > UNITS && !id.includes('\ufffd') && !hasLoneSurrogate(id)) return bytes
  const units = new Uint8Array(1 + 2 * id.length)
  units[0] = UNITS
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    units[1 + 2 * i] = unit & 255
    units[2 + 2 * i] = unit >> 8
  }
  return units
}

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
}

function decodeId(bytes: Uint8Array, start: number, end: number): DocumentId {
  if (bytes[start] === NUMBER) return Number(decodeUtf8(bytes, start + 1, end))
  if (bytes[start] !== UNITS) return decodeUtf8(bytes, start, end)
  let id = ''
  for (let i = start + 1; i < end; i += 2) id += String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8))
  return id
}

function hashId(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Collects the ids of a segment's documents, in order. */
export class IdTableWriter {
  readonly #bytes = new ByteWriter()
  readonly #ends: number[] = []

  add(key: Uint8Array): void {
    this.#bytes.writeBytes(key)
    this.#ends.push(this.#bytes.length)
  }

  addId(id: DocumentId): void {
    const out = this.#bytes
    const start = out.length
    // Nearly every id is short and ASCII.
    if (typeof id === 'string' && id.length <= 64) {
      out.reserve(id.length)
      let i = 0
      for (; i < id.length; i++) {
        const unit = id.charCodeAt(i)
        if (unit > 127 || unit <= UNITS) break
        out.bytes[start + i] = unit
      }
      if (i === id.length) {
        out.length += i
        this.#ends.push(out.length)
        return
      }
    }
    this.add(encodeId(id))
  }

  /** Documents that are deleted already are not to be found. */
  build(out: Sections, deleted?: ReadonlySet<number>): void {
    const bytes = this.#bytes.toBytes()
    const count = this.#ends.length
    const ends = ordinalArray(count, bytes.length)
    ends.set(this.#ends)
    // Open addressing, three quarters full; a slot holds doc + 1, or 0.
    const slots = ordinalArray(Math.ceil(count / 0.75) + 1, count)
    for (let doc = 0; doc < count; doc++) {
      if (deleted?.has(doc)) continue
      let slot = hashId(bytes, doc === 0 ? 0 : ends[doc - 1]!, ends[doc]!) % slots.length
      while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
      slots[slot] = doc + 1
    }
    out.set('ids.bytes', bytes)
    out.set('ids.ends', ends)
    out.set('ids.slots', slots)
  }
}

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
   * The document with this key that `isLive`, or -1. Of several with the same key, which deletes leave behind, one
   * at most is live.
   */
  find(key: Uint8Array, isLive: (doc: number) => boolean): number {
    const slots = this.#slots
    let slot = hashId(key, 0, key.length) % slots.length
    for (let probes = 0; probes < slots.length; probes++) {
      const doc = slots[slot]! - 1
      if (doc < 0) return -1
      if (
        compareBytes(this.#bytes, this.#start(doc), this.#ends[doc]!, key, 0, key.length) === 0 &&
        isLive(doc)
      ) {
        return doc
      }
      slot = slot + 1 === slots.length ? 0 : slot + 1
    }
    return -1
  }
}
