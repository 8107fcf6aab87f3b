import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Analyzer, type AnalyzerDefinition } from '../../src/analysis/analyzer.ts'
import { english, simple } from '../../src/analysis/english.ts'
import { Interner } from '../../src/analysis/interner.ts'
import { decodeTerm, MAX_TERM_BYTES } from '../../src/analysis/term-bytes.ts'
import { TokenKind } from '../../src/analysis/token.ts'
import { TokenBatch } from '../../src/analysis/token-batch.ts'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import { french } from '../../src/languages/french.ts'
import { turkish } from '../../src/languages/turkish.ts'

const SEED = 29

interface Token {
  readonly text: string
  readonly position: number
  readonly start: number
  readonly end: number
  readonly kind: number
}

function tokens(text: string, definition: AnalyzerDefinition = english): Token[] {
  const stream = new TokenStream(new Analyzer(definition))
  const found: Token[] = []
  stream.reset(text)
  while (stream.next()) {
    const { text, position, start, end, kind } = stream
    found.push({ text, position, start, end, kind })
  }
  return found
}

/** The same words by batches. */
function filled(stream: TokenStream, text: string): Omit<Token, 'start' | 'end'>[] {
  const interner = new Interner()
  const batch = new TokenBatch(interner)
  const found: Omit<Token, 'start' | 'end'>[] = []
  stream.reset(text)
  for (stream.fill(batch); batch.count > 0; stream.fill(batch)) {
    for (let i = 0; i < batch.count; i++) {
      const { bytes, starts } = interner
      const word = batch.words[i]!
      const text = decodeTerm(bytes, starts[word]!, starts[word + 1]! - starts[word]!)
      found.push({ text, position: batch.positions[i]!, kind: batch.kinds[i]! })
    }
  }
  return found
}

/** The words, those at one position joined by a slash. */
function words(text: string, definition?: AnalyzerDefinition): string {
  const byPosition: string[] = []
  for (const { text: word, position } of tokens(text, definition))
    byPosition[position] = byPosition[position] === undefined ? word : `${byPosition[position]}/${word}`
  return byPosition.join(' ')
}

/** What of the text each token covers. */
const covered = (text: string, definition?: AnalyzerDefinition) =>
  tokens(text, definition).map(({ start, end }) => text.slice(start, end))

describe('words', () => {
  test.each([
    ['Hello, World!', 'hello world'],
    ['  tab\tnew\nline\u00a0hard\u3000wide ', 'tab new line hard wide'],
    ['(one)[two]{three}"four"—five…six/seven|eight', 'one two three four five six seven eight'],
    ['H2O 1st 1990s 42', 'h2o 1st 1990s 42'],
    ['50% $5 #tag @name', '50 5 tag name'],
    ['camelCase', 'camelcase'],
    ['', ''],
    ["?!… — ++ -- __ '' \"", ''],
  ])('%j is %j', (text, expected) => expect(words(text)).toBe(expected))
})

describe('folding', () => {
  test.each([
    ['case', 'Moscow MOSCOW', 'moscow moscow'],
    ['accents of Latin letters', 'café CAFÉ naïve Ångström', 'cafe cafe naive angstrom'],
    ['letters whose accent is part of them', 'Straße ẞ œuvre Æther ø Ł đ', 'strasse ss oeuvre aether o l d'],
    ['both sigmas and Greek accents', 'ΣΊΣΥΦΟΣ Σίσυφος ὈΔΥΣΣΕΎΣ', 'σισυφοσ σισυφοσ οδυσσευσ'],
    ['the Turkish i, dotted and dotless', 'İstanbul ISTANBUL ıstanbul', 'istanbul istanbul istanbul'],
    ['ё but not й', 'Ёлка йод', 'елка йод'],
    ['ligatures, circled and Roman numbers, superscripts', 'ﬁne ① Ⅷ x²', 'fine 1 viii x2'],
    ['wide and half-width forms', 'ＡＢＣ１２', 'abc12'],
    ['mathematical letters', '𝐇𝐞llo', 'hello'],
  ])('%s', (_, text, expected) => expect(words(text)).toBe(expected))

  test('composed and decomposed text are the same words', () => {
    const texts = ['café Ångström', 'Ελλάδα ΐ', 'йод ё', 'Việt Nam', 'देवनागरी', '한국어', 'がぎぐ']
    for (const text of texts) expect(words(text.normalize('NFD'))).toBe(words(text.normalize('NFC')))
  })

  test('what is not seen inside a word is not there', () => {
    expect(words('soft\u00adhyphen join\u200der non\u2060break \ufeffmark vari\ufe0eation')).toBe(
      'softhyphen joiner nonbreak mark variation',
    )
  })

  test('a zero-width space ends a word', () => {
    expect(words('zero\u200bwidth')).toBe('zero width')
  })

  test('an accent of nothing is nothing', () => {
    expect(words('\u0301 \u0301a')).toBe('a')
  })
})

describe('what is written as one word is found whole and by its parts', () => {
  test.each([
    ['node.js', 'node/nodejs js'],
    ['e-mail', 'e/email mail'],
    ['e\u2010mail e\u2011mail', 'e/email mail e/email mail'],
    ['snake_case', 'snake/snakecase case'],
    ['AT&T', 'at/at&t t'],
    ['3.14', '3/3.14 14'],
    ['2016-03-24', '2016/20160324 03 24'],
    ['192.168.0.1', '192/192.168.0.1 168 0 1'],
    ['Ph.D.', 'ph/phd d'],
    ['user@example.com', 'user example/examplecom com'],
    ['one-two-three-four', 'one/onetwothreefour two three four'],
    ['one-two-three-four-five', 'one two three four five'],
    ['__proto__ -a- .b.', 'proto a b'],
    ['a--b', 'a b'],
    ['a–b', 'a b'],
  ])('%s', (text, expected) => expect(words(text)).toBe(expected))

  test('initials are one word, with their last dot', () => {
    expect(words('U.S. U.S.A. u.s e.g. J.R.R. Tolkien')).toBe('us usa us eg jrr tolkien')
    expect(covered('U.S. e.g. a')).toEqual(['U.S.', 'e.g.', 'a'])
  })

  test('a comma groups the digits of a number and separates everything else', () => {
    expect(words('1,000 1,234,567 USD1,000 10,000m')).toBe('1000 1234567 usd1000 10000m')
    expect(words('1,5 a,b 1,00 1,0000 1,000,00')).toBe('1 5 a b 1 00 1 0000 1000 00')
    expect(words('1,000.5')).toBe('1000/1000.5 5')
    expect(words('3,000-4,000')).toBe('3000/30004000 4000')
    expect(covered('1,000.5')).toEqual(['1,000', '1,000.5', '5'])
  })

  test('names of programming languages keep their signs', () => {
    expect(words('C++ C# F#, g++. notepad++')).toBe('c/c++ c/c# f/f# g/g++ notepad/notepad++')
    expect(words('C++11 C++/C# objective-c++')).toBe('c/c++ 11 c/c++ c/c# objective/objectivec c/c++')
    expect(words('x+y x# file# C#7 C+++ C##')).toBe('x y x/x# file c 7 c c')
    expect(covered('C++, C#')).toEqual(['C', 'C++', 'C', 'C#'])
  })
})

describe('apostrophes', () => {
  test('a possessive is cut off, straight or curly', () => {
    expect(words("dog's DOG’S dogs' James's")).toBe('dog dog dogs james')
    expect(covered("dog's")).toEqual(['dog'])
    expect(words("dog's", { name: 'bare', version: 1 })).toBe("dog's")
  })

  test('a contraction keeps its apostrophe, so that he’ll is not hell', () => {
    expect(words("he'll don't can’t y'all've")).toBe("he'll don't can't y'all've")
  })

  test('a name is found joined and without what comes before its apostrophe', () => {
    expect(words("O'Neil O’NEIL d'Artagnan")).toBe('oneil/neil oneil/neil dartagnan/artagnan')
    expect(covered("O'Neil")).toEqual(["O'Neil", 'Neil'])
    expect(words("rock'n'roll")).toBe('rocknroll')
  })

  test('quotes around a word are not its own', () => {
    expect(words("'quoted' ’90s rock ’n’ roll")).toBe('quoted 90s rock n roll')
  })

  test('words that a language elides are cut off', () => {
    const french: AnalyzerDefinition = { name: 'fr', version: 1, elisions: new Set(['l', 'qu', 'd']) }
    expect(words("L'eau qu’il d'été aujourd'hui", french)).toBe('eau il ete aujourdhui')
    expect(covered("L'eau", french)).toEqual(['eau'])
  })
})

describe('scripts without spaces give characters and pairs of neighbours', () => {
  test.each([
    ['Han', '東京都', '東/東京 京/京都 都'],
    ['kana', 'ひらがな', 'ひ/ひら ら/らが が/がな な'],
    ['half-width kana with their voice marks', 'ｶﾞｷﾞ', 'ガ/ガギ ギ'],
    ['Hangul', '한국어', '한/한국 국/국어 어'],
    ['Thai', 'ไทย', 'ไ/ไท ท/ทย ย'],
    ['Thai with marks', 'กิน', 'กิ/กิน น'],
    ['Lao', 'ລາວ', 'ລ/ລາ າ/າວ ວ'],
    ['Han beyond the basic plane', '𠀀𠀁', '𠀀/𠀀𠀁 𠀁'],
    ['beside Latin', '東京tokyo都', '東/東京 京 tokyo 都'],
    ['a run ends at a mark of punctuation', '東、京', '東 京'],
    ['one character alone', '東', '東'],
    ['letters that become a syllable', '\u1112\u1161\u11ab국', '한/한국 국'],
    ['wide forms', 'ｶﾅ', 'カ/カナ ナ'],
  ])('%s', (_, text, expected) => expect(words(text)).toBe(expected))

  test('one character of a run is told from one that stands alone', () => {
    const kinds = (text: string) => tokens(text).map(({ kind }) => kind)
    expect(kinds('東')).toEqual([TokenKind.WORD])
    expect(kinds('東京')).toEqual([TokenKind.UNIGRAM, TokenKind.BIGRAM, TokenKind.UNIGRAM])
    expect(kinds('東 京')).toEqual([TokenKind.WORD, TokenKind.WORD])
    expect(covered('東京')).toEqual(['東', '東京', '京'])
  })

  test('Cyrillic, Arabic, Hebrew and Indic text has words', () => {
    expect(words('Москва, Россия')).toBe('москва россия')
    expect(words('اللغة العربية')).toBe('اللغة العربية')
    expect(words('שלום עולם')).toBe('שלום עולם')
    expect(words('न्यायालय में')).toBe('न्यायालय में')
  })
})

describe('beyond the basic plane', () => {
  test('an emoji is a word, whatever its skin and style', () => {
    expect(words('👍 👍🏽 ❤ ❤️')).toBe('👍 👍 ❤ ❤')
    expect(covered('👍🏽❤️')).toEqual(['👍🏽', '❤️'])
  })

  test('what is joined to one emoji, or is a flag, is one', () => {
    expect(words('👨‍👩‍👧🇺🇸🇬🇧')).toBe('👨‍👩‍👧 🇺🇸 🇬🇧')
    expect(words('a😀b')).toBe('a 😀 b')
    expect(words('©2020 ® ™')).toBe('2020')
  })

  test('letters make words, with others or alone', () => {
    expect(words('𐐔𐐯𐑅 H𝐞llo 𝐇ello')).toBe('𐐼𐐯𐑅 hello hello')
    expect(covered('aH𝐞llo b')).toEqual(['aH𝐞llo', 'b'])
  })

  test('half of a surrogate pair is nothing', () => {
    expect(words('\ud800x x\udc00y \udfff')).toBe('x x y')
  })
})

describe('any text', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(..."aZ0.,-_&'+#’ \t東한กिé\u0301\u200d😀👍🏽🇺𝐞\ud800\udc00ß\u00ad"),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 60,
  })

  test('offsets lie in the text, and positions go on by at most one', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let last = { position: -1, start: 0 }
        for (const token of tokens(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last.position === token.position ? 0 : last.start)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.end).toBeLessThanOrEqual(text.length)
          expect([last.position, last.position + 1]).toContain(token.position)
          expect(token.text).not.toBe('')
          last = token
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('a word is what its part of the text is alone', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const token of tokens(text)) {
          if (token.kind !== TokenKind.WORD) continue
          const alone = tokens(text.slice(token.start, token.end)).map(({ text }) => text)
          expect(alone).toContain(token.text)
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('batches hold the words that come one by one', () => {
    const pieces = [
      ...[
        'film’s',
        "film's-eye",
        "O'Neil",
        "don't",
        'e-mail',
        'state-of-the-art',
        'a-b-c-d-e',
        'x-é',
        '-a',
        'a-',
      ],
      ...[
        'U.S.',
        '3.14',
        '1,000',
        'C++',
        'F#',
        'node.js',
        'at&t',
        'snake_case',
        '"quoted"word',
        "l'été",
        'qu’il',
      ],
      ...[
        'Istanbul',
        'straße',
        'ﬁne',
        'soft\u00adhyphen',
        'e\u0301',
        '東京',
        'がぎ',
        'ไทย',
        '👍🏽',
        'H𝐞llo',
        '—',
        '…',
        '\0',
      ],
      ...['x'.repeat(239), 'x'.repeat(240), 'x'.repeat(241), `${'y'.repeat(200)}-${'z'.repeat(100)}`],
      ...[
        `1${',234'.repeat(58)}`,
        `1${',234'.repeat(70)}`,
        `${'a'.repeat(100)}'${'a'.repeat(160)}`,
        `é solaris ${`${'a'.repeat(95)}-${'b'.repeat(95)} `.repeat(21)}${'é'.repeat(110)}`,
        `${'9'.repeat(238)},000`,
        '12,345.67',
        "don't",
        'O’Neil’s',
        "rock'n'roll",
        'U.S.S.R.',
        'a.b.c.d.e.',
      ],
      ...['a '.repeat(256), 'é '.repeat(300), 'rock-n-roll '.repeat(90), '東'.repeat(300)],
    ]
    // Parts with what joins some of them, by chance.
    const joined = fc.string({ unit: fc.constantFrom(...'absS0129..,,-&_\'’+ é"'), maxLength: 20 })
    const text = fc
      .array(
        fc.tuple(
          fc.oneof(fc.constantFrom(...pieces), joined, anything),
          fc.constantFrom('', ' ', ', ', '. ', '-', "'s "),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.flat().join(''))
    const keepsCase: AnalyzerDefinition = { name: 'keeps case', version: 1, fold: (character) => character }
    // What is folded twice is another word.
    const swapsCase: AnalyzerDefinition = {
      name: 'swaps case',
      version: 1,
      fold: (character) =>
        character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase(),
    }
    // One stream for all, so that nothing of an earlier text may be left.
    const streams = new Map(
      [english, simple, french, turkish, keepsCase, swapsCase].map((definition) => [
        definition.name,
        new TokenStream(new Analyzer(definition)),
      ]),
    )
    fc.assert(
      fc.property(fc.constantFrom(...streams.keys()), text, (name, text) => {
        const stream = streams.get(name)!
        const expected = tokens(text, stream.analyzer.definition)
        expect(filled(stream, text)).toEqual(
          expected.map(({ text, position, kind }) => ({ text, position, kind })),
        )
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('batches tell every ASCII character as it is, wherever among four it stands', () => {
    for (const definition of [english, simple, french, turkish]) {
      const stream = new TokenStream(new Analyzer(definition))
      for (let unit = 0; unit < 128; unit++) {
        for (let before = 0; before < 5; before++) {
          const character = String.fromCharCode(unit)
          const text = `${'Q'.repeat(before)}${character}zZ09aA ${character} ${'7'.repeat(before)}${character}${character}`
          const expected = tokens(text, definition)
          expect(filled(stream, text)).toEqual(
            expected.map(({ text, position, kind }) => ({ text, position, kind })),
          )
        }
      }
    }
  })

  test('a stream that is used again gives the same', () => {
    const stream = new TokenStream(new Analyzer(simple))
    const read = (text: string) => {
      const found: string[] = []
      stream.reset(text)
      while (stream.next()) found.push(`${stream.text}@${stream.position}`)
      return found
    }
    stream.reset('rock-n-roll 東京')
    stream.next()
    expect(read('a-b c')).toEqual(['a@0', 'ab@0', 'b@1', 'c@2'])
    expect(read('a-b c')).toEqual(['a@0', 'ab@0', 'b@1', 'c@2'])
  })

  test('positions can go on from others', () => {
    const stream = new TokenStream(new Analyzer(simple))
    stream.reset('a b', 100)
    while (stream.next());
    expect(stream.nextPosition).toBe(102)
  })
})

describe('a megabyte', () => {
  const mega = (text: string) => text.repeat(Math.ceil(2 ** 20 / text.length))

  test('of one letter is many words, none of them too long, and nothing is lost', () => {
    for (const letter of ['w', 'ж', '𐐨']) {
      const text = mega(letter)
      const found = tokens(text)
      expect(found.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(text.length)
      const bytes = found.map(({ text }) => new TextEncoder().encode(text).length)
      expect(Math.max(...bytes)).toBeLessThanOrEqual(MAX_TERM_BYTES + 3)
      expect(found.map(({ text }) => text).join('')).toBe(text)
    }
  })

  // The first of these took minutes.
  test.each([
    'a-',
    'a.',
    "a'",
    ',000',
    'e\u0301',
    '\u0301',
    '東',
    '👨\u200d',
    '🇺🇸',
    'c++',
    '+',
    '\ud800',
    "o'neil",
  ])('of %j is read in time', (text) => {
    const start = performance.now()
    tokens(`1${mega(text)}`)
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('of one letter is read by batches without being read again for each word', () => {
    const stream = new TokenStream(new Analyzer(english))
    for (const start of ['', 'x-']) {
      const text = start + mega('w')
      const expected = tokens(text)
      expect(filled(stream, text).length).toBe(expected.length)
    }
  })
})
