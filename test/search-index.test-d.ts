import { describe, expectTypeOf, test } from 'vitest'
import {
  boolean,
  createIndex,
  type DocumentOf,
  date,
  type Explanation,
  type FacetCount,
  type Hit,
  keyword,
  number,
  type Query,
  type Schema,
  type SearchIndex,
  type SearchOptions,
  text,
} from '../src/index.ts'

const schema = {
  title: text({ boost: 2, required: true }),
  body: text(),
  source: keyword(),
  rating: number(),
  published: date(),
  free: boolean(),
  'author.name': keyword(),
}
const index = createIndex({ schema })

describe('options name fields of the schema', () => {
  test('fields, boosts, filters, facets, sorts and highlights of theirs compile, without a cast', () => {
    index.search('x', {
      fields: ['title', 'body'],
      boost: { title: 3 },
      filter: {
        source: ['a', 'b'],
        rating: { gte: 3 },
        published: { lt: new Date() },
        free: true,
        'author.name': 'x',
      },
      facets: { source: { limit: 3 }, published: { interval: 'year' }, rating: { ranges: [{ lt: 3 }] } },
      sort: [{ published: 'desc' }, 'score'],
      highlight: ['body'],
    })
    index.search('x', {
      facets: ['source', 'free'],
      sort: { rating: 'asc' },
      highlight: { fields: ['title'] },
    })
    index.analyze('x', 'title')
    index.suggest('x', { fields: ['title'] })
  })

  test('a wrong name in any of them does not', () => {
    // @ts-expect-error: no such field
    index.search('x', { fields: ['titel'] })
    // @ts-expect-error: no text field
    index.search('x', { fields: ['source'] })
    // @ts-expect-error: no such field
    index.search('x', { boost: { titel: 2 } })
    // @ts-expect-error: no text field
    index.search('x', { boost: { rating: 2 } })
    // @ts-expect-error: no such field
    index.search('x', { filter: { sorce: 'a' } })
    // @ts-expect-error: text has no column
    index.search('x', { filter: { title: 'a' } })
    // @ts-expect-error: no such field
    index.search('x', { facets: ['sorce'] })
    // @ts-expect-error: text has no column
    index.search('x', { facets: { title: {} } })
    // @ts-expect-error: no such field
    index.search('x', { sort: { publishd: 'asc' } })
    // @ts-expect-error: text has no column
    index.search('x', { sort: [{ title: 'asc' }] })
    // @ts-expect-error: no such field
    index.search('x', { highlight: ['titel'] })
    // @ts-expect-error: no such field
    index.analyze('x', 'titel')
    // @ts-expect-error: no such field
    index.suggest('x', { fields: ['titel'] })
  })

  test('a wrong value does not', () => {
    // @ts-expect-error: three edits
    index.search('x', { fuzzy: 3 })
    // @ts-expect-error: neither or nor and
    index.search('x', { operator: 'xor' })
    // @ts-expect-error: no such prefix
    index.search('x', { prefix: 'first' })
    // @ts-expect-error: a string where a number is
    index.search('x', { filter: { rating: '3' } })
    // @ts-expect-error: years, months and days
    index.search('x', { facets: { published: { interval: 'week' } } })
    // @ts-expect-error: asc or desc
    index.search('x', { sort: { rating: 'up' } })
    // @ts-expect-error: no such option
    index.search('x', { limt: 3 })
  })
})

describe('documents', () => {
  test('go in as the schema has them, with or without what it does not name', () => {
    index.add({ id: 1, title: 'x' })
    index.add({
      id: 'a',
      title: ['x', 'y'],
      rating: [1, 2],
      published: '2016',
      free: null,
      author: { name: 'y' },
    })
    index.addAll([{ id: 2, title: 'x', extra: true }])
    index.update({ id: 2, title: 'x', published: new Date() })
    // @ts-expect-error: the title is required
    index.add({ id: 1 })
    // @ts-expect-error: a number
    index.add({ id: 1, title: 'x', rating: '3' })
    // @ts-expect-error: an id is a string or a number
    index.add({ id: true, title: 'x' })
    // @ts-expect-error: no id
    index.add({ title: 'x' })
    // @ts-expect-error: nested
    index.add({ id: 1, title: 'x', author: { name: 3 } })
  })

  test('come back typed', () => {
    const [hit] = index.search('x').hits
    expectTypeOf(hit!.id).toEqualTypeOf<string | number>()
    expectTypeOf(hit!.score).toEqualTypeOf<number>()
    expectTypeOf(hit!.document.title).toEqualTypeOf<string | readonly string[]>()
    expectTypeOf(hit!.document.rating).toEqualTypeOf<number | readonly number[] | null | undefined>()
    expectTypeOf(hit!.document.published).toEqualTypeOf<
      Date | string | number | readonly (Date | string | number)[] | null | undefined
    >()
    expectTypeOf(hit!.matches).toEqualTypeOf<{
      readonly title?: readonly string[]
      readonly body?: readonly string[]
    }>()
    // @ts-expect-error: no such field
    hit!.matches.titel
    // @ts-expect-error: a keyword is matched as a whole
    hit!.matches.source
    expectTypeOf(hit!.explanation).toEqualTypeOf<Explanation | undefined>()
    // @ts-expect-error: no such field
    hit!.document.titel
    expectTypeOf(index.get(1)?.title).toEqualTypeOf<string | readonly string[] | undefined>()
  })

  test('are named by the property that is said', () => {
    const named = createIndex({ schema: { title: text() }, id: 'isbn' })
    named.add({ isbn: '0', title: 'x' })
    // @ts-expect-error: the id is the isbn
    named.add({ id: '0', title: 'x' })
    expectTypeOf(named.search('x').hits[0]!.document.isbn).toEqualTypeOf<string | number>()
    expectTypeOf<DocumentOf<{ title: ReturnType<typeof text> }, 'isbn'>['isbn']>().toEqualTypeOf<
      string | number
    >()
  })
})

describe('results', () => {
  test('are one type, never a promise', () => {
    const { hits, total, facets, query } = index.search('x', { facets: ['source'] })
    expectTypeOf(hits).items.toEqualTypeOf<Hit<typeof schema>>()
    expectTypeOf(total).toEqualTypeOf<{ readonly value: number; readonly relation: 'eq' | 'gte' }>()
    expectTypeOf(facets).toEqualTypeOf<{ readonly source: readonly FacetCount[] }>()
    expectTypeOf(query).toEqualTypeOf<Query>()
    expectTypeOf(index.count('x')).toEqualTypeOf<number>()
  })

  test('have the facets that were asked for', () => {
    const { facets } = index.search('x', { facets: { published: { interval: 'year' }, 'author.name': {} } })
    expectTypeOf(facets.published[0]!.count).toEqualTypeOf<number>()
    expectTypeOf(facets['author.name']).toEqualTypeOf<readonly FacetCount[]>()
    // @ts-expect-error: not asked for
    facets.source
    // @ts-expect-error: not asked for
    index.search('x').facets.source
    const options: SearchOptions<typeof schema> = { facets: ['source'], limit: 3 }
    expectTypeOf(index.search('x', options).facets.source).toEqualTypeOf<readonly FacetCount[] | undefined>()
    // @ts-expect-error: no such field
    index.search('x', options).facets.sorce
    const oneFacet = { title: text(), tags: keyword() }
    const one = createIndex({ schema: oneFacet })
    expectTypeOf(one.search('x', { facets: ['tags'] }).facets.tags).toEqualTypeOf<readonly FacetCount[]>()
    const wide: SearchOptions<typeof oneFacet> = { facets: ['tags'] }
    expectTypeOf(one.search('x', wide).facets.tags).toEqualTypeOf<readonly FacetCount[] | undefined>()
    expectTypeOf(index.search('x', { filter: { source: 'a' } })).toExtend<{ total: object }>()
  })

  test('count and explain take what matters to them', () => {
    index.count('x', { fields: ['title'], filter: { rating: 3 }, fuzzy: true, operator: 'and' })
    index.explain('x', 1, { fields: ['title'], boost: { title: 2 } })
    const shared: SearchOptions<typeof schema> = { limit: 3 }
    index.count('x', shared)
    // @ts-expect-error: there are no hits to limit
    index.count('x', { limit: 3 })
    // @ts-expect-error: there are no hits to sort
    index.count('x', { sort: { rating: 'asc' } })
    // @ts-expect-error: no such field
    index.count('x', { fields: ['titel'] })
    // @ts-expect-error: no page
    index.explain('x', 1, { offset: 3 })
  })

  test('a function can take any index', () => {
    const count = <S extends Schema>(any: SearchIndex<S>) => any.size
    expectTypeOf(count(index)).toEqualTypeOf<number>()
  })

  test('a schema that is only known at run time takes any field', () => {
    const atRunTime: Schema = { title: text() }
    const loose = createIndex({ schema: atRunTime })
    loose.add({ id: 1, title: 'x' })
    loose.search('x', { fields: ['title'], filter: { anything: 3 }, sort: { whatever: 'asc' } })
  })
})

test('a language field is a keyword field of the schema', () => {
  createIndex({ schema, languageField: 'source', languages: { en: 'en' } })
  // @ts-expect-error: no keyword field
  createIndex({ schema, languageField: 'title', languages: { en: 'en' } })
  index.search('x', { language: ['de', 'fr'] })
  // @ts-expect-error: a language is named
  index.search('x', { language: 1 })
})
