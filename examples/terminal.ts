// A search of the five sample articles in the terminal: npm run demo -- 'minsk agreements -pompeo'
import { argv, env, stdout } from 'node:process'
import type { Fragment, QueryDiagnostic } from 'okapi-search'
import { createSampleIndex } from 'okapi-search/sample'

const DEFAULT_QUERY = 'kerry lavrov sanctons minsk'
const WIDTH = Math.min(stdout.columns || 80, 100)
const INDENT = '    '
// Stand for the two ends of a mark while lines are broken, for they take no room.
const OPEN = '\ue000'
const CLOSE = '\ue001'

const hasColours = stdout.isTTY && !env.NO_COLOR
const colour = (code: number) => (text: string) => (hasColours ? `\x1b[${code}m${text}\x1b[0m` : text)
const bold = colour(1)
const dim = colour(2)
const cyan = colour(36)

const index = createSampleIndex()
const query = argv.slice(2).join(' ') || DEFAULT_QUERY
const { hits, total, diagnostics } = index.search(query, {
  fuzzy: true,
  highlight: { fields: ['title', 'body'], fragments: 2, fragmentLength: 2 * WIDTH },
})

console.log(`\n${bold(query)}`)
for (const diagnostic of diagnostics) console.log(pointAt(diagnostic))
console.log(`${total.value} of ${index.size} articles, best first\n`)

hits.forEach(({ score, document, matches, highlights }, place) => {
  const { title, source, place: town, published } = document
  const facts = [source, town, typeof published === 'string' ? longDate(published) : undefined]
  print(`${place + 1}.  `, marked(highlights?.title?.[0]) ?? String(title), cyan)
  print(INDENT, [`score ${score.toFixed(3)}`, ...facts].filter((fact) => fact !== undefined).join(' · '), dim)
  for (const fragment of highlights?.body ?? []) print(INDENT, marked(fragment) ?? '')
  const words = new Set(
    Object.values(matches)
      .flat()
      .map((word) => word.toLowerCase()),
  )
  print(INDENT, `matched: ${[...words].join(', ')}`, dim)
  console.log()
})

if (hits.length === 0) console.log('No article has any of these words, nor any that is spelt like them.\n')

/** The text of a fragment with its matches marked, in one line. */
function marked(fragment: Fragment | undefined): string | undefined {
  if (!fragment) return undefined
  let text = ''
  let at = 0
  for (const [start, end] of fragment.ranges) {
    // Word by word, so that a mark ends where a line does.
    text += fragment.text.slice(at, start)
    text += fragment.text.slice(start, end).replace(/\S+/g, `${OPEN}$&${CLOSE}`)
    at = end
  }
  return (text + fragment.text.slice(at)).replace(/\s+/g, ' ')
}

/** Prints a text in lines that fit, behind an indentation. */
function print(indent: string, text: string, style = (line: string) => line): void {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    const length = `${indent}${line} ${word}`.replace(/[\ue000\ue001]/g, '').length
    if (line === '' || length <= WIDTH) lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
    else lines.push(word)
  }
  lines.forEach((line, i) => {
    const pieces = line.split(/\ue000([^\ue001]*)\ue001/)
    const shown = pieces.map((piece, place) => (place % 2 === 0 ? style(piece) : mark(piece)))
    console.log((i === 0 ? indent : ' '.repeat(indent.length)) + shown.join(''))
  })
}

function mark(text: string): string {
  return hasColours ? `\x1b[1;33m${text}\x1b[0m` : `[${text}]`
}

function pointAt({ start, end, message }: QueryDiagnostic): string {
  return dim(`${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${message}`)
}

function longDate(iso: string): string {
  return new Date(iso).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
