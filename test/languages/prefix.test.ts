import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Language } from '../../src/analysis/analyzer.ts'
import { createIndex, text } from '../../src/index.ts'
import { languages } from './languages.ts'

const shared = new URL('../../../shared/data/', import.meta.url)
const vocabularies = new URL('conformance/snowball/', shared)
const present = existsSync(vocabularies)
if (!present) console.log('skipped: prefixes of vocabularies and of texts, since ../shared/data is not there')

const read = (path: string) =>
  gunzipSync(readFileSync(new URL(path, shared)))
    .toString('utf8')
    .trim()
    .split('\n')

/** Prefixes of words that don't find the document which the word stands in. A reader's characters are typed whole. */
function missedPrefixes(
  language: Language,
  texts: readonly string[],
  words: readonly [doc: number, word: string][],
) {
  const index = createIndex({ schema: { body: text() }, language })
  index.addAll(texts.map((body, id) => ({ id, body })))
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const missed: string[] = []
  for (const [doc, word] of words) {
    for (const { index: at, segment } of characters.segment(word)) {
      const typed = word.slice(0, at + segment.length)
      const { hits } = index.search(typed, { prefix: 'last', limit: texts.length })
      if (!hits.some(({ id }) => id === doc)) missed.push(`${typed} of ${word}`)
    }
  }
  return missed
}

const WORDS = 120
const DOCS = 25

test
  .skipIf(!present)
  .each(Object.keys(languages).filter((name) => existsSync(new URL(`${name}.tsv.gz`, vocabularies))))(
  '%s: every prefix of a word finds its document',
  (name) => {
    const lines = read(`conformance/snowball/${name}.tsv.gz`)
    const texts = Array.from({ length: DOCS }, () => '')
    const words: [number, string][] = []
    for (let i = 0; i < WORDS; i++) {
      const [word = ''] = lines[Math.floor((i * lines.length) / WORDS)]!.split('\t')
      // Nothing but marks is no word, and neither is an article before an apostrophe.
      if (!/^\p{L}/u.test(word) || /\s|^\p{L}{1,2}'/u.test(word)) continue
      texts[i % DOCS] += ` ${word}`
      words.push([i % DOCS, word])
    }
    expect(words.length).toBeGreaterThan(0.9 * WORDS)
    expect(missedPrefixes(languages[name]!, texts, words)).toEqual([])
  },
)

test.skipIf(!present).each(['en', 'german', 'french', 'turkish'])(
  'in %s, every prefix of a word of a real text finds the text',
  (name) => {
    const films = read('speed/movies.jsonl.gz').filter((_, i) => i % 4000 === 0)
    const texts = films.map((line) => `${JSON.parse(line).title}. ${JSON.parse(line).text}`)
    const words = texts.flatMap((body, doc) => {
      const found = body
        .split(/[\s()/"“”–—]+/u)
        .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
      return [...new Set(found)].filter((word) => word !== '').map((word): [number, string] => [doc, word])
    })
    expect(words.length).toBeGreaterThan(300)
    expect(missedPrefixes(name === 'en' ? 'en' : languages[name]!, texts, words)).toEqual([])
  },
)

test('a number is found while its digits are typed in groups', () => {
  for (const body of ['cost 7,500 dollars', 'in all 1,234,567', '1,250 and 12,500,000'])
    for (const word of body.match(/[\d,]+/g)!)
      expect(missedPrefixes('en', ['none', body], [[1, word]])).toEqual([])
  const index = createIndex({ schema: { body: text() } })
  index.add({ id: 1, body: '7500' })
  expect(index.search('7,50').hits).toEqual([])
})
