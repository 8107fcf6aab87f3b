import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { resultsFolder, stampOf } from '../report/save.mjs'
import { toMarkdown } from './report.mjs'

const evalFolder = join(resultsFolder, 'eval')

/**
 * Writes a run with its per-query results, and explanations beside it, to results/eval, by date and as `latest`. That folder
 * is not kept in git: the files are large, and anyone with the collections makes them again in minutes. The tables
 * of a whole run are kept, as results/relevance.md.
 */
export function saveRun({ rows, ...run }, { partial }) {
  mkdirSync(evalFolder, { recursive: true })
  const results = { ...run, rows: rows.map(({ explanations, ...row }) => row) }
  const explained = rows.filter(({ explanations }) => explanations && Object.keys(explanations).length > 0)
  const trees = explained.map(({ row, collection, explanations }) => ({ row, collection, explanations }))
  for (const name of [stampOf(run.date), 'latest']) {
    writeFileSync(join(evalFolder, `${name}.json`), `${JSON.stringify(results)}\n`)
    writeFileSync(join(evalFolder, `${name}.explanations.json.gz`), gzipSync(JSON.stringify(trees)))
  }
  if (!partial) writeFileSync(join(resultsFolder, 'relevance.md'), toMarkdown(results))
  return evalFolder
}

/** Writes tables to results/NAME.md; returns where. */
export function saveTables(name, markdown) {
  const path = join(resultsFolder, `${name}.md`)
  writeFileSync(path, markdown)
  return path
}

/**
 * Reads one row of a run by `name:row`: a file name without .json in results/eval (or a path), and a row, okapi unless said.
 */
export function readRow(selector) {
  const [name, row = 'okapi'] = selector.split(/:(?![\\/])/)
  const base = name.endsWith('.json') ? name.slice(0, -'.json'.length) : name
  const path = [base, join(evalFolder, base)].find((candidate) => existsSync(`${candidate}.json`))
  if (path === undefined) throw new RangeError(`No run "${name}" in ${evalFolder}.`)
  const run = JSON.parse(readFileSync(`${path}.json`, 'utf8'))
  const rows = run.rows.filter((candidate) => candidate.row === row && candidate.queries)
  if (rows.length === 0) {
    const known = [...new Set(run.rows.map((candidate) => candidate.row))]
    throw new RangeError(`No row "${row}" in run "${name}"; it has ${known.join(', ')}.`)
  }
  const treesPath = `${path}.explanations.json.gz`
  const trees = existsSync(treesPath) ? JSON.parse(gunzipSync(readFileSync(treesPath)).toString('utf8')) : []
  return {
    name: selector,
    folder: run.folder,
    collections: new Map(rows.map(({ collection, queries }) => [collection, queries])),
    treesOf: (collection) =>
      trees.find((tree) => tree.row === row && tree.collection === collection)?.explanations ?? {},
  }
}
