import { afterEach, expect, test, vi } from 'vitest'
import { createIndex, decodeSnapshot, encodeSnapshot, SnapshotError, text } from '../../src/index.ts'
import { compressStored } from '../../src/snapshot/compress.ts'
import { snapshotSections } from '../../src/snapshot/encode.ts'
import { layOutSections, readHeader, readTable } from '../../src/snapshot/format.ts'
import { answersOf, bookOf, type Library, makeLibrary, schema } from './library.ts'
import { randomOf } from './random.ts'
import { reseal } from './reseal.ts'

const SEED = Number(process.env.SEED ?? 1977)
const RUNS = Number(process.env.RUNS ?? 60)
// From 1000 runs on, every byte is flipped.
const STRIDE = RUNS < 1000 ? 13 : 1

afterEach(() => {
  vi.unstubAllGlobals()
})

async function compressed(index: Library): Promise<Uint8Array> {
  return joined(await compressStored(snapshotSections(index)))
}

const joined = (sections: Parameters<typeof layOutSections>[0]) =>
  new Uint8Array(Buffer.concat(layOutSections(sections).parts))

/** One of some blocks, in several segments. */
function largeLibrary(): Library {
  const index = makeLibrary()
  for (let n = 1000; n < 1500; n++) index.add(bookOf(n))
  return index
}

test('an index whose documents are compressed answers as it did, and is smaller', async () => {
  const index = largeLibrary()
  const bytes = await compressed(index)
  const decoded = decodeSnapshot(bytes, { schema })
  expect(answersOf(decoded)).toBe(answersOf(index))
  for (const n of [0, 7, 149, 160, 1000, 1234, 1499])
    expect(decoded.get(bookOf(n).id)).toEqual(index.get(bookOf(n).id))
  expect(decoded.stats.bytes.stored).toBeLessThan(index.stats.bytes.stored / 2)
  expect(bytes.length).toBeLessThan(encodeSnapshot(index).length)
})

test('it has the same bytes when it is encoded again, and none of it when it is merged', async () => {
  const index = largeLibrary()
  const bytes = await compressed(index)
  const decoded = decodeSnapshot(bytes, { schema })
  expect(Buffer.compare(encodeSnapshot(decoded), bytes)).toBe(0)
  for (const one of [index, decoded]) {
    one.update({ ...bookOf(8), title: 'Rewritten' })
    one.delete('book 10')
    one.optimize()
  }
  expect(answersOf(decoded)).toBe(answersOf(index))
  expect(Buffer.compare(encodeSnapshot(decoded), encodeSnapshot(index))).toBe(0)
})

test('it is opened where there is nothing that inflates, and made by streams alone', async () => {
  const index = largeLibrary()
  const bytes = await compressed(index)
  const answers = answersOf(index)
  vi.stubGlobal('process', undefined)
  expect(answersOf(decodeSnapshot(bytes, { schema }))).toBe(answers)
  expect(answersOf(decodeSnapshot(await compressed(index), { schema }))).toBe(answers)
})

test('where nothing compresses, where it is no use and where there is little, all stays as it is', async () => {
  const index = largeLibrary()
  vi.stubGlobal('process', undefined)
  vi.stubGlobal('CompressionStream', undefined)
  expect(Buffer.compare(await compressed(index), encodeSnapshot(index))).toBe(0)
  vi.unstubAllGlobals()

  const random = randomOf(SEED)
  const noise = Array.from({ length: 6000 }, () => String.fromCharCode(0x4e00 + random() * 20_000)).join('')
  for (const [id, body] of [
    ['noise', noise],
    ['little', 'ten letters'.repeat(300)],
  ] as const) {
    const one = createIndex({ schema: { body: text({ language: 'simple' }) } })
    one.add({ id, body })
    const sections = snapshotSections(one)
    const kept = await compressStored(sections)
    if (id === 'little') expect([...kept.keys()]).toEqual([...sections.keys()])
    expect(decodeSnapshot(joined(kept)).get(id)).toEqual({ id, body })
  }
})

test('documents of any size, none and one larger than a block, are read in any order', async () => {
  const index = createIndex({ schema: { body: text() } })
  const random = randomOf(SEED)
  const bodies = Array.from({ length: 120 }, (_, id) =>
    id % 7 === 0 ? undefined : 'stone '.repeat(random() ** 4 * 30_000),
  )
  bodies.forEach((body, id) => {
    index.add({ id, body })
  })
  const decoded = decodeSnapshot(joined(await compressStored(snapshotSections(index))))
  expect([...snapshotSections(decoded).keys()]).toContain('0.stored.blocks')
  for (let read = 0; read < 400; read++) {
    const id = Math.floor(random() * bodies.length)
    expect(decoded.get(id)).toEqual(index.get(id))
  }
})

test('a byte flipped of what is compressed is an error that names its section', {
  timeout: 600_000,
}, async () => {
  const bytes = await compressed(largeLibrary())
  const header = readHeader(bytes)
  const entries = readTable(bytes.subarray(0, header.headBytes), header)
  const random = randomOf(SEED)
  const damaged = bytes.slice()
  let flips = 0
  for (const { name, offset, byteLength } of entries) {
    if (!name.includes('.stored.')) continue
    for (let at = offset; at < offset + byteLength; at += STRIDE, flips++) {
      damaged[at]! ^= 1 + Math.floor(random() * 255)
      expect(() => decodeSnapshot(damaged)).toThrow(`section "${name}"`)
      damaged[at] = bytes[at]!
    }
  }
  console.log(`${flips} flips`)
  expect(flips).toBeGreaterThan(300)
})

test('damage that no checksum sees leaves all else well', { timeout: 600_000 }, async () => {
  const index = largeLibrary()
  const bytes = await compressed(index)
  const header = readHeader(bytes)
  const entries = readTable(bytes.subarray(0, header.headBytes), header).filter(({ name }) =>
    name.includes('.stored.'),
  )
  const random = randomOf(SEED)
  const below = (n: number) => Math.floor(random() * n)
  let refused = 0
  for (let run = 0; run < RUNS; run++) {
    const damaged = bytes.slice()
    const { name, offset, byteLength } = entries[run % entries.length]!
    const at = below(byteLength)
    damaged[offset + at] = random() < 0.3 ? 255 : below(256)
    const what = `${name}[${at}] = ${damaged[offset + at]} (seed ${SEED})`
    const decoded = decodeSnapshot(reseal(damaged), { schema })
    expect(decoded.search('river', { totalHits: 'exact' }).total).toEqual(
      index.search('river', { totalHits: 'exact' }).total,
    )
    const refusedHere: number[] = []
    const gone = [1, 2, 3, 4, 5].filter((n) => decoded.delete(bookOf(n).id)).length
    for (const n of [0, 7, 149, 160, 1000, 1100, 1200, 1300, 1499]) {
      try {
        decoded.get(bookOf(n).id)
      } catch (error) {
        if (!(error instanceof SnapshotError)) expect.fail(`${error} after ${what}`)
        refused++
        refusedHere.push(n)
      }
    }
    decoded.optimize()
    expect(gone).toBeGreaterThan(0)
    expect(decoded.size).toBe(index.size - gone)
    for (const n of refusedHere)
      expect(() => decoded.get(bookOf(n).id), `${n} after a merge, after ${what}`).toThrow(SnapshotError)
  }
  expect(refused).toBeGreaterThan(RUNS / 4)
})
