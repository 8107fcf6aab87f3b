import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

/** Where the evaluation sets lie: beside the repository, never in it. */
export const sharedFolder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

export const isPresent = (path) => existsSync(sharedFolder + path)

/** Lines of a text file, gzipped or not, without empty ones. */
export function readLines(path) {
  const bytes = readFileSync(sharedFolder + path)
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8')
  return text.split('\n').filter((line) => line !== '')
}

export const readJsonLines = (path) => readLines(path).map((line) => JSON.parse(line))
