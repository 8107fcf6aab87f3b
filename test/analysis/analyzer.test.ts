import { stemmer } from 'stemmer'
import { expect, test } from 'vitest'
import { Analyzer } from '../../src/analysis/analyzer.ts'
import { english, simple } from '../../src/analysis/english.ts'

const analyzer = new Analyzer(english)

test('English words of one stem are one term', () => {
  const stems = (...words: string[]) => [...new Set(words.map((word) => analyzer.stem(word)))]
  expect(stems('connect', 'connected', 'connecting', 'connection', 'connections')).toEqual(['connect'])
  expect(stems('house', 'houses', 'housing')).toEqual(['hous'])
})

test('every English word has the stem that the stemmer gives it', () => {
  // A beginning of each measure that Porter tells, and every ending of up to three letters, or that a rule names.
  const beginnings = ['b', 'ab', 'bab', 'babab', 'bababab', 'oat', 'tree', 'trouble', 'y', 'say', 'bll']
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const short = letters.flatMap((a) => [
    a,
    ...letters.flatMap((b) => [a + b, ...letters.map((c) => a + b + c)]),
  ])
  const named =
    'ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti logi ' +
    'icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent sion tion ou ism ate iti ous ive ize ' +
    'sses ies eed ated bled ized ying'
  for (const ending of [...short, ...named.split(' ')]) {
    for (const beginning of beginnings) {
      const word = beginning + ending
      if (word.length >= 3 && analyzer.stem(word) !== stemmer(word))
        expect(analyzer.stem(word)).toBe(stemmer(word))
    }
  }
})

test('what is no English word is its own term', () => {
  for (const word of ['h2os', '1990s', "we'll", 'москвы', 'c++', '3.14', 'as', 'constructor', '__proto__'])
    if (!/^[a-z]{3,}$/.test(word)) expect(analyzer.stem(word)).toBe(word)
  expect(analyzer.stem("don't")).toBe('dont')
  expect(new Analyzer(simple).stem('houses')).toBe('houses')
})

test('token filters are applied one after the other, and one that leaves nothing leaves the word', () => {
  const chained = new Analyzer({
    name: 'chained',
    version: 1,
    tokenFilters: [(word) => word.replace(/s$/, ''), (word) => word.replace(/e$/, '')],
  })
  expect(chained.stem('houses')).toBe('hous')
  expect(chained.stem('s')).toBe('s')
})

test('a language says what a character becomes', () => {
  const german = new Analyzer({
    name: 'de',
    version: 1,
    fold: (character) => ({ ä: 'ae', Ä: 'ae' })[character],
  })
  expect([german.foldWord('Äpfel'), german.foldWord('a\u0308pfel'), german.foldWord('café')]).toEqual([
    'aepfel',
    'aepfel',
    'cafe',
  ])
})

test('function words are told, folded', () => {
  expect(['the', 'to', "don't", 'house'].map((word) => analyzer.isStopWord(word))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(new Analyzer(simple).isStopWord('the')).toBe(false)
})

test('a fingerprint names the language and its version', () => {
  expect(analyzer.fingerprint).toMatch(/^en@1\//)
  expect(new Analyzer({ name: 'x', version: 3 }).fingerprint).toMatch(/^x@3\//)
})
