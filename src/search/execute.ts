import { BitSet } from '../codec/bit-set.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { HitCollector, type TotalHits } from './collectors/hit-collector.ts'
import type { ScoredDoc, TopDocsCollector } from './collectors/top-docs.ts'
import { AnyPlan } from './join-plans.ts'
import { collectAny } from './max-score.ts'
import type { Plan } from './plan.ts'
import { NO_MORE_DOCS, type Scorer, SLACK, type WindowScorer } from './scorers/scorer.ts'

/** Documents of a leaf that may be hits; all, if undefined. */
export type Accept = (leaf: number) => BitSet | undefined

/** Collects the best documents of a plan, and how many it has. */
export function searchTop(
  reader: IndexReader,
  plan: Plan,
  accept: Accept,
  top: TopDocsCollector,
  exactUpTo: number,
): { docs: ScoredDoc[]; total: TotalHits } {
  const hits = new HitCollector(top, exactUpTo)
  reader.leaves.forEach(({ segment, docBase }, leaf) => {
    hits.enter(docBase, accept(leaf))
    collectLeaf(plan, leaf, segment.maxDoc, hits)
    hits.leave()
  })
  return { docs: top.take(), total: { value: hits.total, relation: hits.isPruned ? 'gte' : 'eq' } }
}

/** All documents of a plan in a leaf; with `scores`, what each scores is put there. */
export function matchAll(
  plan: Plan,
  leaf: number,
  maxDoc: number,
  accepted: BitSet | undefined,
  scores?: Float64Array,
): BitSet {
  const bits = new BitSet(maxDoc)
  if (!scores) {
    plan.addDocs(leaf, bits)
    if (accepted) bits.and(accepted)
    return bits
  }
  const scorer = plan.scorer(leaf)
  if (!scorer) return bits
  for (let doc = scorer.next(); doc !== NO_MORE_DOCS; doc = scorer.next()) {
    if (accepted && !accepted.has(doc)) continue
    bits.set(doc)
    scores[doc] = scorer.score()
  }
  return bits
}

function collectLeaf(plan: Plan, leaf: number, maxDoc: number, hits: HitCollector): void {
  const isAny = plan instanceof AnyPlan && plan.minMatch <= 1 && plan.tieBreaker === undefined
  const scorer = isAny ? undefined : plan.scorer(leaf)
  const scorers = isAny ? plan.scorers(leaf) : scorer ? [scorer] : []
  // Nothing but words, any of which will do.
  if (scorers.every(isWindowScorer)) collectAny(scorers, maxDoc, hits)
  else collectEach(isAny ? plan.join(scorers) : scorer, hits)
}

function isWindowScorer(scorer: Scorer): scorer is WindowScorer {
  return 'accumulate' in scorer
}

function collectEach(scorer: Scorer | undefined, hits: HitCollector): void {
  if (!scorer) return
  let blockEnd = -1
  let doc = scorer.next()
  while (doc !== NO_MORE_DOCS) {
    if (hits.mayPrune() && doc > blockEnd) {
      blockEnd = scorer.shallow(doc)
      if (scorer.bound(blockEnd) * SLACK <= hits.threshold) {
        if (blockEnd === NO_MORE_DOCS) return
        doc = scorer.seek(blockEnd + 1)
        continue
      }
    }
    if (hits.accepts(doc)) {
      if (hits.threshold === Number.POSITIVE_INFINITY) hits.pass()
      else hits.collect(doc, scorer.score())
    }
    doc = scorer.next()
  }
}
