const SAME = 1e-9 // relative; scores this close are a tie, and either document is right

/**
 * What a top 10 may hold: every document that scores at least as high as the tenth. Ties at the edge make it longer
 * than ten.
 */
export function rightAnswers(ranked, k = 10) {
  const edge = ranked[Math.min(k, ranked.length) - 1]?.score ?? 0
  return {
    size: Math.min(k, ranked.length),
    ids: ranked.filter(({ score }) => score >= edge * (1 - SAME)).map(({ id }) => id),
  }
}

/** Share of the right answers that an engine gave, 0 to 1; undefined when there is nothing to find. */
export function overlap(given, { size, ids }, k = 10) {
  if (size === 0) return undefined
  const right = new Set(ids)
  const found = given.slice(0, k).filter((id) => right.has(id)).length
  return Math.min(found, size) / size
}
