import lunr from 'lunr'
import { fromJsonBytes, toJsonBytes } from './json-bytes.mjs'

/** Lunr with its default pipeline: trimmer, stop words, stemmer. */
export async function createEngine() {
  const { REQUIRED, PROHIBITED } = lunr.Query.presence
  const { TRAILING } = lunr.Query.wildcard
  const builder = new lunr.Builder()
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer)
  builder.searchPipeline.add(lunr.stemmer)
  builder.ref('id')
  builder.field('title')
  builder.field('text')
  let index
  // Built by calls, not by its query language, which throws on the colons and stars of plain text.
  const ask = (build) => () => index.query(build)
  const terms = (text, options) => ask((query) => query.term(lunr.tokenizer(text), options))
  return {
    holds: 'index without positions',
    add: (documents) => {
      for (const document of documents) builder.add(document)
    },
    finish: () => {
      index = builder.build()
    },
    operations: {
      any: ({ text }) => terms(text, {}),
      all: ({ text }) => terms(text, { presence: REQUIRED }),
      mixed: ({ must, should }) =>
        ask((query) => {
          query.term(must, { presence: REQUIRED })
          query.term(should, {})
        }),
      negated: ({ must, mustNot }) =>
        ask((query) => {
          query.term(must, { presence: REQUIRED })
          query.term(mustNot, { presence: PROHIBITED })
        }),
      prefix: ({ text }) => terms(text, { wildcard: TRAILING, usePipeline: false }),
      lastPrefix: ({ words }) =>
        ask((query) => {
          query.term(words.slice(0, -1), {})
          query.term(words.slice(-1), { wildcard: TRAILING, usePipeline: false })
        }),
      fuzzy: ({ text }) => terms(text, { editDistance: 1 }),
    },
    ids: (results) => results.map(({ ref }) => ref),
    save: () => toJsonBytes(index),
    load: (bytes) => {
      index = lunr.Index.load(fromJsonBytes(bytes))
    },
  }
}
