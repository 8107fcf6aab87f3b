import { createHistogram } from 'node:perf_hooks'

const NS_PER_MS = 1e6

/** Times in nanoseconds, kept by Node's own HDR histogram to four figures. */
export function createLatency() {
  const histogram = createHistogram({ figures: 4 })
  return {
    /** Adds one time in milliseconds. */
    add: (ms) => histogram.record(Math.max(1, Math.round(ms * NS_PER_MS))),
    summary: () => ({
      count: histogram.count,
      mean: histogram.mean / NS_PER_MS,
      p50: histogram.percentile(50) / NS_PER_MS,
      p95: histogram.percentile(95) / NS_PER_MS,
      p99: histogram.percentile(99) / NS_PER_MS,
      max: histogram.max / NS_PER_MS,
    }),
  }
}

/** Runs and waits only if there is something to wait for: an `await` costs more than our fastest queries. */
async function timed(run) {
  const start = performance.now()
  const returned = run()
  const results = returned instanceof Promise ? await returned : returned
  return { ms: performance.now() - start, results }
}

/**
 * Times prepared queries one by one: a cold pass, each query for the first time, then warm passes until the budget is
 * spent (half of it at most by the cold pass). What the first pass found goes to onFirst,
 * outside the clock. `meansMs` holds each query's own warm mean.
 */
export async function measureQueries(runs, budgetMs, { onFirst, onProgress }) {
  const cold = createLatency()
  const warm = createLatency()
  const sums = new Float64Array(runs.length)
  const counts = new Int32Array(runs.length)
  const start = performance.now()
  const spent = () => performance.now() - start
  let asked = 0
  while (asked < runs.length && (asked === 0 || spent() < budgetMs / 2)) {
    const { ms, results } = await timed(runs[asked])
    cold.add(ms)
    onFirst(asked, results)
    asked++
    if (asked % 16 === 0) onProgress(asked)
  }
  for (let pass = 0; pass === 0 || spent() < budgetMs; pass++) {
    for (let at = 0; at < asked && (pass === 0 || spent() < budgetMs); at++) {
      const { ms } = await timed(runs[at])
      warm.add(ms)
      sums[at] += ms
      counts[at]++
    }
    if (asked < runs.length) break
  }
  const meansMs = sums.subarray(0, asked).map((sum, at) => sum / counts[at])
  return { of: runs.length, asked, cold: cold.summary(), warm: warm.summary(), meansMs }
}
