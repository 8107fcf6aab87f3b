import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { crc32, portableCrc32 } from '../../src/codec/crc32.ts'

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

describe.each([
  ['the platform’s or ours', crc32],
  ['ours', portableCrc32],
])('%s:', (_, crc32) => {
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

  test('no bytes at all leave a checksum as it is', () => {
    expect(crc32(new Uint8Array(), 0xfedcba98)).toBe(0xfedcba98)
  })

  test('shared memory is read like any other', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(30))
    shared.set(ascii('The quick brown fox'))
    expect(crc32(shared.subarray(1))).toBe(slowCrc32(shared.slice(1)))
  })
})

test.each([
  ['has none', undefined],
  ['has no zlib', { getBuiltinModule: () => undefined }],
  ['has a zlib without it', { getBuiltinModule: () => ({}) }],
  ['has another function of the name', { getBuiltinModule: () => ({ crc32: () => 7 }) }],
  [
    'forbids it',
    {
      getBuiltinModule() {
        throw new Error('not here')
      },
    },
  ],
])('where the platform %s, ours is taken', async (_, process) => {
  vi.resetModules()
  vi.stubGlobal('process', process)
  try {
    const { crc32 } = await import('../../src/codec/crc32.ts')
    expect(crc32(ascii('123456789'))).toBe(0xcbf43926)
  } finally {
    vi.unstubAllGlobals()
  }
})
