/**
 * Reads what `ByteWriter` wrote. A read past the end gives 0, so damaged bytes give wrong values, never an exception
 * or an endless loop; callers check counts and checksums.
 */
export class ByteReader {
  bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  readByte(): number {
    return this.bytes[this.at++]! | 0
  }

  /** Unsigned 32-bit LEB128; reads at most 5 bytes whatever they hold. */
  readVarint(): number {
    let byte = this.bytes[this.at++]! | 0
    if (byte < 128) return byte
    let value = byte & 127
    for (let shift = 7; byte > 127 && shift < 35; shift += 7) {
      byte = this.bytes[this.at++]! | 0
      value |= (byte & 127) << shift
    }
    return value >>> 0
  }
}
