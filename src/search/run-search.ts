import type { BitSet } from '../codec/bit-set.ts'
import type { Query } from '../query/query.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { reusing } from '../segment/pool.ts'
import type { Segment } from '../segment/segment.ts'
import type { Bm25Parameters } from './bm25.ts'
import { compileFacets, type FacetCount } from './collectors/facet-plan.ts'
import type { TotalHits } from './collectors/hit-collector.ts'
import { compileSort, decodeCursor, SortCollector, type SortedDoc, type SortKey } from './collectors/sort.ts'
import { TopDocsCollector } from './collectors/top-docs.ts'
import { countFacets } from './count-facets.ts'
import { type Accept, matchAll, searchTop } from './execute.ts'
import { withFeedback } from './feedback.ts'
import { compileFilter, type FilterNode } from './filter.ts'
import { type AnySearchOptions, checkOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { filterBits, planQuery } from './plan-query.ts'
import { WordPlanner } from './plan-words.ts'

/** A document that was found, before anything of it is read. */
export interface FoundDoc {
  readonly doc: number
  readonly score: number
  /** Its place in the order, unless that is by the score alone. */
  readonly sorted?: SortedDoc
}

export interface Found {
  readonly docs: readonly FoundDoc[]
  readonly keys: readonly SortKey[]
  readonly total: TotalHits
  readonly facets: ReadonlyMap<string, FacetCount[]>
  readonly plan: Plan
}

interface SearchPlan {
  readonly plan: Plan
  readonly planner: WordPlanner
  readonly filter: FilterNode | undefined
  readonly accept: Accept
}

/** Plans and runs a query: analyse, expand, weigh; score and prune; keep the best; count what is asked for. */
export function runSearch(
  reader: IndexReader,
  query: Query,
  options: AnySearchOptions,
  bm25: Bm25Parameters,
): Found {
  return reusing(() => find(reader, query, options, bm25))
}

function find(reader: IndexReader, query: Query, options: AnySearchOptions, bm25: Bm25Parameters): Found {
  const { kinds } = reader.layout.schema
  const { limit, offset, exactUpTo } = checkOptions(options, kinds)
  const { plan, planner, filter, accept } = planSearch(reader, query, options, bm25)
  const matchesUnder = (filter: FilterNode | undefined, scores?: readonly Float64Array[]) => {
    const accept = acceptedDocs(planner, filter)
    return reader.leaves.map(({ segment }, leaf) =>
      matchAll(plan, leaf, segment.maxDoc, accept(leaf), scores?.[leaf]),
    )
  }
  const given = compileSort(options.sort ?? 'score', kinds)
  const keys = given.length > 0 ? given : compileSort('score', kinds)
  const after = options.after === undefined ? undefined : decodeCursor(options.after, keys)
  const isByScore = keys.every(({ field }) => field === undefined)
  const facetPlans = options.facets === undefined ? [] : compileFacets(options.facets, kinds)

  let docs: FoundDoc[]
  let total: TotalHits
  let matches: BitSet[] | undefined
  if (isByScore) {
    const last = after && { doc: after.doc, score: after.values[0] as number }
    const top = new TopDocsCollector(Math.min(limit + offset, reader.maxDoc), last)
    const found = searchTop(reader, plan, accept, top, exactUpTo)
    total = found.total
    docs = offset > 0 ? found.docs.slice(offset) : found.docs
  } else {
    const scores = reader.leaves.map(({ segment }) => new Float64Array(segment.maxDoc))
    matches = matchesUnder(filter, scores)
    docs = sortDocs(reader, keys, matches, scores, limit + offset, after).slice(offset)
    total = totalOf(matches)
  }

  let facets = new Map<string, FacetCount[]>()
  if (facetPlans.length > 0) {
    matches ??= matchesUnder(filter)
    total = totalOf(matches)
    facets = countFacets(reader, facetPlans, filter, matches, matchesUnder)
  }
  return { docs, keys, total, facets, plan }
}

function totalOf(matches: readonly BitSet[]): TotalHits {
  return { value: matches.reduce((sum, bits) => sum + bits.count(), 0), relation: 'eq' }
}

/** What a search runs: its plan, and the documents that may be hits. The options are checked. */
export function planSearch(
  reader: IndexReader,
  query: Query,
  options: AnySearchOptions,
  bm25: Bm25Parameters,
): SearchPlan {
  const { kinds } = reader.layout.schema
  const planner = new WordPlanner(reader, options, bm25)
  const filter = options.filter === undefined ? undefined : compileFilter(options.filter, kinds)
  const accept = acceptedDocs(planner, filter)
  const own = planQuery(query, planner)
  const { feedback, operator = 'or', minShouldMatch = 1 } = options
  if (!feedback) return { plan: own, planner, filter, accept }
  const isOpen =
    query.type === 'match' &&
    (query.operator ?? operator) === 'or' &&
    (query.minShouldMatch ?? minShouldMatch) <= 1
  const fields = query.type === 'match' ? query.fields : undefined
  const plan = withFeedback(own, planner, accept, feedback === true ? {} : feedback, { fields, isOpen })
  return { plan, planner, filter, accept }
}

/** The exact number of documents that match. */
export function countMatches(
  reader: IndexReader,
  query: Query,
  options: AnySearchOptions,
  bm25: Bm25Parameters,
): number {
  checkOptions(options, reader.layout.schema.kinds)
  const { plan, accept } = planSearch(reader, query, options, bm25)
  let count = 0
  reader.leaves.forEach(({ segment }, leaf) => {
    count += matchAll(plan, leaf, segment.maxDoc, accept(leaf)).count()
  })
  return count
}

/** Live documents that the filter keeps, by leaf; undefined for all. */
function acceptedDocs(planner: WordPlanner, filter: FilterNode | undefined): Accept {
  const { leaves } = planner.reader
  if (filter === undefined) return (leaf) => leaves[leaf]!.liveDocs
  const accepted = leaves.map(({ liveDocs }, leaf) => {
    const bits = filterBits(filter, planner, leaf)
    if (liveDocs) bits.and(liveDocs)
    return bits
  })
  return (leaf) => accepted[leaf]
}

function sortDocs(
  reader: IndexReader,
  keys: readonly SortKey[],
  matches: readonly BitSet[],
  scores: readonly Float64Array[],
  limit: number,
  after: ReturnType<typeof decodeCursor> | undefined,
): FoundDoc[] {
  const collector = new SortCollector(keys, limit, after)
  reader.leaves.forEach(({ segment, docBase }, leaf) => {
    collector.collect((field) => columnOf(reader, segment, field), matches[leaf]!, docBase, scores[leaf])
  })
  return collector.top().map((sorted) => {
    const { docBase } = reader.leafOf(sorted.doc)
    const leaf = reader.leaves.findIndex((one) => one.docBase === docBase)
    return { doc: sorted.doc, score: scores[leaf]![sorted.doc - docBase]!, sorted }
  })
}

function columnOf(reader: IndexReader, segment: Segment, field: string) {
  return segment.columns[reader.layout.schema.byName.get(field)?.slot ?? -1]
}
