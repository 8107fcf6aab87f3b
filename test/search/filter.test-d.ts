import { expectTypeOf, test } from 'vitest'
import { boolean, date, keyword, number, text } from '../../src/schema/field.ts'
import type { Schema } from '../../src/schema/schema.ts'
import type { Filter } from '../../src/search/filter.ts'

const schema = { title: text(), source: keyword(), published: date(), rating: number(), free: boolean() }
type Filtered = Filter<typeof schema>

const accept = (filter: Filtered): Filtered => filter

test('conditions on keyword, number, date and boolean fields compile', () => {
  accept({ source: 'a', rating: 1, free: true, published: '2016' })
  accept({ source: ['a', 'b', null], rating: [1, 2], published: [new Date(), 0, '2016'], free: null })
  accept({ rating: { gte: 1, lt: undefined }, published: { gt: new Date() }, source: { lte: 'm' } })
  accept({ and: [{ source: 'a' }, { or: [{ rating: 1 }, { not: { free: true } }] }] })
  accept({ source: undefined, not: undefined })
  const sources: readonly string[] = ['a']
  accept({ source: sources })
})

test('a field that is not there, or is text, does not compile', () => {
  // @ts-expect-error: no such field
  accept({ sorce: 'a' })
  // @ts-expect-error: no such field, deep inside
  accept({ and: [{ or: [{ not: { sorce: 'a' } }] }] })
  // @ts-expect-error: text has no column
  accept({ title: 'a' })
})

test('a value of another type does not compile', () => {
  // @ts-expect-error: a number
  accept({ source: 1 })
  // @ts-expect-error: a string
  accept({ rating: '1' })
  // @ts-expect-error: a string bound
  accept({ rating: { gte: '1' } })
  // @ts-expect-error: no such bound
  accept({ rating: { min: 1 } })
  // @ts-expect-error: booleans have no range
  accept({ free: { gte: true } })
  // @ts-expect-error: true is no date
  accept({ published: true })
  // @ts-expect-error: or takes a list
  accept({ or: { source: 'a' } })
})

test('a schema made at run time takes any filter', () => {
  const filter: Filter<Schema> = { source: 'a', and: [{ rating: { gte: 1 } }], not: { free: true } }
  expectTypeOf(filter).toEqualTypeOf<Filter<Schema>>()
})
