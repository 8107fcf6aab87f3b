import type { IndexReader } from '../segment/index-reader.ts'
import type { Explanation } from './explanation.ts'
import type { Plan } from './plan.ts'
import type { FreqScorer } from './scorers/scorer.ts'
import { type SearchedGroup, searchedIdf } from './searched-group.ts'

/**
 * What is scored like one word, in the fields of one analyzer: a word, a phrase, or several that stand for one. Its
 * score is boost · idf · freq / (freq + penalty), and its weight boost · idf.
 */
export interface WordLike extends Plan {
  /** As it is said. */
  readonly text: string
  readonly searched: SearchedGroup
  readonly boost: number
  readonly idf: number
  /** Documents that have it; deleted ones count until they are merged away. */
  readonly docFreq: number
  explainIdf(): Explanation
  /** `weight` is what it weighs as part of another. */
  scorer(leaf: number, weight?: number): FreqScorer | undefined
}

export function explainIdf({ text, docFreq, searched }: WordLike): Explanation {
  return {
    value: searchedIdf(searched, docFreq),
    description: `idf of ${text} = ln(1 + (N − n + ½) / (n + ½)), n = ${docFreq} of N = ${searched.docCount} documents`,
    details: [],
  }
}

/** How what is scored like a word comes by its score; undefined where the document doesn't have it. */
export function explainWordLike(
  plan: WordLike,
  { layout }: IndexReader,
  leaf: number,
  doc: number,
): Explanation | undefined {
  const scorer = plan.scorer(leaf)
  if (scorer?.seek(doc) !== doc) return undefined
  const { group, boosts, penalties, norms } = plan.searched
  const { freq } = scorer
  const penalty = penalties[norms[leaf]![doc]!]!
  const fields = layout.groups[group]!.fields.filter((_, field) => boosts[field]! > 0)
  return {
    value: scorer.score(),
    description: `${plan.text} in ${fields.map(({ name }) => name).join(', ')}: (boost × idf) × tf`,
    details: [
      { value: plan.boost, description: 'boost of the clause', details: [] },
      plan.explainIdf(),
      {
        value: freq / (freq + penalty),
        description: 'tf = freq / (freq + k1 · (1 − b + b · dl / avgdl))',
        details: [
          { value: freq, description: 'freq: occurrences, each times the boost of its field', details: [] },
          { value: penalty, description: 'k1 · (1 − b + b · dl / avgdl)', details: [] },
        ],
      },
    ],
  }
}
