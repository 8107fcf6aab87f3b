import { describe, expect, test } from 'vitest'
import { inOwnProcess } from './measure/in-own-process.mjs'
import { createLatency, measureQueries } from './measure/latency.mjs'

const quiet = { onFirst: () => {}, onProgress: () => {} }

describe('latency', () => {
  test('percentiles and mean are those of the times added', () => {
    const latency = createLatency()
    for (let ms = 1; ms <= 100; ms++) latency.add(ms)
    const summary = latency.summary()
    expect(summary.count).toBe(100)
    expect(summary.mean).toBeCloseTo(50.5, 1)
    expect(summary.p50).toBeCloseTo(50, 1)
    expect(summary.p95).toBeCloseTo(95, 1)
    expect(summary.p99).toBeCloseTo(99, 1)
    expect(summary.max).toBeCloseTo(100, 1)
  })

  test('asks each query once cold and at least once warm', async () => {
    const asked = [0, 0, 0]
    const found: number[] = []
    const runs = asked.map((_, at) => () => {
      asked[at]!++
      return at
    })
    const onFirst = (_at: number, result: number) => found.push(result)
    const { of, cold, warm, meansMs } = await measureQueries(runs, 5, { ...quiet, onFirst })
    expect(found).toEqual([0, 1, 2])
    expect(of).toBe(3)
    expect(cold.count).toBe(3)
    expect(warm.count).toBeGreaterThanOrEqual(3)
    expect(meansMs).toHaveLength(3)
    expect(Math.min(...meansMs)).toBeGreaterThanOrEqual(0)
    expect(cold.count + warm.count).toBe(asked[0]! + asked[1]! + asked[2]!)
  })

  test('waits for engines that answer with a promise', async () => {
    const found: string[] = []
    const runs = [() => new Promise((resolve) => setTimeout(() => resolve('late'), 5))]
    const onFirst = (_at: number, result: string) => found.push(result)
    const { cold } = await measureQueries(runs, 1, { ...quiet, onFirst })
    expect(found).toEqual(['late'])
    expect(cold.mean).toBeGreaterThan(3)
  })

  test('stops a slow engine within its budget and says how many queries it answered', async () => {
    const wait = () => new Promise((resolve) => setTimeout(resolve, 10))
    const { of, asked } = await measureQueries(Array(1000).fill(wait), 60, quiet)
    expect(of).toBe(1000)
    expect(asked).toBeGreaterThan(0)
    expect(asked).toBeLessThan(20)
  })
})

describe('a process of its own', () => {
  const limits = { timeLimitMs: 20_000, heapMb: 256 }
  const row = { row: 'none', engine: 'none' }

  test('that fails leaves a reason, not a rejection', async () => {
    const { stopped } = await inOwnProcess('./load.mjs', { row, corpus: 'small' }, limits)
    expect(stopped).toContain('none.mjs')
  })

  test('that takes too long is stopped, and says so', async () => {
    const { stopped } = await inOwnProcess('./load.mjs', { row }, { ...limits, timeLimitMs: 1 })
    expect(stopped).toBe('stopped at the time limit of 0 s')
  })
})
