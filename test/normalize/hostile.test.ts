import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeArticle } from '../../src/normalize/article.ts'
import { normalizeText } from '../../src/normalize/text.ts'

const SEED = 424242
// What takes a second where the time grows with the length takes hours where it grows with its square.
const MOST_MS = 20_000

const SENTENCE =
  'The ministers of five countries met in the capital on Friday and said that the talks would go on next week.'

/** About `length` characters of one thing. */
const repeat = (text: string, length: number) => text.repeat(Math.ceil(length / text.length))

test.each([
  ['letters', 'x'],
  ['lead bytes', 'Ã'],
  ['misread characters', 'â€™'],
  ['capitals and points', 'A.'],
  ['entities', '&amp;'],
  ['layers of one entity', 'amp;'],
  ['entities of entities', '&#38;#38;'],
  ['signs of equality', '='],
  ['escaped bytes', '=C3=A9'],
  ['marks on one letter', '\u0301\u0323'],
  ['spaces', ' '],
  ['no-break spaces and line ends', '\u00a0\n'],
  ['hyphens at line ends', 'exam-\nple'],
  ['wrapped lines', 'the quick brown fox jumps over the lazy dog and the\n'],
  ['joiners', '\u200d'],
  ['tag characters', '\u{E0041}'],
  ['full stops and quotes', '."'],
  ['short lines', 'a\n'],
])(
  'a megabyte of %s is normalised in time',
  (_, unit) => {
    const started = performance.now()
    const text = normalizeText(`&${repeat(unit, 1_000_000)}`)
    expect(performance.now() - started).toBeLessThan(MOST_MS)
    expect(text.length).toBeLessThanOrEqual(1_000_020)
  },
  MOST_MS,
)

test.each([
  ['one word', 'x'],
  ['words on one line', 'word '],
  ['paragraphs', `${SENTENCE}\n\n`],
  ['menu lines', 'Home\n'],
  ['prompts', 'Share on Facebook\n\n'],
  ['by-lines', 'By Jane Roe | March 24, 2016, 12:12\n'],
  ['captions twice', '© Site / Foo Bar and Baz\nFoo Bar and Baz - Site\n'],
  ['related boxes', `Related articles\n${SENTENCE}\n`],
  ['comments', `Comments\n${SENTENCE}\n`],
  ['addresses', 'https://example.com/a/b/c\n'],
  ['numbers', '1. Sign up\n2. Log in\n7\n'],
  ['strokes', 'a | '],
  ['open brackets', '('],
  ['network names', 'facebook twitter x ok 12 '],
  ['sums of money', '$1 € 2 £3.4.5.6 '],
  ['open sentences', `${'the '.repeat(20)}of\n\n`],
])(
  '200,000 characters of %s are read in time',
  (_, unit) => {
    const started = performance.now()
    const article = normalizeArticle(repeat(unit, 200_000))
    expect(performance.now() - started).toBeLessThan(MOST_MS)
    expect(article.paragraphs.join('\n\n')).toBe(article.body)
  },
  MOST_MS,
)

test(
  '100,000 lines are read in time, and their sentences are there',
  () => {
    const raw = Array.from({ length: 100_000 }, (_, i) => (i % 7 ? `${i}: ${SENTENCE}` : 'Home')).join('\n')
    const started = performance.now()
    const article = normalizeArticle(raw)
    expect(performance.now() - started).toBeLessThan(MOST_MS)
    expect(article.paragraphs.filter((paragraph) => paragraph.endsWith(SENTENCE))).toHaveLength(85_714)
  },
  MOST_MS,
)

const line = fc.oneof(
  fc.constantFrom(
    ...[
      'Subscribe',
      '© Reuters / X',
      'By Jane Roe',
      'March 24, 2016',
      SENTENCE,
      'Related',
      'Comments',
      '0',
      '',
      'Original url:',
    ],
    ...[
      'MOSCOW (Sputnik) The talks ended.',
      'https://x.example/2016/03/24/a-b-c',
      'Title - Site',
      'A | B',
      '1. one',
      '• two',
      '***',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

test(
  'no text makes it throw, and a body is always its paragraphs',
  () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const article = normalizeArticle(lines.join('\n'))
        expect(article.paragraphs.join('\n\n')).toBe(article.body)
        expect(
          article.paragraphs.every((paragraph) => paragraph.trim() === paragraph && paragraph !== ''),
        ).toBe(true)
        expect(typeof article.title).toBe('string')
      }),
      { seed: SEED, numRuns: 500 },
    )
  },
  MOST_MS,
)
