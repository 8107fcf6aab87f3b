/** Seeded numbers in [0, 1): mulberry32. The same seed gives the same corpus, queries and tests everywhere. */
export function seededRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled(values, random) {
  const copy = [...values]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[copy[last], copy[other]] = [copy[other], copy[last]]
  }
  return copy
}

/**
 * Draws ranks 0 … size − 1 with weight 1 / (rank + shift)^exponent: Zipf's law as Mandelbrot wrote it.
 * Vose's alias method (1991), so a draw costs two random numbers whatever the size.
 */
export function zipfSampler(size, random, { exponent = 1.07, shift = 2.7 } = {}) {
  const weights = Float64Array.from({ length: size }, (_, rank) => (rank + shift) ** -exponent)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const share = weights.map((weight) => (weight * size) / sum)
  const alias = new Int32Array(size)
  const poor = []
  const rich = []
  for (let rank = size - 1; rank >= 0; rank--) (share[rank] < 1 ? poor : rich).push(rank)
  while (poor.length > 0 && rich.length > 0) {
    const taker = poor.pop()
    const giver = rich.at(-1)
    alias[taker] = giver
    share[giver] -= 1 - share[taker]
    if (share[giver] < 1) poor.push(rich.pop())
  }
  for (const rank of [...poor, ...rich]) share[rank] = 1
  return () => {
    const rank = Math.floor(random() * size)
    return random() < share[rank] ? rank : alias[rank]
  }
}
