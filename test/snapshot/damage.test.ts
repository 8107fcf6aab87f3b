import { expect, test } from 'vitest'
import { SnapshotError } from '../../src/errors.ts'
import { createSampleIndex } from '../../src/sample/index.ts'
import { decodeSnapshot } from '../../src/snapshot/decode.ts'
import { encodeSnapshot } from '../../src/snapshot/encode.ts'
import { HEADER_BYTES, readHeader, readTable, type SectionEntry } from '../../src/snapshot/format.ts'
import { randomOf } from './random.ts'
import { resealHead } from './reseal.ts'

const SEED = Number(process.env.SEED ?? 20181)
const ENTRY_BYTES = 24

const bytes = encodeSnapshot(createSampleIndex())
const header = readHeader(bytes)
const entries = readTable(bytes.subarray(0, header.headBytes), header)

/** What opening gives: the section that is said to be at fault, or 'opened'. Any other exception fails the test. */
function opening(damaged: Uint8Array): string {
  try {
    decodeSnapshot(damaged)
    return 'opened'
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error
    expect(error.message).toMatch(/^(Snapshot|These bytes)/)
    return String(error.section)
  }
}

function sectionAt(at: number): string {
  if (at < header.headBytes) return 'head'
  return entries.filter(({ offset }) => offset <= at).at(-1)!.name
}

test('every byte flipped in turn is an error that names its section', () => {
  const random = randomOf(SEED)
  const damaged = bytes.slice()
  for (let at = 0; at < bytes.length; at++) {
    const mask = 1 + Math.floor(random() * 255)
    damaged[at]! ^= mask
    const found = opening(damaged)
    const expected = sectionAt(at)
    if (expected === 'head' ? !['header', 'table'].includes(found) : found !== expected)
      expect.fail(`byte ${at} of ${expected} xor ${mask}: ${found} (seed ${SEED})`)
    damaged[at] = bytes[at]!
  }
  expect(opening(damaged)).toBe('opened')
})

test('every truncation is an error', () => {
  for (let length = 0; length < bytes.length; length++) {
    if (opening(bytes.subarray(0, length)) !== 'header') expect.fail(`of ${length} bytes`)
  }
})

test('random splices are errors', () => {
  const random = randomOf(SEED)
  const below = (n: number) => Math.floor(random() * n)
  for (let run = 0; run < 3000; run++) {
    const from = below(bytes.length)
    const size = 1 + below(random() < 0.5 ? 16 : bytes.length - from)
    const piece = bytes.slice(from, from + size)
    const to = below(bytes.length - piece.length)
    const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + size)])
    const overwritten = bytes.slice()
    overwritten.set(piece, to)
    const zeroed = bytes.slice().fill(0, from, from + size)
    const damaged = [
      rest,
      Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]),
      Buffer.concat([rest.subarray(0, to), piece, rest.subarray(to)]),
      overwritten,
      zeroed,
    ][run % 5]!
    if (Buffer.compare(damaged, bytes) !== 0 && opening(damaged) === 'opened')
      expect.fail(`${run} (seed ${SEED})`)
  }
})

test('two sections swapped are an error, whether their bytes are or their lines in the table', () => {
  const contents = ({ offset, byteLength }: SectionEntry) => bytes.subarray(offset, offset + byteLength)
  let pairs = 0
  entries.forEach((one, i) => {
    entries.slice(i + 1).forEach((other, distance) => {
      const j = i + 1 + distance
      if (one.byteLength === other.byteLength) {
        const same = Buffer.compare(contents(one), contents(other)) === 0
        const bytesSwapped = bytes.slice()
        bytesSwapped.set(contents(one), other.offset)
        bytesSwapped.set(contents(other), one.offset)
        expect(opening(bytesSwapped)).toBe(same ? 'opened' : one.name)
        pairs++
      }
      const linesSwapped = bytes.slice()
      const [at, otherAt] = [HEADER_BYTES + ENTRY_BYTES * i, HEADER_BYTES + ENTRY_BYTES * j]
      linesSwapped.copyWithin(at, otherAt, otherAt + ENTRY_BYTES)
      linesSwapped.set(bytes.subarray(at, at + ENTRY_BYTES), otherAt)
      expect(opening(linesSwapped)).toBe('table')
      expect(opening(resealHead(linesSwapped))).not.toBe('opened')
      // With their checksums: each is then found under the other's name.
      if (one.byteLength === other.byteLength) {
        const namesSwapped = bytes.slice()
        namesSwapped.set(contents(one), other.offset)
        namesSwapped.set(contents(other), one.offset)
        namesSwapped.set(bytes.subarray(otherAt + 20, otherAt + 24), at + 20)
        namesSwapped.set(bytes.subarray(at + 20, at + 24), otherAt + 20)
        expect(opening(resealHead(namesSwapped))).toBe(one.name)
      }
    })
  })
  expect(pairs).toBeGreaterThan(10)
})

test('lies in the head are errors, whatever they ask for, even under a right checksum', () => {
  const lies = [0, 1, 7, 8, 255, 2 ** 16, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 8, 2 ** 32 - 1]
  const memory = process.memoryUsage().arrayBuffers
  let told = 0
  for (let at = 8; at < HEADER_BYTES + ENTRY_BYTES * entries.length; at += 4) {
    // The checksum of the head itself is made right again; a section's checksum is a lie like any other.
    if (at === 20) continue
    for (const lie of lies) {
      const lying = bytes.slice()
      const view = new DataView(lying.buffer)
      if (view.getUint32(at, true) === lie) continue
      view.setUint32(at, lie, true)
      if (opening(resealHead(lying, header.headBytes)) === 'opened') expect.fail(`${lie} at ${at}`)
      told++
    }
  }
  expect(told).toBeGreaterThan(1000)
  expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(told * bytes.length + 2 ** 27)
})

test.each(['offset', 'length', 'total'])('a header that asks for 2^40 bytes is an error: %s', (which) => {
  const lying = bytes.slice()
  const at = { offset: HEADER_BYTES, length: HEADER_BYTES + 8, total: 24 }[which]!
  new DataView(lying.buffer).setUint32(at, 0, true)
  new DataView(lying.buffer).setUint32(at + 4, 2 ** 8, true)
  expect(() => decodeSnapshot(resealHead(lying, header.headBytes))).toThrow(SnapshotError)
  if (which === 'total')
    expect(() => decodeSnapshot(lying)).toThrow(
      `Snapshot is of ${bytes.length} bytes; its header says 1099511627776.`,
    )
})
