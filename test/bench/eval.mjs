// npm run eval [-- options], and npm run eval -- diff A B. See README.md beside this file.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { chooseRows } from './engines/catalogue.mjs'
import { installPeers } from './install.mjs'
import { describeMachine, versionOf, versions } from './machine.mjs'
import { inOwnProcess } from './measure/in-own-process.mjs'
import { collectionNames, collectionsFolder } from './relevance/collections.mjs'
import { diffLines } from './relevance/diff.mjs'
import { meansOf, metricNames, metricTitles } from './relevance/metrics.mjs'
import { sectionsToMarkdown, toMarkdown } from './relevance/report.mjs'
import { readRow, saveRun, saveTables } from './relevance/runs.mjs'

const USAGE = `npm run eval -- [options]
  --engines a,b        rows to run (okapi, minisearch, …, bm25 for the exact one; okapi* for all of an engine)
  --collections a,b    names of folders; all unless said
  --folder PATH        where the collections lie (../shared/data/collections)
  --tuned              the tuned rows as well
  --config FILE        okapi's defaults and each variant that FILE exports, against each other
  --variant a,b        only these variants of FILE
  --save NAME          keep the tables that FILE asks for as results/NAME.md
  --no-explain         keep no explanations (they serve diff)
  --time-limit S       for each engine and collection (300)
npm run eval -- diff A B [--collections a,b] [--most N]
  A and B are run:row, for example latest:okapi latest:fts5; shows which queries moved, and why`

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: 'string' },
    collections: { type: 'string' },
    folder: { type: 'string' },
    tuned: { type: 'boolean' },
    config: { type: 'string' },
    variant: { type: 'string' },
    save: { type: 'string' },
    'no-explain': { type: 'boolean' },
    'time-limit': { type: 'string', default: '300' },
    most: { type: 'string', default: '3' },
    help: { type: 'boolean' },
  },
})

const list = (text) => text?.split(',').filter(Boolean)
const EXACT = { row: 'bm25', engine: 'bm25', packageName: 'stemmer' }

/** Rows to run: those asked for, and for --config one per variant beside the default. */
async function rowsToRun() {
  const variantRows = []
  if (given.config) {
    const configFile = resolve(given.config)
    const { variants } = await import(pathToFileURL(configFile))
    const names = list(given.variant) ?? Object.keys(variants)
    for (const name of names) {
      if (!(name in variants)) throw new RangeError(`No variant "${name}" in ${configFile}.`)
      variantRows.push({ row: `okapi, ${name}`, engine: 'okapi', options: { configFile, configName: name } })
    }
  }
  const engines = list(given.engines) ?? (given.config ? ['okapi'] : undefined)
  const exact = engines === undefined || engines.includes('bm25') ? [EXACT] : []
  const named = engines?.filter((name) => name !== 'bm25')
  const rows = named?.length === 0 ? [] : chooseRows({ engines: named, tuned: given.tuned })
  // Rows that can't answer "any of the words", or differ only in speed, have nothing to show here.
  const ranking = rows.filter(
    ({ row }) => !['flexsearch-forward', 'okapi-stored', 'okapi-optimized', 'fts5-tuned'].includes(row),
  )
  return [...ranking, ...variantRows, ...exact]
}

async function evaluate() {
  const folder = given.folder ? resolve(given.folder) : collectionsFolder
  const present = collectionNames(folder)
  if (present.length === 0) {
    console.log(`No collections in ${given.folder ?? '../shared/data/collections'}; nothing was evaluated.`)
    return
  }
  const collections = list(given.collections) ?? present
  for (const name of collections) {
    if (!present.includes(name))
      throw new RangeError(`No collection "${name}"; there are ${present.join(', ')}.`)
  }
  installPeers()
  const { default: ora } = await import('ora')
  const limits = { timeLimitMs: Number(given['time-limit']) * 1000, heapMb: 4096 }
  const run = {
    date: new Date().toISOString(),
    machine: describeMachine(),
    versions: versions(),
    folder,
    rows: [],
  }
  const rows = await rowsToRun()
  for (const collection of collections) {
    for (const row of rows) {
      const named = { collection, row: row.row, version: versionOf(row) }
      if (named.version === undefined) {
        run.rows.push({ ...named, skipped: row.packageName ? 'not installed' : 'not built (npm run build)' })
        continue
      }
      const spinner = ora(`${collection} · ${row.row}`).start()
      const task = { row, collection, folder, configuration: {}, explain: !given['no-explain'] }
      const onProgress = (what) => {
        spinner.text = `${collection} · ${row.row} · ${what}`
      }
      const { queries, explanations, stopped } = await inOwnProcess('../relevance/rank.mjs', task, {
        ...limits,
        onProgress,
      })
      if (stopped) {
        spinner.warn(`${collection} · ${row.row} · ${stopped}`)
        run.rows.push({ ...named, stopped })
        continue
      }
      const means = meansOf(queries)
      const shown = metricNames.map((name) => `${metricTitles[name]} ${means[name].toFixed(4)}`).join(' · ')
      spinner.succeed(`${collection} · ${row.row} · ${shown}`)
      run.rows.push({ ...named, means, queries, explanations })
    }
  }
  const partial = Boolean(given.engines || given.collections || given.folder || given.config)
  const where = saveRun(run, { partial })
  console.log(`\n${toMarkdown(run)}\nSaved in ${where}`)
  if (given.save && given.config) {
    const { sections } = await import(pathToFileURL(resolve(given.config)))
    console.log(`Tables in ${saveTables(given.save, sectionsToMarkdown(run, sections))}`)
  }
}

if (given.help) console.log(USAGE)
else if (positionals[0] === 'diff' && positionals.length === 3) {
  const [a, b] = positionals.slice(1).map(readRow)
  const options = { most: Number(given.most), collections: list(given.collections) }
  console.log(diffLines(a, b, options).join('\n'))
} else if (positionals.length > 0) throw new RangeError(`Not a command: ${positionals.join(' ')}\n${USAGE}`)
else await evaluate()
