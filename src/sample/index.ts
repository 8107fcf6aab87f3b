import type { Query } from '../query/query.ts'
import { date, keyword, text } from '../schema/field.ts'
import type { ColumnFieldOf } from '../schema/schema.ts'
import type { SearchOptions } from '../search/options.ts'
import { createIndex, type SearchIndex, type SearchResults } from '../search-index.ts'
import { articles } from './articles.ts'

export { articles }

/** The fields of the sample's articles. */
export const schema = /* @__PURE__ */ sampleSchema()

function sampleSchema() {
  return {
    title: text({ boost: 2, required: true }),
    body: text({ required: true }),
    author: text(),
    source: keyword(),
    place: keyword(),
    url: keyword(),
    published: date(),
  }
}

export type SampleSchema = ReturnType<typeof sampleSchema>

/** A new index that holds the five articles. */
export function createSampleIndex(): SearchIndex<SampleSchema> {
  const index = createIndex({ schema })
  index.addAll(articles)
  return index
}

let sample: SearchIndex<SampleSchema> | undefined

/** Searches the five articles; the index is made at the first call. */
export function search<Facet extends ColumnFieldOf<SampleSchema> = never>(
  query: string | Query,
  options?: SearchOptions<SampleSchema, Facet>,
): SearchResults<SampleSchema, 'id', Facet> {
  sample ??= createSampleIndex()
  return sample.search(query, options)
}
