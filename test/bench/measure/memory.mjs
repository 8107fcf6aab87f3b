/** Bytes alive on the JS heap and in array buffers, after collecting until two readings agree. */
export function settledMemory() {
  let last = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 8; attempt++) {
    globalThis.gc()
    const { heapUsed } = process.memoryUsage()
    if (last - heapUsed < 16_384) break
    last = heapUsed
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return { heap: heapUsed, arrayBuffers }
}

export const grownBy = (before, after) => ({
  heap: Math.max(0, after.heap - before.heap),
  arrayBuffers: Math.max(0, after.arrayBuffers - before.arrayBuffers),
})
