import { pathToFileURL } from 'node:url'

const PACKAGE = new URL('../../../dist/index.js', import.meta.url)

/**
 * Options of one variant: { schema?, index?, search? }, from a row of the catalogue or from `--config`. Of the latter also
 * `text`, what is made of every text and query first, and `query`, what is asked with a text.
 */
async function variantOf({ configFile, configName, stored, search, optimize }) {
  const row = {
    search,
    optimize,
    schema: ({ text }) => ({ title: text({ stored }), text: text({ stored }) }),
  }
  if (configFile === undefined) return row
  const { variants } = await import(pathToFileURL(configFile))
  return { ...row, ...variants[configName] }
}

/** okapi-search as built in dist/. Texts are not stored unless asked: the peers' indexes without documents. */
export async function createEngine({ stored = false, limit = 10, ...options }) {
  const okapi = await import(PACKAGE)
  const variant = await variantOf({ stored, ...options })
  let index = okapi.createIndex({ ...variant.index, schema: variant.schema(okapi) })
  const { text: prepare = (text) => text, query: queryOf = (_, text) => text } = variant
  const anyOf = (text) => queryOf(okapi, prepare(text))
  const asked = (extra) => ({ ...variant.search, ...extra, limit })
  const ask = (query, extra) => {
    const full = asked(extra)
    return () => index.search(query, full).hits
  }
  const quoted = ({ words }) => `"${words.join(' ')}"`
  const signed = ({ must, should, mustNot }) =>
    [...must.map((word) => `+${word}`), ...should, ...mustNot.map((word) => `-${word}`)].join(' ')
  return {
    holds: stored ? 'index with positions, and the documents' : 'index with positions',
    add: (documents) =>
      index.addAll(
        variant.text
          ? documents.map(({ id, title, text }) => ({ id, title: prepare(title), text: prepare(text) }))
          : documents,
      ),
    finish: () => (variant.optimize ? index.optimize() : index.commit()),
    operations: {
      any: ({ text }) => ask(anyOf(text)),
      all: ({ text }) => ask(text, { operator: 'and' }),
      phrase: (query) => ask(quoted(query)),
      mixed: (query) => ask(signed(query)),
      negated: (query) => ask(signed(query)),
      prefix: ({ text }) => ask(text, { prefix: true }),
      lastPrefix: ({ text }) => ask(text, { prefix: 'last' }),
      fuzzy: ({ text }) => ask(text, { fuzzy: true }),
    },
    ids: (hits) => hits.map(({ id }) => String(id)),
    /** id → its score as a tree, for the top 10 and for `others` that match. */
    explanations: (text, others) => {
      const { hits } = index.search(anyOf(text), { ...variant.search, limit: 10, explain: true })
      const trees = Object.fromEntries(hits.map(({ id, explanation }) => [String(id), explanation]))
      for (const id of others) {
        const explanation = trees[id] ?? index.explain(anyOf(text), id, variant.search)
        if (explanation?.value > 0) trees[id] = explanation
      }
      return trees
    },
    ownBytes: () => index.stats?.bytes,
    save: () => okapi.encodeSnapshot(index),
    load: (bytes) => {
      index = okapi.decodeSnapshot(bytes)
    },
  }
}
