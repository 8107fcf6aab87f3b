import type { Analyzer } from './analyzer.ts'
import { APOSTROPHE, DIGIT, JOINER, LETTER, MARK, SEPARATOR, SUFFIX } from './char-class.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { type CutToken, TokenKind } from './token.ts'

// A compound of more parts is a path, a list or an address: its parts find it, its whole nobody types.
export const MAX_WHOLE_PARTS = 4
// Longer runs are cut, so that no text makes a compound that holds everything else up.
const MAX_PARTS = 256

const COMMA = 44
const DOT = 46
const SMALL_S = 115

// Hebrew letters with their points; and what stands between them.
const FIRST_HEBREW = 0x591
const LAST_HEBREW = 0x5ea
const GERESH = 0x5f3
const GERSHAYIM = 0x5f4
const QUOTE = 34

const ONE_LETTER = /^\p{L}$/u
const NUMBER = /^\p{N}+$/u

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The last piece after a short one (`neil` of `o'neil`), a word in its own right, and where it starts. */
  readonly tail: string
  readonly tailStart: number
}

/** Cuts words with joiners, apostrophes or a suffix in them: `e-mail`, `don't`, `node.js`, `C++`. */
export class CompoundCutter {
  readonly #analyzer: Analyzer
  #text = ''

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer
  }

  reset(text: string): void {
    this.#text = text
  }

  #classAt(at: number): number {
    return at < this.#text.length ? this.#analyzer.classOf(this.#text.charCodeAt(at)) : SEPARATOR
  }

  /** Whether the joiner, apostrophe or suffix at `at`, after a word, belongs to it; `found` is its class. */
  joins(at: number, found: number): boolean {
    if (found === SUFFIX) return true
    const after = this.#classAt(at + 1)
    if (after > DIGIT) return false
    if (found === APOSTROPHE) return this.#joinsLetters(at)
    return this.#text.charCodeAt(at) !== COMMA || this.#groupsDigits(at)
  }

  /** Whether the apostrophe at `at` joins the letters around it: some join Hebrew ones only. */
  #joinsLetters(at: number): boolean {
    const unit = this.#text.charCodeAt(at)
    return (unit !== QUOTE && unit !== GERESH && unit !== GERSHAYIM) || this.#isInHebrew(at)
  }

  #isInHebrew(at: number): boolean {
    const before = this.#text.charCodeAt(at - 1)
    const after = this.#text.charCodeAt(at + 1)
    return before >= FIRST_HEBREW && before <= LAST_HEBREW && after >= FIRST_HEBREW && after <= LAST_HEBREW
  }

  /** Appends the tokens of the compound at `start`, the first at `position`, and returns where it ends. */
  cut(start: number, position: number, out: CutToken[]): number {
    const text = this.#text
    const parts: Part[] = []
    let joiners = ''
    let at = start
    for (;;) {
      at = this.#part(at, parts)
      const found = this.#classAt(at)
      if (
        parts.length === MAX_PARTS ||
        found !== JOINER ||
        text.charCodeAt(at) === COMMA ||
        !this.joins(at, found)
      )
        break
      joiners += text[at]
      at++
    }
    const words: string[] = []
    for (const part of parts) if (part.text !== '') words.push(part.text)
    if (words.length === 0) return at

    if (isDotted(words, joiners)) {
      // U.S. is US, however it is dotted.
      const end = text.charCodeAt(at) === DOT ? at + 1 : at
      out.push({ text: words.join(''), start, end, position, kind: TokenKind.WORD })
      return end
    }
    const whole = words.length > 1 && words.length <= MAX_WHOLE_PARTS ? wholeOf(words, joiners) : ''
    let next = position
    for (const part of parts) {
      if (part.text === '') continue
      out.push({ text: part.text, start: part.start, end: part.end, position: next, kind: TokenKind.WORD })
      if (part.tail !== '')
        out.push({
          text: part.tail,
          start: part.tailStart,
          end: part.end,
          position: next,
          kind: TokenKind.WHOLE,
        })
      if (next === position && whole !== '')
        out.push({ text: whole, start, end: at, position, kind: TokenKind.WHOLE })
      next++
    }
    return this.#classAt(at) === SUFFIX ? this.#suffix(at, parts[parts.length - 1]!, next - 1, out) : at
  }

  /** C++11 is C++ too. */
  #suffix(at: number, last: Part, position: number, out: CutToken[]): number {
    const suffix = /^(?:\+\+(?![\p{L}+#])|#(?![\p{L}\p{N}+#]))/u.exec(this.#text.slice(at, at + 4))?.[0]
    if (suffix === undefined || last.end !== at || last.text === '') return at
    if (suffix !== '++' && last.text.length > 2) return at
    const end = at + suffix.length
    out.push({ text: last.text + suffix, start: last.start, end, position, kind: TokenKind.WHOLE })
    return end
  }

  /** One part of a compound, with its apostrophes: adds it and returns where it ends. */
  #part(start: number, parts: Part[]): number {
    const { definition } = this.#analyzer
    const text = this.#text
    const pieces: string[] = []
    let from = start
    let pieceStart = start
    let at = start
    let end = start
    let isHebrew = false
    for (;;) {
      while ((this.#classAt(at) <= MARK || this.#groupsDigits(at)) && at - from < MAX_TERM_BYTES) at++
      const piece = this.#analyzer.foldWord(text.slice(pieceStart, at))
      end = at
      if (piece !== '') pieces.push(piece)
      if (this.#classAt(at) !== APOSTROPHE || this.#classAt(at + 1) !== LETTER || at - from >= MAX_TERM_BYTES)
        break
      // צה״ל is צהל, in whatever way its mark is typed.
      if (!this.#joinsLetters(at)) break
      isHebrew = this.#isInHebrew(at)
      if (
        definition.possessive &&
        (text.charCodeAt(at + 1) | 32) === SMALL_S &&
        /^.[sS](?![\p{L}\p{N}])/u.test(text.slice(at, at + 4))
      ) {
        at += 2
        break
      }
      at++
      pieceStart = at
      if (pieces.length === 1 && definition.elisions?.has(piece)) {
        pieces.length = 0
        from = at
      }
    }
    const first = pieces.length > 0 ? pieces[0]! : ''
    const last = pieces.length > 0 ? pieces[pieces.length - 1]! : ''
    // don't, we'll: a contraction keeps its apostrophe, or he'll would be hell. O'Neil is found as oneil and neil.
    const word =
      pieces.length === 1 ? first : pieces.join(pieces.length > 1 && last.length <= 2 && !isHebrew ? "'" : '')
    const isName = pieces.length > 1 && !isHebrew && first.length <= 2 && last.length > 2
    parts.push({ text: word, start: from, end, tail: isName ? last : '', tailStart: pieceStart })
    return at
  }

  /** Whether the comma at `at` is that of 1,000; 1,5 and a,b are lists. */
  #groupsDigits(at: number): boolean {
    return (
      this.#text.charCodeAt(at) === COMMA &&
      this.#classAt(at - 1) === DIGIT &&
      /^,\d{3}(?!\d)/.test(this.#text.slice(at, at + 5))
    )
  }
}

/** Whether the words are the letters of U.S. or U.S.S.R. */
function isDotted(words: readonly string[], joiners: string): boolean {
  if (joiners === '') return false
  for (let i = 0; i < joiners.length; i++) if (joiners.charCodeAt(i) !== DOT) return false
  for (const word of words) if (!ONE_LETTER.test(word)) return false
  return true
}

/** The joined form that compounds are also found by: nodejs, email, at&t, 3.14, 20160324. */
function wholeOf(words: readonly string[], joiners: string): string {
  const isNumber = words.every((word) => NUMBER.test(word))
  let whole = words[0]!
  for (let i = 1; i < words.length; i++) {
    const joiner = joiners[i - 1]!
    whole += joiner === '&' || (isNumber && joiner === '.') ? joiner + words[i] : words[i]
  }
  return whole
}
