// How often `correct` finds the word that was meant, on pairs of wrong and right words that people typed.
//
//   npm run build && node test/bench/typos.mjs
//
// For each corpus: the pairs of single words, within two edits of each other, whose right word is in the index. The costs
// in src/results/error-model.ts were fitted to the tuning half; the held-out half tells whether they hold.
import { createHash } from 'node:crypto'
import { isPresent, readJsonLines, readLines } from './corpora/shared-folder.mjs'

const PAIRS = 'conformance/misspellings/misspellings.tsv'
const CORPORA = { movies: ['movies'], reuters: ['reuters'], both: ['movies', 'reuters'] }
const FIRST_TARGET = 0.75
const FIRST_THREE_TARGET = 0.9

const needed = [PAIRS, 'speed/movies.jsonl.gz', 'speed/reuters.jsonl.gz']
const absent = needed.filter((path) => !isPresent(path))
if (absent.length > 0) {
  console.log(`skipped: ../shared/data has no ${absent.join(', ')}`)
  process.exit(0)
}

const { createIndex, text } = await import(
  process.argv[2] ?? new URL('../../dist/index.js', import.meta.url).href
)

const pairs = readLines(PAIRS)
  .map((line) => line.toLowerCase().split('\t'))
  .filter(([wrong, right]) => [wrong, right].every((word) => /^\p{L}+$/u.test(word)) && wrong !== right)
  .filter(([wrong, right]) => distance(wrong, right) <= 2)

for (const [name, files] of Object.entries(CORPORA)) {
  const index = createIndex({ schema: { title: text({ stored: false }), text: text({ stored: false }) } })
  for (const file of files) {
    index.addAll(
      readJsonLines(`speed/${file}.jsonl.gz`).map(({ id, title, text }) => ({
        id: `${file} ${id}`,
        title,
        text,
      })),
    )
  }
  index.optimize()
  const wordsOf = vocabularyOf(index, files)
  const known = pairs.filter(([, right]) => wordsOf.has(right))
  console.log(
    `\n${name}: ${index.size} documents, ${wordsOf.size} words, ${known.length} pairs whose right word is there`,
  )
  report(
    index,
    'tuning half',
    known.filter(([, right]) => isTuning(right)),
  )
  report(
    index,
    'held-out half',
    known.filter(([, right]) => !isTuning(right)),
  )
  report(
    index,
    'wrong word also in the index',
    known.filter(([wrong]) => wordsOf.has(wrong)),
  )
  const rights = [...new Set(known.map(([, right]) => right))]
  const disturbed = rights.filter((right) => index.correct(right).length > 0)
  console.log(
    `  right words that something else is offered for: ${percent(disturbed.length / rights.length)} of ${rights.length}`,
  )
}

function report(index, title, pairs) {
  let first = 0
  let firstThree = 0
  const times = []
  for (const [wrong, right] of pairs) {
    const started = performance.now()
    const found = index.correct(wrong, { limit: 3 })
    times.push(performance.now() - started)
    const rank = found.findIndex(({ text }) => text === right)
    if (rank === 0) first++
    if (rank >= 0) firstThree++
  }
  times.sort((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map((part) => times[Math.floor(times.length * part)]?.toFixed(2))
  const parts = [
    `first ${percent(first / pairs.length, FIRST_TARGET)}`,
    `among the first three ${percent(firstThree / pairs.length, FIRST_THREE_TARGET)}`,
    `ms a word p50 ${p50}, p99 ${p99}`,
  ]
  console.log(`  ${title} (${pairs.length} pairs): ${parts.join('; ')}`)
}

function percent(share, target) {
  const shown = `${(100 * share).toFixed(1)} %`
  return target === undefined ? shown : `${shown} (target ${100 * target} %)`
}

/** The words that the index has, as it has them. */
function vocabularyOf(index, files) {
  const words = new Set()
  for (const file of files) {
    for (const { title, text } of readJsonLines(`speed/${file}.jsonl.gz`)) {
      for (const { surface } of index.analyze(`${title}\n${text}`)) words.add(surface)
    }
  }
  return words
}

/** Half of the right words, whatever the corpus. */
function isTuning(word) {
  return createHash('sha256').update(word).digest()[0] % 2 === 0
}

/** Insertions, deletions, substitutions, and swaps of two neighbours. */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
        isSwap ? rows[i - 2][j - 2] + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return rows[a.length][b.length]
}
