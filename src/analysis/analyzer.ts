import { foldCharacter, isWordCharacter } from './fold.ts'

/** A pure function of one word: it is called once per distinct word and its result remembered. */
export type TokenFilter = (word: string) => string

/**
 * How the text of a field becomes terms. Plain values and pure functions, named and versioned: a snapshot
 * stores name and version, and opening it with others is an error.
 */
export interface AnalyzerDefinition {
  readonly name: string
  /** Raised with every change that makes other terms of the same text. */
  readonly version: number
  /** Surface word → the term that its postings belong to, applied in order. Default: the word itself. */
  readonly tokenFilters?: readonly TokenFilter[]
  /** Folded words that a query with other words sets aside. They are indexed all the same. */
  readonly stopWords?: ReadonlySet<string>
  /** Overrides folding for one character, as typed: what it becomes, or `undefined` for the default. */
  readonly fold?: (character: string) => string | undefined
  /** Whether `'s` at the end of a word is cut off. Default false. */
  readonly possessive?: boolean
  /** Folded words that are cut off before an apostrophe (French `l'`, `qu'`). */
  readonly elisions?: ReadonlySet<string>
}

/** `'en'` stems English; `'simple'` folds case and accents only; others come from `okapi-search/languages/*`. */
export type Language = 'en' | 'simple' | AnalyzerDefinition

// Raised with every change of the tokenizer itself: it is part of every analyzer's fingerprint.
const TOKENIZER_VERSION = 1

/** What the tokenizer does with a UTF-16 unit. The order matters: units up to DIGIT make words. */
export const CharClass = {
  LETTER: 1,
  DIGIT: 2,
  /** Belongs to the character before it and sends the word through full normalisation. */
  MARK: 3,
  SEPARATOR: 4,
  /** `-` and its kin, `.`, `_`, `&`, and `,` between digits: may join two words into a compound. */
  JOINER: 5,
  APOSTROPHE: 6,
  /** `+` and `#`, which name languages (C++, F#). */
  SUFFIX: 7,
  /** A letter of a script that writes no spaces between words. */
  CLUSTER: 8,
  /** A surrogate, an emoji, or any other unit that only its code point tells. */
  ASTRAL: 9,
} as const

const LETTER = /\p{L}/u
const NUMBER = /\p{N}/u
// Default-ignorable characters inside a word (soft hyphen, joiners, variation selectors) belong to it, as UAX #29 WB4 has it.
// The zero-width space is not one of them: it stands where a word may end.
const MARK = /(?!\u200b)[\p{M}\p{Cf}\u1160-\u11ff\uff9e\uff9f]/u
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]/u
const JOINERS = /[-._&,\u2010\u2011]/
const APOSTROPHES = /['\u2019\uff07]/
const PICTOGRAPH = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u

/** The class of a code point, for units the tables don't hold. */
export function classify(character: string): number {
  if (JOINERS.test(character)) return CharClass.JOINER
  if (APOSTROPHES.test(character)) return CharClass.APOSTROPHE
  if (character === '+' || character === '#') return CharClass.SUFFIX
  if (MARK.test(character)) return CharClass.MARK
  if (LETTER.test(character)) return NO_SPACES.test(character) ? CharClass.CLUSTER : CharClass.LETTER
  if (NUMBER.test(character)) return CharClass.DIGIT
  return CharClass.SEPARATOR
}

/** An analyzer ready to run: its definition, and tables of what each UTF-16 unit is and becomes, filled on demand. */
export class Analyzer {
  readonly definition: AnalyzerDefinition
  readonly classes = new Uint8Array(65536)
  /** What a letter or digit folds to, as one UTF-16 unit; 0 where it takes more than that. */
  readonly folds = new Uint16Array(65536)

  constructor(definition: AnalyzerDefinition) {
    this.definition = definition
  }

  /** What a snapshot keeps, to be compared when it is opened. */
  get fingerprint(): string {
    return `${this.definition.name}@${this.definition.version}/${TOKENIZER_VERSION}`
  }

  classOf(unit: number): number {
    return this.classes[unit] || this.#learn(unit)
  }

  #learn(unit: number): number {
    const character = String.fromCharCode(unit)
    let found: number = CharClass.ASTRAL
    if ((unit & 0xf800) !== 0xd800 && !(unit > 0xff && PICTOGRAPH.test(character)))
      found = classify(character)
    if (found <= CharClass.DIGIT || found === CharClass.CLUSTER) {
      const folded = this.foldWord(character)
      if (folded.length === 1) this.folds[unit] = folded.charCodeAt(0)
    }
    this.classes[unit] = found
    return found
  }

  /** A word as it stands in the dictionary: NFKC, lower case, accents folded, nothing but word characters. */
  foldWord(word: string): string {
    let folded = ''
    for (const character of word.normalize('NFKC')) {
      folded += this.definition.fold?.(character) ?? foldCharacter(character)
    }
    folded = folded.normalize('NFC')
    if (isWordCharacter(folded)) return folded
    return [...folded].filter(isWordCharacter).join('')
  }

  /** The term that a dictionary word's postings belong to. */
  stem(word: string): string {
    let term = word
    for (const filter of this.definition.tokenFilters ?? []) term = filter(term) || term
    return term
  }

  isStopWord(word: string): boolean {
    return this.definition.stopWords?.has(word) ?? false
  }
}
