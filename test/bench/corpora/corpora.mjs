import { generateDocuments, syllableVocabulary } from './generator.mjs'
import { isPresent, readJsonLines } from './shared-folder.mjs'
import { wordsOf } from './words.mjs'

const BATCH = 20_000 // generated documents handed over at a time, so that a million need not lie in memory

const SIZES = { 'generated-100k': 100_000, 'generated-300k': 300_000, 'generated-1m': 1_000_000 }

/** The corpora of `npm run bench`, in order. `small` needs no files and runs in CI. */
export const corpusNames = ['movies', 'reuters', ...Object.keys(SIZES), 'small']

const readDocuments = (name) =>
  readJsonLines(`speed/${name}.jsonl.gz`).map(({ id, title, text }) => ({ id, title, text }))

/** Words of movies and reuters, most frequent first (ties by the alphabet, so the order is settled). */
function sharedVocabulary() {
  const counts = new Map()
  for (const name of ['movies', 'reuters']) {
    for (const { title, text } of readDocuments(name)) {
      for (const word of wordsOf(`${title} ${text}`)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word)
}

/** Why a corpus can't be read here, in plain words; undefined if it can. */
export function whyAbsent(name) {
  if (name === 'small' || (isPresent('speed/movies.jsonl.gz') && isPresent('speed/reuters.jsonl.gz')))
    return undefined
  return `${name} needs speed/movies.jsonl.gz and speed/reuters.jsonl.gz in ../shared/data, which are not there`
}

/** Batches of documents, made or read as they are asked for. `limit` keeps only the first documents. */
export function* documentBatches(name, limit = Number.POSITIVE_INFINITY) {
  if (name === 'movies' || name === 'reuters') {
    yield readDocuments(name).slice(0, limit)
    return
  }
  const size = Math.min(limit, SIZES[name] ?? 500)
  const source = generateDocuments(name === 'small' ? syllableVocabulary(3000) : sharedVocabulary())
  for (let made = 0; made < size; ) {
    const batch = []
    while (batch.length < BATCH && made < size) {
      batch.push(source.next().value)
      made++
    }
    yield batch
  }
}

/** UTF-8 bytes of the text that is indexed. */
export const textBytes = (documents) =>
  documents.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0)
