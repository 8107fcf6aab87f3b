import type { Analyzer } from './analyzer.ts'
import { APOSTROPHE, JOINER, SEPARATOR, SUFFIX } from './char-class.ts'
import { MAX_WHOLE_PARTS } from './compound.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { TEXT_START, type TextBytes, WORD_ROOM } from './text-bytes.ts'
import { TokenKind } from './token.ts'
import { BATCH_SIZE, type TokenBatch } from './token-batch.ts'

const QUOTE = 34
const HYPHEN = 45
const STRAIGHT_APOSTROPHE = 39
const CURLY_APOSTROPHE = 0x2019
const SMALL_S = 115

/**
 * Finds words that are plain ASCII, which most words of many texts are, in the bytes of a text: several times as fast as the
 * tokenizer, which takes what is left. What it finds is what the tokenizer would.
 */
export class PlainWords {
  /** Where in the text the next word is looked for, in UTF-16 units, and the position that it will have. */
  at = 0
  nextPosition = 0
  readonly #analyzer: Analyzer
  readonly #text: TextBytes
  #source = ''

  constructor(analyzer: Analyzer, text: TextBytes) {
    this.#analyzer = analyzer
    this.#text = text
  }

  /** Turns to a text, which is written as bytes. */
  reset(source: string): void {
    this.#source = source
    this.#text.write(source, this.#analyzer)
  }

  /**
   * Adds words to a batch as long as they are plain ASCII, the first looked for at unit `at` of the text. Each is folded where it
   * stands in the bytes.
   */
  fill(batch: TokenBatch): void {
    const { froms, sizes, positions, kinds } = batch
    const { byteClasses, byteFolds } = this.#analyzer
    const { bytes, end } = this.#text
    let { count } = batch
    let position = this.nextPosition
    let at = TEXT_START + this.at
    while (count < BATCH_SIZE) {
      while (at < end && byteFolds[bytes[at]!] === 0) at++
      const start = at
      let folded = byteFolds[bytes[at]!]!
      for (; folded > 0; folded = byteFolds[bytes[++at]!]!) bytes[at] = folded
      const found = byteClasses[bytes[at]!]!
      const after = found === SEPARATOR ? at : folded < 0 ? -1 : this.#afterWord(at, found)
      if (after < 0 || at === start || at - start >= MAX_TERM_BYTES) {
        batch.count = count
        const end = bytes[at] === HYPHEN ? this.#addHyphenated(batch, start, at, position) : -1
        if (end < 0) {
          at = start
          break
        }
        at = end
        count = batch.count
        position = positions[count - 1]! + 1
        continue
      }
      froms[count] = start
      sizes[count] = at - start
      positions[count] = position++
      kinds[count++] = TokenKind.WORD
      at = after
    }
    this.at = at - TEXT_START
    this.nextPosition = position
    batch.count = count
  }

  /**
   * Adds `e-mail` and its like, whose first part ends at `at`: the parts, and behind the first the whole. Returns where to go on,
   * or -1, with nothing added, if the compound takes the slow way.
   */
  #addHyphenated(batch: TokenBatch, start: number, at: number, position: number): number {
    const { froms, sizes, positions, kinds } = batch
    const { byteClasses, byteFolds } = this.#analyzer
    const { bytes, room } = this.#text
    const first = batch.count
    if (first + MAX_WHOLE_PARTS >= BATCH_SIZE || room + WORD_ROOM > TEXT_START) return -1
    let whole = room
    let parts = 0
    let from = start
    let after = at
    for (;;) {
      if (parts === MAX_WHOLE_PARTS || whole - room + at - from >= MAX_TERM_BYTES) return -1
      const place = parts === 0 ? first : first + parts + 1
      froms[place] = from
      sizes[place] = at - from
      positions[place] = position + parts++
      kinds[place] = TokenKind.WORD
      while (from < at) bytes[whole++] = bytes[from++]!
      if (bytes[at] !== HYPHEN || byteFolds[bytes[at + 1]!] === 0) break
      from = ++at
      let folded = byteFolds[bytes[at]!]!
      for (; folded > 0; folded = byteFolds[bytes[++at]!]!) bytes[at] = folded
      const found = byteClasses[bytes[at]!]!
      if (folded < 0 || at === from) return -1
      after = found === SEPARATOR || bytes[at] === HYPHEN ? at : this.#afterWord(at, found)
      if (after < 0) return -1
    }
    froms[first + 1] = room
    sizes[first + 1] = whole - room
    positions[first + 1] = position
    kinds[first + 1] = TokenKind.WHOLE
    this.#text.room = whole
    batch.count = first + parts + 1
    return after
  }

  /** Where to go on after an ASCII word that ends at `at`, before a character of class `found`; -1 if that belongs to it. */
  #afterWord(at: number, found: number): number {
    if (found === SUFFIX) return -1
    const { byteClasses, byteFolds, definition } = this.#analyzer
    const { bytes } = this.#text
    // Nothing to join, or a straight quotation mark, which joins Hebrew letters only.
    if (byteFolds[bytes[at + 1]!] === 0 || bytes[at] === QUOTE) return at
    if (found !== APOSTROPHE || !definition.possessive || (bytes[at + 1]! | 32) !== SMALL_S) return -1
    const mark = this.#source.charCodeAt(at - TEXT_START)
    const next = at + 2
    if ((mark !== STRAIGHT_APOSTROPHE && mark !== CURLY_APOSTROPHE) || byteFolds[bytes[next]!] !== 0)
      return -1
    return byteClasses[bytes[next]!] === JOINER && byteFolds[bytes[next + 1]!] !== 0 ? -1 : next
  }
}
