import type { Analyzer } from './analyzer.ts'
import { SEPARATOR, SUFFIX } from './char-class.ts'
import { hashByte, type Interner } from './interner.ts'
import { PlainCompounds } from './plain-compounds.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { TEXT_START, type TextBytes } from './text-bytes.ts'
import { TokenKind } from './token.ts'
import { BATCH_SIZE, type TokenBatch } from './token-batch.ts'

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
  readonly #compounds: PlainCompounds
  #wordEnd = TEXT_START

  constructor(analyzer: Analyzer, text: TextBytes) {
    this.#analyzer = analyzer
    this.#text = text
    this.#compounds = new PlainCompounds(analyzer, text)
  }

  /** Turns to a text, which is written as bytes. */
  reset(source: string): void {
    this.#compounds.reset(source)
    this.#text.write(source, this.#analyzer)
  }

  /**
   * Interns words and adds them to a batch as long as they are plain ASCII, the first looked for at unit `at` of the text. Each is folded where it
   * stands in the bytes.
   */
  fill(batch: TokenBatch, interner: Interner): void {
    while (this.#addSeparate(batch, interner) && this.#addJoined(batch, interner));
  }

  /**
   * Adds words with nothing joined to them, and says whether it stopped before another one, which starts at `at` and whose letters
   * end at `#wordEnd`. What is rare is done elsewhere: compiled code is thrown away when it first comes to what wasn't met before.
   */
  #addSeparate(batch: TokenBatch, interner: Interner): boolean {
    const { words, positions, kinds } = batch
    const { byteClasses, byteFolds } = this.#analyzer
    const { bytes, view, end } = this.#text
    let { count } = batch
    let position = this.nextPosition
    let at = TEXT_START + this.at
    let start = at
    while (count < BATCH_SIZE) {
      while (at < end && byteFolds[bytes[at]!] === 0) at++
      start = at
      let hash = 0
      let folded = byteFolds[bytes[at]!]!
      for (; folded > 0; folded = byteFolds[bytes[++at]!]!) {
        bytes[at] = folded
        hash = hashByte(hash, folded)
      }
      const found = byteClasses[bytes[at]!]!
      const isSeparate = found === SEPARATOR || (found !== SUFFIX && byteFolds[bytes[at + 1]!] === 0)
      if (at === start || folded < 0 || !isSeparate || at - start >= MAX_TERM_BYTES) break
      words[count] = interner.internHashed(bytes, view, start, at - start, hash)
      positions[count] = position++
      kinds[count++] = TokenKind.WORD
      start = at
    }
    this.at = start - TEXT_START
    this.#wordEnd = at
    this.nextPosition = position
    batch.count = count
    return count < BATCH_SIZE
  }

  /** Adds the word that `#addSeparate` stopped before, if it is plain all the same. */
  #addJoined(batch: TokenBatch, interner: Interner): boolean {
    const start = TEXT_START + this.at
    if (this.#wordEnd === start) return false
    const after = this.#compounds.add(batch, interner, start, this.#wordEnd, this.nextPosition)
    if (after < 0) return false
    this.at = after - TEXT_START
    this.nextPosition = batch.positions[batch.count - 1]! + 1
    return true
  }
}
