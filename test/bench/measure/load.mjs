// Child process: opens saved bytes in a fresh process, as a page or a server does, and asks a first question.
import { readFileSync } from 'node:fs'
import { queriesFor } from '../corpora/queries.mjs'
import { grownBy, settledMemory } from './memory.mjs'

process.once('message', async ({ row, corpus, savePath, configuration }) => {
  const { createEngine } = await import(`../engines/${row.engine}.mjs`)
  const engine = await createEngine({ ...row.options, ...configuration })
  const { any, prefix } = engine.operations
  const query = queriesFor(corpus).or[0]
  const before = settledMemory()
  let bytes = new Uint8Array(readFileSync(savePath))
  const start = performance.now()
  await engine.load(bytes)
  const loaded = performance.now()
  await (any ?? prefix)(query)()
  const answered = performance.now()
  bytes = undefined
  const memory = { ...grownBy(before, settledMemory()), native: engine.nativeBytes?.() ?? 0 }
  const loadMs = loaded - start
  process.send(
    { measured: { load: { ms: loadMs, firstQueryMs: answered - loaded, memory } }, done: true },
    () => process.exit(0),
  )
})
