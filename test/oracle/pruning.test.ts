import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import { createIndex } from '../../src/search-index.ts'
import { ALL, type Index } from './compare.ts'
import { corpusOf, type Options, options, query, randomOf, type Shape, schema } from './corpus.ts'

const SEED = 2011

// Enough documents for whole blocks of 128 postings, tails after them, and several windows.
const shape = fc.record({
  seed: fc.nat(1e6),
  documents: fc.constantFrom(300, 1000, 3000),
  longest: fc.constantFrom(2, 6, 60),
})

// Words that begin others and that are a typo away from others. Alone, those are worth so little that lists are passed over.
const LIKE_WORDS = [
  'star',
  'stars',
  'start',
  'stark',
  'stare',
  'tsar',
  'st',
  'stone',
  'store',
  'story',
  's',
  'ant',
  'art',
  'cart',
]

/**
 * Several windows of documents, most of them short, with some words in nearly all and some in a few. At times one word stands
 * in few or very few documents only: in short titles, so that others soon can not compete, or buried in long documents, so that
 * short ones with completions of it score higher.
 */
function likeWords(seed: number, documents: number): Index {
  const random = randomOf(seed)
  const index = createIndex({ schema })
  const skew = 1 + 3 * random()
  const rare = random() < 0.7 ? LIKE_WORDS[Math.floor(LIKE_WORDS.length * random())] : undefined
  const share = random() < 0.5 ? 0.02 : 0.0005
  const isBuried = random() < 0.5
  for (let id = 0; id < documents; id++) {
    const length = 1 + Math.floor(20 * random() ** 3)
    const words = Array.from({ length }, () => LIKE_WORDS[Math.floor(LIKE_WORDS.length * random() ** skew)])
    const kept = words.filter((word) => word !== rare)
    const title = kept.slice(0, 2)
    const body = kept.slice(2)
    if (rare && random() < share) {
      if (isBuried) body.push('other '.repeat(80), rare)
      else title.push(...Array<string>(1 + Math.floor(3 * random())).fill(rare))
    }
    index.add({ id, title: title.join(' '), body: body.join(' '), year: 2000 + (id % 3) })
  }
  if (random() < 0.3) for (let id = 0; id < documents; id++) if (random() < 0.05) index.delete(id)
  return index
}

/** A corpus of which some documents are deleted, in several segments or one. */
function indexed(shape: Shape, isMerged: boolean): Index {
  const index = createIndex({ schema })
  const random = randomOf(shape.seed)
  for (const document of corpusOf(shape)) {
    index.add(document)
    if (random() < 0.003) index.commit()
  }
  for (let id = 0; id < shape.documents; id++) if (random() < 0.1) index.delete(id)
  if (isMerged) index.optimize()
  return index
}

const ranked = (index: Index, query: Query, options: Options) => {
  const { hits, total } = index.search(query, options)
  return { hits: hits.map(({ id, score }) => [id, score]), total }
}

test('the best by pruning are the best by looking at every document, to the bit', () => {
  const searches = fc.array(fc.tuple(query, options), { minLength: 12, maxLength: 12 })
  fc.assert(
    fc.property(shape, fc.boolean(), searches, (shape, isMerged, searches) => {
      const index = indexed(shape, isMerged)
      for (const [query, options] of searches) {
        const whole = ranked(index, query, { ...options, limit: ALL, totalHits: 'exact' })
        expect(whole.total).toEqual({ value: whole.hits.length, relation: 'eq' })
        expect(index.count(query, options)).toBe(whole.hits.length)
        for (const totalHits of [0, 10, 1000, 'exact'] as const) {
          for (const [limit, offset] of [
            [1, 0],
            [3, 2],
            [10, 0],
            [10, 25],
            [0, 0],
          ] as const) {
            const { hits, total } = ranked(index, query, { ...options, limit, offset, totalHits })
            expect(hits).toEqual(whole.hits.slice(offset, offset + limit))
            if (total.relation === 'eq') expect(total.value).toBe(whole.hits.length)
            else {
              expect(total.value).toBeGreaterThan(Number(totalHits))
              expect(total.value).toBeLessThanOrEqual(whole.hits.length)
            }
          }
        }
      }
    }),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 20) },
  )
})

test('documents with nothing but completions and typos are passed over only where they can not compete', () => {
  const word = fc.constantFrom(...LIKE_WORDS, 'sta', 'sto', 'stat', 'a', 'c')
  const search = fc.record({
    text: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    options: fc.record({
      fuzzy: fc.constantFrom(false, true, 1, 2),
      prefix: fc.constantFrom(false, true, 'last'),
      stopWords: fc.constant('keep'),
      filter: fc.constantFrom(undefined, undefined, { year: 2001 }),
      boost: fc.constantFrom(undefined, undefined, { title: 0.3 }, { body: 4 }),
    }) as fc.Arbitrary<Options>,
  })
  const searches = fc.array(search, { minLength: 25, maxLength: 25 })
  let pruned = 0
  fc.assert(
    fc.property(fc.nat(1e6), fc.constantFrom(2500, 7000, 12_000), searches, (seed, documents, searches) => {
      const index = likeWords(seed, documents)
      for (const { text, options } of searches) {
        const whole = ranked(index, { type: 'match', text }, { ...options, limit: ALL, totalHits: 'exact' })
        for (const [limit, totalHits] of [
          [1, 0],
          [3, 10],
          [10, 1000],
        ] as const) {
          const { hits, total } = ranked(index, { type: 'match', text }, { ...options, limit, totalHits })
          expect(hits).toEqual(whole.hits.slice(0, limit))
          expect(total.value).toBeLessThanOrEqual(whole.hits.length)
          if (total.relation === 'gte') pruned++
          else expect(total.value).toBe(whole.hits.length)
        }
      }
    }),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 8) },
  )
  expect(pruned).toBeGreaterThan(100)
})

// Words like few others, so that there are windows with nothing of a word, not even what is like it.
const APART_WORDS = [
  'star',
  'start',
  'stars',
  'stark',
  'other',
  'others',
  'bother',
  'art',
  'plain',
  'word',
  'lone',
]

// Documents of one window of the search, so that a word can be in some and not in others.
const WINDOW = 2048

/** Each window has a word with a frequency of its own: in none of its documents, in a few, or in most. */
function uneven(seed: number): Index {
  const random = randomOf(seed)
  const index = createIndex({ schema })
  const windows = 2 + Math.floor(6 * random())
  const words = APART_WORDS.filter(() => random() < 0.6)
  for (let window = 0; window < windows; window++) {
    const densities = words.map(() => {
      const place = random()
      return [0, 0, 0, 0, 0, 1 / WINDOW, 3 / WINDOW, 0.01, 0.1, 0.6][Math.floor(10 * place)]!
    })
    const lengths = words.map(() => (random() < 0.6 ? 0 : Math.floor(40 * random())))
    const freqs = words.map(() => (random() < 0.7 ? 1 : 1 + Math.floor(5 * random())))
    for (let i = 0; i < WINDOW; i++) {
      const title: string[] = []
      const body: string[] = []
      words.forEach((word, at) => {
        if (random() >= densities[at]!) return
        const said = Array<string>(random() < 0.9 ? freqs[at]! : 8).fill(word)
        if (random() < 0.3) title.push(...said)
        else body.push(...said)
        for (let pad = 0; pad < lengths[at]!; pad++) body.push('pad')
      })
      const id = window * WINDOW + i
      index.add({ id, title: title.join(' '), body: body.join(' '), year: 2000 })
    }
    if (random() < 0.1) index.commit()
  }
  return index
}

test('words that whole windows have none of are found in the others', () => {
  const word = fc.constantFrom(...APART_WORDS, 's', 'sta', 'oth', 'a')
  const search = fc.record({
    text: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    options: fc.record({
      fuzzy: fc.constantFrom(false, true, 1, 2),
      prefix: fc.constantFrom(false, true, 'last'),
      stopWords: fc.constant('keep'),
    }) as fc.Arbitrary<Options>,
  })
  const searches = fc.array(search, { minLength: 30, maxLength: 30 })
  fc.assert(
    fc.property(fc.nat(1e6), searches, (seed, searches) => {
      const index = uneven(seed)
      for (const { text, options } of searches) {
        const whole = ranked(index, { type: 'match', text }, { ...options, limit: ALL, totalHits: 'exact' })
        for (const [limit, totalHits] of [
          [1, 0],
          [5, 0],
          [20, 100],
        ] as const) {
          const { hits, total } = ranked(index, { type: 'match', text }, { ...options, limit, totalHits })
          expect(hits).toEqual(whole.hits.slice(0, limit))
          expect(total.value).toBeLessThanOrEqual(whole.hits.length)
        }
      }
    }),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 40), endOnFailure: true },
  )
})
