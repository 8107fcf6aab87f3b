import type { BitSet } from '../codec/bit-set.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import type { FacetCount, FacetPlan } from './collectors/facet-plan.ts'
import { FacetCounter } from './collectors/facets.ts'
import { type FilterNode, withoutField } from './filter.ts'

/** By leaf, all documents that match under a filter. */
export type MatchesUnder = (filter: FilterNode | undefined) => readonly BitSet[]

/**
 * Counts each facet over all matches. A disjunctive one leaves out what the filter says of its own field, so that it
 * counts what choosing another value instead would give.
 */
export function countFacets(
  reader: IndexReader,
  plans: readonly FacetPlan[],
  filter: FilterNode | undefined,
  matches: readonly BitSet[],
  matchesUnder: MatchesUnder,
): Map<string, FacetCount[]> {
  const facets = new Map<string, FacetCount[]>()
  for (const plan of plans) {
    const counted = plan.disjunctive && filter ? matchesUnder(withoutField(filter, plan.field)) : matches
    const { slot } = reader.layout.schema.byName.get(plan.field)!
    const counter = new FacetCounter(plan)
    reader.leaves.forEach(({ segment }, leaf) => {
      counter.add(segment.columns[slot], counted[leaf]!)
    })
    facets.set(plan.field, counter.counts())
  }
  return facets
}
