import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { catalogue } from './engines/catalogue.mjs'

const fileHere = (path) => fileURLToPath(new URL(path, import.meta.url))
const versionIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : undefined)

/** What the numbers were measured on. The load average says whether others used the machine meanwhile. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
  }
}

/** Version of the package behind a row, undefined if it is not installed (or not built). */
export function versionOf({ packageName, native }) {
  if (packageName === undefined) {
    return existsSync(fileHere('../../dist/index.js')) ? versionIn(fileHere('../../package.json')) : undefined
  }
  if (native && !existsSync(fileHere(`node_modules/${packageName}/build/Release/better_sqlite3.node`)))
    return undefined
  return versionIn(fileHere(`node_modules/${packageName}/package.json`))
}

export const versions = () =>
  Object.fromEntries(
    catalogue.map((row) => [row.packageName ?? 'okapi-search', versionOf(row) ?? 'not there']),
  )
