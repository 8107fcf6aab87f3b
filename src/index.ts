export type { AnalyzerDefinition, Language, TokenFilter } from './analysis/analyzer.ts'
export type { Token } from './analysis/token.ts'
export { DocumentError, QueryError, SchemaError, SearchError, SnapshotError } from './errors.ts'
export {
  type Article,
  type ArticleHints,
  type ArticleOptions,
  normalizeArticle,
} from './normalize/article.ts'
export { normalizeText } from './normalize/text.ts'
export {
  all,
  bool,
  boost,
  disMax,
  exists,
  fuzzy,
  match,
  none,
  phrase,
  prefix,
  range,
  term,
  wildcard,
} from './query/builders.ts'
export type { DiagnosticCode, QueryDiagnostic } from './query/diagnostic.ts'
export { type ParsedQuery, type ParseOptions, parseQuery } from './query/parser.ts'
export { printQuery } from './query/printer.ts'
export type { Fuzzy, FuzzyOptions, Operator, Prefix, Query } from './query/query.ts'
export type { Correction, CorrectOptions } from './results/correct.ts'
export type { Fragment, Highlights } from './results/highlight.ts'
export type { Hit } from './results/hit.ts'
export type { Suggestion, SuggestOptions } from './results/suggest.ts'
export { boolean, date, keyword, number, text } from './schema/field.ts'
export type { DocumentOf, Schema } from './schema/schema.ts'
export type { Bm25Parameters } from './search/bm25.ts'
export type { FacetCount, FacetOptions, FacetRange, Facets } from './search/collectors/facet-plan.ts'
export type { TotalHits } from './search/collectors/hit-collector.ts'
export type { Sort } from './search/collectors/sort.ts'
export type { Explanation } from './search/explanation.ts'
export type { FeedbackOptions } from './search/feedback.ts'
export type { Filter } from './search/filter.ts'
export type {
  CountOptions,
  ExplainOptions,
  Highlight,
  HighlightOptions,
  SearchOptions,
} from './search/options.ts'
export type { OneWaySynonyms, Synonyms } from './search/synonyms.ts'
export {
  type AddAsyncOptions,
  type AddOptions,
  type AddResult,
  createIndex,
  type IndexOptions,
  SearchIndex,
  type SearchResults,
} from './search-index.ts'
export type { ByteCounts, IndexStats } from './segment/index-stats.ts'
export { type DecodeOptions, decodeSnapshot } from './snapshot/decode.ts'
export { encodeSnapshot } from './snapshot/encode.ts'
export { decodeSnapshotStream, encodeSnapshotStream } from './snapshot/stream.ts'
