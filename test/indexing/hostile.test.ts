import { expect, test } from 'vitest'
import { createIndex, number, text } from '../../src/index.ts'

// Each of these took minutes when its cost grew with the square of its length; now they take parts of a second.
test('a text that is one endless compound is indexed in time', () => {
  const index = createIndex({ schema: { body: text() } })
  index.add({ id: 1, body: 'a-'.repeat(200_000) })
  expect(index.count('a')).toBe(1)
})

test('one document is updated ever so often', () => {
  const index = createIndex({ schema: { year: number() } })
  for (let year = 0; year < 100_000; year++) index.update({ id: 1, year })
  expect(index.size).toBe(1)
  expect(index.search('*').hits[0]?.document.year).toBe(99_999)
})

test('an id of another type is refused by name', () => {
  const index = createIndex({ schema: { body: text() } })
  index.add({ id: 1, body: 'a' })
  index.commit()
  expect(() => index.has(undefined as unknown as string)).toThrow(
    'An id is undefined; expected a string or a number.',
  )
  expect(() => index.get({} as unknown as string)).toThrow('An id is object; expected a string or a number.')
})

test('an option that there is none of is refused by name', () => {
  const index = createIndex({ schema: { body: text() } })
  expect(() => index.search('a', { fuzy: true } as object)).toThrow(
    '"fuzy" is no search option; expected one of: ',
  )
})

test('Hebrew points and Arabic vowel signs make no other word', () => {
  const index = createIndex({ schema: { body: text() } })
  index.addAll([
    { id: 1, body: 'שָׁלוֹם' },
    { id: 2, body: 'مُحَمَّد' },
  ])
  expect(index.search('שלום').hits.map(({ id }) => id)).toEqual([1])
  expect(index.search('محمد').hits.map(({ id }) => id)).toEqual([2])
})
