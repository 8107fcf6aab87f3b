import type { Analyzer } from './analyzer.ts'
import { cutAstral } from './astral.ts'
import { ASTRAL, CLUSTER, classify, DIGIT, JOINER, MARK, SEPARATOR, SUFFIX } from './char-class.ts'
import { CompoundCutter } from './compound.ts'
import { PlainWords } from './plain-words.ts'
import { SpacelessCutter } from './spaceless.ts'
import { decodeTerm, encodeTerm, MAX_TERM_BYTES } from './term-bytes.ts'
import { TextBytes } from './text-bytes.ts'
import { type CutToken, codePointText, TokenKind } from './token.ts'
import { BATCH_SIZE, type TokenBatch } from './token-batch.ts'

const THREE_BYTES = 0x800
const HANGUL_LETTERS = 0x11

/**
 * Cuts a text into folded words, one at a time, without making strings of them: after `next()` the word is
 * `bytes[0..size)` in UTF-8, with its offsets, position and kind.
 *
 * Words are runs of letters, digits and marks. What people write as one word is found whole and by its parts:
 * `node.js` gives node, js and nodejs. Scripts without spaces give single characters and pairs of neighbours.
 */
export class TokenStream {
  readonly analyzer: Analyzer
  size = 0
  start = 0
  end = 0
  position = 0
  kind: number = TokenKind.WORD
  /** The position that the next word will have. */
  nextPosition = 0

  #text = ''
  // Where the next word is looked for.
  #at = 0
  readonly #bytes = new TextBytes()
  readonly #plain: PlainWords
  // Whether the text stands in the bytes, which only filling batches needs.
  #isWritten = false
  readonly #compounds: CompoundCutter
  readonly #spaceless: SpacelessCutter
  readonly #pending: CutToken[] = []
  // How many of those were taken; shifting them off would take time in proportion to what is left.
  #pendingAt = 0
  // The second character of a pair whose first is the current word, or 0.
  #paired = 0

  constructor(analyzer: Analyzer) {
    this.analyzer = analyzer
    this.#plain = new PlainWords(analyzer, this.#bytes)
    this.#compounds = new CompoundCutter(analyzer)
    this.#spaceless = new SpacelessCutter(analyzer)
  }

  reset(text: string, position = 0): void {
    this.#text = text
    this.#at = 0
    this.nextPosition = position
    this.#isWritten = false
    this.#compounds.reset(text)
    this.#spaceless.reset(text)
    this.#pending.length = 0
    this.#pendingAt = 0
    this.#paired = 0
  }

  get bytes(): Uint8Array {
    return this.#bytes.bytes
  }

  /** The same bytes. Sixteen can be read, and three behind the last. */
  get view(): DataView {
    return this.#bytes.view
  }

  /** Moves to the next word; false at the end of the text. */
  next(): boolean {
    if (this.#pending.length > 0) return this.#takePending()
    if (this.#paired !== 0) return this.#takePair()
    return this.#scan()
  }

  /**
   * Moves on by as many words as fit, and interns them; by none at the end of the text. They are the words that `next` gives, but
   * where they are ASCII they are found much faster.
   */
  fill(batch: TokenBatch): void {
    if (!this.#isWritten) this.#plain.reset(this.#text)
    this.#isWritten = true
    batch.count = 0
    while (batch.count < BATCH_SIZE) {
      if (this.#pending.length === 0 && this.#paired === 0) this.#fillPlain(batch)
      if (batch.count === BATCH_SIZE || !this.next()) return
      const word = batch.interner.intern(this.bytes, this.view, 0, this.size)
      batch.add(word, this.position, this.kind)
    }
  }

  #fillPlain(batch: TokenBatch): void {
    const plain = this.#plain
    plain.at = this.#at
    plain.nextPosition = this.nextPosition
    plain.fill(batch)
    this.#at = plain.at
    this.nextPosition = plain.nextPosition
  }

  /** Moves to the next word, looking at each UTF-16 unit. */
  #scan(): boolean {
    const text = this.#text
    const length = text.length
    const { classes, folds } = this.analyzer
    const { bytes } = this.#bytes
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
        if (found === CLUSTER && this.#nextSpaceless(at, unit)) return true
        at = this.#cutRare(at)
        if (this.#pending.length > 0) return this.#takePending()
        continue
      }
      const start = at
      let end = 0
      let plain = true
      do {
        const folded = folds[unit]!
        // Nearly every unit of nearly every text: one byte.
        if (folded - 1 < 127 && folded !== 0) bytes[end++] = folded
        else if (folded !== 0) {
          if (folded >= THREE_BYTES) bytes[end++] = 0xe0 | (folded >> 12)
          bytes[end++] = folded < THREE_BYTES ? 0xc0 | (folded >> 6) : 0x80 | ((folded >> 6) & 63)
          bytes[end++] = 0x80 | (folded & 63)
        } else plain = false
        unit = ++at < length ? text.charCodeAt(at) : 32
        found = classes[unit]! || this.analyzer.classOf(unit)
        if (found === MARK) plain = false
      } while (found <= MARK && end < MAX_TERM_BYTES && at - start < MAX_TERM_BYTES)
      if (found >= JOINER && found <= SUFFIX && this.#compounds.joins(at, found)) {
        at = this.#cut(this.#compounds.cut(start, this.nextPosition, this.#pending))
        if (this.#pending.length > 0) return this.#takePending()
        continue
      }
      // Letters beyond the basic plane may go on with a word.
      if (found === ASTRAL && (unit & 0xfc00) === 0xd800 && classify(codePointText(text, at)) <= MARK) {
        at = this.#cutRare(start)
        if (this.#pending.length > 0) return this.#takePending()
        continue
      }
      this.#at = at
      if (!plain) {
        const word = this.analyzer.foldWord(text.slice(start, at))
        if (word === '') continue
        this.#emit(word, start, at, this.nextPosition++, TokenKind.WORD)
        return true
      }
      this.size = end
      this.start = start
      this.end = at
      this.position = this.nextPosition++
      this.kind = TokenKind.WORD
      return true
    }
  }

  /** The current word as a string. */
  get text(): string {
    const { size, start, end } = this
    const { bytes } = this.#bytes
    // Nearly every word is ASCII and stands so in the text, but for capitals.
    if (end - start === size) {
      const typed = this.#text.slice(start, end).toLowerCase()
      let at = 0
      while (at < size && bytes[at]! < 128 && typed.charCodeAt(at) === bytes[at]) at++
      if (at === size && typed.length === size) return typed
    }
    return decodeTerm(bytes, 0, size)
  }

  #emit(word: string, start: number, end: number, position: number, kind: number): void {
    this.size = encodeTerm(word, this.#bytes.bytes)
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

  /** A character of a script without spaces, or what is beyond the basic plane: queues its tokens and returns where it ends. */
  #cutRare(start: number): number {
    const position = this.nextPosition
    if (this.#spaceless.isAt(start)) return this.#cut(this.#spaceless.cut(start, position, this.#pending))
    return this.#cut(cutAstral(this.analyzer, this.#text, start, position, this.#pending))
  }

  /** Goes on at `end`, after what is pending. */
  #cut(end: number): number {
    if (this.#pending.length > 0) this.nextPosition = this.#pending[this.#pending.length - 1]!.position + 1
    this.#at = end
    return end
  }

  #classAt(at: number): number {
    return at < this.#text.length ? this.analyzer.classOf(this.#text.charCodeAt(at)) : SEPARATOR
  }

  /** A character of a script without spaces in which no mark has a part, which is nearly always: no string is needed then. */
  #nextSpaceless(at: number, unit: number): boolean {
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
    this.#append(folded)
    this.start = at
    this.end = at + 1
    this.position = this.nextPosition++
    this.kind = continues || this.#spaceless.isInRun ? TokenKind.UNIGRAM : TokenKind.WORD
    this.#spaceless.isInRun = continues
    this.#paired = paired
    this.#at = at + 1
    return true
  }

  #takePair(): boolean {
    // Behind the character that it begins with.
    this.#append(this.#paired)
    this.#paired = 0
    this.end++
    this.kind = TokenKind.BIGRAM
    return true
  }

  /** Adds a character of these scripts to the word: three bytes. */
  #append(unit: number): void {
    const { bytes } = this.#bytes
    bytes[this.size++] = 0xe0 | (unit >> 12)
    bytes[this.size++] = 0x80 | ((unit >> 6) & 63)
    bytes[this.size++] = 0x80 | (unit & 63)
  }
}
