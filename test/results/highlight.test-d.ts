import { expectTypeOf, test } from 'vitest'
import type { Fragment } from '../../src/results/highlight.ts'
import { keyword, text } from '../../src/schema/field.ts'
import { createIndex } from '../../src/search-index.ts'

const index = createIndex({ schema: { title: text(), 'author.name': text(), source: keyword() } })

test('text fields can be highlighted', () => {
  index.search('', { highlight: ['title', 'author.name'] })
  index.search('', {
    highlight: { fields: ['title'], fragmentLength: 100, fragments: 1, pre: '[', post: ']', encode: false },
  })
  index.search('', { highlight: {} })
  const [hit] = index.search('', { highlight: ['title'] }).hits
  expectTypeOf(hit!.highlights?.title).toEqualTypeOf<readonly Fragment[] | undefined>()
  expectTypeOf(hit!.highlights?.['author.name']?.[0]?.ranges).toEqualTypeOf<
    readonly (readonly [start: number, end: number])[] | undefined
  >()
})

test('other fields can not', () => {
  // @ts-expect-error: no such field
  index.search('', { highlight: ['titel'] })
  // @ts-expect-error: no such field
  index.search('', { highlight: { fields: ['titel'] } })
  // @ts-expect-error: a keyword is matched as a whole
  index.search('', { highlight: ['source'] })
  // @ts-expect-error: no such option
  index.search('', { highlight: { fragmentSize: 100 } })
  const [hit] = index.search('').hits
  // @ts-expect-error: no such field
  void hit!.highlights?.titel
})
