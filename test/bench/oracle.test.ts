import { describe, expect, test } from 'vitest'
import { createOracle } from './oracle/bm25.mjs'
import { overlap, rightAnswers } from './oracle/overlap.mjs'

function oracleOver(texts: [string, string][]) {
  const oracle = createOracle()
  oracle.add(texts.map(([title, text], at) => ({ id: `d${at + 1}`, title, text })))
  oracle.finish()
  return oracle
}

describe('exact BM25', () => {
  const oracle = oracleOver([
    ['', 'apple apple pie'],
    ['apple', ''],
    ['pear', 'tart'],
  ])

  test('agrees with a case worked out by hand', () => {
    // N 3, n 2: idf = ln(1 + 1.5/2.5) = .4700036. avgdl = (3 + 1 + 2)/3 = 2.
    // d1: 2 / (2 + 1.2 (.25 + .75 · 3/2)) = .5479452; d2: 1 / (1 + 1.2 (.25 + .75 · 1/2)) = .5714286.
    const [first, second, ...rest] = oracle.search({ should: ['appl'] }, 10)
    expect(first.id).toBe('d2')
    expect(first.score).toBeCloseTo(0.26857351, 7)
    expect(second.id).toBe('d1')
    expect(second.score).toBeCloseTo(0.25753624, 7)
    expect(rest).toEqual([])
  })

  test('counts a word as often as the query says it', () => {
    const [once] = oracle.search({ should: ['appl'] }, 1)
    const [twice] = oracle.search({ should: ['appl', 'appl'] }, 1)
    expect(twice.score).toBeCloseTo(2 * once.score, 12)
  })

  test('keeps to what must and must not be there', () => {
    const ids = (question: object) => oracle.search(question, 10).map(({ id }: { id: string }) => id)
    expect(ids({ must: ['appl', 'pie'] })).toEqual(['d1'])
    expect(ids({ must: ['appl'], mustNot: ['pie'] })).toEqual(['d2'])
    expect(ids({ must: ['appl'], should: ['tart'] })).toEqual(['d2', 'd1'])
    expect(ids({ must: ['appl', 'absent'] })).toEqual([])
  })

  test('gives the best of many, in order', () => {
    const texts = Array.from({ length: 500 }, (_, i): [string, string] => [
      '',
      `apple${' pie'.repeat((i * 37) % 101)}`,
    ])
    const lengths = texts.map(([, text]) => text.length)
    const expected = [...lengths.keys()].sort((a, b) => lengths[a]! - lengths[b]! || a - b).slice(0, 7)
    const found = oracleOver(texts).search({ should: ['appl'] }, 7)
    expect(found.map(({ id }: { id: string }) => id)).toEqual(expected.map((doc) => `d${doc + 1}`))
  })

  test('finds phrases in order, within one field', () => {
    const phrases = oracleOver([
      ['new york', ''],
      ['york', 'new'],
      ['new', 'york'],
      ['', 'york new york'],
    ])
    const ids = phrases.search({ phrase: ['new', 'york'] }, 10).map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['d1', 'd4'])
    expect(phrases.search({ phrase: ['new', 'absent'] }, 10)).toEqual([])
  })
})

describe('overlap with the exact top 10', () => {
  const ranked = (scores: number[]) => scores.map((score, at) => ({ id: `d${at}`, score }))

  test('is the share of the right documents that were given', () => {
    const right = rightAnswers(ranked([5, 4, 3, 2]))
    expect(overlap(['d0', 'd1', 'wrong', 'd3'], right)).toBe(0.75)
    expect(overlap([], right)).toBe(0)
  })

  test('takes any of the documents that tie at the tenth place', () => {
    const right = rightAnswers(ranked([9, 8, 7, 6, 5, 4, 3, 2, 1.5, 1, 1, 1, 0.5]))
    expect(right.size).toBe(10)
    expect(right.ids).toHaveLength(12)
    const others = right.ids.slice(0, 9)
    expect(overlap([...others, 'd11'], right)).toBe(1)
    expect(overlap([...others, 'd12'], right)).toBe(0.9)
  })

  test('does not look past the tenth answer', () => {
    const right = rightAnswers(ranked([2]))
    expect(overlap([...Array.from({ length: 10 }, (_, at) => `x${at}`), 'd0'], right)).toBe(0)
  })

  test('says nothing where there is nothing to find', () => {
    expect(overlap(['d1'], rightAnswers([]))).toBeUndefined()
  })
})
