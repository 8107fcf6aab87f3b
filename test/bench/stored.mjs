// What stored documents cost: the films with their texts in a file, as they are and in compressed blocks, and reading the
// document of a hit from each.
//
//   npm run build && node test/bench/stored.mjs
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPresent, readJsonLines } from './corpora/shared-folder.mjs'

const FILMS = 'speed/movies.jsonl.gz'
const HITS = 2000

if (!isPresent(FILMS)) {
  console.log(`skipped: ../shared/data has no ${FILMS}`)
  process.exit(0)
}
const films = readJsonLines(FILMS)
const { createIndex, text } = await import(new URL('../../dist/index.js', import.meta.url).href)
const { loadIndex, saveIndex } = await import(new URL('../../dist/node.js', import.meta.url).href)
const schema = { title: text(), text: text() }
const index = createIndex({ schema })
index.addAll(films)
index.optimize()

const timed = async (work) => {
  const start = performance.now()
  const result = await work()
  return [performance.now() - start, result]
}

const folder = mkdtempSync(join(tmpdir(), 'okapi-search-stored-'))
try {
  for (const compress of [false, true]) {
    const path = join(folder, `films-${compress}`)
    const [saveMs] = await timed(() => saveIndex(index, path, { compress }))
    const [loadMs, loaded] = await timed(() => loadIndex(path, { schema }))
    // Documents all over the file, as hits are.
    const wanted = Array.from({ length: HITS }, (_, i) => films[(i * 7919) % films.length].id)
    for (const id of wanted.slice(0, 200)) loaded.get(id)
    const [readMs] = await timed(() => wanted.map((id) => loaded.get(id)))
    console.log(
      `${compress ? 'compressed' : 'as it is'}: ${(statSync(path).size / 1e6).toFixed(1)} MB, saved in ${saveMs.toFixed(0)} ms, ` +
        `opened in ${loadMs.toFixed(1)} ms, a document in ${((1000 * readMs) / HITS).toFixed(0)} µs`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
