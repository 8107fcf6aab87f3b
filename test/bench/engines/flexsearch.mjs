import { Document } from 'flexsearch'
import { fromJsonBytes, toJsonBytes } from './json-bytes.mjs'

/**
 * FlexSearch's Document. What a word may match is fixed when indexing (`tokenize`), so each way is a row of its own.
 * It orders by where a word first stands, not by relevance, and answers field by field.
 */
export async function createEngine({ tokenize = 'strict', limit = 10 }) {
  const create = () => new Document({ tokenize, document: { id: 'id', index: ['title', 'text'] } })
  let index = create()
  const ask = ({ text }, suggest) => {
    const options = { limit, suggest }
    return () => index.search(text, options)
  }
  const any = (query) => ask(query, true)
  const byTokenizer = {
    strict: { any, all: (query) => ask(query, false) },
    forward: { prefix: any, lastPrefix: any },
    tolerant: { any, fuzzy: any },
  }
  return {
    holds: 'index without positions',
    add: (documents) => {
      for (const document of documents) index.add(document)
    },
    finish: () => {},
    operations: byTokenizer[tokenize],
    ids: (fields) => {
      const lists = fields.map(({ result }) => result)
      const deepest = Math.max(0, ...lists.map((list) => list.length))
      const alternating = Array.from({ length: deepest }, (_, at) => lists.map((list) => list[at])).flat()
      return [...new Set(alternating.filter((id) => id !== undefined))].map(String)
    },
    save: async () => {
      const parts = []
      await index.export((key, part) => {
        parts.push([key, part])
      })
      return toJsonBytes(parts)
    },
    load: async (bytes) => {
      index = create()
      for (const [key, part] of fromJsonBytes(bytes)) await index.import(key, part)
    },
  }
}
