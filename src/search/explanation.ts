/** Where a score comes from: a number, what it is, and the numbers it was made of. */
export interface Explanation {
  readonly value: number
  readonly description: string
  readonly details: readonly Explanation[]
}

/** How what is scored like a word comes by its score. */
export function explainWord(
  what: string,
  value: number,
  boost: number,
  idf: Explanation,
  freq: number,
  penalty: number,
): Explanation {
  return {
    value,
    description: `${what}: (boost × idf) × tf`,
    details: [
      { value: boost, description: 'boost of the clause', details: [] },
      idf,
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
