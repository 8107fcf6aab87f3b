import { expect, test } from 'vitest'
import { createIndex, keyword, match, phrase, text } from '../../src/index.ts'
import { french } from '../../src/languages/french.ts'

const schema = { title: text(), body: text(), kind: keyword() }
const documents = [
  {
    id: 'a',
    title: 'Gas pipeline',
    body: 'The gas pipeline under the Baltic sea carries methane.',
    kind: 'x',
  },
  {
    id: 'b',
    title: 'Pipeline talks',
    body: 'Talks about the pipeline and the Baltic methane route.',
    kind: 'x',
  },
  { id: 'c', title: 'Methane', body: 'Methane leaks seen in the Baltic.', kind: 'y' },
  { id: 'd', title: 'Football', body: 'A match in the rain.', kind: 'x' },
  ...Array.from({ length: 40 }, (_, i) => ({
    id: `n${i}`,
    title: `Story ${i}`,
    body: 'Rain and football, again.',
    kind: 'y',
  })),
]
const indexOf = () => {
  const index = createIndex({ schema })
  index.addAll(documents)
  return index
}
const ids = (hits: readonly { id: string | number }[]) => hits.map(({ id }) => id)

test('feedback finds documents that have the words of the best, but none of the query', () => {
  const index = indexOf()
  expect(ids(index.search('pipeline').hits)).toEqual(['a', 'b'])
  const { hits } = index.search('pipeline', { feedback: true })
  expect(ids(hits)).toEqual(['a', 'b', 'c'])
  expect(index.count('pipeline', { feedback: true })).toBe(3)
})

test('what feedback adds is explained, and shown as a match', () => {
  const index = indexOf()
  const { hits } = index.search('pipeline', { feedback: true, explain: true, highlight: ['body'] })
  for (const hit of hits) {
    expect(hit.explanation!.value).toBeCloseTo(hit.score, 12)
    expect(index.explain('pipeline', hit.id, { feedback: true }).value).toBe(hit.explanation!.value)
  }
  expect(hits[2]!.matches.title).toEqual(['Methane'])
  expect(hits[2]!.highlights!.body![0]!.html).toContain('<mark>Methane</mark>')
})

test('a word of the query and the words learned keep their shares', () => {
  const index = indexOf()
  const scoreOf = (feedback: object) =>
    index.search('methane', { feedback, explain: true }).hits.find(({ id }) => id === 'c')!
  // One word of the best document, which is the query's own: it counts for (1 − w) / w more.
  const plain = index.search('methane').hits.find(({ id }) => id === 'c')!.score
  expect(scoreOf({ documents: 1, terms: 1, weight: 0.5 }).score).toBeCloseTo(2 * plain, 9)
  expect(scoreOf({ documents: 1, terms: 1, weight: 0.8 }).score).toBeCloseTo(1.25 * plain, 9)
  expect(scoreOf({ weight: 1 }).score).toBe(plain)
})

test.each([
  ['every word is wanted', 'pipeline', { operator: 'and' as const }],
  ['a phrase is asked for', phrase('gas pipeline'), {}],
  ['a word is excluded', 'pipeline -nothing', {}],
])('where %s, feedback changes the order and finds nothing else', (_, query, options) => {
  const index = indexOf()
  const plain = index.search(query, options)
  const { hits, total } = index.search(query, { ...options, feedback: true })
  expect(ids(hits).sort()).toEqual(ids(plain.hits).sort())
  expect(total).toEqual(plain.total)
})

test('feedback learns from documents that the filter keeps, and finds no others', () => {
  const { hits } = indexOf().search('pipeline', { feedback: true, filter: { kind: 'x' } })
  expect(ids(hits)).toEqual(['a', 'b'])
})

test('pages of a search with feedback go on where the one before ended', () => {
  const index = indexOf()
  const first = index.search('pipeline', { feedback: true, limit: 2 })
  const rest = index.search('pipeline', { feedback: true, after: first.hits[1]!.cursor })
  expect(ids([...first.hits, ...rest.hits])).toEqual(['a', 'b', 'c'])
})

test('a query that finds nothing learns nothing', () => {
  const index = indexOf()
  for (const query of ['zzz', '', '-pipeline zzz', match('')])
    expect(ids(index.search(query, { feedback: true, limit: 99 }).hits)).toEqual(
      ids(index.search(query, { limit: 99 }).hits),
    )
})

test('feedback reads the texts that are stored, and says so where none is', () => {
  const some = createIndex({ schema: { title: text(), body: text({ stored: false }) } })
  const none = createIndex({ schema: { title: text({ stored: false }), body: text({ stored: false }) } })
  for (const index of [some, none]) index.addAll(documents)
  expect(some.search('pipeline', { feedback: true }).total.value).toBeGreaterThan(0)
  expect(() => none.search('pipeline', { feedback: true })).toThrow(
    '"feedback" reads the best documents again, and of the fields searched (title, body) none is stored.',
  )
  expect(() => some.search('pipeline', { feedback: true, fields: ['body'] })).toThrow(RangeError)
})

test('feedback learns in the language of each document', () => {
  const index = createIndex({
    schema: { body: text(), lang: keyword() },
    languageField: 'lang',
    languages: { fr: french },
  })
  index.addAll([
    { id: 1, body: 'Le gaz passe sous la mer Baltique', lang: 'fr' },
    { id: 2, body: 'Une mer froide, la Baltique', lang: 'fr' },
    { id: 3, body: 'The sea' },
    ...Array.from({ length: 30 }, (_, i) => ({ id: 10 + i, body: 'autre chose', lang: 'fr' })),
  ])
  expect(ids(index.search('gaz', { feedback: true }).hits)).toEqual([1, 2])
})

test('an option that feedback does not know what to make of is refused', () => {
  const index = indexOf()
  const options = (feedback: unknown) => () => index.search('gas', { feedback } as never)
  expect(options('yes')).toThrow('"feedback" is "yes" (string); expected true, false.')
  expect(options({ documents: 0 })).toThrow('"feedback.documents" is 0 (number)')
  expect(options({ terms: 101 })).toThrow('expected a whole number from 1 to 100')
  expect(options({ weight: 0 })).toThrow('"feedback.weight" is 0 (number); expected a number from 0.000001')
})
