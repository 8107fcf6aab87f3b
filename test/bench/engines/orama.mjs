import { fromJsonBytes, toJsonBytes } from './json-bytes.mjs'

/**
 * Orama, and ZBSearch, its fork. Both keep the documents. Orama takes every word of a query as a prefix and can't
 * be told otherwise; ZBSearch can, so its `any` and `all` match whole words.
 * `threshold`: 1 gives documents with any word, 0 those with every word.
 */
export async function createEngine({ module = '@orama/orama', wholeWords = false, tokenizer, limit = 10 }) {
  const { create, insertMultiple, search, save, load } = await import(module)
  const empty = () =>
    create({ schema: { title: 'string', text: 'string' }, components: tokenizer && { tokenizer } })
  let database = await empty()
  const ask = ({ text }, extra) => {
    const options = { term: text, limit, ...extra }
    return () => search(database, options)
  }
  const exact = wholeWords ? { prefix: false } : {}
  return {
    holds: 'index without positions, and the documents',
    add: (documents) => insertMultiple(database, documents),
    finish: () => {},
    operations: {
      any: (query) => ask(query, { threshold: 1, ...exact }),
      all: (query) => ask(query, { threshold: 0, ...exact }),
      prefix: (query) => ask(query, { threshold: 1 }),
      lastPrefix: (query) => ask(query, { threshold: 1 }), // every word, see above
      fuzzy: (query) => ask(query, { threshold: 1, tolerance: 1 }),
    },
    ids: ({ hits }) => hits.map(({ id }) => id),
    save: async () => toJsonBytes(await save(database)),
    load: async (bytes) => {
      database = await empty()
      await load(database, fromJsonBytes(bytes))
    },
  }
}
