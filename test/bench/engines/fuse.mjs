import Fuse from 'fuse.js'
import { fromJsonBytes, toJsonBytes } from './json-bytes.mjs'

/** Fuse: no inverted index but a fuzzy match of the whole query against each field. `tokens` searches word by word. */
export async function createEngine({ tokens = false, limit = 10 }) {
  const options = { keys: ['title', 'text'], includeScore: true, useTokenSearch: tokens }
  const documents = []
  let fuse
  const ask = ({ text }) => {
    const most = { limit }
    return () => fuse.search(text, most)
  }
  return {
    holds: 'the documents and their normalised lengths',
    add: (batch) => {
      for (const document of batch) documents.push(document)
    },
    finish: () => {
      fuse = new Fuse(documents, options)
    },
    operations: tokens ? { any: ask } : { any: ask, fuzzy: ask },
    ids: (results) => results.map(({ item }) => item.id),
    save: () => toJsonBytes({ documents, index: fuse.getIndex() }),
    load: (bytes) => {
      const saved = fromJsonBytes(bytes)
      fuse = new Fuse(saved.documents, options, Fuse.parseIndex(saved.index))
    },
  }
}
