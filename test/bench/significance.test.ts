import { describe, expect, test } from 'vitest'
import { movedQueries, treeLines } from './relevance/diff.mjs'
import { compare } from './relevance/report.mjs'
import { randomisationTest } from './relevance/significance.mjs'

describe('paired randomisation test', () => {
  test('equal runs differ by nothing, with p one', () => {
    expect(randomisationTest([0.1, 0.5, 0.9], [0.1, 0.5, 0.9])).toEqual({ difference: 0, p: 1, moved: 0 })
  })

  test('comes near the exact p of eight queries that all gain: 2 of 256 swappings', () => {
    const { difference, p } = randomisationTest(Array(8).fill(0.2), Array(8).fill(0.3), { rounds: 100_000 })
    expect(difference).toBeCloseTo(0.1, 12)
    expect(p).toBeGreaterThan(0.0065)
    expect(p).toBeLessThan(0.0092)
  })

  test('finds nothing in one gain and one loss of the same size', () => {
    expect(randomisationTest([0, 1], [1, 0]).p).toBe(1)
  })

  test('is two-sided: a loss is as telling as a gain', () => {
    const gain = randomisationTest(Array(12).fill(0), Array(12).fill(0.1))
    const loss = randomisationTest(Array(12).fill(0.1), Array(12).fill(0))
    expect(loss.difference).toBeCloseTo(-gain.difference, 12)
    expect(loss.p).toBe(gain.p)
  })

  test('gives the same p for the same seed', () => {
    const a = [0.1, 0.4, 0.3, 0.8, 0.2]
    const b = [0.2, 0.3, 0.6, 0.9, 0.1]
    expect(randomisationTest(a, b, { seed: 3 })).toEqual(randomisationTest(a, b, { seed: 3 }))
  })

  test('refuses runs of different lengths', () => {
    expect(() => randomisationTest([1], [1, 0])).toThrow(RangeError)
  })
})

describe('the difference of two runs', () => {
  const a = { q1: { ndcg10: 0.5 }, q2: { ndcg10: 0.2 }, q3: { ndcg10: 0.4 }, onlyA: { ndcg10: 1 } }
  const b = { q1: { ndcg10: 0.5 }, q2: { ndcg10: 0.3 }, q3: { ndcg10: 0 }, onlyB: { ndcg10: 1 } }

  test('compares the queries that both have', () => {
    expect(compare(a, b).difference).toBeCloseTo(-0.1, 12)
  })

  test('lists the queries that moved, the largest change first', () => {
    expect(movedQueries(a, b).map(({ id }) => id)).toEqual(['q3', 'q2'])
  })

  test('shows an explanation as an indented tree', () => {
    const tree = {
      value: 2.5,
      description: 'sum of',
      details: [{ value: 2.5, description: 'weight(apple)' }],
    }
    expect(treeLines(tree)).toEqual(['2.5000 sum of', '  2.5000 weight(apple)'])
  })
})
