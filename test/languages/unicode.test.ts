import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Analyzer } from '../../src/analysis/analyzer.ts'
import { simple } from '../../src/analysis/english.ts'
import { TokenKind } from '../../src/analysis/token.ts'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import { languages } from './languages.ts'

const folder = new URL('../../../shared/data/conformance/unicode-15.0.0/', import.meta.url)
const present = existsSync(folder)
if (!present)
  console.log("skipped: Unicode's WordBreakTest and NormalizationTest, since ../shared/data is not there")

const characters = (codes: string) =>
  String.fromCodePoint(...codes.split(' ').map((code) => parseInt(code, 16)))

const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}]|\p{RI}{2}/u
// Underscores join words and are no part of them; marks that follow an emoji do not count.
const EDGES = /^[_\p{M}\p{Cf}]+|[_\p{M}\p{Cf}]+$/gu

/** Where search is better served by other words than UAX #29 has, or where the difference does not matter. */
const RULES: Readonly<Record<string, RegExp>> = {
  'a colon separates words (title:word, 12:30)': /:/,
  'a decimal comma separates numbers, since 1,5 is a list elsewhere': /\p{N}\p{M}*,[\p{M}\p{Cf}]*\p{N}/u,
  'an apostrophe separates numbers, and joins a number to letters (90’s)': /\p{N}['’]/u,
  'an apostrophe joins kana as it does letters': /['’]\u3031/,
  'a mark after an apostrophe, a full stop or a comma ends the word': /['’.,][\p{M}\p{Cf}]/u,
  'an underscore beside another separates': /__/,
  'a mark between the halves of a flag makes it none': /\p{RI}[\p{M}\p{Cf}]/u,
  'a joiner does not tie a symbol to letters': /\p{L}[\p{M}\p{Cf}]+[\p{Extended_Pictographic}\p{So}]/u,
  'an accent on an emoji ends it': /\p{Emoji_Modifier}\u0308/u,
  'kana are found by pairs of characters, as Han are': /\u3031/,
  'a geresh at the end of a Hebrew word is left out': /\p{Script=Hebrew}\p{M}*['’]/u,
}

test.skipIf(!present)('words break where Unicode says, but for the rules above', () => {
  const stream = new TokenStream(new Analyzer(simple))
  const counts = new Map<string, number>()
  const unexplained: string[] = []
  for (const line of readFileSync(new URL('WordBreakTest.txt', folder), 'utf8').split('\n')) {
    const [codes = '', comment = ''] = line.split('#')
    if (codes.trim() === '') continue
    const pieces = codes.split('÷').map((piece) => piece.replaceAll('×', ' ').trim().replace(/\s+/g, ' '))
    const segments = pieces.filter((piece) => piece !== '').map(characters)
    const body = segments.join('')
    const expected = segments
      .filter((segment) => WORD.test(segment))
      .map((segment) => segment.replace(EDGES, ''))
    const same = wordsOf(stream, body).join(' ') === expected.join(' ')
    const rule = same ? 'as Unicode has it' : Object.keys(RULES).find((name) => RULES[name]!.test(body))
    if (rule === undefined)
      unexplained.push(`${codes}: ${wordsOf(stream, body).join(' ')}, not ${expected.join(' ')} ${comment}`)
    else counts.set(rule, (counts.get(rule) ?? 0) + 1)
  }
  console.log([...counts].map(([rule, count]) => `${count} lines: ${rule}`).join('\n'))
  expect(unexplained).toEqual([])
  expect(counts.get('as Unicode has it')).toBeGreaterThanOrEqual(1737)
})

/** The longest words of a text, as they are written: of a compound the whole. */
function wordsOf(stream: TokenStream, body: string): string[] {
  const spans: [start: number, end: number][] = []
  stream.reset(body)
  while (stream.next()) if (stream.kind !== TokenKind.BIGRAM) spans.push([stream.start, stream.end])
  return spans
    .filter(
      ([start, end], i) =>
        !spans.some(([s, e], j) => s <= start && e >= end && (e - s > end - start || j < i)),
    )
    .map(([start, end]) => body.slice(start, end).replace(EDGES, ''))
}

test.skipIf(!present)('every normal form of a text folds to the same word, however a language folds', () => {
  const lines = gunzipSync(readFileSync(new URL('NormalizationTest.txt.gz', folder)))
    .toString('utf8')
    .split('\n')
    .filter((line) => /^[0-9A-F]/.test(line))
  const failed: string[] = []
  for (const definition of [
    simple,
    languages.swedish!,
    languages.turkish!,
    languages.arabic!,
    languages.hindi!,
  ]) {
    const analyzer = new Analyzer(definition)
    for (const line of lines) {
      const forms = line.split(';').slice(0, 5).map(characters)
      const folded = new Set(forms.map((form) => analyzer.foldWord(form)))
      if (folded.size > 1) failed.push(`${definition.name}: ${line}`)
    }
  }
  expect(lines.length).toBeGreaterThan(18_000)
  expect(failed).toEqual([])
})

test.skipIf(!present)('canonically equal texts have the same words', () => {
  const stream = new TokenStream(new Analyzer(simple))
  const words = (body: string) => {
    const found: string[] = []
    stream.reset(body)
    while (stream.next()) found.push(stream.text)
    return found.join(' ')
  }
  const failed: string[] = []
  for (const line of gunzipSync(readFileSync(new URL('NormalizationTest.txt.gz', folder)))
    .toString('utf8')
    .split('\n')) {
    if (!/^[0-9A-F]/.test(line)) continue
    // A symbol, and an emoji with a stroke through it: neither is a word.
    if (line.startsWith('21AE')) continue
    const [source, composed, decomposed] = line
      .split(';')
      .slice(0, 3)
      .map((form) => words(`a ${characters(form)} z`))
    if (source !== composed || source !== decomposed)
      failed.push(`${line.slice(0, 60)}: ${source} / ${composed} / ${decomposed}`)
  }
  expect(failed).toEqual([])
})
