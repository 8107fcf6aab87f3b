import { Interner } from '../analysis/interner.ts'
import { TokenKind } from '../analysis/token.ts'
import { encodeTerm, hashTerm, MAX_TERM_BYTES, TokenStream } from '../analysis/tokenizer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import type { TextGroup } from '../schema/layout.ts'

/** Left between two values of a field, so that no phrase matches across them. */
export const POSITION_GAP = 100

/** What is kept of a word, side by side in `records`, so that a token touches one cache line. */
export const WORD_RECORD = 4
/** The number of its stem + 1 if it stands in a text; 0 if it is only the stem of others. */
export const STEM = 0
/** Documents that have it. */
export const DOC_COUNT = 1
/** How often it stands in all of them. */
export const TOKEN_COUNT = 2
/** The last document + 1 in which it was seen. */
const LAST_SEEN = 3

/**
 * Collects the words of one group of text fields, in the order of documents, as flat arrays of numbers.
 *
 * Words are interned: folding and stemming are done once per distinct word, and a token is two numbers. Surface words
 * and stems share one numbering, since most stems are surface words too.
 */
export class TextAccumulator {
  readonly words = new Interner()
  /** WORD_RECORD entries a word. */
  readonly records = new GrowingArray()
  /** One entry a token: its surface word and its position. */
  readonly tokens = new GrowingArray()
  readonly positions = new GrowingArray()
  /** One entry for each text of a field: whose tokens end at `runEnds[i]`. */
  readonly runDocs = new GrowingArray()
  readonly runFields = new GrowingArray()
  readonly runEnds = new GrowingArray()
  /** Words by document, a row a field. */
  readonly lengths: readonly GrowingArray[]

  readonly #stream: TokenStream
  readonly #scratch = new Uint8Array(MAX_TERM_BYTES + 8)

  constructor(group: TextGroup) {
    this.#stream = new TokenStream(group.analyzer)
    this.lengths = group.fields.map(() => new GrowingArray())
  }

  /** Adds the values that a document has in a field; documents ascend, and fields within a document. */
  add(doc: number, field: number, values: readonly string[]): void {
    const stream = this.#stream
    const { words, tokens, positions } = this
    let records = this.records.values
    let length = 0
    let start = 0
    for (let i = 0; i < values.length; i++) {
      stream.reset(values[i]!, start)
      while (stream.next()) {
        const word = words.intern(stream.bytes, stream.size, stream.hash)
        const at = word * WORD_RECORD
        // A word that is new, or was only a stem before, holds 0 or lies beyond the end.
        if (!(records[at + STEM]! > 0)) {
          this.#learn(word)
          records = this.records.values
        }
        records[at + TOKEN_COUNT]!++
        if (records[at + LAST_SEEN] !== doc + 1) {
          records[at + LAST_SEEN] = doc + 1
          records[at + DOC_COUNT]!++
        }
        tokens.push(word)
        positions.push(stream.position)
        const { kind } = stream
        if (kind !== TokenKind.WHOLE && kind !== TokenKind.BIGRAM) length++
      }
      if (stream.nextPosition > start) start = stream.nextPosition + POSITION_GAP
    }
    this.lengths[field]!.set(doc, length)
    if (length === 0) return
    this.runDocs.push(doc)
    this.runFields.push(field)
    this.runEnds.push(tokens.length)
  }

  #learn(word: number): void {
    const surface = this.#stream.text
    const term = this.#stream.analyzer.stem(surface)
    let stem = word
    if (term !== surface) {
      const size = encodeTerm(term, this.#scratch)
      stem = this.words.intern(this.#scratch, size, hashTerm(this.#scratch, size))
    }
    this.records.reach(this.words.size * WORD_RECORD - 1)
    this.records.values[word * WORD_RECORD + STEM] = stem + 1
  }
}
