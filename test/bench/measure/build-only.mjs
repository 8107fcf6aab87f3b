// Child process: builds one engine over one corpus once more.
import { build } from './build.mjs'

process.once('message', async ({ row, corpus, limit, configuration }) => {
  const { createEngine } = await import(`../engines/${row.engine}.mjs`)
  const engine = await createEngine({ ...row.options, ...configuration })
  const { ms } = await build(engine, corpus, limit)
  process.send({ measured: { ms }, done: true }, () => process.exit(0))
})
