/** Bytes that `putVarint` takes at the most. */
export const MAX_VARINT_BYTES = 5

/** Writes an unsigned 32-bit LEB128, 7 bits a byte, low bits first, at `bytes[at]`, and returns where it ends. */
export function putVarint(bytes: Uint8Array, at: number, v: number): number {
  let left = v >>> 0
  while (left > 127) {
    bytes[at++] = left | 128
    left >>>= 7
  }
  bytes[at++] = left
  return at
}

/** Bytes that grow by doubling; `bytes[0..length)` is what was written. */
export class ByteWriter {
  bytes: Uint8Array
  length = 0

  constructor(capacity = 64) {
    this.bytes = new Uint8Array(capacity)
  }

  /** Makes room for `n` more bytes, so that a caller may write them into `bytes` itself and then raise `length`. */
  reserve(n: number): void {
    const needed = this.length + n
    if (needed <= this.bytes.length) return
    const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length))
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  writeByte(v: number): void {
    if (this.length === this.bytes.length) this.reserve(1)
    this.bytes[this.length++] = v
  }

  writeVarint(v: number): void {
    this.reserve(MAX_VARINT_BYTES)
    this.length = putVarint(this.bytes, this.length, v)
  }

  writeBytes(src: Uint8Array, start = 0, end = src.length): void {
    this.reserve(end - start)
    // Up to here a loop beats the view that set() needs.
    if (end - start > 24) this.bytes.set(src.subarray(start, end), this.length)
    else for (let i = start; i < end; i++) this.bytes[this.length + i - start] = src[i]!
    this.length += end - start
  }

  /** A copy of exactly what was written. */
  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length)
  }
}
