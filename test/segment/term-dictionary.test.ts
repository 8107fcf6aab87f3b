import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DictionaryCursor } from '../../src/segment/dictionary-cursor.ts'
import { StemLists } from '../../src/segment/stem-lists.ts'
import { NO_ORD, type TermDictionary } from '../../src/segment/term-dictionary.ts'
import { textIndexOf } from './text-index-of.ts'

const SEED = 1968

const bytesOf = (text: string) => new TextEncoder().encode(text)
const compare = (a: string, b: string) => Buffer.compare(bytesOf(a), bytesOf(b))

/** Some stems are words, some words are the stems of others, and some of both lead elsewhere themselves. */
const withoutLast = (word: string) => Array.from(word).slice(0, -1).join('') || word

/** A dictionary of words, each in as many documents as it is said. */
const dictionaryOf = (words: readonly string[], stem?: (word: string) => string) =>
  textIndexOf(
    words.map((word) => [word]),
    stem,
  ).terms

const walk = (dictionary: TermDictionary) => {
  const cursor = new DictionaryCursor(dictionary)
  const entries: { text: string; surfaceOrd: number; stemOrd: number; docCount: number }[] = []
  while (cursor.next()) {
    const { text, surfaceOrd, stemOrd, docCount } = cursor
    entries.push({ text, surfaceOrd, stemOrd, docCount })
  }
  return entries
}

// Letters of one to four bytes; long words, so that sizes take more than four bits.
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'ж', 'ა', '𐐨'), minLength: 1, maxLength: 4 }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 14, maxLength: 40 }),
  fc.constantFrom('z'.repeat(200), `${'z'.repeat(199)}y`, '\u{10428}\u{10429}'),
)
const wordLists = fc.array(word, { minLength: 1, maxLength: 120, size: 'max' })

test('words stand in the order of their bytes, each with its list, its stem’s and its documents', () => {
  fc.assert(
    fc.property(wordLists, fc.boolean(), (words, isStemmed) => {
      const stem = isStemmed ? withoutLast : (word: string) => word
      const dictionary = dictionaryOf(words, stem)
      const stemLists = new StemLists(dictionary)
      const surfaces = new Set(words)
      const stems = new Set(words.map(stem))
      const entries = walk(dictionary)
      expect(entries.map(({ text }) => text)).toEqual([...new Set([...surfaces, ...stems])].sort(compare))
      expect(dictionary.size).toBe(entries.length)
      const lists = new Map(entries.map(({ text, stemOrd }) => [text, stemOrd]))
      for (const { text, surfaceOrd, stemOrd, docCount } of entries) {
        expect(stemOrd !== NO_ORD).toBe(stems.has(text))
        expect(surfaceOrd).toBe(surfaces.has(text) ? lists.get(stem(text)) : NO_ORD)
        expect(docCount).toBe(words.filter((word) => word === text).length)
        expect(stemLists.ordOf(bytesOf(text), bytesOf(text).length)).toBe(stemOrd)
        if (stemOrd !== NO_ORD) expect(stemLists.textOf(stemOrd)).toBe(text)
      }
      // Lists are numbered in the order in which they come up.
      const ords = entries
        .flatMap(({ surfaceOrd, stemOrd }) => [surfaceOrd, stemOrd])
        .filter((ord) => ord !== NO_ORD)
      expect([...new Set(ords)]).toEqual([...stems].map((_, ord) => ord))
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('a cursor seeks the first word that is not before another', () => {
  fc.assert(
    fc.property(wordLists, fc.array(word, { maxLength: 30 }), (words, sought) => {
      const dictionary = dictionaryOf(words)
      const sorted = [...new Set(words)].sort(compare)
      const cursor = new DictionaryCursor(dictionary)
      // One cursor goes back and forth, as over the words of a query.
      for (const each of [...sought, ...words]) {
        const bytes = bytesOf(each)
        const expected = sorted.find((other) => compare(other, each) >= 0)
        expect(cursor.seek(bytes, bytes.length)).toBe(expected !== undefined)
        if (expected === undefined) continue
        expect(cursor.text).toBe(expected)
        expect(cursor.startsWith(bytes, bytes.length)).toBe(expected.startsWith(each))
        expect(cursor.docCount).toBe(words.filter((word) => word === expected).length)
        expect(cursor.seekExact(bytes, bytes.length)).toBe(expected === each)
      }
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('a cursor moves to any entry by its number', () => {
  fc.assert(
    fc.property(wordLists, fc.array(fc.nat(200), { maxLength: 30 }), (words, places) => {
      const dictionary = dictionaryOf(words, withoutLast)
      const entries = walk(dictionary)
      const cursor = new DictionaryCursor(dictionary)
      for (const place of places) {
        const expected = entries[place]
        if (!expected) continue
        cursor.seekEntry(place)
        const { text, surfaceOrd, stemOrd, docCount } = cursor
        expect({ text, surfaceOrd, stemOrd, docCount }).toEqual(expected)
      }
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('within a block, words that begin like the current one are passed over together', () => {
  const words = ['aaa', 'aab', 'aac', 'aba', 'abb', 'baa']
  const cursor = new DictionaryCursor(dictionaryOf(words))
  const found: string[] = []
  cursor.next()
  do found.push(cursor.text)
  while (cursor.nextInBlock(2))
  expect(found).toEqual(['aaa', 'aba', 'baa'])
  cursor.seekBlock(0)
  cursor.nextInBlock(0)
  expect(cursor.nextInBlock(1)).toBe(true)
  expect(cursor.text).toBe('baa')
  expect(cursor.docCount).toBe(1)
  expect(cursor.nextInBlock(1)).toBe(false)
})

test('an empty dictionary has nothing', () => {
  const dictionary = textIndexOf([[''], ['!']]).terms
  const cursor = new DictionaryCursor(dictionary)
  expect([dictionary.size, dictionary.blockCount, cursor.next(), cursor.seek(bytesOf('a'), 1)]).toEqual([
    0,
    0,
    false,
    false,
  ])
  expect(new StemLists(dictionary).ordOf(bytesOf('a'), 1)).toBe(NO_ORD)
})

test('of more words than a block holds, the last that begins so is found at once', () => {
  const words = Array.from({ length: 500 }, (_, i) => `${i < 400 ? 'a' : 'b'}${String(i).padStart(3, '0')}`)
  const dictionary = dictionaryOf(words)
  const headOf = (block: number) => {
    const start = dictionary.headStart(block)
    return new TextDecoder().decode(dictionary.bytes.subarray(start, start + dictionary.headSize(block)))
  }
  const heads = Array.from({ length: dictionary.blockCount }, (_, block) => headOf(block))
  expect(heads).toEqual(words.filter((_, i) => i % 16 === 0))
  expect(dictionary.lastBlockWith(bytesOf('a'), 1, 0)).toBe(24)
  expect(dictionary.lastBlockWith(bytesOf('a'), 1, 24)).toBe(24)
  expect(dictionary.lastBlockWith(bytesOf('a01'), 3, 1)).toBe(1)
  expect(dictionary.lastBlockWith(bytesOf('c'), 1, 3)).toBe(3)
})
