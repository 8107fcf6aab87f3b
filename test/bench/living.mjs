// How an index lives: adding and searching in turn, updates in random order, deleting half, at 1×, 3× and 10× the size; then
// how long addAllAsync holds the thread.
//
//   npm run build && node --expose-gc test/bench/living.mjs [documents]
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { documentBatches } from './corpora/corpora.mjs'
import { seededRandom, shuffled } from './corpora/random.mjs'
import { grownBy, settledMemory } from './measure/memory.mjs'

const { createIndex, text } = await import(new URL('../../dist/index.js', import.meta.url).href)

const SMALLEST = Number(process.argv[2] ?? 10_000)
const SEARCH_EVERY = 100 // updates
const QUERY = 'love story'

const source = documentBatches('generated-100k')
const documents = []
while (documents.length < 10 * SMALLEST) documents.push(...source.next().value)

const timed = (work) => {
  const start = performance.now()
  work()
  return performance.now() - start
}
const create = () => createIndex({ schema: { title: text(), text: text() } })
const total = (before) => {
  const { heap, arrayBuffers } = grownBy(before, settledMemory())
  return (heap + arrayBuffers) / 1e6
}

function addAndSearch(documents) {
  const index = create()
  return timed(() => {
    for (const document of documents) {
      index.add(document)
      index.search(QUERY)
    }
  })
}

console.log(
  `${'documents'.padStart(9)}  add + search  update      delete half  merge   MB: full  half deleted  merged`,
)
for (const size of [SMALLEST, 3 * SMALLEST, 10 * SMALLEST]) {
  const ours = documents.slice(0, size)
  // A tenth of them, since every one is searched for.
  const turns = addAndSearch(ours.slice(0, size / 10))
  const before = settledMemory()
  const index = create()
  index.addAll(ours)
  index.optimize()
  const full = total(before)
  const updates = timed(() => {
    shuffled(ours, seededRandom(3)).forEach((document, i) => {
      index.update(document)
      if (i % SEARCH_EVERY === 0) index.search(QUERY)
    })
  })
  const deletes = timed(() => {
    for (let i = 0; i < size; i += 2) index.delete(ours[i].id)
    index.search(QUERY)
  })
  const half = total(before)
  const merge = timed(() => index.optimize())
  const each = (ms, count) => `${((1000 * ms) / count).toFixed(1)} µs`
  console.log(
    size.toLocaleString('en').padStart(9),
    each(turns, size / 10).padStart(13),
    each(updates, size).padStart(9),
    each(deletes, size / 2).padStart(13),
    `${merge.toFixed(0)} ms`.padStart(9),
    [full, half, total(before)].map((mb) => mb.toFixed(1).padStart(9)).join(''),
  )
}

// Three times as many make eight segments, which are merged.
function* copies(count) {
  for (let copy = 0; copy < count; copy++)
    for (const document of documents) yield { ...document, id: `${copy}/${document.id}` }
}
for (const count of [1, 3]) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const index = create()
  globalThis.gc()
  delays.enable()
  const start = performance.now()
  await index.addAllAsync(copies(count))
  const ms = performance.now() - start
  delays.disable()
  const held = (percentile) => (delays.percentile(percentile) / 1e6).toFixed(1)
  console.log(
    `addAllAsync: ${index.size.toLocaleString('en')} documents in ${(ms / 1000).toFixed(1)} s; the thread was held ` +
      `${held(50)} ms (median), ${held(99)} ms (99 %), ${(delays.max / 1e6).toFixed(1)} ms at the most.`,
  )
}
