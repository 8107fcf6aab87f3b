import fc from 'fast-check'
import type { FieldKind } from '../../src/schema/field.ts'

/** The schema of the tests here. */
export const fields: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ['title', 'text'],
  ['body', 'text'],
  ['source', 'keyword'],
  ['rating', 'number'],
  ['published', 'date'],
  ['free', 'boolean'],
  ['author.name', 'keyword'],
])

const PIECES = [
  ...[
    'a',
    'b',
    'Minsk',
    'AND',
    'OR',
    'NOT',
    '&&',
    '||',
    'TO',
    '*',
    '?',
    'w?rd',
    'wor*',
    '*or*',
    'w~',
    'w~1',
    '5',
  ],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '  ',
    '\t',
    '\n',
    '\u00a0',
    '\u3000',
    '(',
    ')',
    '(',
    ')',
    '"',
    '"',
    '+',
    '-',
    ':',
    '^',
  ],
  ...[
    '~',
    '\\',
    '^2',
    '^0.5',
    '^1e9',
    '^0',
    '~2',
    '[',
    ']',
    '{',
    '}',
    '<',
    '>',
    '>=',
    '<=',
    '=',
    '/',
    '//',
    '.',
    ',',
  ],
  ...[
    "'",
    '!',
    '-5',
    'title:',
    'body:',
    'source:',
    'rating:',
    'published:',
    'free:',
    'author.name:',
    'Title:',
    'no:',
  ],
  ...[
    '2016',
    '2016-03',
    '2016-03-24',
    '2016-03-24T10:00Z',
    '9999',
    '[3 TO 5]',
    '{3 TO *]',
    '["a b" TO c}',
    'true',
  ],
  ...[
    '“',
    '”',
    '«',
    '»',
    '„',
    '＂',
    '（',
    '）',
    '：',
    'é',
    'ß',
    '北京',
    '😀',
    '𐐀',
    '\ud800',
    '\udc00',
    '\0',
    '\u200b',
  ],
  ...[
    '"a b"',
    '"a b"~2',
    '(a b)',
    '(a OR b)',
    '+a',
    '-a',
    'NOT a',
    'a AND b',
    '(a "b c" AND d)',
    '12"',
    'C:\\x',
    '1e21',
  ],
]

/** Operators, half of them misplaced, and scraps of everything that has a meaning. */
export const soup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''))

/** The same with spaces between, so that more of it is well formed. */
export const spacedSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 16 })
  .map((pieces) => pieces.join(' '))

/** Parentheses around operators around parentheses, to beyond the depth that is read. */
export const nest: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        '(',
        'a AND (',
        'a "b c" AND (',
        'a OR (',
        'x -(',
        '+x (',
        'NOT (',
        'a "b" NOT c OR (',
        'title:(',
        '+a b OR (',
      ],
    ),
    { maxLength: 80 },
  )
  .chain((opened) =>
    fc
      .array(fc.constantFrom(')', ') AND d', ') "e f"', ')^2', ') OR g', ') -h', ') NOT i OR j'), {
        minLength: opened.length,
        maxLength: opened.length,
      })
      .map((closed) => `${opened.join('')} k ${closed.join(' ')}`),
  )
