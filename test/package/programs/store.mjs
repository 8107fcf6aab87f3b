import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIndex, decodeSnapshot, encodeSnapshot, SearchError, text } from 'okapi-search'
import { loadIndex, openStore, saveIndex } from 'okapi-search/node'

const folder = mkdtempSync(join(tmpdir(), 'okapi-search-smoke-'))
const index = createIndex({ schema: { body: text() } })
index.add({ id: 'a', body: 'The ministers met in Minsk.' })
console.log(decodeSnapshot(encodeSnapshot(index)).search('minister').hits[0].id)

await saveIndex(index, join(folder, 'articles.okapi'))
const loaded = await loadIndex(join(folder, 'articles.okapi'))
console.log(
  loaded.search('minister').hits[0].id,
  encodeSnapshot(loaded).length === encodeSnapshot(index).length,
)

const store = await openStore(join(folder, 'store'), { schema: { body: text() } })
store.index.add({ id: 'b', body: 'Showers in Moscow.' })
await store.commit()
const error = await openStore(join(folder, 'store')).catch((error) => error)
console.log(error instanceof SearchError, error.code)
await store.close()
const reader = await openStore(join(folder, 'store'), { readOnly: true })
console.log(reader.index.search('shower').hits[0].id)
rmSync(folder, { recursive: true })
