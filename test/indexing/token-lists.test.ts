import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LIST_HEAD, TokenListReader, TokenLists } from '../../src/indexing/token-lists.ts'
import { Occurrences } from '../../src/segment/occurrences.ts'

const SEED = 1985
const FIELD_BITS = 2
const LISTS = 80

/** Some tokens of lists, as they come: a few frequent stems, and many that come once or twice. */
const tokens = fc.array(
  fc.record({
    list: fc.oneof(fc.nat(3), fc.nat(LISTS - 1)),
    // Runs ascend by this; one in a while is far, as are some positions.
    gap: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, fc.nat(20_000), fc.nat(1e6)),
    position: fc.oneof({ weight: 8, arbitrary: fc.nat(300) }, fc.nat(40_000), fc.nat(2 ** 31 - 1)),
    surface: fc.oneof({ weight: 8, arbitrary: fc.nat(2) }, fc.nat(9)),
  }),
  { maxLength: 3000, size: 'max' },
)

test('every list is read as it was written', () => {
  fc.assert(
    fc.property(tokens, (tokens) => {
      const lists = new TokenLists()
      const heads = new Int32Array(LISTS * LIST_HEAD)
      const expected: number[][][] = Array.from({ length: LISTS }, () => [])
      let run = 0
      for (const { list, gap, position, surface } of tokens) {
        run += gap
        lists.push(heads, list * LIST_HEAD, run, position, surface)
        expected[list]!.push([run >> FIELD_BITS, run & 3, position, 100 + surface])
      }
      const numbers = Uint32Array.from({ length: 10 }, (_, surface) => 100 + surface)
      const reader = new TokenListReader(lists, FIELD_BITS)
      const occurrences = new Occurrences()
      for (const [list, tokens] of expected.entries()) {
        const found: number[][] = []
        reader.open(heads, list * LIST_HEAD)
        while (reader.fill(occurrences, numbers, 0)) {
          const { docs, fields, positions, surfaces } = occurrences
          for (let at = 0; at < occurrences.count; at++)
            found.push([docs[at]!, fields[at]!, positions[at]!, surfaces[at]!])
        }
        expect(found, `list ${list}`).toEqual(tokens)
      }
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('few tokens take little room', () => {
  const lists = new TokenLists()
  lists.push(new Int32Array(LIST_HEAD), 0, 5, 7, 0)
  expect(lists.pages.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(1024)
})
