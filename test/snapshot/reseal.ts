import { crc32 } from '../../src/codec/crc32.ts'
import { HEADER_BYTES, readHeader, readTable } from '../../src/snapshot/format.ts'

const ENTRY_BYTES = 24

/** Makes the checksums of a snapshot right again, in place, as for damage that they do not see. */
export function reseal(bytes: Uint8Array): Uint8Array {
  const header = readHeader(bytes)
  const head = bytes.subarray(0, header.headBytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  resealHead(bytes)
  const entries = readTable(head, header)
  entries.forEach(({ offset, seed }, i) => {
    const end = entries[i + 1]?.offset ?? bytes.length
    view.setUint32(HEADER_BYTES + ENTRY_BYTES * i + 20, crc32(bytes.subarray(offset, end), seed), true)
  })
  return resealHead(bytes)
}

/** The same for the head alone: what it says of the sections stays as it is. */
export function resealHead(bytes: Uint8Array, headBytes = readHeader(bytes).headBytes): Uint8Array {
  const crc = crc32(bytes.subarray(24, headBytes), crc32(bytes.subarray(0, 20)))
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(20, crc, true)
  return bytes
}
