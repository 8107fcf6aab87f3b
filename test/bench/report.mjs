// node test/bench/report.mjs [file.json]: writes latest.md and the pictures again, and prints the README's table.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { growthTable, readmeTable } from './report/markdown.mjs'
import { resultsFolder, writeReports } from './report/save.mjs'

const path = process.argv[2] ?? join(resultsFolder, 'latest.json')
const results = JSON.parse(readFileSync(path, 'utf8'))
writeReports(results, join(path, '..'))
console.log([readmeTable(results), growthTable(results)].filter(Boolean).join('\n\n'))
