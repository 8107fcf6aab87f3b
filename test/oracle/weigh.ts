import type { TextGroup } from '../../src/schema/layout.ts'
import { byteLength } from './lucene-length.ts'
import { counts, type Tiers, type Vocabulary, type Word } from './vocabulary.ts'

/** By document, its score. */
export type Scores = Map<number, number>

/** The text fields of one analyzer: their words by field and document, and what an occurrence in each counts for. */
export interface Searched {
  readonly group: TextGroup
  readonly words: readonly (readonly (readonly Word[])[])[]
  readonly vocabulary: Vocabulary
  readonly boosts: readonly number[]
}

// What one occurrence counts for, by tier, beside nearer ones.
const SHARES = [1, 0.75, 0.5, 0.25]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** BM25 over the combined fields of one word of a query: of the stems that stand for it, as one word. */
export function weigh(
  { words, boosts }: Searched,
  tiers: Tiers,
  boost: number,
  bm25: { readonly k1: number; readonly b: number },
): Scores {
  const nearest = Math.min(...tiers.values())
  const documents = words[0]!.map((_, doc) => {
    const fields = boosts.flatMap((boost, field) =>
      boost > 0 ? [{ boost, words: words[field]![doc]! }] : [],
    )
    const lengths = fields.map(({ boost, words }) => ({ boost, length: words.filter(counts).length }))
    const freqs = new Map<string, number>()
    for (const { boost, words } of fields) {
      for (const { stem } of words) if (tiers.has(stem)) freqs.set(stem, (freqs.get(stem) ?? 0) + boost)
    }
    const exact = sum(lengths.map(({ boost, length }) => boost * length))
    const rounded = Math.round(sum(lengths.map(({ boost, length }) => boost * byteLength(length))))
    return { freqs, exact, length: byteLength(rounded) }
  })
  const docCount = documents.filter(({ exact }) => exact > 0).length
  const average = sum(documents.map(({ exact }) => exact)) / docCount
  const primaries = [...tiers.keys()].filter((stem) => tiers.get(stem) === nearest)
  const docFreq = Math.max(
    0,
    ...primaries.map((stem) => documents.filter(({ freqs }) => freqs.has(stem)).length),
  )
  const idf = docFreq > 0 ? Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5)) : 0
  const penalty = (length: number) => bm25.k1 * (1 - bm25.b + (bm25.b * length) / average)
  // Typos alone count for so little that the shortest document stays below the longest with one completion.
  const lengths = documents.flatMap(({ length }) => (length > 0 ? [length] : []))
  const completion = 0.75 * Math.min(...boosts.filter((boost) => boost > 0))
  const worst = penalty(Math.max(...lengths))
  const typoFreq =
    (completion / (1 + completion)) *
    (lengths.length > 0 && worst > 0 ? penalty(Math.min(...lengths)) / worst : 1)
  const scores: Scores = new Map()
  documents.forEach(({ freqs, length }, doc) => {
    if (freqs.size === 0) return
    const share = (stem: string) => (tiers.get(stem) === nearest ? 1 : SHARES[tiers.get(stem)!]!)
    const of = (wanted: (tier: number) => boolean) =>
      sum([...freqs].map(([stem, freq]) => (wanted(tiers.get(stem)!) ? share(stem) * freq : 0)))
    const near = of((tier) => tier === nearest)
    const completed = of((tier) => tier === 1 && tier !== nearest)
    const others = of((tier) => tier !== nearest)
    const freq = near + completed > 0 ? near + others / (1 + others) : (typoFreq * others) / (1 + others)
    scores.set(doc, (boost * idf * freq) / (freq + penalty(length)))
  })
  return scores
}

/** Documents that at least so many of several have; the score is the sum. */
export function atLeast(wanted: number, clauses: readonly Scores[]): Scores {
  const found: Scores = new Map()
  for (const doc of new Set(clauses.flatMap((scores) => [...scores.keys()]))) {
    const scores = clauses.flatMap((clause) => clause.get(doc) ?? [])
    if (scores.length >= wanted) found.set(doc, sum(scores))
  }
  return found
}
