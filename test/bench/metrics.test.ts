import { describe, expect, test } from 'vitest'
import { judge, meansOf } from './relevance/metrics.mjs'

const grades = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 2],
  ['spam', -1],
])

describe('metrics by trec_eval’s definitions', () => {
  test('agree with a case worked out by hand', () => {
    // DCG = 1/log2(2) + 0 + 3/log2(4) = 2.5; the best order 3, 2, 1 has 3 + 2/log2(3) + 1/2 = 4.7618595.
    // Precision is 1/1 at b and 2/3 at a, none at c: (1 + 2/3) / 3.
    const judged = judge(['b', 'x', 'a'], grades)
    expect(judged.ndcg10).toBeCloseTo(0.52500497, 7)
    expect(judged.ap).toBeCloseTo(0.55555556, 7)
    expect(judged.recall100).toBeCloseTo(0.66666667, 7)
    expect(judged.rr).toBe(1)
  })

  test('are one for the best order', () => {
    expect(judge(['a', 'c', 'b'], grades)).toEqual({ ndcg10: 1, ap: 1, recall100: 1, rr: 1 })
  })

  test('are nought when nothing relevant is found', () => {
    expect(judge(['x', 'spam'], grades)).toEqual({ ndcg10: 0, ap: 0, recall100: 0, rr: 0 })
    expect(judge([], grades)).toEqual({ ndcg10: 0, ap: 0, recall100: 0, rr: 0 })
  })

  test('use linear gains, not 2^grade − 1', () => {
    // (2/1 + 3/log2(3)) / (3/1 + 2/log2(3)) = 3.8927893 / 4.2618595; exponential gains would give .8340.
    const two = new Map([
      ['a', 3],
      ['c', 2],
    ])
    expect(judge(['c', 'a'], two).ndcg10).toBeCloseTo(0.9134016, 6)
  })

  test('nDCG@10 counts the tenth place and not the eleventh', () => {
    const others = Array.from({ length: 10 }, (_, at) => `x${at}`)
    const one = new Map([['a', 1]])
    expect(judge([...others.slice(0, 9), 'a'], one).ndcg10).toBeCloseTo(0.28906483, 7) // 1 / log2(11)
    expect(judge([...others, 'a'], one).ndcg10).toBe(0)
  })

  test('nDCG@10 takes the ideal from the ten best judgements only', () => {
    const many = new Map(Array.from({ length: 20 }, (_, at) => [`d${at}`, 1]))
    expect(judge([...many.keys()], many).ndcg10).toBe(1)
  })

  test('recall@100 stops at 100 while MAP and MRR go on', () => {
    const ranking = [...Array.from({ length: 100 }, (_, at) => `x${at}`), 'a']
    const judged = judge(ranking, new Map([['a', 2]]))
    expect(judged.recall100).toBe(0)
    expect(judged.ap).toBeCloseTo(1 / 101, 12)
    expect(judged.rr).toBeCloseTo(1 / 101, 12)
  })

  test('a document named twice counts once, at its first place', () => {
    expect(judge(['a', 'a', 'c', 'b'], grades).ap).toBe(1)
  })

  test('a query without a relevant document has no score', () => {
    expect(judge(['a'], new Map([['a', 0]]))).toBeUndefined()
    expect(judge(['a'], new Map())).toBeUndefined()
  })

  test('means are taken over queries', () => {
    const queries = { 1: judge(['a', 'c', 'b'], grades), 2: judge(['x'], grades) }
    expect(meansOf(queries)).toEqual({ ndcg10: 0.5, ap: 0.5, recall100: 0.5, rr: 0.5 })
  })
})
