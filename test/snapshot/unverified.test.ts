import { expect, test } from 'vitest'
import { SnapshotError } from '../../src/errors.ts'
import { decodeSnapshot } from '../../src/snapshot/decode.ts'
import { encodeSnapshot } from '../../src/snapshot/encode.ts'
import { readHeader, readTable } from '../../src/snapshot/format.ts'
import { answersOf, bookOf, type Library, makeLibrary, schema } from './library.ts'
import { randomOf } from './random.ts'
import { reseal } from './reseal.ts'

const SEED = Number(process.env.SEED ?? 2016)
const RUNS = Number(process.env.RUNS ?? 100)

// What is damaged is slow in finding nothing, on a busy machine too; what hangs is slower.
const TOO_LONG_MS = 5000

/** Does everything to an index. Wrong answers are fine; exceptions of other kinds, and endless loops, are not. */
function exercise(index: Library, what: string): void {
  const steps: [name: string, run: () => unknown][] = [
    ['answers', () => answersOf(index)],
    ['phrases', () => JSON.stringify(index.search('"river stone" OR "light house"~3', { limit: 50 }))],
    ['highlights', () => JSON.stringify(index.search('river light', { highlight: ['body', 'title'] }))],
    ['fuzzy', () => JSON.stringify(index.search('rivr ston lightt', { fuzzy: 2, minShouldMatch: 2 }))],
    ['count', () => index.count('river OR stone')],
    ['explain', () => index.explain('river stone', 'book 8')],
    [
      'changes',
      () => [index.add({ id: 'new', title: 'new river' }), index.delete('book 9'), index.search('new')],
    ],
    ['optimize', () => index.optimize()],
    ['again', () => [answersOf(index), encodeSnapshot(index)]],
  ]
  for (const [name, run] of steps) {
    const start = performance.now()
    try {
      run()
    } catch (error) {
      // Of what is stored, the damage is seen.
      if (!(error instanceof SnapshotError)) throw new Error(`${name} after ${what}`, { cause: error })
    }
    if (performance.now() - start > TOO_LONG_MS) expect.fail(`${name} takes too long after ${what}`)
  }
}

/** Damage that no checksum sees, as with `verify: false`: it is refused, or searched. */
function open(damaged: Uint8Array, what: string): boolean {
  let index: Library
  try {
    index = decodeSnapshot(reseal(damaged), { schema })
  } catch (error) {
    if (error instanceof SnapshotError) return false
    throw new Error(`opening after ${what}`, { cause: error })
  }
  exercise(index, what)
  return true
}

function snapshotOf(books: number): { bytes: Uint8Array; entries: ReturnType<typeof readTable> } {
  const index = makeLibrary()
  for (let n = 1000; n < 1000 + books; n++) index.add(bookOf(n))
  if (books > 0) {
    index.optimize()
    index.delete('book 1010')
  }
  const bytes = encodeSnapshot(index)
  const header = readHeader(bytes)
  return { bytes, entries: readTable(bytes.subarray(0, header.headBytes), header) }
}

test.each([
  ['three small segments', 0, RUNS],
  ['a larger one', 2000, Math.ceil(RUNS / 10)],
])(
  'damage that goes unseen gives neither a hang nor a strange error: %s',
  { timeout: 600_000 },
  (_, books, runs) => {
    const { bytes, entries } = snapshotOf(books)
    const random = randomOf(SEED)
    const below = (n: number) => Math.floor(random() * n)
    let opened = 0
    for (let run = 0; run < runs; run++) {
      const damaged = bytes.slice()
      const places: string[] = []
      for (let count = random() < 0.7 ? 1 : 1 + below(6); count > 0; count--) {
        const { name, offset, byteLength } = entries[1 + below(entries.length - 1)]!
        if (byteLength === 0) continue
        const at = below(byteLength)
        damaged[offset + at] = random() < 0.3 ? 255 : random() < 0.3 ? 0 : below(256)
        places.push(`${name}[${at}] = ${damaged[offset + at]}`)
      }
      if (open(damaged, `${places.join(', ')} (seed ${SEED})`)) opened++
    }
    expect(opened).toBeGreaterThan(runs / 2)
  },
)

test('a section that is all zeros or all noise gives neither', { timeout: 600_000 }, () => {
  const { bytes, entries } = snapshotOf(0)
  const random = randomOf(SEED)
  for (const { name, offset, byteLength } of entries.slice(1)) {
    for (const [fill, what] of [
      [() => 0, 'zeros'],
      [() => random() * 256, 'noise'],
    ] as const) {
      const damaged = bytes.slice()
      for (let at = offset; at < offset + byteLength; at++) damaged[at] = fill()
      open(damaged, `${name} is all ${what} (seed ${SEED})`)
    }
  }
})

test('what a snapshot says of itself may be anything', () => {
  const { bytes, entries } = snapshotOf(0)
  const { offset, byteLength } = entries[0]!
  const text = new TextDecoder().decode(bytes.subarray(offset, offset + byteLength))
  const random = randomOf(SEED)
  for (let run = 0; run < 400; run++) {
    const at = Math.floor(random() * byteLength)
    const damaged = bytes.slice()
    damaged[offset + at] = 32 + random() * 95
    try {
      decodeSnapshot(reseal(damaged), { schema })
    } catch (error) {
      if (!(error instanceof SnapshotError))
        expect.fail(`${error} after ${text.slice(at - 10, at + 10)} (seed ${SEED})`)
    }
  }
})

test('with verify: false the small sections are checked all the same, and the large ones are not', () => {
  const { bytes, entries } = snapshotOf(2000)
  const damage = (name: string) => {
    const { offset, byteLength } = entries.find((entry) => entry.name === name)!
    const damaged = bytes.slice()
    damaged[offset + (byteLength >> 1)]! ^= 1
    return damaged
  }
  for (const name of ['index', '0.maxDoc', '0.text0.lengthSums', '0.liveDocs'])
    expect(() => decodeSnapshot(damage(name), { verify: false })).toThrow(`section "${name}"`)
  for (const name of ['0.text0.positions', '0.stored.bytes', '0.ids.bytes'])
    expect(decodeSnapshot(damage(name), { verify: false }).size).toBe(2167)
})
