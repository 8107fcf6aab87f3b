import type { Analyzer } from './analyzer.ts'
import { APOSTROPHE, JOINER, LETTER, SEPARATOR, SUFFIX } from './char-class.ts'
import { MAX_WHOLE_PARTS } from './compound.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { TEXT_START, type TextBytes } from './text-bytes.ts'
import { TokenKind } from './token.ts'
import { BATCH_SIZE, type TokenBatch } from './token-batch.ts'

const QUOTE = 34
const AMPERSAND = 38
const STRAIGHT_APOSTROPHE = 39
const COMMA = 44
const DOT = 46
const DIGIT_0 = 48
const SMALL_A = 97
const SMALL_S = 115
const SMALL_Z = 122
const CURLY_APOSTROPHE = 0x2019

/** What CompoundCutter does, for what is plain ASCII and frequent: `e-mail`, `U.S.`, `3.14`, `1,000`, `dog's`, `don't`. */
export class PlainCompounds {
  readonly #analyzer: Analyzer
  readonly #text: TextBytes
  #source = ''
  // Of each part: where it starts and ends in the bytes, and what stands behind it.
  readonly #froms = new Int32Array(MAX_WHOLE_PARTS)
  readonly #ends = new Int32Array(MAX_WHOLE_PARTS)
  readonly #joiners = new Uint8Array(MAX_WHOLE_PARTS)

  constructor(analyzer: Analyzer, text: TextBytes) {
    this.#analyzer = analyzer
    this.#text = text
  }

  reset(source: string): void {
    this.#source = source
  }

  /**
   * Adds the words of the compound at `start` of the bytes, whose first part is folded and ends at `at`, to a batch: parts, and
   * behind the first the whole. Returns where to go on; -1, with nothing added, if it is not as plain as that.
   */
  add(batch: TokenBatch, start: number, at: number, position: number): number {
    const { byteClasses, byteFolds } = this.#analyzer
    const { bytes } = this.#text
    if (batch.count + MAX_WHOLE_PARTS >= BATCH_SIZE) return -1
    let parts = 0
    let from = start
    let limit = start + MAX_TERM_BYTES
    for (;;) {
      while (this.#groupsDigits(at)) {
        if (at - start >= MAX_TERM_BYTES) return -1
        // Those before the comma move onto it.
        bytes.copyWithin(from + 1, from, at)
        from++
        at = this.#text.fold(at + 1, limit, byteFolds)
      }
      if (at === from || at - start >= MAX_TERM_BYTES || parts === MAX_WHOLE_PARTS) return -1
      const joiner = bytes[at]!
      this.#froms[parts] = from
      this.#ends[parts] = at
      this.#joiners[parts++] = joiner
      if (byteClasses[joiner] !== JOINER || joiner === COMMA || byteFolds[bytes[at + 1]!] === 0) break
      from = at + 1
      limit = from + MAX_TERM_BYTES
      at = this.#text.fold(from, limit, byteFolds)
    }
    const after = this.#afterWord(at)
    if (after < 0) return parts === 1 ? this.#addContraction(batch, start, at, position) : -1
    if (this.#isDotted(parts)) {
      this.#addWhole(batch, parts, position, TokenKind.WORD)
      return bytes[after] === DOT ? after + 1 : after
    }
    for (let part = 0; part < parts; part++) {
      const from = this.#froms[part]!
      this.#addWord(batch, from, this.#ends[part]! - from, position + part, TokenKind.WORD)
      if (part === 0 && parts > 1) this.#addWhole(batch, parts, position, TokenKind.WHOLE)
    }
    return after
  }

  /** The same for `don't` and `O'Neil`, whose first piece is the part that was found: see `CompoundCutter` for what becomes of them. */
  #addContraction(batch: TokenBatch, start: number, at: number, position: number): number {
    const { byteFolds } = this.#analyzer
    const { bytes } = this.#text
    const froms = this.#froms
    const ends = this.#ends
    let pieces = 1
    for (; this.#joinsLetters(at); ends[pieces++] = at) {
      if (pieces === MAX_WHOLE_PARTS || at - start >= MAX_TERM_BYTES) return -1
      froms[pieces] = at + 1
      at = this.#text.fold(at + 1, start + MAX_TERM_BYTES, byteFolds)
    }
    const last = pieces - 1
    const after = this.#groupsDigits(at) ? -1 : this.#afterWord(at)
    if (after < 0 || pieces === 1 || at - start >= MAX_TERM_BYTES) return -1
    const isShort = at - froms[last]! <= 2
    let size = 0
    for (let piece = 0; piece < pieces; piece++) {
      if (piece > 0 && isShort) bytes[size++] = STRAIGHT_APOSTROPHE
      for (let from = froms[piece]!; from < ends[piece]!; from++) bytes[size++] = bytes[from]!
    }
    this.#addWord(batch, 0, size, position, TokenKind.WORD)
    if (!isShort && ends[0]! - froms[0]! <= 2)
      this.#addWord(batch, froms[last]!, at - froms[last]!, position, TokenKind.WHOLE)
    return after
  }

  /** Whether at `at` of the bytes is an apostrophe that joins ASCII letters, and not that of a possessive. */
  #joinsLetters(at: number): boolean {
    const { byteClasses, byteFolds, definition } = this.#analyzer
    const { bytes } = this.#text
    if (byteClasses[bytes[at]!] !== APOSTROPHE || definition.elisions) return false
    if (byteClasses[bytes[at + 1]!] !== LETTER || byteFolds[bytes[at + 1]!]! <= 0) return false
    const isS = (bytes[at + 1]! | 32) === SMALL_S
    if (definition.possessive && isS && byteFolds[bytes[at + 2]!]! <= 0) return false
    return isApostrophe(this.#source.charCodeAt(at - TEXT_START))
  }

  #addWhole(batch: TokenBatch, parts: number, position: number, kind: number): void {
    const { bytes } = this.#text
    const isNumber = this.#isNumber(parts)
    let size = 0
    for (let part = 0; part < parts; part++) {
      const joiner = part > 0 ? this.#joiners[part - 1]! : 0
      if (joiner === AMPERSAND || (joiner === DOT && isNumber)) bytes[size++] = joiner
      for (let from = this.#froms[part]!; from < this.#ends[part]!; from++) bytes[size++] = bytes[from]!
    }
    this.#addWord(batch, 0, size, position, kind)
  }

  #addWord(batch: TokenBatch, from: number, size: number, position: number, kind: number): void {
    const { bytes, view } = this.#text
    batch.add(batch.interner.intern(bytes, view, from, size), position, kind)
  }

  /** Whether the parts are the letters of U.S. or U.S.S.R. */
  #isDotted(parts: number): boolean {
    for (let part = 0; part < parts; part++) {
      const from = this.#froms[part]!
      if (this.#ends[part] !== from + 1 || !isLetter(this.#text.bytes[from]!)) return false
      if (part + 1 < parts && this.#joiners[part] !== DOT) return false
    }
    return parts > 1
  }

  #isNumber(parts: number): boolean {
    const { bytes } = this.#text
    for (let part = 0; part < parts; part++)
      for (let from = this.#froms[part]!; from < this.#ends[part]!; from++)
        if (!isDigit(bytes[from]!)) return false
    return true
  }

  /** Whether at `at` of the bytes is the comma of 1,000. What is behind it is not folded yet. */
  #groupsDigits(at: number): boolean {
    const { bytes } = this.#text
    return (
      bytes[at] === COMMA &&
      isDigit(this.#source.charCodeAt(at - 1 - TEXT_START)) &&
      isDigit(bytes[at + 1]!) &&
      isDigit(bytes[at + 2]!) &&
      isDigit(bytes[at + 3]!) &&
      !isDigit(bytes[at + 4]!)
    )
  }

  /** Where to go on after an ASCII word that ends at `at`; -1 if what is there belongs to it. */
  #afterWord(at: number): number {
    const { byteClasses, byteFolds, definition } = this.#analyzer
    const { bytes } = this.#text
    const found = byteClasses[bytes[at]!]!
    if (found === SEPARATOR) return at
    if (found === SUFFIX || byteFolds[bytes[at]!]! < 0) return -1
    // Nothing to join, a comma that groups no digits, or a straight quotation mark, which joins Hebrew letters only.
    if (byteFolds[bytes[at + 1]!] === 0 || bytes[at] === COMMA || bytes[at] === QUOTE) return at
    if (found !== APOSTROPHE || !definition.possessive || (bytes[at + 1]! | 32) !== SMALL_S) return -1
    const next = at + 2
    const isPossessive =
      isApostrophe(this.#source.charCodeAt(at - TEXT_START)) && byteFolds[bytes[next]!] === 0
    const isJoined = byteFolds[bytes[next + 1]!] !== 0 && byteClasses[bytes[next]!] === JOINER
    return isPossessive && !isJoined ? next : -1
  }
}

function isApostrophe(unit: number): boolean {
  return unit === STRAIGHT_APOSTROPHE || unit === CURLY_APOSTROPHE
}

/** Of ASCII, in either case: a language may keep capitals. */
function isLetter(byte: number): boolean {
  return (byte | 32) >= SMALL_A && (byte | 32) <= SMALL_Z
}

function isDigit(unit: number): boolean {
  return unit >= DIGIT_0 && unit < DIGIT_0 + 10
}
