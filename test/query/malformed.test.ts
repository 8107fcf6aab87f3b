import { expect, test } from 'vitest'
import { QueryError } from '../../src/errors.ts'
import { bool, fuzzy, match, phrase } from '../../src/query/builders.ts'
import { type ParsedQuery, parseQuery } from '../../src/query/parser.ts'
import { fields } from './query-texts.ts'

/** Each text, the query that it still is, and what is wrong with it: code, offsets, message. */
const MALFORMED: readonly (readonly [
  string,
  ParsedQuery['query'],
  ...(readonly [string, number, number, string])[],
])[] = [
  ['"new york', match('new york'), ['quote', 0, 1, 'The quote is never closed.']],
  ['a “new york', match('a new york'), ['quote', 2, 3, 'The quote is never closed.']],
  ['-"new york', match('new york'), ['quote', 1, 2, 'The quote is never closed.']],
  ['title:"new york', match('new york'), ['quote', 6, 7, 'The quote is never closed.']],
  ['(a b', match('a b'), ['parenthesis', 0, 1, '"(" is never closed.']],
  ['a) b', match('a b'), ['parenthesis', 1, 2, '")" closes nothing.']],
  [
    ')a(',
    match('a'),
    ['parenthesis', 0, 1, '")" closes nothing.'],
    ['parenthesis', 2, 3, '"(" is never closed.'],
  ],
  ['a AND', match('a AND'), ['operator', 2, 5, 'AND has nothing to join.']],
  ['OR a', match('OR a'), ['operator', 0, 2, 'OR has nothing to join.']],
  ['OR', match('OR'), ['operator', 0, 2, 'OR has nothing to join.']],
  ['a NOT', match('a NOT'), ['operator', 2, 5, 'NOT has nothing to join.']],
  ['a &&', match('a &&'), ['operator', 2, 4, '&& has nothing to join.']],
  ['a OR OR b', bool({ should: [match('a'), match('OR b')] }), ['operator', 5, 7, 'OR has nothing to join.']],
  ['(a AND) b', match('a AND b'), ['operator', 3, 6, 'AND has nothing to join.']],
  ['title: a', match('title: a'), ['field', 0, 6, 'Field "title" has no value right after the colon.']],
  ['a title:', match('a title:'), ['field', 2, 8, 'Field "title" has no value right after the colon.']],
  [
    'titel:"a b"',
    bool({ should: [match('titel:'), phrase('a b')] }),
    ['field', 0, 6, '"titel" is no field of the schema.'],
  ],
  ['rating:good', match('rating:good'), ['value', 0, 11, 'Field "rating" takes a number.']],
  ['a free:yes', match('a free:yes'), ['value', 2, 10, 'Field "free" takes a boolean.']],
  ['published:2016-13', match('published:2016-13'), ['value', 0, 17, 'Field "published" takes a date.']],
  [
    'published:2015-02-29',
    match('published:2015-02-29'),
    ['value', 0, 20, 'Field "published" takes a date.'],
  ],
  ['rating:"five"', match('rating:"five"'), ['value', 0, 13, 'Field "rating" takes a number.']],
  [
    'rating:[3 5]',
    match('rating:[3 5]'),
    ['range', 0, 9, 'This is no range of number values, as >=1 or [1 TO 9] may be.'],
  ],
  [
    'rating:[3 TO',
    match('rating:[3 TO'),
    ['range', 0, 9, 'This is no range of number values, as >=1 or [1 TO 9] may be.'],
  ],
  [
    'rating:>=many',
    match('rating:>=many'),
    ['range', 0, 13, 'This is no range of number values, as >=1 or [1 TO 9] may be.'],
  ],
  [
    'title:>5',
    match('title:>5'),
    ['range', 0, 8, 'This is no range of text values, as >=1 or [1 TO 9] may be.'],
  ],
  ['word~3', fuzzy('word'), ['edits', 4, 6, 'Edits are 0, 1 or 2.']],
  ['word~0.8', fuzzy('word'), ['edits', 4, 8, 'Edits are 0, 1 or 2.']],
  ['a^0', match('a'), ['boost', 1, 3, 'A boost is a number above 0.']],
]

for (const [text, query, ...found] of MALFORMED) {
  test(`${text} is read as far as it can be`, () => {
    const diagnostics = found.map(([code, start, end, message]) => ({ code, message, start, end }))
    expect(parseQuery(text, { fields })).toEqual({ query, diagnostics })
  })

  test(`${text} is an error in strict reading`, () => {
    const [, start, end, message] = found[0]!
    const strictly = () => parseQuery(text, { fields, strict: true })
    expect(strictly).toThrow(QueryError)
    expect(strictly).toThrow(expect.objectContaining({ message, start, end }))
  })
}

test('strict reading refuses a name that is no field', () => {
  expect(() => parseQuery('a titel:b', { fields, strict: true })).toThrow(
    expect.objectContaining({ start: 2, end: 9, message: '"titel" is no field of the schema.' }),
  )
  for (const text of ['http://a.b', '12:30', 'a::b', 'nothing\\:b']) {
    expect(parseQuery(text, { fields, strict: true }).diagnostics).toEqual([])
  }
})

test('no more than 20 diagnostics are kept', () => {
  const { diagnostics } = parseQuery('a) '.repeat(50))
  expect(diagnostics).toHaveLength(20)
  expect(diagnostics.at(-1)).toMatchObject({ code: 'parenthesis', start: 58, end: 59 })
})
