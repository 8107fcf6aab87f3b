import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ByteReader } from '../../src/codec/byte-reader.ts'
import { ByteWriter } from '../../src/codec/byte-writer.ts'

const SEED = 20161

// Numbers of every bit length, so that every length of varint occurs.
const uint32 = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 31 }))
  .map(([v, s]) => v >>> s)

describe('byte writer', () => {
  test('writes bytes, varints and slices one after the other', () => {
    const out = new ByteWriter()
    out.writeByte(7)
    out.writeVarint(300)
    out.writeBytes(Uint8Array.of(1, 2, 3, 4), 1, 3)
    out.writeBytes(Uint8Array.of(9))
    expect([...out.toBytes()]).toEqual([7, 0xac, 0x02, 2, 3, 9])
    expect(out.length).toBe(6)
  })

  test('grows from no room at all', () => {
    const out = new ByteWriter(0)
    const expected: number[] = []
    for (let i = 0; i < 1000; i++) {
      out.writeByte(i)
      expected.push(i & 255)
    }
    out.writeBytes(new Uint8Array(5000).fill(3))
    expect([...out.toBytes()]).toEqual([...expected, ...Array<number>(5000).fill(3)])
  })

  test('keeps what was written when it grows by a varint', () => {
    const out = new ByteWriter(1)
    out.writeVarint(0xffffffff)
    out.writeVarint(1)
    expect([...out.toBytes()]).toEqual([255, 255, 255, 255, 15, 1])
  })

  test('gives a copy that later writes do not change', () => {
    const out = new ByteWriter()
    out.writeByte(1)
    const bytes = out.toBytes()
    out.bytes[0] = 2
    expect([...bytes]).toEqual([1])
  })

  test('keeps what was written when room is reserved', () => {
    const out = new ByteWriter(2)
    out.writeByte(5)
    out.reserve(100)
    expect(out.bytes.length).toBeGreaterThanOrEqual(101)
    expect([...out.toBytes()]).toEqual([5])
  })
})

describe('varint', () => {
  test.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16383, 2],
    [16384, 3],
    [2097151, 3],
    [2097152, 4],
    [268435455, 4],
    [268435456, 5],
    [4294967295, 5],
  ])('%i takes %i bytes', (v, length) => {
    const out = new ByteWriter()
    out.writeVarint(v)
    expect(out.length).toBe(length)
    expect(new ByteReader(out.toBytes()).readVarint()).toBe(v)
  })

  test('any numbers come back, in seven bits a byte', () => {
    fc.assert(
      fc.property(fc.array(uint32), (values) => {
        const out = new ByteWriter(0)
        for (const v of values) out.writeVarint(v)
        const bytes = out.toBytes()
        const lengths = values.map((v) => Math.max(1, Math.ceil((32 - Math.clz32(v)) / 7)))
        expect(bytes.length).toBe(lengths.reduce((sum, length) => sum + length, 0))
        const reader = new ByteReader(bytes)
        expect(values.map(() => reader.readVarint())).toEqual(values)
        expect(reader.at).toBe(bytes.length)
      }),
      { seed: SEED },
    )
  })
})

describe('byte reader', () => {
  test('starts where it is told', () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3), 1)
    expect([reader.readByte(), reader.at]).toEqual([2, 2])
  })

  test('gives 0 past the end', () => {
    const reader = new ByteReader(Uint8Array.of(1), 1)
    expect([reader.readByte(), reader.readVarint()]).toEqual([0, 0])
  })

  test('gives what there was of a varint cut short', () => {
    expect(new ByteReader(Uint8Array.of(0xac)).readVarint()).toBe(0x2c)
  })

  test('reads at most five bytes of a varint that never ends', () => {
    const reader = new ByteReader(new Uint8Array(20).fill(255))
    expect(reader.readVarint()).toBe(0xffffffff)
    expect(reader.at).toBe(5)
  })
})
