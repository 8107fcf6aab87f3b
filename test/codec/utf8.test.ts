import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteWriter } from '../../src/codec/byte-writer.ts'
import { compareBytes, decodeUtf8, encodeUtf8Into } from '../../src/codec/utf8.ts'

const SEED = 20165

function encode(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const out = new ByteWriter(0)
  encodeUtf8Into(units, 0, units.length, out)
  return out.toBytes()
}

// Any UTF-16, lone surrogates too, of each length of encoding.
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0x80, max: 0x7ff }),
  fc.integer({ min: 0x800, max: 0xffff }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
)
const anyText = fc.array(unit, { maxLength: 60 }).map((units) => String.fromCharCode(...units))

test('encodes one to four bytes a character', () => {
  expect([...encode('aé€😀')]).toEqual([0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80])
})

test('encodes only the asked units, after what was written before', () => {
  const out = new ByteWriter()
  out.writeByte(1)
  encodeUtf8Into(Uint16Array.of(97, 98, 99, 100), 1, 3, out)
  expect([...out.toBytes()]).toEqual([1, 98, 99])
})

test('a surrogate whose other half is beyond the end is alone', () => {
  const out = new ByteWriter()
  encodeUtf8Into(Uint16Array.of(0xd83d, 0xde00), 0, 1, out)
  expect([...out.toBytes()]).toEqual([0xef, 0xbf, 0xbd])
})

test('lone surrogates become U+FFFD', () => {
  expect(decodeUtf8(encode('a\ud800b\udc00\ud800\ud800\udc00'), 0, 15)).toBe('a\ufffdb\ufffd\ufffd\u{10000}')
})

test('encodes any text as TextEncoder does', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect([...encode(text)]).toEqual([...new TextEncoder().encode(text)])
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('decodes any text, whatever stands around it', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const bytes = new TextEncoder().encode(`é${text}é`)
      expect(decodeUtf8(bytes, 2, bytes.length - 2)).toBe(text.replace(/\p{Cs}/gu, '\ufffd'))
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('keeps a byte order mark, in short and in long text', () => {
  for (const text of ['\ufeff', `\ufeffa${'b'.repeat(100)}`]) {
    expect(decodeUtf8(encode(text), 0, encode(text).length)).toBe(text)
  }
})

test('bytes that are not UTF-8 become U+FFFD', () => {
  expect(decodeUtf8(Uint8Array.of(97, 0xff, 98), 0, 3)).toBe('a\ufffdb')
})

test('compares byte by byte, then by length', () => {
  const sign = (a: string, b: string) =>
    Math.sign(compareBytes(encode(a), 0, encode(a).length, encode(b), 0, encode(b).length))
  expect([
    sign('a', 'b'),
    sign('b', 'a'),
    sign('a', 'ab'),
    sign('ab', 'ab'),
    sign('', 'a'),
    sign('z', 'é'),
  ]).toEqual([-1, 1, -1, 0, -1, -1])
})

test('compares only the asked ranges', () => {
  const a = Uint8Array.of(9, 1, 2, 9)
  const b = Uint8Array.of(1, 2, 3)
  expect(compareBytes(a, 1, 3, b, 0, 2)).toBe(0)
  expect(compareBytes(a, 1, 3, b, 0, 3)).toBeLessThan(0)
  expect(compareBytes(a, 0, 1, b, 0, 3)).toBeGreaterThan(0)
})

test('sorts text by code point', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0x10ffff })),
      fc.array(fc.integer({ min: 0, max: 0x10ffff })),
      (a, b) => {
        const wellFormed = (codes: number[]) => codes.map((c) => (c >= 0xd800 && c < 0xe000 ? 0xfffd : c))
        const [x, y] = [wellFormed(a), wellFormed(b)]
        const i = x.findIndex((c, j) => c !== y[j])
        const expected = i < 0 ? x.length - y.length : i < y.length ? x[i]! - y[i]! : 1
        const [p, q] = [encode(String.fromCodePoint(...x)), encode(String.fromCodePoint(...y))]
        expect(Math.sign(compareBytes(p, 0, p.length, q, 0, q.length))).toBe(Math.sign(expected))
      },
    ),
    { seed: SEED },
  )
})
