import { expect } from 'vitest'
import { NO_MORE_DOCS, type Scorer, SLACK, type WindowScorer } from '../../src/search/scorers/scorer.ts'

/** What a scorer comes to by going from document to document. */
export interface Walk {
  readonly docs: readonly number[]
  readonly scores: readonly number[]
}

/** Holds every way of moving a scorer to what `next` alone finds. `create` gives a new one of the same each time. */
export function expectScorerContract(create: () => Scorer, maxDoc: number, random: () => number): Walk {
  const walk = walkOf(create(), maxDoc)
  seeksLikeNext(create, walk, maxDoc, random)
  mixesSeekAndNext(create, walk, maxDoc, random)
  boundsItsScores(create, walk, maxDoc, random)
  if ('accumulate' in create()) {
    const createWindow = create as () => WindowScorer
    accumulatesLikeNext(createWindow, walk, maxDoc, random)
    looksUpLikeNext(createWindow, walk, maxDoc, random)
    passesOverLikeNext(createWindow, walk, random)
  }
  return walk
}

/** `expect(actual).toBe(expected)` for loops of thousands, which that alone takes a minute for. */
function same(actual: unknown, expected: unknown, what?: string): void {
  if (!Object.is(actual, expected)) expect(actual, what).toBe(expected)
}

const below = (random: () => number, end: number) => Math.floor(random() * end)

function walkOf(scorer: Scorer, maxDoc: number): Walk {
  expect(scorer.doc).toBe(-1)
  const docs: number[] = []
  const scores: number[] = []
  let last = -1
  for (let doc = scorer.next(); doc !== NO_MORE_DOCS; doc = scorer.next()) {
    same(doc, scorer.doc)
    same(doc > last && doc < maxDoc, true, `${doc} after ${last}, before ${maxDoc}`)
    const score = scorer.score()
    same(scorer.score(), score, `the score of ${doc}, asked for again`)
    docs.push(doc)
    scores.push(score)
    last = doc
  }
  expect(scorer.doc).toBe(NO_MORE_DOCS)
  expect(docs.length === 0 || scorer.cost > 0).toBe(true)
  return { docs, scores }
}

/** The place in the walk of the first document that is at least `target`. */
function placeOf({ docs }: Walk, target: number): number {
  let low = 0
  for (let high = docs.length; low < high; ) {
    const middle = (low + high) >> 1
    if (docs[middle]! < target) low = middle + 1
    else high = middle
  }
  return low
}

function expectAt(scorer: Scorer, returned: number, { docs, scores }: Walk, place: number): void {
  const doc = docs[place] ?? NO_MORE_DOCS
  same(returned, doc)
  same(scorer.doc, doc)
  if (doc !== NO_MORE_DOCS) same(scorer.score(), scores[place])
}

function seeksLikeNext(create: () => Scorer, walk: Walk, maxDoc: number, random: () => number): void {
  for (const target of [0, maxDoc - 1, maxDoc, NO_MORE_DOCS]) {
    const scorer = create()
    expectAt(scorer, scorer.seek(target), walk, placeOf(walk, target))
  }
  const everyDoc = create()
  const afterEach = create()
  for (const [place, doc] of walk.docs.entries()) expectAt(everyDoc, everyDoc.seek(doc), walk, place)
  for (let place = 0; place <= walk.docs.length; place = placeOf(walk, afterEach.doc + 1)) {
    expectAt(afterEach, afterEach.seek(afterEach.doc + 1), walk, place)
    if (place === walk.docs.length) break
  }
  for (const stride of [3, 40, 1000]) {
    const scorer = create()
    for (let target = 0; target < maxDoc + stride; target += 1 + below(random, stride)) {
      if (target > scorer.doc) expectAt(scorer, scorer.seek(target), walk, placeOf(walk, target))
    }
  }
}

function mixesSeekAndNext(create: () => Scorer, walk: Walk, maxDoc: number, random: () => number): void {
  for (let round = 0; round < 4; round++) {
    const scorer = create()
    while (scorer.doc !== NO_MORE_DOCS) {
      const target = random() < 0.5 ? scorer.doc + 1 : scorer.doc + 1 + below(random, 1 + maxDoc / 4)
      const isNext = target === scorer.doc + 1 && random() < 0.7
      expectAt(scorer, isNext ? scorer.next() : scorer.seek(target), walk, placeOf(walk, target))
    }
  }
}

/** Bounds hold up to wherever they are asked for, ranges advance, and neither moves the scorer. */
function boundsItsScores(create: () => Scorer, walk: Walk, maxDoc: number, random: () => number): void {
  const highest = (from: number, upTo: number) => {
    let highest = 0
    for (let place = placeOf(walk, from); walk.docs[place]! <= upTo; place++) {
      highest = Math.max(highest, walk.scores[place]!)
    }
    return highest
  }
  for (const isMoved of [false, true]) {
    const scorer = create()
    let ranges = 0
    for (let target = 0; target < maxDoc; ) {
      if (isMoved && scorer.doc < target) scorer.seek(target)
      const { doc } = scorer
      const end = scorer.shallow(target)
      same(end >= target, true, `${target} to ${end}`)
      const beyond = target + below(random, maxDoc - target)
      for (const upTo of [target, Math.min(end, maxDoc - 1), beyond, maxDoc - 1, end]) {
        const bound = scorer.bound(upTo)
        same(bound * SLACK >= highest(target, upTo), true, `${bound} bounds ${target} to ${upTo}`)
      }
      same(scorer.doc, doc)
      ranges++
      target = random() < 0.8 ? end + 1 : target + 1 + below(random, 100)
    }
    expect(ranges).toBeLessThanOrEqual(maxDoc)
  }
}

function accumulatesLikeNext(
  create: () => WindowScorer,
  walk: Walk,
  maxDoc: number,
  random: () => number,
): void {
  for (const size of [1, 64, 2048]) {
    const scorer = create()
    for (let from = 0; from < maxDoc; ) {
      if (random() < 0.2) from += below(random, size)
      from = Math.max(from, 0)
      const to = Math.min(maxDoc, from + size)
      const before = Float64Array.from({ length: size }, () => random())
      const scores = before.slice()
      const matched = new Uint32Array((size + 31) >>> 5)
      scorer.accumulate(from, to, scores, matched)
      for (let at = 0; at < size; at++) {
        const place = placeOf(walk, from + at)
        const isThere = walk.docs[place] === from + at && from + at < to
        same(scores[at], before[at]! + (isThere ? walk.scores[place]! : 0), `document ${from + at}`)
        same((matched[at >>> 5]! >>> (at & 31)) & 1, isThere ? 1 : 0)
      }
      const next = walk.docs[placeOf(walk, to)] ?? NO_MORE_DOCS
      same(scorer.doc <= next, true)
      if (random() < 0.5) same(scorer.doc < to && to < maxDoc ? scorer.seek(to) : scorer.doc, next)
      from = to
    }
  }
}

/** Documents are looked up in ascending order, once in a while after a move. */
function looksUpLikeNext(create: () => WindowScorer, walk: Walk, maxDoc: number, random: () => number): void {
  for (const stride of [2, 60, 2000]) {
    const scorer = create()
    for (let doc = 0; doc < maxDoc; doc += 1 + below(random, stride)) {
      if (random() < 0.1 && scorer.doc < doc) scorer.seek(doc + below(random, stride))
      const place = placeOf(walk, doc)
      const isThere = walk.docs[place] === doc && scorer.doc <= doc
      same(scorer.scoreAt(doc), isThere ? walk.scores[place] : 0, `document ${doc}`)
    }
  }
}

/** It stops where a document scores more, or is beyond the end, and counts what it passed over. */
function passesOverLikeNext(create: () => WindowScorer, walk: Walk, random: () => number): void {
  if (!create().seekAbove) return
  for (const stride of [1, 40, 1000]) {
    const scorer = create()
    scorer.next()
    while (scorer.doc !== NO_MORE_DOCS) {
      const first = placeOf(walk, scorer.doc)
      const end = scorer.doc + below(random, stride)
      // Nothing is above the best of all.
      const least =
        random() < 0.3 ? Number.NEGATIVE_INFINITY : walk.scores[below(random, walk.scores.length)]!
      let last = first
      while (last < walk.docs.length && walk.docs[last]! <= end && !(walk.scores[last]! > least)) last++
      same(scorer.seekAbove!(end, least), last - first)
      same(scorer.doc, walk.docs[last] ?? NO_MORE_DOCS)
      if (scorer.doc === NO_MORE_DOCS) break
      same(scorer.score(), walk.scores[last])
      // It need not have moved.
      if (random() < 0.5) same(scorer.seekAbove!(scorer.doc - 1, least), 0)
      scorer.next()
    }
  }
}
