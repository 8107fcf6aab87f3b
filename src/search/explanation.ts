/** Where a score comes from: a number, what it is, and the numbers it was made of. */
export interface Explanation {
  readonly value: number
  readonly description: string
  readonly details: readonly Explanation[]
}
