const MB = 1e6

/** Warm latency of a kind. A mean may be of fewer queries than there are: `kind` leads to how many. */
const mean = (kind) => ({ kind, of: (row) => row.kinds?.[kind]?.warm.mean })

/**
 * Figures of one measured row: how to read each, its unit, and whether more is better. Memory counts the heap, array
 * buffers and, for SQLite, its pages.
 */
export const figures = {
  'build MB/s': { of: ({ build }) => build && build.textBytes / MB / (build.ms / 1000), more: true },
  'memory MB': { of: ({ memory }) => memory && (memory.heap + memory.arrayBuffers + memory.native) / MB },
  'saved MB': { of: ({ saved }) => saved && saved.bytes / MB },
  'saved gzip MB': { of: ({ saved }) => saved && saved.gzipBytes / MB },
  'load ms': { of: ({ load }) => load?.ms },
  'OR mean ms': mean('or'),
  'OR p99 ms': { of: (row) => row.kinds?.or?.warm.p99 },
  'AND mean ms': mean('and'),
  'prefix mean ms': mean('prefix'),
  'fuzzy mean ms': mean('fuzzy'),
  'phrase mean ms': mean('phrase'),
  'keystroke mean ms': mean('keystrokes'),
  'typo mean ms': mean('typos'),
}

/** Whether a figure comes from a part of the queries, because the engine was too slow for all of them. */
export function isSample(name, row) {
  const timing = row.kinds?.[figures[name].kind]
  return timing !== undefined && timing.asked < timing.of
}

/**
 * Notes, with each peer that answered only the first queries of a kind, okapi's mean over the same queries, so that
 * like is held against like. `meansMs` of a row: kind → each query's warm mean, in the order all engines share.
 */
export function noteSameQueries(rows, meansMs) {
  const ours = meansMs.get('okapi')
  for (const { row, kinds = {} } of rows) {
    for (const [kind, timing] of Object.entries(kinds)) {
      const same = ours?.[kind]?.subarray(0, timing.asked)
      if (row === 'okapi' || timing.asked === timing.of || same?.length !== timing.asked) continue
      timing.oursOnSame = same.reduce((sum, ms) => sum + ms, 0) / same.length
    }
  }
}

/** How many times better `ours` is than `theirs`: 5 is five times faster, or a fifth of the memory. */
export function advantage(name, ours, theirs) {
  const { of, more, kind } = figures[name]
  const a = theirs.kinds?.[kind]?.oursOnSame ?? of(ours)
  const b = of(theirs)
  if (a === undefined || b === undefined || a === 0 || b === 0) return undefined
  return more ? a / b : b / a
}
