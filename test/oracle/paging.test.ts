import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIndex } from '../../src/search-index.ts'
import { ALL } from './compare.ts'
import { type Article, corpusOf, type Options, options, query, randomOf, schema } from './corpus.ts'
import { valuesOf } from './filter.ts'

const SEED = 1989
const RUNS = Number(process.env.RUNS ?? 60)

const sorts = fc.constantFrom(
  ...([undefined, 'score', [], { year: 'asc' }, { tag: 'desc' }, { isOpen: 'asc' }] as const),
  ...([['score', { year: 'desc' }], [{ tag: 'asc' }, 'score'], { isOpen: 'desc', year: 'asc' }] as const),
)

const shape = fc.record({ seed: fc.nat(1e6), documents: fc.nat(200), longest: fc.constantFrom(2, 20) })

function indexed(documents: readonly Article[], seed: number) {
  const index = createIndex({ schema })
  const random = randomOf(seed)
  for (const document of documents) {
    index.add(document)
    if (random() < 0.1) index.commit()
  }
  for (const { id } of documents) if (random() < 0.2) index.delete(id)
  return index
}

test('pages one after the other are one long page, in every order', () => {
  fc.assert(
    fc.property(
      shape,
      query,
      options,
      sorts,
      fc.integer({ min: 1, max: 7 }),
      (shape, query, options, sort, limit) => {
        const index = indexed(corpusOf(shape), shape.seed)
        const search = (paging: object) =>
          index.search(query, { ...options, ...(sort && { sort }), ...paging }).hits
        const place = ({ id, score, cursor }: ReturnType<typeof search>[number]) => ({ id, score, cursor })
        const whole = search({ limit: ALL, totalHits: 'exact' }).map(place)
        const pages: typeof whole = []
        for (let after: string | undefined; ; after = pages.at(-1)!.cursor) {
          const page = search({
            limit,
            ...(after !== undefined && { after }),
            totalHits: pages.length % 3,
          }).map(place)
          if (page.length === 0) break
          pages.push(...page)
        }
        expect(pages).toEqual(whole)
        expect(search({ limit, offset: 3 }).map(place)).toEqual(whole.slice(3, 3 + limit))
        if (whole[1])
          expect(search({ after: whole[1].cursor, offset: 1, limit: 2 }).map(place)).toEqual(
            whole.slice(3, 5),
          )
      },
    ),
    { seed: SEED, numRuns: RUNS },
  )
})

/** Where a document stands by a field: of several values the one that counts, and without one last. */
function compare(a: Article, b: Article, field: string, direction: 'asc' | 'desc'): number {
  const [x, y] = [a, b].map((document) => {
    const values = [...valuesOf(document, field)].sort() as (string | number | boolean)[]
    return direction === 'asc' ? values[0] : values.at(-1)
  })
  if (x === y) return 0
  if (x === undefined || y === undefined) return x === undefined ? 1 : -1
  return x < y === (direction === 'asc') ? -1 : 1
}

type Key = readonly [field: string, direction?: 'asc' | 'desc']

function keysOf(sort: Options['sort'] = []): readonly Key[] {
  const keys = [sort].flat().flatMap((key): Key[] => (key === 'score' ? [[key]] : Object.entries(key)))
  return keys.length > 0 ? keys : [['score']]
}

test('hits stand in the order of the keys, the first first, and those of equal keys as they were added', () => {
  fc.assert(
    fc.property(shape, query, options, sorts, (shape, query, options, sort) => {
      const documents = corpusOf(shape)
      const index = indexed(documents, shape.seed)
      const { hits } = index.search(query, { ...options, ...(sort && { sort }), limit: ALL })
      const keys = keysOf(sort)
      const scores = new Map(
        index.search(query, { ...options, limit: ALL }).hits.map(({ id, score }) => [id, score]),
      )
      expect(hits.map(({ id, score }) => [id, score]).sort()).toEqual([...scores].sort())
      const expected = documents
        .filter(({ id }) => scores.has(id))
        .sort((a, b) => {
          for (const [field, direction] of keys) {
            const order =
              direction === undefined
                ? scores.get(b.id)! - scores.get(a.id)!
                : compare(a, b, field, direction)
            if (order !== 0) return order
          }
          return 0
        })
      expect(hits.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    }),
    { seed: SEED, numRuns: RUNS },
  )
})
