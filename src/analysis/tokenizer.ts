import type { Analyzer } from './analyzer.ts'
import {
  APOSTROPHE,
  ASTRAL,
  CLUSTER,
  classify,
  DIGIT,
  JOINER,
  LETTER,
  MARK,
  SEPARATOR,
  SUFFIX,
} from './char-class.ts'
import { TokenKind } from './token.ts'

/** Longest term, in UTF-8 bytes; a longer run of letters becomes several words. */
export const MAX_TERM_BYTES = 240

// A compound of more parts is a path, a list or an address: its parts find it, its whole nobody types.
const MAX_WHOLE_PARTS = 4

const COMMA = 44
const SMALL_S = 115
const THREE_BYTES = 0x800
const HANGUL_LETTERS = 0x11

// Longer runs are cut, so that no text makes a compound that holds everything else up.
const MAX_PARTS = 256

const SHORT_TERM = 32

const HASH_SEED = 0x811c9dc5
const HASH_PRIME = 0x01000193

// Hebrew letters with their points; and what stands between them.
const FIRST_HEBREW = 0x591
const LAST_HEBREW = 0x5ea
const GERESH = 0x5f3
const GERSHAYIM = 0x5f4
const QUOTE = 34

const EMOJI =
  /\p{Regional_Indicator}{2}|(?![©®™])\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*/uy
// A skin tone or a presentation selector does not make another emoji.
const EMOJI_STYLE = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu

interface Pending {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly position: number
  readonly kind: number
}

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The last piece after a short one (`neil` of `o'neil`), a word in its own right. */
  readonly tail?: Pending
}

/**
 * Cuts a text into folded words, one at a time, without making strings of them: after `next()` the word is
 * `bytes[0..size)` in UTF-8, with its hash, offsets, position and kind.
 *
 * Words are runs of letters, digits and marks. What people write as one word is found whole and by its parts:
 * `node.js` gives node, js and nodejs. Scripts without spaces give single characters and pairs of neighbours.
 */
export class TokenStream {
  readonly analyzer: Analyzer
  readonly bytes = new Uint8Array(MAX_TERM_BYTES + 8)
  size = 0
  hash = 0
  start = 0
  end = 0
  position = 0
  kind: number = TokenKind.WORD

  #text = ''
  #at = 0
  #nextPosition = 0
  #inRun = false
  #pending: Pending[] = []
  // How many of those were taken; shifting them off would take time in proportion to what is left.
  #pendingAt = 0
  // The second character of a pair whose first is the current word, or 0.
  #paired = 0

  constructor(analyzer: Analyzer) {
    this.analyzer = analyzer
  }

  reset(text: string, position = 0): void {
    this.#text = text
    this.#at = 0
    this.#nextPosition = position
    this.#inRun = false
    this.#pending.length = 0
    this.#pendingAt = 0
    this.#paired = 0
  }

  /** Moves to the next word; false at the end of the text. */
  next(): boolean {
    if (this.#pending.length > 0) return this.#takePending()
    if (this.#paired !== 0) return this.#takePair()
    const text = this.#text
    const length = text.length
    const { classes, folds } = this.analyzer
    const bytes = this.bytes
    let at = this.#at
    for (;;) {
      let unit = 0
      let found = 0
      while (at < length) {
        unit = text.charCodeAt(at)
        found = classes[unit]! || this.analyzer.classOf(unit)
        if (found <= DIGIT || found >= CLUSTER) break
        at++
      }
      if (at >= length) {
        this.#at = at
        return false
      }
      if (found >= CLUSTER) {
        if (found === CLUSTER && this.#plainCluster(at, unit)) return true
        at = found === CLUSTER ? this.#cluster(at) : this.#astral(at)
        if (this.#pending.length > 0) {
          this.#at = at
          return this.#takePending()
        }
        continue
      }
      const start = at
      let size = 0
      let hash = HASH_SEED
      let plain = true
      do {
        const folded = folds[unit]!
        // Nearly every unit of nearly every text: one byte.
        if (folded - 1 < 127 && folded !== 0) {
          bytes[size++] = folded
          hash = Math.imul(hash ^ folded, HASH_PRIME)
        } else if (folded !== 0) {
          if (folded >= 0x800) {
            const first = 0xe0 | (folded >> 12)
            bytes[size++] = first
            hash = Math.imul(hash ^ first, HASH_PRIME)
          }
          const middle = folded < 0x800 ? 0xc0 | (folded >> 6) : 0x80 | ((folded >> 6) & 63)
          bytes[size++] = middle
          hash = Math.imul(hash ^ middle, HASH_PRIME)
          const last = 0x80 | (folded & 63)
          bytes[size++] = last
          hash = Math.imul(hash ^ last, HASH_PRIME)
        } else plain = false
        unit = ++at < length ? text.charCodeAt(at) : 32
        found = classes[unit]! || this.analyzer.classOf(unit)
        if (found === MARK) plain = false
      } while (found <= MARK && size < MAX_TERM_BYTES && at - start < MAX_TERM_BYTES)
      if (found >= JOINER && found <= SUFFIX && this.#joins(at, found)) {
        at = this.#compound(start)
        if (this.#pending.length === 0) continue
        this.#at = at
        return this.#takePending()
      }
      // Letters beyond the basic plane may go on with a word.
      if (found === ASTRAL && (unit & 0xfc00) === 0xd800 && classify(codePointText(text, at)) <= MARK) {
        this.#at = this.#astral(start)
        if (this.#pending.length > 0) return this.#takePending()
        at = this.#at
        continue
      }
      this.#at = at
      if (!plain) {
        const word = this.analyzer.foldWord(text.slice(start, at))
        if (word === '') continue
        this.#emit(word, start, at, this.#nextPosition++, TokenKind.WORD)
        return true
      }
      this.size = size
      this.hash = hash
      this.start = start
      this.end = at
      this.position = this.#nextPosition++
      this.kind = TokenKind.WORD
      return true
    }
  }

  /** The position that the next word will have. */
  get nextPosition(): number {
    return this.#nextPosition
  }

  /** The current word as a string. */
  get text(): string {
    const { bytes, size, start, end } = this
    // Nearly every word is ASCII and stands so in the text, but for capitals.
    if (end - start === size) {
      const typed = this.#text.slice(start, end).toLowerCase()
      let at = 0
      while (at < size && bytes[at]! < 128 && typed.charCodeAt(at) === bytes[at]) at++
      if (at === size && typed.length === size) return typed
    }
    return decodeTerm(bytes, size)
  }

  #emit(word: string, start: number, end: number, position: number, kind: number): void {
    this.size = encodeTerm(word, this.bytes)
    this.hash = hashTerm(this.bytes, this.size)
    this.start = start
    this.end = end
    this.position = position
    this.kind = kind
  }

  #takePending(): boolean {
    const { text, start, end, position, kind } = this.#pending[this.#pendingAt++]!
    if (this.#pendingAt === this.#pending.length) {
      this.#pending.length = 0
      this.#pendingAt = 0
    }
    this.#emit(text, start, end, position, kind)
    return true
  }

  #classAt(at: number): number {
    return at < this.#text.length ? this.analyzer.classOf(this.#text.charCodeAt(at)) : SEPARATOR
  }

  /** Whether the joiner, apostrophe or suffix at `at`, after a word, belongs to it. */
  #joins(at: number, found: number): boolean {
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

  /** A word with joiners, apostrophes or a suffix in it: queues its tokens and returns where it ends. */
  #compound(start: number): number {
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
        !this.#joins(at, found)
      )
        break
      joiners += text[at]
      at++
    }
    const words = parts.map((part) => part.text).filter((word) => word !== '')
    if (words.length === 0) return at
    const push = (word: string, from: number, to: number, position: number, kind: number) =>
      this.#pending.push({ text: word, start: from, end: to, position, kind })

    // U.S. is US, however it is dotted.
    if (joiners.startsWith('.') && /^\.+$/.test(joiners) && words.every((word) => /^\p{L}$/u.test(word))) {
      const end = text[at] === '.' ? at + 1 : at
      push(words.join(''), start, end, this.#nextPosition++, TokenKind.WORD)
      return end
    }
    const first = this.#nextPosition
    const whole = words.length > 1 && words.length <= MAX_WHOLE_PARTS ? wholeOf(words, joiners) : ''
    for (const part of parts) {
      if (part.text === '') continue
      const position = this.#nextPosition++
      push(part.text, part.start, part.end, position, TokenKind.WORD)
      if (part.tail) this.#pending.push({ ...part.tail, position })
      if (position === first && whole !== '') push(whole, start, at, first, TokenKind.WHOLE)
    }
    // C++11 is C++ too.
    const suffix =
      this.#classAt(at) === SUFFIX
        ? /^(?:\+\+(?![\p{L}+#])|#(?![\p{L}\p{N}+#]))/u.exec(text.slice(at, at + 4))
        : null
    const last = parts.at(-1)!
    if (suffix && last.end === at && last.text !== '' && (suffix[0] === '++' || last.text.length <= 2)) {
      at += suffix[0].length
      push(last.text + suffix[0], last.start, at, this.#nextPosition - 1, TokenKind.WHOLE)
    }
    return at
  }

  /** One part of a compound, with its apostrophes: adds it and returns where it ends. */
  #part(start: number, parts: Part[]): number {
    const { definition } = this.analyzer
    const text = this.#text
    const pieces: string[] = []
    let from = start
    let pieceStart = start
    let at = start
    let end = start
    let isHebrew = false
    for (;;) {
      while ((this.#classAt(at) <= MARK || this.#groupsDigits(at)) && at - from < MAX_TERM_BYTES) at++
      const piece = this.analyzer.foldWord(text.slice(pieceStart, at))
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
    const last = pieces.at(-1) ?? ''
    // don't, we'll: a contraction keeps its apostrophe, or he'll would be hell. O'Neil is found as oneil and neil.
    const word = pieces.join(pieces.length > 1 && last.length <= 2 && !isHebrew ? "'" : '')
    const isName = pieces.length > 1 && !isHebrew && pieces[0]!.length <= 2 && last.length > 2
    const tail = isName
      ? { text: last, start: pieceStart, end, position: 0, kind: TokenKind.WHOLE }
      : undefined
    parts.push(tail ? { text: word, start: from, end, tail } : { text: word, start: from, end })
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

  /** The same as `#cluster` where no mark has a part in it, which is nearly always, and no string is needed. */
  #plainCluster(at: number, unit: number): boolean {
    const { folds } = this.analyzer
    const after = this.#classAt(at + 1)
    const continues = after === CLUSTER
    const folded = folds[unit]!
    const second = continues ? this.#classAt(at + 2) : MARK
    const paired = second !== MARK && second !== ASTRAL ? folds[this.#text.charCodeAt(at + 1)]! : 0
    if (after === MARK || after === ASTRAL || folded < THREE_BYTES) return false
    // The letters of a Hangul syllable become one.
    if (continues && (paired < THREE_BYTES || paired >> 8 === HANGUL_LETTERS)) return false
    this.size = 0
    this.hash = HASH_SEED
    this.#append(folded)
    this.start = at
    this.end = at + 1
    this.position = this.#nextPosition++
    this.kind = continues || this.#inRun ? TokenKind.UNIGRAM : TokenKind.WORD
    this.#inRun = continues
    this.#paired = paired
    this.#at = at + 1
    return true
  }

  #takePair(): boolean {
    this.#append(this.#paired)
    this.#paired = 0
    this.end++
    this.kind = TokenKind.BIGRAM
    return true
  }

  /** Adds a character of these scripts to the word: three bytes. */
  #append(unit: number): void {
    for (const byte of [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63)]) {
      this.bytes[this.size++] = byte
      this.hash = Math.imul(this.hash ^ byte, HASH_PRIME)
    }
  }

  /** One character of a script without spaces, and the pair it makes with the next. */
  #cluster(start: number): number {
    const end = this.#clusterEnd(start)
    const continues = this.#isCluster(end)
    const position = this.#nextPosition++
    const queue = (to: number, kind: number) => {
      const text = this.analyzer.foldWord(this.#text.slice(start, to))
      if (text !== '') this.#pending.push({ text, start, end: to, position, kind })
    }
    queue(end, continues || this.#inRun ? TokenKind.UNIGRAM : TokenKind.WORD)
    if (continues) queue(this.#clusterEnd(end), TokenKind.BIGRAM)
    this.#inRun = continues
    return end
  }

  #isCluster(at: number): boolean {
    const found = this.#classAt(at)
    if (found !== ASTRAL) return found === CLUSTER
    return classify(codePointText(this.#text, at)) === CLUSTER
  }

  #clusterEnd(start: number): number {
    let at = start + codePointText(this.#text, start).length
    for (;;) {
      const found = this.#classAt(at)
      if ((found !== MARK && found !== ASTRAL) || at - start >= MAX_TERM_BYTES / 8) return at
      // Selectors of a form of a Han character (葛󠄀) lie beyond the basic plane.
      const mark = codePointText(this.#text, at)
      if (found === ASTRAL && classify(mark) !== MARK) return at
      at += mark.length
    }
  }

  /** A word of letters beyond the basic plane, or an emoji; returns where it ends. */
  #astral(start: number): number {
    const text = this.#text
    if (this.#isCluster(start)) return this.#cluster(start)
    let at = start
    while (at < text.length && at - start < MAX_TERM_BYTES / 4) {
      const character = codePointText(text, at)
      const found = classify(character)
      if (found > MARK || (found === MARK && at === start)) break
      at += character.length
    }
    let word = this.analyzer.foldWord(text.slice(start, at))
    if (at === start) {
      EMOJI.lastIndex = start
      const emoji = EMOJI.exec(text)?.[0]
      if (emoji === undefined) return start + codePointText(text, start).length
      at = start + emoji.length
      word = emoji.replace(EMOJI_STYLE, '')
    }
    if (word !== '')
      this.#pending.push({ text: word, start, end: at, position: this.#nextPosition++, kind: TokenKind.WORD })
    return at
  }
}

/** The joined form that compounds are also found by: nodejs, email, at&t, 3.14, 20160324. */
function wholeOf(words: readonly string[], joiners: string): string {
  const numeric = /^\p{N}/u.test(words[0]!) && words.every((word) => /^\p{N}+$/u.test(word))
  let whole = words[0]!
  for (let i = 1; i < words.length; i++) {
    const joiner = joiners[i - 1]!
    whole += joiner === '&' || (numeric && joiner === '.') ? joiner + words[i] : words[i]
  }
  return whole
}

function codePointText(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 32)
}

const encoder = /* @__PURE__ */ new TextEncoder()
const decoder = /* @__PURE__ */ new TextDecoder()

/** Writes a word as UTF-8 and returns its size; what is over MAX_TERM_BYTES is cut at a character. */
export function encodeTerm(word: string, out: Uint8Array): number {
  // Measured: up to here a loop is several times as fast as the encoder.
  if (word.length <= SHORT_TERM) {
    let at = 0
    for (let unit = 0; at < word.length; at++) {
      unit = word.charCodeAt(at)
      if (unit > 127) break
      out[at] = unit
    }
    if (at === word.length) return at
  }
  return encoder.encodeInto(word, out.length > MAX_TERM_BYTES ? out.subarray(0, MAX_TERM_BYTES) : out).written
}

export function decodeTerm(bytes: Uint8Array, size: number): string {
  return decoder.decode(bytes.subarray(0, size))
}

/** FNV-1a over the bytes, as the tokenizer computes it while it scans. */
export function hashTerm(bytes: Uint8Array, size: number): number {
  let hash = HASH_SEED
  for (let i = 0; i < size; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME)
  return hash
}
