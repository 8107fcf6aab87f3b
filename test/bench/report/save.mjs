import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toMarkdown } from './markdown.mjs'
import { toPicture } from './picture.mjs'

export const resultsFolder = fileURLToPath(new URL('../results/', import.meta.url))

export const stampOf = (date) => date.slice(0, 19).replaceAll(':', '-')

/**
 * Writes a run: JSON under its date, and as latest.json, latest.md and one picture a corpus. A partial run (chosen
 * engines, fewer documents …) goes to results/partial, so that it never replaces a whole one.
 */
export function saveRun(results, { partial }) {
  const folder = partial ? join(resultsFolder, 'partial') : resultsFolder
  mkdirSync(folder, { recursive: true })
  const json = `${JSON.stringify(results, null, 1)}\n`
  writeFileSync(join(folder, `${stampOf(results.date)}.json`), json)
  writeFileSync(join(folder, 'latest.json'), json)
  writeReports(results, folder)
  return folder
}

/** latest.md and one picture a corpus, from a run's numbers. */
export function writeReports(results, folder) {
  writeFileSync(join(folder, 'latest.md'), toMarkdown(results))
  for (const corpus of new Set(results.rows.map((row) => row.corpus))) {
    const rows = results.rows.filter((row) => row.corpus === corpus && row.build !== undefined)
    if (rows.length > 0) writeFileSync(join(folder, `${corpus}.svg`), toPicture(corpus, rows))
  }
}
