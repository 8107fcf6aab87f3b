// npm run bench [-- options]: every engine over every corpus, one process each. See README.md beside this file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { corpusNames, whyAbsent } from './corpora/corpora.mjs'
import { kinds } from './corpora/queries.mjs'
import { chooseRows } from './engines/catalogue.mjs'
import { installPeers } from './install.mjs'
import { describeMachine, versionOf, versions } from './machine.mjs'
import { inOwnProcess } from './measure/in-own-process.mjs'
import { createLatency } from './measure/latency.mjs'
import { overlap } from './oracle/overlap.mjs'
import { figures, noteSameQueries } from './report/figures.mjs'
import { short } from './report/format.mjs'
import { toMarkdown } from './report/markdown.mjs'
import { saveRun } from './report/save.mjs'
import { faultsOf } from './sanity.mjs'

// How many builds of an engine stand behind its number, and how long the first may take for there to be others.
const BUILDS = 5
const BUILD_AGAIN_BELOW_MS = 15_000

const USAGE = `npm run bench -- [options]
  --engines a,b      rows to run (okapi, minisearch, …; okapi* for all of an engine)
  --corpus a,b       ${corpusNames.join(', ')}
  --kinds a,b        ${Object.keys(kinds).join(', ')}
  --tuned            the tuned rows as well
  --quick            3,000 documents, a quarter of a second a kind
  --small            500 generated documents, no files needed, results checked: for CI
  --documents N      the first N documents of each corpus
  --budget MS        time for each kind of query (3000)
  --time-limit S     time for each engine and corpus (600)
  --heap MB          heap of each process (6144)
  --all-sizes        give every engine every size
  --config FILE --variant NAME   an okapi row with the options that FILE exports under variants[NAME]
  --no-oracle        skip the exact BM25 and the overlap`

const { values: given } = parseArgs({
  options: {
    engines: { type: 'string' },
    corpus: { type: 'string' },
    kinds: { type: 'string' },
    tuned: { type: 'boolean' },
    quick: { type: 'boolean' },
    small: { type: 'boolean' },
    documents: { type: 'string' },
    budget: { type: 'string' },
    'time-limit': { type: 'string', default: '600' },
    heap: { type: 'string', default: '6144' },
    'all-sizes': { type: 'boolean' },
    config: { type: 'string' },
    variant: { type: 'string' },
    'no-oracle': { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

if (given.help) {
  console.log(USAGE)
  process.exit(0)
}

const list = (text) => text?.split(',').filter(Boolean)
const only = list(given.kinds)
for (const kind of only ?? []) if (!(kind in kinds)) throw new RangeError(`No kind "${kind}".\n${USAGE}`)
const corpora =
  list(given.corpus) ?? (given.small ? ['small'] : corpusNames.filter((name) => name !== 'small'))
for (const name of corpora)
  if (!corpusNames.includes(name)) throw new RangeError(`No corpus "${name}".\n${USAGE}`)
const rows = chooseRows({ engines: list(given.engines), tuned: given.tuned })
const quick = given.quick || given.small
const limit = given.documents ? Number(given.documents) : given.quick ? 3000 : undefined
const budgetMs = Number(given.budget ?? (given.small ? 60 : given.quick ? 250 : 3000))
const limits = { timeLimitMs: Number(given['time-limit']) * 1000, heapMb: Number(given.heap) }
const partial = Boolean(
  quick || given.engines || given.corpus || given.kinds || given.documents || given.config,
)
const configuration = given.config ? { configFile: resolve(given.config), configName: given.variant } : {}

installPeers({ native: !given.small })
const { default: ora } = await import('ora')

/** Why a row is not run on a corpus; undefined if it is. */
function whySkipped(row, corpus) {
  const name = row.packageName ?? 'okapi-search'
  if (versionOf(row) === undefined)
    return `${name} is not ${row.packageName ? 'installed' : 'built (npm run build)'}`
  const size = { 'generated-100k': 1e5, 'generated-300k': 3e5, 'generated-1m': 1e6 }[corpus] ?? 0
  const asked = Math.min(size, limit ?? size)
  if (asked > row.most && !given['all-sizes'])
    return `not run above ${row.most.toLocaleString('en')} documents`
  return undefined
}

/** Compares what a row found with the exact answers; keeps the share, and sets the queries' own times aside. */
function judged(measured, answers, meansMs) {
  for (const [kind, timing] of Object.entries(measured.kinds ?? {})) {
    const { found, meansMs: times, ...rest } = timing
    meansMs[kind] = times
    const shares = found.flatMap(([key, ids]) => {
      const right = answers?.[kind]?.get(key)
      return right === undefined ? [] : (overlap(ids, right) ?? [])
    })
    const answered = found.filter(([, ids]) => ids.length > 0).length
    const mean =
      shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / shares.length
    measured.kinds[kind] = { ...rest, answered, overlap: mean }
  }
  return measured
}

const headline = (row) =>
  ['build MB/s', 'memory MB', 'load ms', 'OR mean ms', 'AND mean ms', 'prefix mean ms', 'fuzzy mean ms']
    .map((name) => [name.replace(' mean ms', ''), figures[name].of(row)])
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${short(value)}`)
    .join(' · ')

async function measureRow(row, corpus, answers, meansMs, folder) {
  const savePath = join(folder, 'saved-index')
  const spinner = ora(`${corpus} · ${row.row}`).start()
  const onProgress = (what) => {
    spinner.text = `${corpus} · ${row.row} · ${what}`
  }
  const task = {
    row,
    corpus,
    limit,
    only,
    budgetMs,
    savePath,
    configuration: row.engine === 'okapi' ? configuration : {},
  }
  const asked = await inOwnProcess('./build-and-query.mjs', task, { ...limits, onProgress })
  onProgress('loading')
  const loaded = asked.saved ? await inOwnProcess('./load.mjs', task, limits) : {}
  const stopped = asked.stopped ?? loaded.stopped
  const result = { ...judged(asked, answers, meansMs), load: loaded.load, ...(stopped && { stopped }) }
  const text = `${corpus} · ${row.row} · ${headline(result)}`
  const failed = Object.keys(result.faults ?? {})
  if (stopped) spinner.warn(`${text} · ${stopped}`)
  else if (failed.length > 0) spinner.warn(`${text} · failed: ${failed.join(', ')}`)
  else spinner.succeed(text)
  return result
}

/**
 * Builds each engine again that is done soon, in processes of their own, the engines in turn: what the machine does besides then
 * comes to all of them. The median stands for all builds.
 */
async function buildAgain(corpus, measured) {
  const again = measured.filter(([, { build }]) => build?.ms < BUILD_AGAIN_BELOW_MS)
  if (again.length === 0) return
  const spinner = ora(`${corpus} · building again`).start()
  for (const [, { build }] of again) build.eachMs = [build.ms]
  for (let round = 1; round < BUILDS; round++) {
    for (const [row, { build }] of again) {
      spinner.text = `${corpus} · building again, ${round} of ${BUILDS - 1} · ${row.row}`
      const task = { row, corpus, limit, configuration: row.engine === 'okapi' ? configuration : {} }
      const { ms, stopped } = await inOwnProcess('./build-only.mjs', task, limits)
      if (stopped) console.log(`  ${corpus} · ${row.row} · a build more: ${stopped}`)
      else build.eachMs.push(ms)
    }
  }
  // The results hold the same `build`.
  for (const [, { build }] of again) {
    const times = createLatency()
    for (const ms of build.eachMs) times.add(ms)
    build.ms = times.summary().p50
  }
  const medians = again.map(
    ([row, { build }]) => `${row.row} ${short(build.ms)} ms of ${build.eachMs.length}`,
  )
  spinner.succeed(`${corpus} · built again · ${medians.join(' · ')}`)
}

async function exactAnswers(corpus) {
  if (given['no-oracle']) return undefined
  const spinner = ora(`${corpus} · exact BM25`).start()
  const onProgress = (what) => {
    spinner.text = `${corpus} · exact BM25 · ${what}`
  }
  const { answers, stopped } = await inOwnProcess(
    '../oracle/answer.mjs',
    { corpus, limit, only },
    { ...limits, onProgress },
  )
  if (stopped) spinner.warn(`${corpus} · exact BM25 · ${stopped}`)
  else spinner.succeed(`${corpus} · exact BM25`)
  return answers
}

const results = {
  date: new Date().toISOString(),
  machine: describeMachine(),
  versions: versions(),
  options: { ...given, budgetMs },
  rows: [],
}
const folder = mkdtempSync(join(tmpdir(), 'okapi-search-bench-'))
try {
  for (const corpus of corpora) {
    const absent = whyAbsent(corpus)
    if (absent !== undefined) {
      console.log(`${absent}; skipped.`)
      continue
    }
    const answers = await exactAnswers(corpus)
    const meansMs = new Map(rows.map(({ row }) => [row, {}]))
    const measured = []
    for (const row of rows) {
      const skipped = whySkipped(row, corpus)
      const { row: name, ranks = false, native = false } = row
      const named = { corpus, row: name, version: versionOf(row), ranks, native }
      if (skipped === undefined) {
        const result = await measureRow(row, corpus, answers, meansMs.get(name), folder)
        measured.push([row, result])
        results.rows.push({ ...named, ...result })
      } else {
        console.log(`  ${corpus} · ${name} · skipped: ${skipped}`)
        results.rows.push({ ...named, skipped })
      }
    }
    saveRun(results, { partial }) // a stopped run is not lost
    if (!given.small) await buildAgain(corpus, measured)
    noteSameQueries(
      results.rows.filter((row) => row.corpus === corpus),
      meansMs,
    )
    saveRun(results, { partial })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

if (results.rows.length > 0) {
  console.log(`\n${toMarkdown(results)}`)
  console.log(`Saved in ${saveRun(results, { partial })}`)
}
if (given.small) {
  const faults = faultsOf(results)
  for (const fault of faults) console.error(`fault: ${fault}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
