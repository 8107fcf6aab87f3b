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

/** Of a word in some fields: what of it is nearest, how much that tells, and how little typos alone count for. */
export interface Standing {
  readonly tier: number
  readonly idf: number
  /** The freq, relative to the penalty of the shortest document, that typos alone stay below. */
  readonly typoRatio: number
}

export interface Bm25 {
  readonly k1: number
  readonly b: number
}

/** What the searched fields have: by document, the boosted freq of each stem that counts, and the length. */
function measure({ words, boosts }: Searched, tiers: Tiers, { k1, b }: Bm25) {
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
  const penalty = (length: number) => k1 * (1 - b + (b * length) / average)
  const lengths = documents.flatMap(({ length }) => (length > 0 ? [length] : []))
  // A word that counts for less than half leaves a length of 0.
  const shortest = boosts.some((boost) => boost > 0 && boost < 0.5) ? 0 : Math.min(...lengths)
  return { documents, docCount, penalty, shortest, longest: Math.max(0, ...lengths) }
}

export function standingOf(searched: Searched, tiers: Tiers, bm25: Bm25): Standing {
  const { documents, docCount, penalty, shortest, longest } = measure(searched, tiers, bm25)
  const found = new Set(documents.flatMap(({ freqs }) => [...freqs.keys()]))
  const tier = Math.min(...[...found].map((stem) => tiers.get(stem)!))
  const docFreq = Math.max(
    0,
    ...[...found]
      .filter((stem) => tiers.get(stem) === tier)
      .map((stem) => documents.filter(({ freqs }) => freqs.has(stem)).length),
  )
  // The shortest document with typos alone stays below the longest with one completion.
  const completion = 0.75 * Math.min(...searched.boosts.filter((boost) => boost > 0))
  return {
    tier,
    idf: docFreq > 0 ? Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5)) : 0,
    typoRatio: penalty(shortest) > 0 ? completion / (1 + completion) / penalty(longest) : Infinity,
  }
}

/** BM25 over the combined fields of one word of a query: of the stems that stand for it, as one word. */
export function weigh(
  searched: Searched,
  tiers: Tiers,
  boost: number,
  bm25: Bm25,
  /** Of the fields that have what is nearest to the word. */
  standing = standingOf(searched, tiers, bm25),
): Scores {
  const { documents, penalty, shortest } = measure(searched, tiers, bm25)
  const ratio = Math.min(standing.typoRatio, standingOf(searched, tiers, bm25).typoRatio)
  const completion = 0.75 * Math.min(...searched.boosts.filter((boost) => boost > 0))
  const typoFreq = penalty(shortest) > 0 ? ratio * penalty(shortest) : completion / (1 + completion)
  const scores: Scores = new Map()
  documents.forEach(({ freqs, length }, doc) => {
    if (freqs.size === 0) return
    const of = (wanted: (tier: number) => boolean) =>
      sum(
        [...freqs].map(([stem, freq]) => {
          const tier = tiers.get(stem)!
          return wanted(tier) ? (tier === standing.tier ? 1 : SHARES[tier]!) * freq : 0
        }),
      )
    const near = of((tier) => tier === standing.tier)
    const completed = of((tier) => tier === 1 && tier !== standing.tier)
    const others = of((tier) => tier !== standing.tier)
    const freq = near + completed > 0 ? near + others / (1 + others) : (typoFreq * others) / (1 + others)
    scores.set(doc, (boost * standing.idf * freq) / (freq + penalty(length)))
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
