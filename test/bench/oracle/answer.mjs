// Child process: the exact BM25's answers to every query that has an exact one.
import { documentBatches } from '../corpora/corpora.mjs'
import { kinds, queriesFor } from '../corpora/queries.mjs'
import { createOracle, oracleTokens } from './bm25.mjs'
import { rightAnswers } from './overlap.mjs'

const ENOUGH = 200 // of the ranking, to see ties at the tenth place

const stems = (words) => words.flatMap(oracleTokens)

/** How the oracle asks a query of a kind. A typo's right answer is that of what was meant. Prefixes have none. */
const questions = {
  any: ({ words, intended }) => ({ should: intended === undefined ? stems(words) : oracleTokens(intended) }),
  all: ({ words }) => ({ must: stems(words) }),
  phrase: ({ words }) => ({ phrase: stems(words) }),
  mixed: ({ must, should }) => ({ must: stems(must), should: stems(should) }),
  negated: ({ must, mustNot }) => ({ must: stems(must), mustNot: stems(mustNot) }),
}

const questionOf = (kind) => (kind === 'typos' ? questions.any : questions[kinds[kind].operation])

process.once('message', ({ corpus, limit, only }) => {
  const oracle = createOracle()
  for (const batch of documentBatches(corpus, limit)) oracle.add(batch)
  oracle.finish()
  const answers = {}
  for (const [kind, queries] of Object.entries(queriesFor(corpus))) {
    const question = questionOf(kind)
    if (question === undefined || (only !== undefined && !only.includes(kind))) continue
    process.send({ progress: kind })
    answers[kind] = new Map(
      queries.map((query) => [query.key, rightAnswers(oracle.search(question(query), ENOUGH))]),
    )
  }
  process.send({ measured: { answers }, done: true }, () => process.exit(0))
})
