import { describe, expect, test } from 'vitest'
import { documentBatches, textBytes } from './corpora/corpora.mjs'
import { generateDocuments, syllableVocabulary } from './corpora/generator.mjs'
import { keystrokesOf, kinds, queriesFor, withTypo } from './corpora/queries.mjs'
import { seededRandom, shuffled, zipfSampler } from './corpora/random.mjs'
import { wordsOf } from './corpora/words.mjs'

const first = <Value>(count: number, source: Iterator<Value>) =>
  Array.from({ length: count }, () => source.next().value as Value)

describe('seeded numbers', () => {
  test('are the same for the same seed, and others for another', () => {
    const numbers = (seed: number) =>
      first(
        3,
        (function* () {
          const random = seededRandom(seed)
          while (true) yield random()
        })(),
      )
    expect(numbers(1)).toEqual(numbers(1))
    expect(numbers(1)).not.toEqual(numbers(2))
  })

  test('a shuffled list holds the same values', () => {
    const values = Array.from({ length: 50 }, (_, at) => at)
    const mixed = shuffled(values, seededRandom(3))
    expect(mixed).not.toEqual(values)
    expect([...mixed].sort((a, b) => a - b)).toEqual(values)
  })

  test('Zipf draws come as often as the law says', () => {
    // Weights 1/1, 1/2, 1/3 of 11/6: shares 6/11, 3/11, 2/11. 60,000 draws: a standard error of .002.
    const draw = zipfSampler(3, seededRandom(9), { exponent: 1, shift: 1 })
    const counts = [0, 0, 0]
    for (let n = 0; n < 60_000; n++) counts[draw()]!++
    expect(counts[0]! / 60_000).toBeCloseTo(6 / 11, 1.9)
    expect(counts[1]! / 60_000).toBeCloseTo(3 / 11, 1.9)
    expect(counts[2]! / 60_000).toBeCloseTo(2 / 11, 1.9)
  })
})

describe('generated documents', () => {
  const vocabulary = syllableVocabulary(500)

  test('are the same for the same seed', () => {
    expect(first(5, generateDocuments(vocabulary, 4))).toEqual(first(5, generateDocuments(vocabulary, 4)))
    expect(first(5, generateDocuments(vocabulary, 4))).not.toEqual(first(5, generateDocuments(vocabulary, 5)))
  })

  test('have the ids, lengths and words that were asked for', () => {
    const documents = first(400, generateDocuments(vocabulary))
    expect(documents[399].id).toBe('g400')
    const words = documents.flatMap(({ text }) => wordsOf(text))
    expect(words.length / 400).toBeGreaterThan(40)
    expect(words.length / 400).toBeLessThan(65)
    const known = new Set(vocabulary)
    expect(words.filter((word) => !known.has(word)).length / words.length).toBeLessThan(0.01)
  })

  test('the small corpus has 500 documents and needs no files', () => {
    const [batch, ...more] = documentBatches('small')
    expect(batch).toHaveLength(500)
    expect(more).toEqual([])
    expect(textBytes([{ title: 'é', text: 'ab' }])).toBe(4)
  })
})

describe('queries', () => {
  test('keystrokes type the last word letter by letter', () => {
    expect(keystrokesOf('new york')).toEqual(['new y', 'new yo', 'new yor', 'new york'])
    expect(keystrokesOf('a')).toEqual(['a'])
  })

  test('a typo changes one word of four letters or more, and leaves its first letter', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const typo: string = withTypo('the harvest moon', seededRandom(seed))
      const [the, ...rest] = typo.split(' ')
      expect(the, `seed ${seed}`).toBe('the')
      const changed = rest.filter((word, at) => word !== ['harvest', 'moon'][at])
      expect(changed, `seed ${seed}`).toHaveLength(1)
      expect(
        rest.map((word) => word[0]),
        `seed ${seed}`,
      ).toEqual(['h', 'm'])
    }
  })

  test('a text without a long word gets no typo', () => {
    expect(withTypo('to be or not', seededRandom(1))).toBeUndefined()
  })

  test('every kind has queries on the small corpus, with the words in their places', () => {
    const lists = queriesFor('small')
    expect(Object.keys(lists)).toEqual(Object.keys(kinds))
    for (const [kind, list] of Object.entries(lists)) expect(list, kind).not.toEqual([])
    for (const { must, mustNot, words } of lists.negated) {
      expect(must).toHaveLength(1)
      expect(mustNot.length).toBeGreaterThan(0)
      expect(words).toEqual(must)
    }
    for (const { must, words, text } of lists.intersection) {
      expect(must).toEqual(words)
      expect(text).not.toContain('+')
    }
  })
})
