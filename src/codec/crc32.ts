// tables[256·k + b]: the checksum of byte b followed by k zero bytes. Built at the first call.
let tables: Uint32Array | undefined

function buildTables(): Uint32Array {
  const built = new Uint32Array(8 * 256)
  for (let i = 0; i < built.length; i++) {
    let crc = i
    if (i < 256) for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
    else crc = (built[i - 256]! >>> 8) ^ built[built[i - 256]! & 255]!
    built[i] = crc
  }
  return built
}

/**
 * CRC-32 as in zip, gzip and PNG (IEEE 802.3), unsigned. To go on after earlier bytes, give their checksum as `seed`.
 *
 * Eight bytes a step: Kounavis & Berry, A systematic approach to building high performance CRC generators (2005).
 */
export function crc32(bytes: Uint8Array, seed = 0): number {
  tables ??= buildTables()
  const t = tables
  let crc = ~seed
  let i = 0
  for (const end = bytes.length - 7; i < end; i += 8) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    crc =
      t[1792 + (crc & 255)]! ^
      t[1536 + ((crc >>> 8) & 255)]! ^
      t[1280 + ((crc >>> 16) & 255)]! ^
      t[1024 + (crc >>> 24)]! ^
      t[768 + bytes[i + 4]!]! ^
      t[512 + bytes[i + 5]!]! ^
      t[256 + bytes[i + 6]!]! ^
      t[bytes[i + 7]!]!
  }
  for (; i < bytes.length; i++) crc = (crc >>> 8) ^ t[(crc ^ bytes[i]!) & 255]!
  return ~crc >>> 0
}
