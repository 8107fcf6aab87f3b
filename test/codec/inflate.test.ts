import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { deflate } from '../../src/codec/deflate.ts'
import { inflate, portableInflate } from '../../src/codec/inflate.ts'
import { randomOf } from '../snapshot/random.ts'

const SEED = Number(process.env.SEED ?? 1951)
const WORDS = ['river ', 'stone ', 'light ', 'lighthouse ', 'of ', 'the ', 'winter, ', '東京 ', '\n']

afterEach(() => {
  vi.unstubAllGlobals()
})

/** Bytes of several kinds: text, noise, runs. */
function bytesOf(random: () => number, length: number): Uint8Array {
  const kind = random()
  if (kind < 0.2) return Uint8Array.from({ length }, () => random() * 256)
  if (kind < 0.3) return new Uint8Array(length).fill(random() * 256)
  let text = ''
  while (text.length < length) text += WORDS[Math.floor(random() ** 2 * WORDS.length)]
  return new TextEncoder().encode(text).slice(0, length)
}

describe.each([
  ['the platform’s or ours', inflate],
  ['ours', portableInflate],
])('%s:', (_, inflate) => {
  test('what was deflated comes out again, whatever the level and the kind of block', () => {
    const random = randomOf(SEED)
    for (let run = 0; run < 300; run++) {
      const bytes = bytesOf(random, Math.floor(random() ** 3 * 70_000))
      const strategies = [
        constants.Z_DEFAULT_STRATEGY,
        constants.Z_FIXED,
        constants.Z_HUFFMAN_ONLY,
        constants.Z_RLE,
      ]
      const deflated = deflateRawSync(bytes, {
        level: run % 10,
        strategy: strategies[run % 4],
        memLevel: 1 + (run % 9),
      })
      if (Buffer.compare(inflate(deflated, bytes.length) ?? new Uint8Array(1), bytes) !== 0)
        expect.fail(`run ${run} (seed ${SEED})`)
      expect(inflate(deflated, bytes.length + 1)).toBeUndefined()
      if (bytes.length > 0) expect(inflate(deflated, bytes.length - 1)).toBeUndefined()
    }
  })

  test('any bytes come out again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(new Uint8Array(inflate(deflateRawSync(bytes), bytes.length)!)).toEqual(bytes)
      }),
      { seed: SEED },
    )
  })

  test('cut off, it is nothing', () => {
    const bytes = bytesOf(randomOf(7), 3000)
    const deflated = deflateRawSync(bytes)
    for (let length = 0; length < deflated.length; length++)
      expect(inflate(deflated.subarray(0, length), bytes.length)).toBeUndefined()
  })

  test('damaged, it is as long as it shall be or nothing, and never an exception', () => {
    const random = randomOf(SEED)
    const bytes = bytesOf(random, 5000)
    const deflated = [deflateRawSync(bytes), deflateRawSync(bytes, { strategy: constants.Z_FIXED })]
    for (let run = 0; run < 4000; run++) {
      const damaged = new Uint8Array(deflated[run % 2]!)
      for (let count = 1 + (run % 3); count > 0; count--)
        damaged[Math.floor(random() ** 2 * damaged.length)] = random() * 256
      const inflated = inflate(damaged, bytes.length)
      if (inflated && inflated.length !== bytes.length) expect.fail(`run ${run} (seed ${SEED})`)
    }
  })

  test('noise is nothing', () => {
    const random = randomOf(SEED)
    for (let run = 0; run < 4000; run++) {
      const noise = Uint8Array.from({ length: run % 400 }, () => random() * 256)
      expect(inflate(noise, 100_000)).toBeUndefined()
    }
  })

  test('a length that is a lie takes no memory', () => {
    const deflated = deflateRawSync(new Uint8Array(1000))
    const before = process.memoryUsage().arrayBuffers
    for (let run = 0; run < 20; run++) expect(inflate(deflated, 2 ** 31)).toBeUndefined()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
  })
})

test('ours takes and refuses what the platform’s does, damaged or not', () => {
  const random = randomOf(SEED + 1)
  const bytes = bytesOf(random, 300)
  const deflated = deflateRawSync(bytes)
  let taken = 0
  for (let run = 0; run < 20_000; run++) {
    const damaged = new Uint8Array(deflated)
    damaged[Math.floor(random() * damaged.length)]! ^= 1 << (run % 8)
    const ours = portableInflate(damaged, bytes.length)
    const other = inflate(damaged, bytes.length)
    // Codes that leave some bits without a meaning are refused by zlib at once, by us where they are read.
    if (other && (!ours || Buffer.compare(ours, other) !== 0)) expect.fail(`run ${run} (seed ${SEED})`)
    if (ours) taken++
  }
  expect(taken).toBeGreaterThan(100)
})

test('where there is no zlib, streams of the platform deflate; where there are none, nothing does', async () => {
  const bytes = bytesOf(randomOf(3), 20_000)
  expect(portableInflate((await deflate(bytes))!, bytes.length)).toEqual(bytes)
  vi.stubGlobal('process', undefined)
  expect(inflate((await deflate(bytes))!, bytes.length)).toEqual(bytes)
  vi.stubGlobal('CompressionStream', undefined)
  expect(await deflate(bytes)).toBeUndefined()
})

test('shared memory is read like any other', async () => {
  const shared = new Uint8Array(new SharedArrayBuffer(5000)).fill(7)
  const deflated = (await deflate(shared))!
  const sharedToo = new Uint8Array(new SharedArrayBuffer(deflated.length))
  sharedToo.set(deflated)
  expect(new Uint8Array(inflate(sharedToo, 5000)!)).toEqual(new Uint8Array(5000).fill(7))
  expect(portableInflate(sharedToo, 5000)).toEqual(new Uint8Array(5000).fill(7))
})
