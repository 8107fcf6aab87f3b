import elasticlunr from 'elasticlunr'
import { fromJsonBytes, toJsonBytes } from './json-bytes.mjs'

/** elasticlunr with its defaults, documents not saved. */
export async function createEngine() {
  let index = elasticlunr(function configure() {
    this.setRef('id')
    this.addField('title')
    this.addField('text')
    this.saveDocument(false)
  })
  const ask = ({ text }, extra) => {
    const options = { fields: { title: {}, text: {} }, ...extra }
    return () => index.search(text, options)
  }
  return {
    holds: 'index without positions',
    add: (documents) => {
      for (const document of documents) index.addDoc(document)
    },
    finish: () => {},
    operations: {
      any: (query) => ask(query, { bool: 'OR' }),
      all: (query) => ask(query, { bool: 'AND' }),
      // It expands every word or none.
      prefix: (query) => ask(query, { bool: 'OR', expand: true }),
      lastPrefix: (query) => ask(query, { bool: 'OR', expand: true }),
    },
    ids: (results) => results.map(({ ref }) => ref),
    save: () => toJsonBytes(index),
    load: (bytes) => {
      index = elasticlunr.Index.load(fromJsonBytes(bytes))
    },
  }
}
