// Far beyond any that somebody means, and near enough to 1 that scores are numbers and sums of them too.
const LEAST = 1e-100
const MOST = 1e100

/** The product of two boosts above 0, kept within these bounds: many nested ones would carry it to infinity, or to 0. */
export function multiplyBoosts(boost: number, factor: number): number {
  return Math.min(MOST, Math.max(LEAST, boost * factor))
}
