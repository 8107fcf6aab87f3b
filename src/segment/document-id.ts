import type { ByteWriter } from '../codec/byte-writer.ts'
import { decodeUtf8 } from '../codec/utf8.ts'

/** What a user calls a document. */
export type DocumentId = string | number

// The first byte of a key that is not the UTF-8 of a string: ids 7 and '7' differ, and so do lone surrogates.
const NUMBER = 0
const UNITS = 1

// UTF-16 units of ids that are written one by one, which nearly all are.
const SHORT_ID = 64
// ASCII.
const FIRST_PRINTABLE = 32
const LAST_PRINTABLE = 126

const encoder = /* @__PURE__ */ new TextEncoder()

/** An id as bytes, its *key*; different ids have different keys. @throws TypeError for what can't be an id */
export function encodeId(id: DocumentId): Uint8Array {
  if (typeof id !== 'string' && typeof id !== 'number')
    throw new TypeError(`An id is ${id === null ? 'null' : typeof id}; expected a string or a number.`)
  const text = typeof id === 'number' ? String(id) : id
  if (text.length <= SHORT_ID) {
    const key = new Uint8Array(text.length + 1)
    const size = writeShortKey(id, text, key, 0)
    if (size > 0) return key.subarray(0, size)
  }
  return typeof id === 'number' ? encoder.encode(String.fromCharCode(NUMBER) + id) : encodeAny(id)
}

/** Writes the key of an id, whose digits or units are `text`, if that is printable ASCII, and returns its size; else 0. */
function writeShortKey(id: DocumentId, text: string, out: Uint8Array, start: number): number {
  let at = start
  if (typeof id === 'number') out[at++] = NUMBER
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < FIRST_PRINTABLE || unit > LAST_PRINTABLE) return 0
    out[at++] = unit
  }
  return at - start
}

/** Writes the key of an id behind what `out` holds, without counting it in, and returns its size. */
export function writeKey(id: DocumentId, out: ByteWriter): number {
  const text = typeof id === 'number' ? String(id) : id
  if (typeof text === 'string' && text.length <= SHORT_ID) {
    out.reserve(text.length + 1)
    const size = writeShortKey(id, text, out.bytes, out.length)
    if (size > 0) return size
  }
  const key = encodeId(id)
  out.writeBytes(key)
  out.length -= key.length
  return key.length
}

function encodeAny(id: string): Uint8Array {
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

/** The id of the key `bytes[start..end)`. */
export function decodeId(bytes: Uint8Array, start: number, end: number): DocumentId {
  if (bytes[start] === NUMBER) return Number(decodeUtf8(bytes, start + 1, end))
  if (bytes[start] !== UNITS) return decodeUtf8(bytes, start, end)
  let id = ''
  for (let i = start + 1; i < end; i += 2) id += String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8))
  return id
}

/** FNV-1a of the key `bytes[start..end)`, unsigned. */
export function hashKey(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
