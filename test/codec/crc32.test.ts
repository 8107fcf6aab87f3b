import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../src/codec/crc32.ts'

const SEED = 20164
const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))

/** One bit at a time, straight from the polynomial. */
function slowCrc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

test.each([
  ['', 0],
  ['a', 0xe8b7be43],
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
])('the checksum of "%s" is the published one', (text, checksum) => {
  expect(crc32(ascii(text))).toBe(checksum)
})

test('any bytes give the checksum of the bit by bit definition, whole or in two parts', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      expect(crc32(bytes)).toBe(slowCrc32(bytes))
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(slowCrc32(bytes))
    }),
    { seed: SEED },
  )
})
