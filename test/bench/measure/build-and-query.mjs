// Child process: builds one engine over one corpus, weighs it, asks it, saves it. Every number is sent as soon as it is
// known, so that what was measured survives a time limit or a full heap.
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { kinds, queriesFor } from '../corpora/queries.mjs'
import { build } from './build.mjs'
import { measureQueries } from './latency.mjs'
import { grownBy, settledMemory } from './memory.mjs'

const REBUILD_BELOW_MS = 4000 // a build this fast is repeated, to show it warm

/** Times one kind of query and sends what came out; queries that the engine has no way to ask are left out. */
async function measureKind(engine, kind, queries, budgetMs) {
  const plan = engine.operations[kinds[kind].operation]
  if (plan === undefined) return
  globalThis.gc()
  const runs = queries.map((query) => plan(query))
  const found = []
  const timing = await measureQueries(runs, budgetMs, {
    onFirst: (at, results) => found.push([queries[at].key, engine.ids(results).slice(0, 10)]),
    onProgress: (asked) => process.send({ progress: `${kind}, ${asked} of ${runs.length} queries` }),
  })
  process.send({ measured: { kinds: { [kind]: { ...timing, found } } } })
}

/** Runs a stage; if the engine throws, says so and lets the next stage run. */
async function attempt(stage, run) {
  try {
    await run()
  } catch (error) {
    process.send({ measured: { faults: { [stage]: String(error) } } })
  }
}

process.once('message', async ({ row, corpus, limit, only, budgetMs, savePath, configuration }) => {
  const { createEngine } = await import(`../engines/${row.engine}.mjs`)
  const options = { ...row.options, ...configuration }
  const before = settledMemory()
  let engine = await createEngine(options)
  const built = await build(engine, corpus, limit)
  const grown = grownBy(before, settledMemory())
  const memory = { ...grown, native: engine.nativeBytes?.() ?? 0, own: engine.ownBytes?.() }
  process.send({ measured: { holds: engine.holds, build: built, memory } })

  for (const [kind, queries] of Object.entries(queriesFor(corpus))) {
    if (only !== undefined && !only.includes(kind)) continue
    await attempt(kind, () => measureKind(engine, kind, queries, budgetMs))
  }

  await attempt('saving', async () => {
    process.send({ progress: 'saving' })
    const start = performance.now()
    const bytes = await engine.save()
    const ms = performance.now() - start
    writeFileSync(savePath, bytes)
    process.send({ measured: { saved: { ms, bytes: bytes.length, gzipBytes: gzipSync(bytes).length } } })
  })

  const warmBuilds = []
  while (built.ms < REBUILD_BELOW_MS && warmBuilds.length < 3) {
    engine = undefined
    globalThis.gc()
    engine = await createEngine(options)
    warmBuilds.push((await build(engine, corpus, limit)).ms)
  }
  const peakBytes = process.resourceUsage().maxRSS * 1024
  process.send({ measured: { warmBuildsMs: warmBuilds, peakBytes }, done: true }, () => process.exit(0))
})
