// Child process: one engine ranks every query of one collection, and each ranking is judged.
import { plainQuery } from '../corpora/queries.mjs'
import { readDocuments, readJudgements, readQueries } from './collections.mjs'
import { judge } from './metrics.mjs'

const DEPTH = 1000 // of a ranking, as in TREC
const EXPLAINED = 10 // relevant documents of a query that are explained wherever they stand

const bestOf = (grades) =>
  [...grades]
    .filter(([, grade]) => grade > 0)
    .sort(([, a], [, b]) => b - a)
    .slice(0, EXPLAINED)
    .map(([id]) => id)

process.once('message', async ({ row, collection, folder, configuration, explain }) => {
  const { createEngine } = await import(`../engines/${row.engine}.mjs`)
  const engine = await createEngine({ ...row.options, ...configuration, limit: DEPTH })
  await engine.add(readDocuments(collection, folder))
  await engine.finish()
  const judgements = readJudgements(collection, folder)
  const queries = {}
  const explanations = {}
  for (const { id, text } of readQueries(collection, folder)) {
    const grades = judgements.get(id) ?? new Map()
    const ranking = engine.ids(await engine.operations.any(plainQuery(text))()).slice(0, DEPTH)
    const judged = judge(ranking, grades)
    if (judged === undefined) continue
    queries[id] = { ...judged, top: ranking.slice(0, 10) }
    if (explain && engine.explanations) explanations[id] = engine.explanations(text, bestOf(grades))
    process.send({ progress: `${Object.keys(queries).length} queries` })
  }
  process.send({ measured: { queries, explanations }, done: true }, () => process.exit(0))
})
