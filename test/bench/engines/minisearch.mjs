import MiniSearch from 'minisearch'
import { stemmer } from 'stemmer'

/** MiniSearch. `stemming` adds Porter's stemmer, the recipe of its own documentation. */
export async function createEngine({ stemming = false }) {
  const fields = { fields: ['title', 'text'] }
  const options = stemming ? { ...fields, processTerm: (term) => stemmer(term.toLowerCase()) } : fields
  let index = new MiniSearch(options)
  const ask = (query, extra) => () => index.search(query, extra)
  const isLast = (_term, at, terms) => at === terms.length - 1
  return {
    holds: 'index without positions',
    add: (documents) => index.addAll(documents),
    finish: () => {},
    operations: {
      any: ({ text }) => ask(text),
      all: ({ text }) => ask(text, { combineWith: 'AND' }),
      negated: ({ must, mustNot }) =>
        ask({ combineWith: 'AND_NOT', queries: [{ combineWith: 'AND', queries: must }, ...mustNot] }),
      prefix: ({ text }) => ask(text, { prefix: true }),
      lastPrefix: ({ text }) => ask(text, { prefix: isLast }),
      fuzzy: ({ text }) => ask(text, { fuzzy: 0.2 }),
    },
    ids: (results) => results.map(({ id }) => id),
    save: () => Buffer.from(JSON.stringify(index)),
    load: (bytes) => {
      index = MiniSearch.loadJSON(Buffer.from(bytes).toString('utf8'), options)
    },
  }
}
