import type { Analyzer } from './analyzer.ts'
import { SEPARATOR, SUFFIX } from './char-class.ts'
import { BYTE_MASKS, hashBytes, hashFour } from './interner.ts'
import { PlainCompounds } from './plain-compounds.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { TEXT_START, type TextBytes } from './text-bytes.ts'
import { TokenKind } from './token.ts'
import { BATCH_SIZE, type TokenBatch } from './token-batch.ts'

// In each of four bytes: all bits but the highest, that, and the one that tells a small letter from a capital.
const LOW_BITS = 0x7f7f7f7f
const HIGH_BITS = -0x7f7f7f80
const CASE_BITS = 0x20202020
// What brings a byte's highest bit about if it is not below a character: 128 less it.
const NOT_BELOW_A = 0x1f1f1f1f
const BEYOND_Z = 0x05050505
const NOT_BELOW_0 = 0x50505050
const BEYOND_9 = 0x46464646

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
  // Of the word that was read last.
  #wordEnd = TEXT_START
  #hash = 0

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
   * Interns words and adds them to a batch as long as they are plain ASCII, the first looked for at unit `at` of the text. Each is
   * folded where it stands in the bytes.
   */
  fill(batch: TokenBatch): void {
    while (this.#addSeparate(batch) && this.#addJoined(batch));
  }

  /**
   * Adds words with nothing joined to them, and says whether it stopped before another one, which starts at `at` and whose letters
   * end at `#wordEnd`. What is rare is done elsewhere: compiled code is thrown away when it first comes to what wasn't met before.
   */
  #addSeparate(batch: TokenBatch): boolean {
    const { interner, words, positions, kinds } = batch
    const { byteClasses, byteFolds, foldsAscii } = this.#analyzer
    const { bytes, view, end } = this.#text
    let { count } = batch
    let position = this.nextPosition
    let at = TEXT_START + this.at
    let start = at
    while (count < BATCH_SIZE) {
      while (at < end && byteFolds[bytes[at]!] === 0) at++
      start = at
      at = foldsAscii ? this.#foldAscii(start) : this.#foldByTable(start)
      const found = byteClasses[bytes[at]!]!
      const isSeparate = found === SEPARATOR || (found !== SUFFIX && byteFolds[bytes[at + 1]!] === 0)
      if (at === start || byteFolds[bytes[at]!] !== 0 || !isSeparate || at - start >= MAX_TERM_BYTES) break
      words[count] = interner.internHashed(bytes, view, start, at - start, this.#hash)
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

  /** Folds and hashes a word, or what it may have at the most, and returns where it ends: four bytes at a time. */
  #foldAscii(start: number): number {
    const { view } = this.#text
    let at = start
    let hash = 0
    for (;;) {
      const four = view.getInt32(at, true)
      const ascii = four & LOW_BITS
      const lower = ascii | CASE_BITS
      // In a sum, the highest bit of a byte says that the byte is not below some character.
      const letters = (lower + NOT_BELOW_A) & ~(lower + BEYOND_Z) & ~four & HIGH_BITS
      const digits = (ascii + NOT_BELOW_0) & ~(ascii + BEYOND_9) & ~four & HIGH_BITS
      const folded = four | (letters >>> 2)
      const others = (letters | digits) ^ HIGH_BITS
      // Of the next word, what is folded with this one won't change any more.
      view.setInt32(at, folded, true)
      if (others !== 0) {
        // How many of the four come before another character.
        const rest = (31 - Math.clz32(others & -others)) >>> 3
        this.#hash = rest > 0 ? hashFour(hash, folded & BYTE_MASKS[rest]!) : hash
        return at + rest
      }
      hash = hashFour(hash, folded)
      at += 4
      if (at - start >= MAX_TERM_BYTES) return at
    }
  }

  #foldByTable(start: number): number {
    const end = this.#text.fold(start, start + MAX_TERM_BYTES, this.#analyzer.byteFolds)
    this.#hash = hashBytes(this.#text.view, start, end - start)
    return end
  }

  /** Adds the word that `#addSeparate` stopped before, if it is plain all the same. */
  #addJoined(batch: TokenBatch): boolean {
    const start = TEXT_START + this.at
    if (this.#wordEnd === start) return false
    const after = this.#compounds.add(batch, start, this.#wordEnd, this.nextPosition)
    if (after < 0) return false
    this.at = after - TEXT_START
    this.nextPosition = batch.positions[batch.count - 1]! + 1
    return true
  }
}
