const MB = 1e6

const latency = (kind, figure) => (row) => row.kinds?.[kind]?.warm[figure]

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
  'OR mean ms': { of: latency('or', 'mean') },
  'OR p99 ms': { of: latency('or', 'p99') },
  'AND mean ms': { of: latency('and', 'mean') },
  'prefix mean ms': { of: latency('prefix', 'mean') },
  'fuzzy mean ms': { of: latency('fuzzy', 'mean') },
  'phrase mean ms': { of: latency('phrase', 'mean') },
  'keystroke mean ms': { of: latency('keystrokes', 'mean') },
  'typo mean ms': { of: latency('typos', 'mean') },
}

/** How many times better `ours` is than `theirs`: 5 is five times faster, or a fifth of the memory. */
export function advantage(name, ours, theirs) {
  const { of, more } = figures[name]
  const [a, b] = [of(ours), of(theirs)]
  if (a === undefined || b === undefined || a === 0 || b === 0) return undefined
  return more ? a / b : b / a
}
