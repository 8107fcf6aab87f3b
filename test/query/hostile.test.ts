import { afterEach, expect, test, vi } from 'vitest'
import { parseQuery } from '../../src/query/parser.ts'
import { printQuery } from '../../src/query/printer.ts'
import { validateQuery } from '../../src/query/validate.ts'
import { fields } from './query-texts.ts'

const HOSTILE = [
  ...[
    '(',
    ')',
    '"',
    '~',
    '^',
    '\\',
    '+',
    '-',
    ':',
    '*',
    '?',
    ' ',
    '[',
    '>',
    '“',
    'a',
    '1"',
    '"\\',
    '^1',
    '~1',
    '\ud800',
  ],
  ...[
    'a ',
    'a:',
    'title:',
    'a:(',
    'a:"',
    'a:[',
    'a:[ ',
    'a:["x ',
    'a:[1 TO ',
    'a:["x" TO ',
    'a:>',
    'a:>= ',
    'a:"x" ',
  ],
  ...[
    'rating:[ ',
    'rating:([',
    'source:(>',
    'published:[2016 TO ',
    '-(',
    '+a ',
    '-a ',
    '- ',
    'a^1',
    'a~1 ',
    'a* ',
    '*a',
  ],
  ...[
    'AND ',
    'a AND ',
    'NOT ',
    'OR ',
    'a OR ',
    '(a OR ',
    '(a "b" AND ',
    '((a) ',
    '"a" ',
    '() ',
    '(“',
    'AND(',
    'a:b:',
    '\\ ',
  ],
]

afterEach(() => vi.restoreAllMocks())

/** Characters that are looked at or copied while the text is read. */
function steps(text: string, schema: typeof fields | undefined): number {
  let count = 0
  const { charAt, slice, replace } = String.prototype
  const { test: matches } = RegExp.prototype
  vi.spyOn(String.prototype, 'charAt').mockImplementation(function (this: string, at) {
    count++
    return charAt.call(this, at)
  })
  vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, start, end) {
    const copy = slice.call(this, start, end)
    count += copy.length
    return copy
  })
  vi.spyOn(String.prototype, 'replace').mockImplementation(function (this: string, ...rest: unknown[]) {
    count += this.length
    return Reflect.apply(replace, this, rest)
  })
  vi.spyOn(RegExp.prototype, 'test').mockImplementation(function (this: RegExp, piece) {
    count += piece.length
    return matches.call(this, piece)
  })
  parseQuery(text, schema && { fields: schema })
  vi.restoreAllMocks()
  return count
}

test.each(HOSTILE)('%j over and over takes steps in proportion to its length', (piece) => {
  const repeated = (length: number) => piece.repeat(length / piece.length)
  for (const schema of [undefined, fields]) {
    const small = steps(repeated(1000), schema)
    expect(steps(repeated(4000), schema) / small).toBeLessThan(5)
    expect(small / 1000).toBeLessThan(150)
  }
})

test.each(HOSTILE)('%j over and over is a query that can be printed', (piece) => {
  const { query, diagnostics } = parseQuery(piece.repeat(6000 / piece.length), { fields })
  expect(diagnostics.length).toBeLessThanOrEqual(20)
  expect(validateQuery(query)).toBe(query)
  expect(parseQuery(printQuery(query), { fields }).query).toEqual(query)
})

test.each(['(', '"', '~', '(a OR ', 'a "b" '])('a megabyte of %j is a query', (piece) => {
  const { query } = parseQuery(piece.repeat(2 ** 20 / piece.length))
  expect(validateQuery(query)).toBe(query)
  expect(() => printQuery(query)).not.toThrow()
})

// Half of it overflows the stack of a regular expression that takes letters in a loop.
test('one word of 12 million characters overflows no stack', () => {
  expect(parseQuery(`${'𐐀'.repeat(6e6)}*:a`).query.type).toBe('match')
})

test('parentheses are read to 64 levels', () => {
  const nested = (levels: number) => `${'a OR ('.repeat(levels)}b c${')'.repeat(levels)}`
  expect(parseQuery(nested(64)).diagnostics).toEqual([])
  const { query, diagnostics } = parseQuery(`${nested(66)} OR d`)
  expect(diagnostics).toEqual([
    { code: 'depth', message: 'Nested more than 64 deep.', start: 64 * 6 + 5, end: 64 * 6 + 6 },
    { code: 'depth', message: 'Nested more than 64 deep.', start: 65 * 6 + 5, end: 65 * 6 + 6 },
  ])
  // The parentheses left out are closed before those that are read, so what follows is still on the first level.
  expect(query).toMatchObject({ type: 'bool', should: [{ text: 'a' }, { type: 'bool' }, { text: 'd' }] })
  expect(() => parseQuery(nested(65), { strict: true })).toThrow(
    expect.objectContaining({ start: 389, end: 390 }),
  )
})

test('a level that takes more parentheses than it has counts as two', () => {
  const nested = (levels: number) => `${'a "b c" AND ('.repeat(levels)}d${')'.repeat(levels)}`
  expect(parseQuery(nested(32)).diagnostics).toEqual([])
  const { query, diagnostics } = parseQuery(nested(33))
  expect(diagnostics).toMatchObject([{ code: 'depth' }])
  expect(parseQuery(printQuery(query)).query).toEqual(query)
})

test('a query nested too deep for the language is not printed', () => {
  let query = parseQuery('a').query
  for (let level = 0; level < 100_000; level++) query = { type: 'boost', query, boost: 2 }
  expect(() => printQuery(query)).toThrow('64 levels')
})
