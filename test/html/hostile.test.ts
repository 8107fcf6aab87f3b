import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlToText, isTooMuch } from '../../src/html/html-to-text.ts'
import { articleFromHtml } from '../../src/html/index.ts'

const MEGABYTE = 1_000_000
const SENTENCE = 'Some words, here and there, of a sentence that goes on for a while. '
const filled = (unit: string, length = MEGABYTE) => unit.repeat(Math.ceil(length / unit.length))

// The test's own limit. Some took minutes, or all of the stack, before there were bounds; all take about a second now.
const MOST_MS = 20_000

test.each([
  ['a megabyte of <div>', filled('<div>')],
  ['nested tables', filled('<table><tr><td>some words here')],
  ['unclosed tags', filled('<b>x <i>y ')],
  ['unclosed scripts', filled('<script>')],
  ['unclosed comments', filled('<!--')],
  ['100,000 lines without a space', filled('xxxxxxxxx\n')],
  ['100,000 such lines in <pre>', `<pre>${filled('xxxxxxxxx\n')}`],
  ['a line of a megabyte', `<p>${filled('x')}`],
  ['nothing but <', filled('<')],
  ['as many < as a tree is made of', filled('<', 59_000)],
  ['as many elements as a tree is made of', filled('<p>aa, b', 24_900 * 8)],
  ['text in the deepest tree that is made', `${filled('<div>', 440 * 5)}${filled(SENTENCE, 120_000)}`],
  ['a class of a megabyte', `<p class="${filled('share')}">x`],
  ['JSON-LD that nests', `<script type="application/ld+json">${filled('[')}</script>`],
])(
  '%s is read in bounded time',
  (_, html) => {
    expect(articleFromHtml(html).paragraphs).toBeInstanceOf(Array)
  },
  MOST_MS,
)

test('a page that is too much for a tree is still read', () => {
  const html = `${filled('<div>', 10_000)}<p>${SENTENCE.repeat(3)}</p><script>var a = 1</script><p>${SENTENCE}</p>`
  expect(isTooMuch(html)).toBe(true)
  expect(isTooMuch(`<div><p>${SENTENCE}</p></div>`)).toBe(false)
  expect(htmlToText('<p>a <b>b</b></p><style>x</style><!-- y -->c')).toBe('\na b\n\nc')
  expect(articleFromHtml(html).body).toContain('of a sentence that goes on')
})

test.each([
  `<blockquote><div>${SENTENCE}`,
  `<meta property="og:title" content="<html>${SENTENCE}`,
  `<div></div><html><p>${SENTENCE}</p></html><p>${SENTENCE}</p>`,
])('a page that no browser minds is read: %#', (html) => {
  expect(articleFromHtml(html).paragraphs).toBeInstanceOf(Array)
})

test('any broken HTML is read', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '<table>',
      '<td>',
      '</td>',
      '<a href=',
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '"',
      '&',
      '&#x',
    ),
    fc.constantFrom(
      '<h1>',
      '<script>',
      '</script>',
      '<meta property="og:title" content="',
      '<blockquote>',
      ...[
        '<html>',
        '</html>',
        '<head>',
        '</head>',
        '<body>',
        '</body>',
        '<title>',
        '<frameset>',
        '<svg>',
        '<math>',
      ],
      '<br>',
      SENTENCE,
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const article = articleFromHtml(pieces.join(''))
      expect(article.body).toBe(article.paragraphs.join('\n\n'))
    }),
    { numRuns: 300, seed: 7 },
  )
}, 60_000)
