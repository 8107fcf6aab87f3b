import { expect, test } from 'vitest'
import {
  all,
  bool,
  boost,
  exists,
  fuzzy,
  match,
  phrase,
  prefix,
  range,
  term,
  wildcard,
} from '../../src/query/builders.ts'
import { parseQuery } from '../../src/query/parser.ts'
import type { Query } from '../../src/query/query.ts'
import { fields } from './query-texts.ts'

/** A query that is read without a diagnostic, with the schema and without it unless they differ. */
function read(text: string, options?: Parameters<typeof parseQuery>[1]): Query {
  const { query, diagnostics } = parseQuery(text, options)
  expect(diagnostics).toEqual([])
  return query
}

const not = (...mustNot: Query[]) => bool({ must: [all()], mustNot })
const [a, b, c, d] = [match('a'), match('b'), match('c'), match('d')]
const inTitle = { fields: ['title'] }

test.each([
  'minsk sanctions',
  'http://example.com/page?id=5&x=*',
  '12:30',
  'C++ and C# or F*!',
  'node.js',
  'e-mail well-known',
  'AT&T R&D a&&b',
  "don't 'quoted' o’clock",
  'what is love?',
  'really?! what?.',
  'x - y',
  '-',
  '--flag -- -> <- =>',
  '-5',
  '-5 -6',
  '+',
  '++i',
  '5 > 3',
  '[citation needed] {x}',
  'a * b',
  '* *',
  'and or not',
  'Note: this',
  '12" vinyl 5\'10"',
  'C:\\files\\x',
  '~/.profile ~',
  'a^b ^2 a^',
  '50% $5.00 #tag @user',
  'std::vector',
  '北京 奥运会？',
  'слово, ещё слово',
  '😀 \ud800',
])('%j is plain words', (text) => {
  expect(read(text, { fields })).toEqual(match(text))
})

test('white space of any kind parts words', () => {
  expect(read(' a\tb\nc\u00a0d\u3000e  f ')).toEqual(match('a b c d e f'))
})

test.each<[string, Query]>([
  // Phrases
  ['"new york"', phrase('new york')],
  ['"new york"~2', phrase('new york', { slop: 2 })],
  ['“new york”', phrase('new york')],
  ['„neu york“', phrase('neu york')],
  ['«новый год»', phrase('новый год')],
  ['＂北京＂', phrase('北京')],
  ['say"new york"now', bool({ should: [match('say now'), phrase('new york')] })],
  ['"a \\"b\\" c"', phrase('a "b" c')],
  // Signs and NOT
  ['+a +b', bool({ must: [a, b] })],
  ['+a b', bool({ must: [a], should: [b] })],
  ['a -b', bool({ must: [a], mustNot: [b] })],
  ['a -b c', bool({ must: [match('a c')], mustNot: [b] })],
  ['-a', not(a)],
  ['-a -"b c"', not(a, phrase('b c'))],
  ['NOT a', not(a)],
  ['NOT NOT a', a],
  ['NOT -a', a],
  ['a NOT b', bool({ must: [a], mustNot: [b] })],
  ['a -2016', bool({ must: [a], mustNot: [match('2016')] })],
  ['NOT 5', not(match('5'))],
  ['-(a b)', not(match('a b'))],
  // AND, OR and what stands side by side
  ['a AND b', bool({ must: [a, b] })],
  ['a && b || c', bool({ should: [bool({ must: [a, b] }), c] })],
  ['a OR b', bool({ should: [a, b] })],
  ['a b OR c', bool({ should: [match('a b'), c] })],
  ['a "x y" OR c', bool({ should: [a, phrase('x y'), c] })],
  ['a b AND c d', bool({ must: [match('a b'), match('c d')] })],
  ['a OR b AND NOT c', bool({ should: [a, bool({ must: [b], mustNot: [c] })] })],
  ['a OR NOT b', bool({ should: [a, not(b)] })],
  ['a OR b -c', bool({ should: [a, b], mustNot: [c] })],
  ['a "x y" AND b', bool({ must: [bool({ should: [a, phrase('x y')] }), b] })],
  ['NOT(a)AND(b)', bool({ must: [b], mustNot: [a] })],
  // Parentheses
  ['(a)', a],
  ['((a b) c) d', match('a b c d')],
  ['f(x)', match('f x')],
  ['(a OR b) AND (c OR d)', bool({ must: [bool({ should: [a, b] }), bool({ should: [c, d] })] })],
  ['a AND (b OR (c AND d))', bool({ must: [a, bool({ should: [b, bool({ must: [c, d] })] })] })],
  ['（a OR b） AND c', bool({ must: [bool({ should: [a, b] }), c] })],
  ['() a ""', a],
  // Fields
  ['title:a', match('a', inTitle)],
  ['Title:a', match('a', inTitle)],
  ['title：a', match('a', inTitle)],
  ['title:"a b"~1', phrase('a b', { ...inTitle, slop: 1 })],
  ['title:“a b”', phrase('a b', inTitle)],
  ['title:(a b)', match('a b', inTitle)],
  [
    'title:(a OR -b body:c)',
    bool({ should: [match('a', inTitle), match('c', { fields: ['body'] })], mustNot: [match('b', inTitle)] }),
  ],
  ['title:a title:b', bool({ should: [match('a', inTitle), match('b', inTitle)] })],
  ['title:-a', match('-a', inTitle)],
  ['title:12:30', match('12:30', inTitle)],
  ['-title:a b', bool({ must: [b], mustNot: [match('a', inTitle)] })],
  ['title:AND', match('AND', inTitle)],
  ['title:*', exists('title')],
  ['rating:*', exists('rating')],
  // Values
  ['source:tass', term('source', 'tass')],
  ['source:"New York Times"', term('source', 'New York Times')],
  ['source:""', term('source', '')],
  ['author.name:Ann', term('author.name', 'Ann')],
  ['source:(tass OR "New York")', bool({ should: [term('source', 'tass'), term('source', 'New York')] })],
  ['rating:5', term('rating', 5)],
  ['rating:-5', term('rating', -5)],
  ['rating:"1e3"', term('rating', 1000)],
  ['rating:(3 -4)', bool({ should: [term('rating', 3), term('rating', -4)] })],
  ['free:true', term('free', true)],
  ['free:false', term('free', false)],
  ['published:2016', range('published', { gte: '2016', lt: '2017' })],
  ['published:2016-12', range('published', { gte: '2016-12', lt: '2017-01' })],
  ['published:2016-02-28', range('published', { gte: '2016-02-28', lt: '2016-02-29' })],
  ['published:9999', range('published', { gte: '9999', lt: 253402300800000 })],
  ['published:2016-03-24T10:00Z', term('published', '2016-03-24T10:00Z')],
  ['published:1458777600000', term('published', 1458777600000)],
  // Ranges
  ['published:>=2016-01-01', range('published', { gte: '2016-01-01' })],
  ['published:>2016', range('published', { gte: '2017' })],
  ['published:<2016', range('published', { lt: '2016' })],
  ['published:<=2016', range('published', { lt: '2017' })],
  ['published:[2015-02 TO 2016]', range('published', { gte: '2015-02', lt: '2017' })],
  ['published:{2015 TO 2018}', range('published', { gte: '2016', lt: '2018' })],
  ['published:>2016-03-24T10:00', range('published', { gt: '2016-03-24T10:00' })],
  ['rating:[3 TO 5]', range('rating', { gte: 3, lte: 5 })],
  ['rating:{3 TO 5}', range('rating', { gt: 3, lt: 5 })],
  ['rating:[3 TO 5}', range('rating', { gte: 3, lt: 5 })],
  ['rating:{-1.5 to 5]', range('rating', { gt: -1.5, lte: 5 })],
  ['rating:[ 3 TO * ]', range('rating', { gte: 3 })],
  ['rating:[* TO 3}', range('rating', { lt: 3 })],
  ['rating:[* TO *]', exists('rating')],
  ['rating:>= 3', range('rating', { gte: 3 })],
  ['rating:(>=3 AND <5)', bool({ must: [range('rating', { gte: 3 }), range('rating', { lt: 5 })] })],
  ['source:[a TO "b c"]', range('source', { gte: 'a', lte: 'b c' })],
  // Words that stand for others
  ['wor*', prefix('wor')],
  ['*or*', wildcard('*or*')],
  ['w?rd', wildcard('w?rd')],
  ['w??d*', wildcard('w??d*')],
  ['a wor* b', bool({ should: [match('a b'), prefix('wor')] })],
  ['title:wor*', prefix('wor', inTitle)],
  ['source:New*', prefix('New', { fields: ['source'] })],
  ['node\\.j*', prefix('node.j')],
  ['w\\*r?d', wildcard('w\\*r?d')],
  ['word~', fuzzy('word')],
  ['word~0', fuzzy('word', { maxEdits: 0 })],
  ['word~1', fuzzy('word', { maxEdits: 1 })],
  ['title:word~2', fuzzy('word', { ...inTitle, maxEdits: 2 })],
  ['a~b', match('a~b')],
  ['*', all()],
  ['*:*', all()],
  ['* -a', bool({ must: [all()], mustNot: [a] })],
  // Boosts
  ['a^2', boost(a, 2)],
  ['a b^0.5 c', bool({ should: [match('a c'), boost(b, 0.5)] })],
  ['(a b)^2', boost(match('a b'), 2)],
  ['(a OR b)^.5', boost(bool({ should: [a, b] }), 0.5)],
  ['((a)^2)^3', boost(boost(a, 2), 3)],
  ['"a b"~1^2', boost(phrase('a b', { slop: 1 }), 2)],
  ['title:(a b)^2', boost(match('a b', inTitle), 2)],
  ['+title:a^2 b', bool({ must: [boost(match('a', inTitle), 2)], should: [b] })],
  ['wor*^2', boost(prefix('wor'), 2)],
  ['word~1^2', boost(fuzzy('word', { maxEdits: 1 }), 2)],
  ['rating:>=3^2', boost(range('rating', { gte: 3 }), 2)],
  ['rating:[3 TO 5]^2', boost(range('rating', { gte: 3, lte: 5 }), 2)],
  ['source:tass^2', boost(term('source', 'tass'), 2)],
  ['*^2', boost(all(), 2)],
  // Escapes
  ['title\\:a', match('title:a')],
  ['\\+a \\-b', match('+a -b')],
  ['\\AND \\OR', match('AND OR')],
  ['\\"a b\\"', match('"a b"')],
  ['a\\^2 wor\\* word\\~ \\(x\\)', match('a^2 wor* word~ (x)')],
  ['a\\\\b', match('a\\b')],
  ['source:a\\ b', term('source', 'a b')],
])('%s', (text, query) => {
  expect(read(text, { fields })).toEqual(query)
})

test('the empty query finds nothing', () => {
  for (const text of ['', ' \t\n', '()', '""', '(()) ""']) expect(read(text)).toEqual({ type: 'none' })
})

test("with the operator 'and', clauses side by side must all hold", () => {
  const and = (text: string) => read(text, { operator: 'and' })
  expect(and('a b')).toEqual(match('a b'))
  expect(and('a "x y"')).toEqual(bool({ must: [a, phrase('x y')] }))
  expect(and('a +b')).toEqual(bool({ must: [b, a] }))
  expect(and('a b -c')).toEqual(bool({ must: [match('a b')], mustNot: [c] }))
  expect(and('a "x y" OR c')).toEqual(bool({ should: [bool({ must: [a, phrase('x y')] }), c] }))
  expect(and('a "x y" AND c')).toEqual(bool({ must: [a, phrase('x y'), c] }))
  expect(and('+a b OR c')).toEqual(bool({ must: [a, bool({ should: [b, c] })] }))
})

test('without a schema every name before a colon is a field', () => {
  expect(read('any:a')).toEqual(match('a', { fields: ['any'] }))
  expect(read('any.name:"a b"')).toEqual(phrase('a b', { fields: ['any.name'] }))
  expect(read('any:>=3')).toEqual(range('any', { gte: 3 }))
  expect(read('any:[a TO 3.5}')).toEqual(range('any', { gte: 'a', lt: 3.5 }))
  expect(read('any:[b TO *]')).toEqual(range('any', { gte: 'b' }))
  expect(read('http://example.com 12:30 std::vector')).toEqual(match('http://example.com 12:30 std::vector'))
})

test('without a schema four digits stay text, which a date field and a number field can both take', () => {
  expect(read('any:>=2016')).toEqual(range('any', { gte: '2016' }))
  expect(read('any:>=2016-03-24')).toEqual(range('any', { gte: '2016-03-24' }))
})

test('a name that is no field is a plain word', () => {
  expect(read('nothing:a', { fields })).toEqual(match('nothing:a'))
  expect(read('nothing:', { fields })).toEqual(match('nothing:'))
})

test('a text that is not a string is refused', () => {
  expect(() => parseQuery(5 as unknown as string)).toThrow(
    new TypeError('A query text is number; expected a string.'),
  )
})

test('AND is a word in a sentence that is all capitals, and joins two acronyms', () => {
  expect(parseQuery('METHODS OF APPROXIMATING PHASE AND FREQUENCY RELATIONSHIPS').query).toEqual({
    type: 'match',
    text: 'METHODS OF APPROXIMATING PHASE AND FREQUENCY RELATIONSHIPS',
  })
  expect(parseQuery('NASA AND ESA').query).toEqual({
    type: 'bool',
    must: [
      { type: 'match', text: 'NASA' },
      { type: 'match', text: 'ESA' },
    ],
  })
})

test('a question mark before a word is punctuation, inside a word any one character', () => {
  expect(parseQuery('the ?slip? effect').query).toEqual({ type: 'match', text: 'the ?slip? effect' })
  expect(parseQuery('w?rd').query).toEqual({ type: 'wildcard', pattern: 'w?rd' })
})
