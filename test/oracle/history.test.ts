import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import { createIndex } from '../../src/search-index.ts'
import { encodeSnapshot } from '../../src/snapshot/encode.ts'
import { ALL, expectLikeOracle, type Index } from './compare.ts'
import {
  type Article,
  articleOf,
  layoutOf,
  type Options,
  options,
  query,
  randomOf,
  schema,
} from './corpus.ts'
import { Oracle } from './oracle.ts'

const SEED = 1998

/** What a user does to an index; numbers pick an id, or seed a document. */
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('update' as const), id: fc.nat(15), seed: fc.nat(1e6) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('delete' as const), id: fc.nat(15) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('commit', 'optimize', 'search') }) },
)

/** An index with a history, and beside it the live documents in the order in which they came. */
class History {
  readonly index: Index = createIndex({ schema })
  readonly live = new Map<string | number, Article>()

  apply(action: { type: string; id?: number; seed?: number }): void {
    // Numbers and their digits are different ids.
    const id = (action.id ?? 0) % 2 ? String(action.id) : (action.id ?? 0)
    const { index, live } = this
    if (action.type === 'commit') index.commit()
    else if (action.type === 'optimize') index.optimize()
    else if (action.type === 'search') this.expectLive()
    else if (action.type === 'delete') expect(index.delete(id)).toBe(live.delete(id))
    else {
      const document = articleOf(id, randomOf(action.seed!), 50)
      if (live.has(id)) index.update(document)
      else index.add(document)
      live.delete(id)
      live.set(id, document)
    }
  }

  expectLive(): void {
    const { index, live } = this
    expect(index.size).toBe(live.size)
    expect(index.search({ type: 'all' }, { limit: ALL }).hits.map(({ document }) => document)).toEqual([
      ...live.values(),
    ])
    for (let number = 0; number < 16; number++) {
      for (const id of [number, String(number)]) {
        expect(index.has(id)).toBe(live.has(id))
        expect(index.get(id)).toEqual(live.get(id))
      }
    }
  }
}

const answer = (index: Index, query: Query, options: Options) =>
  index
    .search(query, { ...options, limit: ALL, explain: true })
    .hits.map(({ id, score, matches, explanation }) => ({ id, score, matches, explanation }))

test('after any history, an optimized index is a fresh one of the live documents, to the bit', () => {
  fc.assert(
    fc.property(
      fc.array(action, { maxLength: 80, size: 'max' }),
      fc.array(fc.tuple(query, options), { minLength: 6, maxLength: 6 }),
      (actions, searches) => {
        const history = new History()
        for (const action of actions) history.apply(action)
        const { index, live } = history
        const fresh = createIndex({ schema })
        fresh.addAll(live.values())
        const oracle = new Oracle(layoutOf(), [...live.values()])
        history.expectLive()
        index.optimize()
        history.expectLive()
        fresh.commit()
        // Words and how many documents have each, postings, positions, norms, columns, ids, documents.
        expect(Buffer.compare(encodeSnapshot(index), encodeSnapshot(fresh))).toBe(0)
        for (const [query, options] of searches) {
          expect(answer(index, query, options)).toEqual(answer(fresh, query, options))
          expectLikeOracle(index, oracle, [...live.values()], query, options)
        }
      },
    ),
    { seed: SEED, numRuns: Number(process.env.RUNS ?? 60) },
  )
})
