// An index that outlives the program: a file, a stream, and a store whose commits neither a crash nor a power cut takes back.
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createIndex, decodeSnapshotStream, encodeSnapshotStream, SnapshotError, text } from 'okapi-search'
import { loadIndex, openStore, saveIndex } from 'okapi-search/node'
import { articles } from 'okapi-search/sample'

const schema = { title: text({ boost: 2 }), body: text() }
const index = createIndex({ schema })
for (const { id, title, body } of articles) index.add({ id, title, body })

// A file, replaced as a whole or not at all. What is stored of documents is compressed in it.
const folder = mkdtempSync(join(tmpdir(), 'okapi-'))
const file = join(folder, 'articles.okapi')
await saveIndex(index, file)
const loaded = await loadIndex(file, { schema }) // the schema types it; another one than it was made with is an error
console.log(`${statSync(file).size} bytes:`, loaded.search('lavrov kerry').hits[0]?.document.title)

// A stream, in and out, for an index that is too large to be there twice: here a compressed body of a response.
const response = new Response(encodeSnapshotStream(index).pipeThrough(new CompressionStream('gzip')))
const body = response.body!.pipeThrough(new DecompressionStream('gzip'))
const received = await decodeSnapshotStream(body, { schema })
console.log('received:', received.size, 'documents')
const streamed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
console.log('read piece by piece:', (await decodeSnapshotStream(streamed)).size, 'documents')

// Damage is an error, not a wrong hit.
await truncate(file, 3000)
await loadIndex(file).catch((error: unknown) => {
  if (error instanceof SnapshotError) console.log(`${error.name}: ${error.message}`)
})

// A store writes only what is new at each commit. Others may read it meanwhile, in this process or in others.
const path = join(folder, 'store')
const store = await openStore(path, { schema })
store.index.add({ id: 1, title: 'Minutes', body: 'Nothing was decided.' })
await store.commit() // from here on it is kept
const other = await openStore(path, { schema, readOnly: true })
store.index.update({ id: 1, title: 'Minutes', body: 'Everything was decided.' })
await store.commit()
console.log('seen:', other.index.search('nothing').total.value)
await other.refresh() // takes in what was committed since
console.log(
  'seen later:',
  other.index.search('nothing').total.value,
  other.index.search('everything').total.value,
)
await other.close()
await store.close()

rmSync(folder, { recursive: true })
