import { createOracle, oracleTokens } from '../oracle/bm25.mjs'

/** The exact BM25 of oracle/ as an engine, to see what plain BM25 with Porter's stemmer is worth. */
export async function createEngine({ limit = 10 }) {
  const { add, finish, search } = createOracle()
  return {
    holds: 'every token',
    add,
    finish,
    operations: {
      any:
        ({ text }) =>
        () =>
          search({ should: oracleTokens(text) }, limit),
    },
    ids: (ranked) => ranked.map(({ id }) => id),
  }
}
