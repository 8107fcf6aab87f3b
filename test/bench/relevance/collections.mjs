import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sharedFolder } from '../corpora/shared-folder.mjs'

/** Where collections lie: folders with docs.jsonl.gz, queries.jsonl.gz and qrels.tsv.gz. */
export const collectionsFolder = join(sharedFolder, 'collections')

export function collectionNames(folder = collectionsFolder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'qrels.tsv.gz')))
    .sort()
}

const readText = (...path) => gunzipSync(readFileSync(join(...path))).toString('utf8')

const readRecords = (...path) =>
  readText(...path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

export const readDocuments = (name, folder = collectionsFolder) =>
  readRecords(folder, name, 'docs.jsonl.gz').map(({ id, title, text }) => ({
    id: String(id),
    title: title ?? '',
    text: text ?? '',
  }))

export const readQueries = (name, folder = collectionsFolder) =>
  readRecords(folder, name, 'queries.jsonl.gz').map(({ id, text }) => ({ id: String(id), text }))

/** query id → Map of document id → grade. */
export function readJudgements(name, folder = collectionsFolder) {
  const judgements = new Map()
  for (const line of readText(folder, name, 'qrels.tsv.gz').split('\n')) {
    const [query, document, grade] = line.split('\t')
    if (grade === undefined || Number.isNaN(Number(grade))) continue
    if (!judgements.has(query)) judgements.set(query, new Map())
    judgements.get(query).set(document, Number(grade))
  }
  return judgements
}
