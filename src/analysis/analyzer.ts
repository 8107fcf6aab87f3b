import { ASTRAL, CLUSTER, classify, DIGIT, MARK, PICTOGRAPH } from './char-class.ts'
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
const TOKENIZER_VERSION = 2

/** The least byte that stands for a unit that isn't ASCII. */
export const OTHER = 128

const ASCII_WORD = /^[A-Za-z0-9]*$/

/** An analyzer ready to run: its definition, and tables of what each UTF-16 unit is and becomes, filled on demand. */
export class Analyzer {
  readonly definition: AnalyzerDefinition
  readonly classes = new Uint8Array(65536)
  /** What a letter or digit folds to, as one UTF-16 unit; 0 where it takes more than that. */
  readonly folds = new Uint16Array(65536)

  /**
   * The same for texts of a byte a unit, in which OTHER and its class stands for a unit that isn't ASCII. A fold is 0 for what
   * is in no word, and -1 for what may be, but folds to no single ASCII character.
   */
  readonly byteClasses = new Uint8Array(256)
  readonly byteFolds = new Int8Array(256)

  /** Whether ASCII letters fold to lower case, digits to themselves, and nothing else of ASCII is in words. Most languages do so. */
  readonly foldsAscii: boolean

  constructor(definition: AnalyzerDefinition) {
    this.definition = definition
    for (let unit = 0; unit < OTHER; unit++) {
      const found = this.classOf(unit)
      const folded = this.folds[unit]!
      this.byteClasses[unit] = found
      if (found <= DIGIT) this.byteFolds[unit] = folded > 0 && folded < OTHER ? folded : -1
    }
    this.foldsAscii = this.byteFolds.subarray(0, OTHER).every((folded, unit) => folded === foldAscii(unit))
    for (let found = 1; found <= ASTRAL; found++) {
      this.byteClasses[OTHER | found] = found
      if (found <= MARK || found >= CLUSTER) this.byteFolds[OTHER | found] = -1
    }
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
    let found: number = ASTRAL
    if ((unit & 0xf800) !== 0xd800 && !(unit > 0xff && PICTOGRAPH.test(character)))
      found = classify(character)
    if (found <= DIGIT || found === CLUSTER) {
      const folded = this.foldWord(character)
      if (folded.length === 1) this.folds[unit] = folded.charCodeAt(0)
    }
    this.classes[unit] = found
    return found
  }

  /** A word as it stands in the dictionary: NFKC, lower case, accents folded, nothing but word characters. */
  foldWord(word: string): string {
    if (!this.definition.fold && ASCII_WORD.test(word)) return word.toLowerCase()
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

/** The letter or digit in lower case; else 0. */
function foldAscii(unit: number): number {
  const character = String.fromCharCode(unit)
  return ASCII_WORD.test(character) ? character.toLowerCase().charCodeAt(0) : 0
}
