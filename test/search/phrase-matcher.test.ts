import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PhraseMatcher } from '../../src/search/phrase-matcher.ts'
import { exactFreq, isWithin, type Place, sloppyFreq } from './phrase-oracle.ts'

const SEED = 1945

/** What the matcher makes of a phrase of these words, side by side, in a text of one-letter words. */
function freqIn(text: string, phrase: string, slop: number): number {
  return freqOf(
    placesIn(
      text,
      [...phrase].map((word, offset) => ({ word, offset })),
    ),
    slop,
  )
}

function placesIn(text: string, path: readonly { word: string; offset: number }[]): Place[] {
  return path.map((place) => ({
    ...place,
    row: [...text].flatMap((word, position) => (word === place.word ? position : [])),
  }))
}

function freqOf(
  places: readonly Place[],
  slop: number,
  onMatch?: (positions: readonly number[]) => void,
): number {
  const distinct = [...new Set(places.map(({ word }) => word))]
  const words = places.map(({ word }) => distinct.indexOf(word))
  const matcher = new PhraseMatcher(
    words,
    places.map(({ offset }) => offset),
    slop,
  )
  matcher.clear()
  for (const [i, word] of distinct.entries()) {
    const { row } = places.find((place) => place.word === word)!
    matcher.row(i, row.length).set(row)
    if (!matcher.take(i, row.length)) return 0
  }
  return matcher.freq(onMatch)
}

test('an exact phrase is counted wherever it stands', () => {
  expect(freqIn('ab ab ba', 'ab', 0)).toBe(2)
  expect(freqIn('aaa', 'aa', 0)).toBe(2)
  expect(freqIn('abab a', 'aba', 0)).toBe(1)
  expect(freqIn('b a', 'ab', 0)).toBe(0)
})

test('a match counts less the more moves it is away', () => {
  expect(freqIn('ab', 'ab', 2)).toBe(1)
  expect(freqIn('a.b', 'ab', 1)).toBe(1 / 2)
  expect(freqIn('a..b', 'ab', 2)).toBe(1 / 3)
  expect(freqIn('a..b', 'ab', 1)).toBe(0)
})

test('two words that have changed places are two moves away', () => {
  expect(freqIn('ba', 'ab', 1)).toBe(0)
  expect(freqIn('ba', 'ab', 2)).toBe(1 / 3)
  expect(freqIn('b.a', 'ab', 3)).toBe(1 / 4)
})

test('a word that the phrase says twice has to stand there twice', () => {
  expect(freqIn('a', 'aa', 9)).toBe(0)
  expect(freqIn('a.a', 'aa', 1)).toBe(1 / 2)
  expect(freqIn('ab', 'aba', 9)).toBe(0)
  expect(freqIn('aab', 'aba', 2)).toBe(1 / 3)
})

const phrase = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 1, 1, 2)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((steps) => {
    let offset = -1
    const path = steps.map(([word, step]) => {
      offset += step
      return { word, offset }
    })
    return path.map(({ word, offset }) => ({ word, offset: offset - path[0]!.offset }))
  })
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '.', '.'), { maxLength: 14 })
  .map((words) => words.join(''))

test('without slop, the freq is the number of places at which every word is in its place', () => {
  fc.assert(
    fc.property(text, phrase, (text, path) => {
      const places = placesIn(text, path)
      expect(freqOf(places, 0)).toBe(exactFreq(places))
    }),
    { seed: SEED, numRuns: 3000 },
  )
})

test('with slop, there is a match wherever words can be chosen that are near enough, and it weighs what it does in Lucene', () => {
  fc.assert(
    fc.property(text, phrase, fc.integer({ min: 1, max: 8 }), (text, path, slop) => {
      const places = placesIn(text, path)
      const freq = freqOf(places, slop)
      if (path.length === 1) {
        expect(freq).toBe(places[0]!.row.length)
        return
      }
      expect(freq).toBe(sloppyFreq(places, slop))
      expect(freq > 0).toBe(isWithin(places, slop))
    }),
    { seed: SEED, numRuns: 5000 },
  )
})

test('the positions of a match are those of its words, each its own, within the slop', () => {
  fc.assert(
    fc.property(text, phrase, fc.integer({ min: 0, max: 8 }), (text, path, slop) => {
      const places = placesIn(text, path)
      let matches = 0
      const freq = freqOf(places, slop, (positions) => {
        matches++
        expect(positions.map((position) => text[position])).toEqual(path.map(({ word }) => word))
        expect(new Set(positions).size).toBe(path.length)
        const starts = positions.map((position, place) => position - path[place]!.offset)
        expect(Math.max(...starts) - Math.min(...starts)).toBeLessThanOrEqual(path.length > 1 ? slop : 0)
      })
      expect(matches > 0).toBe(freq > 0)
    }),
    { seed: SEED, numRuns: 2000 },
  )
})
