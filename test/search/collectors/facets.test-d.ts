import { expectTypeOf, test } from 'vitest'
import { boolean, date, keyword, number, text } from '../../../src/schema/field.ts'
import type { Schema } from '../../../src/schema/schema.ts'
import type { Facets } from '../../../src/search/collectors/facet-plan.ts'
import type { Sort } from '../../../src/search/collectors/sort.ts'

const schema = { title: text(), source: keyword(), published: date(), rating: number(), free: boolean() }

const facets = (wanted: Facets<typeof schema>): Facets<typeof schema> => wanted
const sort = (by: Sort<typeof schema>): Sort<typeof schema> => by

test('facets name column fields, with the options of their kind', () => {
  facets(['source', 'rating'])
  facets({ source: {}, free: { limit: 2, disjunctive: true }, published: { interval: 'year' } })
  facets({ rating: { ranges: [{ gte: 1, lt: 5, label: 'low' }] }, published: { ranges: [{ gt: '2016' }] } })
  // @ts-expect-error: no such field
  facets(['sorce'])
  // @ts-expect-error: text has no column
  facets({ title: {} })
  // @ts-expect-error: numbers have no calendar
  facets({ rating: { interval: 'year' } })
  // @ts-expect-error: no such interval
  facets({ published: { interval: 'week' } })
  // @ts-expect-error: keywords have no ranges
  facets({ source: { ranges: [{ gte: 'a' }] } })
  // @ts-expect-error: a number
  facets({ rating: { ranges: [{ gte: 'a' }] } })
})

test('sort names column fields and the score', () => {
  sort('score')
  sort({ published: 'desc' })
  sort([{ source: 'asc', rating: 'desc' }, 'score'])
  const directions = ['asc', 'desc'] as const
  sort({ published: directions[0] })
  // @ts-expect-error: no such field
  sort({ sorce: 'asc' })
  // @ts-expect-error: text has no column
  sort([{ title: 'asc' }])
  // @ts-expect-error: no such direction
  sort({ source: 'up' })
  // @ts-expect-error: a field needs a direction
  sort('source')
})

test('a schema made at run time takes any facets and any sort', () => {
  const wanted: Facets<Schema>[] = [['a'], { a: { limit: 1 } }]
  const by: Sort<Schema>[] = ['score', { a: 'asc' }, [{ a: 'desc' }, 'score']]
  expectTypeOf(wanted).toExtend<unknown[]>()
  expectTypeOf(by).toExtend<unknown[]>()
})
