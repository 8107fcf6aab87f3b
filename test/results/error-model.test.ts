import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST_COST, typoCosts } from '../../src/results/error-model.ts'

const SEED = 2000

const cost = (typed: string, meant: string) => typoCosts(typed)(meant)

test.each([
  ['a missing double letter', ['accomodate', 'accommodate'], 'a missing letter', ['acommdate', 'acommodate']],
  ['a missing vowel', ['sanctons', 'sanctions'], 'a missing consonant', ['santions', 'sanctions']],
  ['a letter there twice', ['sancttion', 'sanction'], 'an extra letter', ['sancption', 'sanction']],
  ['another vowel', ['seperate', 'separate'], 'another letter', ['septrate', 'separate']],
  ['a letter that sounds alike', ['absense', 'absence'], 'another letter', ['absenle', 'absence']],
  ['a neighbour on the keyboard', ['sanctipns', 'sanctions'], 'another letter', ['sanctihns', 'sanctions']],
  ['a swap', ['snactions', 'sanctions'], 'two other letters', ['sumctions', 'sanctions']],
  ['an edit within', ['sanktions', 'sanctions'], 'one at the beginning', ['zanctions', 'sanctions']],
  ['a missing letter at the end', ['minist', 'ministe'], 'a missing s there', ['minister', 'ministers']],
  ['one edit', ['sanctons', 'sanctions'], 'two', ['sancons', 'sanctions']],
] as const)('%s costs less than %s%s%s', (_, [typed, meant], __, [otherTyped, otherMeant]) => {
  expect(cost(typed, meant)).toBeLessThan(cost(otherTyped, otherMeant))
})

test('a word costs nothing if it is right, and else no less than the least', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'b', 's', 'e', 'm', 'ß', 'Ж'),
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(word, word, (typed, meant) => {
      if (typed === meant) expect(cost(typed, meant)).toBe(0)
      else expect(cost(typed, meant)).toBeGreaterThanOrEqual(LEAST_COST)
    }),
    { seed: SEED },
  )
})
