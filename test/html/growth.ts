// How time grows on hostile input: npx tsx test/html/growth.ts [part of a name]
// Each line has the milliseconds for one, three and ten times a text.
import {
  documentsFromMarkdown,
  type RecordSource,
  readCsv,
  readJsonArray,
  readJsonLines,
} from '../../src/documents/index.ts'
import { articleFromHtml } from '../../src/html/index.ts'
import { normalizeText } from '../../src/normalize/text.ts'

type Run = (text: string) => unknown

const SENTENCE = 'Some words, here and there, of a sentence that goes on for a while. '
const FACTORS = [1, 3, 10]
const RUNS = 2

const drain =
  (read: (source: RecordSource) => AsyncIterable<unknown>, inPieces = false): Run =>
  async (text) => {
    try {
      for await (const _ of read(inPieces ? [...text] : text));
    } catch {
      // That a text is refused is as good as that it is read.
    }
  }
const sections: Run = (text) => {
  try {
    documentsFromMarkdown(text)
  } catch {
    // As above.
  }
}
const withFrontMatter =
  (border: string): Run =>
  (text) =>
    sections(`${border}\n${text}\n${border}\n`)

const kinds: [kind: string, length: number, run: Run, units: string[]][] = [
  [
    'html',
    100_000,
    (text) => articleFromHtml(text),
    [
      ...['<div>', '<table><tr><td>some words here', '<b>x <i>y ', `<p>${SENTENCE}`, 'xxxxxxxxx\n'],
      ...['<pre><code>a(b);\n  c\n</code></pre>', '<table><tr><td>a b<td>c d</table>', '<ul><li>a b</ul>'],
      '<script type="application/ld+json">{"a":1,}</script>',
      '<meta name="author" content="x y">',
    ],
  ],
  [
    'json-ld',
    100_000,
    (text) => articleFromHtml(`<script type="application/ld+json">${text}</script>`),
    ['[1,],', '{"a":', '/*', '"\\'],
  ],
  [
    'markdown',
    100_000,
    sections,
    [
      ...['# a\n', '- a\n', '> ', '[', '*a _', '|a|b\n|-|-\n', '<div>\n', '<h1>', '<pre>', '<td>', '<!--'],
      ...['[^a]: b\n', '`a', '# a {#b .c', 'a\n', '{a='],
    ],
  ],
  ['yaml', 100_000, withFrontMatter('---'), ['[', '- ', 'a: b\n', '- &a x\n', '"', '---x\n']],
  ['toml', 100_000, withFrontMatter('+++'), ['a=[', '[a]\n', '[[a]]\n', '"']],
  ['csv', 1_000_000, drain(readCsv), ['1,2\n', '""', '"a\n', ',', '\r']],
  ['csv in characters', 30_000, drain(readCsv, true), ['"x\n",2\n']],
  ['json array', 1_000_000, drain((source) => readJsonArray(source)), ['[', '"\\']],
  ['json array of', 1_000_000, (text) => drain(readJsonArray)(`[${text}`), ['{"a":1},', '"a",', '[[1]],']],
  ['json lines', 1_000_000, drain((source) => readJsonLines(source)), ['{"a":1}\n', '\n', '[']],
  [
    'normalizeText',
    300_000,
    normalizeText,
    [
      '&amp;',
      '=C3=A9',
      'Ã©',
      'words-\n',
      'xxxxxxxxx\n',
      ' ',
      '\n',
      '  if (a) {\n    b();\n  }\n',
      '\u00AD\n',
      'x',
    ],
  ],
]

const asked = process.argv[2] ?? ''
for (const [kind, length, run, units] of kinds)
  for (const unit of units) {
    const name = `${kind} ${JSON.stringify(unit.slice(0, 40))}`
    if (name.includes(asked)) console.log(name.padEnd(60), await growth(unit, length, run))
  }

async function growth(unit: string, length: number, run: Run): Promise<string> {
  const shown: string[] = []
  for (const factor of FACTORS) {
    const text = unit.repeat(Math.ceil((length * factor) / unit.length))
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now()
      await run(text)
      best = Math.min(best, performance.now() - start)
    }
    shown.push(best.toFixed(0).padStart(6))
  }
  return shown.join(' ')
}
