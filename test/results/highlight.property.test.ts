import fc from 'fast-check'
import { expect, test } from 'vitest'
import { text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const SEED = 1833

const schema = { body: text() }

// Words that stem together, compounds, marks, scripts without spaces, emoji of several code points, markup, and what
// ends a sentence or seems to.
const PIECES = [
  ...[
    'cat',
    'cats',
    'Cat',
    'dog',
    "dog's",
    'talk',
    'talking',
    'new',
    'york',
    'node.js',
    'e-mail',
    "O'Neil",
    'U.S.',
    '1,000',
  ],
  ...[
    'cafe\u0301',
    'café',
    'straße',
    'ﬁsh',
    '東京',
    '東京都',
    '京',
    'น้ำ',
    'กำ',
    '한국',
    'か\u3099',
    '𠮷野',
    'हिन्दी',
  ],
  ...['😀', '👩‍🚀', '👍🏽', '🇺🇸', '🇺🇸🇷🇺', '❤️', '1️⃣', '\ud83d', '\u0301', '\u200d', '\u00ad'],
  ...['<mark>', '</mark>', '<b>', '&lt;', '&', '"', "'", '…', 'a'.repeat(300)],
  ...['. ', '! ', '?" ', '。', '\n', '\r\n\n', '  ', '\t', '-', '/', ', ', '...'],
]
const piece = fc.constantFrom(...PIECES)
const body = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '. ')), { maxLength: 60 })
  .map((pieces) => pieces.flat().join(''))
const query = fc
  .array(
    fc.oneof(
      piece,
      piece.map((word) => `"${word} york"`),
      piece.map((word) => `${word}~1`),
      piece.map((word) => `${word}*`),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '))
const options = fc.record({
  fragmentLength: fc.constantFrom(1, 2, 5, 10, 20, 40, 160, Number.POSITIVE_INFINITY),
  fragments: fc.integer({ min: 1, max: 6 }),
})

function highlighted(
  bodies: string[],
  query: string,
  highlight: { fragmentLength: number; fragments: number },
) {
  const index = createIndex({ schema })
  index.add({ id: 1, body: bodies })
  const { hits } = index.search(query, { highlight: { ...highlight, fields: ['body'] } })
  return { index, hit: hits[0], fragments: hits[0]?.highlights?.body ?? [] }
}

type Checked = ReturnType<typeof highlighted> & { bodies: string[]; length: number }

function check(predicate: (checked: Checked) => void): void {
  fc.assert(
    fc.property(
      fc.array(body, { minLength: 1, maxLength: 3 }),
      query,
      options,
      (bodies, query, highlight) => {
        predicate({ ...highlighted(bodies, query, highlight), bodies, length: highlight.fragmentLength })
      },
    ),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 300) },
  )
}

const unescaped = (html: string) =>
  html.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name as 'amp'],
  )

test('ranges are within the text, not empty, ascending and apart', () => {
  check(({ fragments }) => {
    for (const { text, ranges } of fragments) {
      expect(ranges.length).toBeGreaterThan(0)
      let last = -1
      for (const [start, end] of ranges) {
        expect(start).toBeGreaterThan(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        last = end
      }
    }
  })
})

test('a fragment is a piece of its value, at the offset that it names', () => {
  check(({ fragments, bodies }) => {
    for (const { text, value, start } of fragments) {
      const stored = bodies[value]!.slice(Math.max(0, start), start + text.length)
      const piece = start < 0 ? text.slice(-start) : text
      const inner = (text: string) => text.slice(1, -1)
      expect(inner(piece)).toBe(inner(stored.padEnd(piece.length)))
    }
  })
})

test('the HTML without marks and escapes is the text, and marks are what the ranges say', () => {
  check(({ fragments }) => {
    for (const { text, ranges, html } of fragments) {
      expect(unescaped(html.replaceAll(/<\/?mark>/g, ''))).toBe(text)
      const marked = [...html.matchAll(/<mark>(.*?)<\/mark>/gsu)].map(([, inner]) => unescaped(inner!))
      expect(marked).toEqual(ranges.map(([start, end]) => text.slice(start, end)))
    }
  })
})

test('marked words are among the matches of the hit', () => {
  check(({ fragments, hit, index }) => {
    const termsOf = (text: string) => index.analyze(text).map(({ term }) => term)
    const terms = new Set((hit?.matches.body ?? []).flatMap(termsOf))
    for (const { text, ranges } of fragments) {
      for (const [start, end] of ranges) {
        const found = termsOf(text.slice(start, end))
        expect(
          found.some((term) => terms.has(term)),
          `${found} in ${[...terms]}`,
        ).toBe(true)
      }
    }
  })
})

test('fragments of a value do not overlap, and there are no more than asked for', () => {
  fc.assert(
    fc.property(body, query, options, (body, query, highlight) => {
      const { fragments } = highlighted([body], query, highlight)
      expect(fragments.length).toBeLessThanOrEqual(highlight.fragments)
      const spans = fragments
        .map(({ start, ranges }) => [start + ranges[0]![0], start + ranges.at(-1)![1]] as const)
        .sort((a, b) => a[0] - b[0])
      for (let i = 1; i < spans.length; i++) expect(spans[i]![0]).toBeGreaterThanOrEqual(spans[i - 1]![1])
    }),
    { seed: SEED },
  )
})

test('no fragment begins or ends within a character of several code points, or a word', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
  check(({ fragments, bodies }) => {
    for (const { text, value, start } of fragments) {
      const whole = bodies[value]!
      const from = text.startsWith('…') && whole[start] !== '…' ? start + 1 : start
      const to = start + text.length - (text.endsWith('…') && whole[start + text.length - 1] !== '…' ? 1 : 0)
      const edges = new Set([...graphemes.segment(whole)].map(({ index }) => index)).add(whole.length)
      expect(edges.has(from), `start ${from} of ${JSON.stringify(whole)}`).toBe(true)
      expect(edges.has(to), `end ${to} of ${JSON.stringify(whole)}`).toBe(true)
      // A run of letters that is longer than any word is several words to the index.
      for (const at of [from, to])
        expect(whole.slice(Math.max(0, at - 1), at + 1)).not.toMatch(/^(?!aa)[a-z]{2}$/i)
    }
  })
})

test('a fragment is no longer than asked for, unless a word is', () => {
  check(({ fragments, length }) => {
    for (const { text, ranges } of fragments) {
      const longest = Math.max(
        ...text.split(/\s/).map((word) => word.length),
        ranges.at(-1)![1] - ranges[0]![0],
      )
      expect(text.length - 2).toBeLessThanOrEqual(Math.max(length, longest + 64 * 2))
    }
  })
})
