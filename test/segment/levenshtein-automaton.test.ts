import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LevenshteinAutomaton } from '../../src/segment/levenshtein-automaton.ts'
import { codePoints, matrixDistance } from './edit-matrix.ts'

const SEED = 20166

const KINDS = ([0, 1, 2] as const).flatMap((maxEdits) =>
  [false, true].map((transpositions) => ({ maxEdits, transpositions })),
)

/** The edits after reading the input, -1 if it is not accepted or the automaton died on the way. */
function run(automaton: LevenshteinAutomaton, input: readonly number[]): number {
  let state = automaton.start
  for (const point of input) {
    state = automaton.step(state, point)
    if (state === -1) return -1
  }
  return automaton.distance(state)
}

const bounded = (edits: number, maxEdits: number) => (edits <= maxEdits ? edits : -1)

/** Every word over a, b, c of up to `length` letters. */
function shortWords(length: number): string[] {
  const words = ['']
  for (let i = 0; words[i]!.length < length; i++) for (const letter of 'abc') words.push(words[i] + letter)
  return words
}

const fewLetters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '語', '😀'), maxLength: 12 })

/** A word, and the same with a few places changed: most pairs are close, as two random words are not. */
const closePair = fc
  .tuple(
    fewLetters,
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom('delete', 'insert', 'replace', 'swap')), { maxLength: 3 }),
  )
  .map(([word, edits]) => {
    const points = codePoints(word)
    for (const [i, edit] of edits) {
      if (edit === 'insert') points.splice(i, 0, 0x62)
      else if (edit === 'delete') points.splice(i, 1)
      else if (edit === 'replace' && i < points.length) points[i] = 0x61
      else if (edit === 'swap' && i + 1 < points.length) points.splice(i, 2, points[i + 1]!, points[i]!)
    }
    return [word, String.fromCodePoint(...points)] as const
  })

test('counts the edits of a mistyped word', () => {
  const automaton = new LevenshteinAutomaton('search', 2, true)
  const edits = ['search', 'serach', 'seach', 'searches', 'saerhc', 'research', 'match'].map((w) =>
    run(automaton, codePoints(w)),
  )
  expect(edits).toEqual([0, 1, 1, 2, 2, 2, -1])
})

test('a swap is two edits where swaps are not counted', () => {
  expect(run(new LevenshteinAutomaton('search', 2, false), codePoints('serach'))).toBe(2)
  expect(run(new LevenshteinAutomaton('search', 1, false), codePoints('serach'))).toBe(-1)
})

test('nothing is edited between swapped letters', () => {
  expect(run(new LevenshteinAutomaton('ca', 2, true), codePoints('abc'))).toBe(-1)
})

test('an empty word accepts up to maxEdits letters', () => {
  const automaton = new LevenshteinAutomaton('', 2, true)
  expect(['', 'x', 'xy', 'xyz'].map((w) => run(automaton, codePoints(w)))).toEqual([0, 1, 2, -1])
})

test('a letter beyond the Basic Multilingual Plane is one edit', () => {
  const automaton = new LevenshteinAutomaton('a😀b', 1, true)
  expect(['ab', 'a😁b', '😀ab', 'a😀b', '😀'].map((w) => run(automaton, codePoints(w)))).toEqual([
    1, 1, 1, 0, -1,
  ])
})

test('code points that share a slot are told apart', () => {
  const points = [0, 32, 64, 96, 128, 1024, 0x10ffff]
  const word = String.fromCodePoint(...points)
  const automaton = new LevenshteinAutomaton(word, 1, true)
  expect(run(automaton, points)).toBe(0)
  for (const point of points)
    expect(
      run(
        automaton,
        points.map((p) => (p === point ? 160 : p)),
      ),
    ).toBe(1)
})

test('two automata of one kind do not disturb each other', () => {
  const [one, two] = [new LevenshteinAutomaton('ab', 1, true), new LevenshteinAutomaton('cd', 1, true)]
  const [x, y] = [one.step(one.start, 97), two.step(two.start, 99)]
  expect([one.distance(one.step(x, 98)), two.distance(two.step(y, 100))]).toEqual([0, 0])
})

describe.each(KINDS)('maxEdits $maxEdits, transpositions $transpositions', ({ maxEdits, transpositions }) => {
  test('all short words over three letters have the distance of the matrix', () => {
    const words = shortWords(5).map(codePoints)
    const wrong: unknown[] = []
    for (const word of words) {
      const automaton = new LevenshteinAutomaton(String.fromCodePoint(...word), maxEdits, transpositions)
      for (const input of words) {
        const expected = bounded(matrixDistance(word, input, transpositions), maxEdits)
        if (run(automaton, input) !== expected) wrong.push([word, input, run(automaton, input), expected])
      }
    }
    expect(wrong).toEqual([])
  })

  test('close words have the distance of the matrix', () => {
    fc.assert(
      fc.property(closePair, ([word, input]) => {
        const expected = bounded(
          matrixDistance(codePoints(word), codePoints(input), transpositions),
          maxEdits,
        )
        expect(run(new LevenshteinAutomaton(word, maxEdits, transpositions), codePoints(input))).toBe(
          expected,
        )
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })

  test('words of up to 150 letters have the distance of the matrix', () => {
    fc.assert(
      fc.property(fc.nat(140), closePair, fc.integer(), (before, [word, input], letters) => {
        const head = Array.from({ length: before }, (_, i) => ((letters >> (i & 31)) & 1 ? 'a' : 'b')).join(
          '',
        )
        const expected = bounded(
          matrixDistance(codePoints(head + word), codePoints(head + input), transpositions),
          maxEdits,
        )
        const automaton = new LevenshteinAutomaton(head + word, maxEdits, transpositions)
        expect(run(automaton, codePoints(head + input))).toBe(expected)
      }),
      { seed: SEED, numRuns: 150 },
    )
  })

  test('a state is dead exactly when no ending is accepted', () => {
    const words = shortWords(4).map(codePoints)
    for (const word of words) {
      const automaton = new LevenshteinAutomaton(String.fromCodePoint(...word), maxEdits, transpositions)
      for (const input of words) {
        let state = automaton.start
        for (const point of input) if (state !== -1) state = automaton.step(state, point)
        // The best ending is a suffix of the word.
        const alive = [...word, 0].some((_, i) => {
          return matrixDistance(word, [...input, ...word.slice(i)], transpositions) <= maxEdits
        })
        if ((state !== -1) !== alive) expect.fail(`${word} / ${input}: state ${state}, alive ${alive}`)
      }
    }
  })
})

test.each(KINDS)(
  'edits to words of bytes are those of steps, $maxEdits edits, swaps $transpositions',
  ({ maxEdits, transpositions }) => {
    const ascii = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 31 })
    fc.assert(
      fc.property(ascii, ascii, fc.nat(31), fc.constantFrom('', 'é'), (one, other, at, beyond) => {
        const word = one.slice(0, at) + beyond + one.slice(at, 31 - beyond.length)
        const automaton = new LevenshteinAutomaton(word, maxEdits, transpositions)
        expect(automaton.isShort).toBe(true)
        for (const term of [other, one, one.slice(1), `${one.slice(0, at)}c${one.slice(at)}`]) {
          const bytes = new TextEncoder().encode(`x${term}y`)
          expect(automaton.distanceTo(bytes, 1, 1 + term.length)).toBe(run(automaton, codePoints(term)))
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
    expect(new LevenshteinAutomaton('a'.repeat(32), maxEdits, transpositions).isShort).toBe(false)
  },
)
