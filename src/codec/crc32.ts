import { platformZlib } from './platform-zlib.ts'

type Crc32 = (bytes: Uint8Array, seed?: number) => number

// tables[256·k + b]: the checksum of byte b followed by k zero bytes. Built at the first call.
let tables: Int32Array | undefined
// The platform's own, once it has been looked for.
let best: Crc32 | undefined

function buildTables(): Int32Array {
  const built = new Int32Array(8 * 256)
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
 * By zlib where there is one (Node since 20.16, Deno, Bun): 5.8 MB in a new process take it 2.3 ms, and ours 8.9.
 */
export function crc32(bytes: Uint8Array, seed = 0): number {
  best ??= platformCrc32() ?? portableCrc32
  return best(bytes, seed)
}

function platformCrc32(): Crc32 | undefined {
  const { crc32: native } = platformZlib()
  // What only looks like it is not taken.
  const check = Uint8Array.of(0x31, 0x32, 0x33)
  if (native?.(check, 1) !== portableCrc32(check, 1)) return undefined
  // Of no bytes at all some versions give 0, whatever the seed.
  return (bytes, seed) => (bytes.length > 0 ? native(bytes, seed) : seed!)
}

/**
 * The same, anywhere.
 *
 * Eight bytes a step: Kounavis & Berry, A systematic approach to building high performance CRC generators (2005). They
 * are read as two words, as the machine has them: snapshots are of little-endian machines only.
 */
export function portableCrc32(bytes: Uint8Array, seed = 0): number {
  tables ??= buildTables()
  const t = tables
  const { length } = bytes
  let crc = ~seed
  let i = 0
  for (const end = Math.min(length, -bytes.byteOffset & 3); i < end; i++)
    crc = (crc >>> 8) ^ t[(crc ^ bytes[i]!) & 255]!
  const pairs = (length - i) >>> 3
  const words = new Int32Array(bytes.buffer, pairs && bytes.byteOffset + i, 2 * pairs)
  for (let w = 0; w < words.length; w += 2) {
    const low = crc ^ words[w]!
    const high = words[w + 1]!
    crc =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + (high & 255)]! ^
      t[512 + ((high >>> 8) & 255)]! ^
      t[256 + ((high >>> 16) & 255)]! ^
      t[high >>> 24]!
  }
  for (i += 4 * words.length; i < length; i++) crc = (crc >>> 8) ^ t[(crc ^ bytes[i]!) & 255]!
  return ~crc >>> 0
}
