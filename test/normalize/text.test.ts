import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeText } from '../../src/normalize/text.ts'

const SEED = 20160324

test('every kind of line end and space is plain, and paragraphs are one blank line apart', () => {
  expect(normalizeText('  One.\r\n\r\n\r\n\tTwo\u00a0\u2009 x.\u2029Three.\u3000\f\vFour. \r')).toBe(
    'One.\n\nTwo x.\n\nThree.\n\nFour.',
  )
})

test('characters are composed, ligatures undone, and the rest of the writer’s characters kept', () => {
  expect(normalizeText('cafe\u0301, ﬁle, oﬃce, ﬂow')).toBe('café, file, office, flow')
  expect(normalizeText('x², ½, ™, œuvre, ĳs, Ａ')).toBe('x², ½, ™, œuvre, ĳs, Ａ')
})

test('one damage around another is undone with it', () => {
  expect(normalizeText('caf=C3=83=C2=A9')).toBe('café')
  expect(normalizeText('caf&Atilde;&copy;')).toBe('café')
  expect(normalizeText('exam&shy;\nple &amp;shy; &am\u200bp; &amp\u037e')).toBe('example & &')
})

test('what is no string is refused by name', () => {
  expect(() => normalizeText(undefined as never)).toThrow(
    new TypeError('normalizeText takes a string, got undefined.'),
  )
  expect(() => normalizeText([] as never)).toThrow(
    new TypeError('normalizeText takes a string, got an array.'),
  )
  expect(() => normalizeText(7 as never)).toThrow(
    new TypeError('normalizeText takes a string, got 7 (number).'),
  )
})

test('the empty text and white space alone are the empty text', () => {
  expect(['', ' ', '\n\n', '\ufeff\u200b'].map(normalizeText)).toEqual(['', '', '', ''])
})

// Bits that the rules look for, so that random neighbours make every case and near-case.
const bit = fc.constantFrom(
  ...[
    'a',
    'é',
    'Ã',
    'Â',
    'â',
    '€',
    '™',
    'œ',
    '©',
    '\u0080',
    '\u0085',
    '\u0099',
    'Ð',
    'Ÿ',
    'Ñ',
    'ï',
    '»',
    '¿',
    'ð',
    '˜',
  ],
  ...[
    '&amp;',
    '&',
    'amp;',
    'lt;',
    '#39;',
    '&#38;',
    '&shy;',
    '\u037e',
    '=',
    '=\n',
    '=C3=A9',
    '=20',
    '=3D',
    'C3',
    'A9',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '\u00a0',
    '\t',
    '\r',
    '\r\n',
    '\f',
    '\u2028',
    '\u2029',
    '\u3000',
    '\u00ad',
    '\u200b',
    '\u200d',
  ],
  ...[
    '-',
    '-\n',
    'the ',
    'of\n',
    'word ',
    'Word ',
    'exam',
    'ple',
    '.',
    ',',
    '…',
    '"',
    '”',
    '1. ',
    '• ',
    'ﬁ',
    'e\u0301',
  ],
  ...[
    '\u0301',
    '日本',
    '語',
    '。',
    '\ud83d',
    '\ude00',
    '😀',
    'กข',
    '\u1fef',
    '\u212a',
    '\ufeff',
    'Ã©',
    'â€™',
  ],
  'and a rather long line of words that goes on and on for a while ',
)

test('a normalised text normalised again is the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(bit, { maxLength: 30 }).map((bits) => bits.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const once = normalizeText(text)
        expect(normalizeText(once)).toBe(once)
      },
    ),
    { seed: SEED, numRuns: 1500 },
  )
})

const word = fc.constantFrom(
  ...[
    'São',
    'Paulo',
    'naïve',
    'été',
    'straße',
    'MANHÃ',
    'NÃO',
    'IRMÃ',
    'Â',
    'cœur',
    'máš',
    'Łódź',
    'ÅNGSTRÖM',
    'É',
    'À',
  ],
  ...[
    'well-known',
    'US-Russian',
    'don’t',
    '“quoted”',
    '«ici»',
    'état…',
    'O’Neil',
    '10',
    '£5',
    '€20',
    '50%',
    '—',
    '&',
    'AT&T',
  ],
  ...[
    'C++',
    'x=20',
    'a=b',
    'Привет',
    'мир',
    'Ελλάδα',
    '日本語',
    'Việt',
    '½',
    'x²',
    '™',
    'naïveté»',
    '5°C',
    '¿Qué?',
    '😀',
  ],
)
const sentence = fc.array(word, { minLength: 2, maxLength: 12 }).map((words) => `${words.join(' ')}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((sentences) => sentences.join(' '))

test('clean text comes back as it is', () => {
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const text = paragraphs.join('\n\n').normalize('NFC')
      expect(normalizeText(text)).toBe(text)
    }),
    { seed: SEED, numRuns: 1000 },
  )
})
