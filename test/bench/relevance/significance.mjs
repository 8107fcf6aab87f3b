import { seededRandom } from '../corpora/random.mjs'

/**
 * Paired randomisation test, two-sided (Fisher; Smucker, Allan & Carterette, 2007): if two runs were the same, each query's
 * two scores could be swapped. p is the share of `rounds` random swappings whose mean difference is at least as large
 * as the one seen, (1 + as large) / (1 + rounds), so never 0.
 */
export function randomisationTest(a, b, { rounds = 10_000, seed = 1 } = {}) {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} queries can't be paired.`)
  const differences = a.map((value, at) => b[at] - value)
  const sum = differences.reduce((total, difference) => total + difference, 0)
  // Queries that did not move change no sum; rounding must not make an equal sum look smaller.
  const moved = differences.filter((difference) => difference !== 0)
  const edge = Math.abs(sum) - 1e-12
  const random = seededRandom(seed)
  let asLarge = 0
  for (let round = 0; round < rounds; round++) {
    let swapped = 0
    for (const difference of moved) swapped += random() < 0.5 ? difference : -difference
    if (Math.abs(swapped) >= edge) asLarge++
  }
  return {
    difference: a.length === 0 ? 0 : sum / a.length,
    p: (1 + asLarge) / (1 + rounds),
    moved: moved.length,
  }
}
