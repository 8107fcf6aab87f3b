import { Interner } from '../analysis/interner.ts'
import { TokenKind } from '../analysis/token.ts'
import { encodeTerm, hashTerm, MAX_TERM_BYTES, TokenStream } from '../analysis/tokenizer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import type { TextGroup } from '../schema/layout.ts'

/** Left between two values of a field, so that no phrase matches across them. */
export const POSITION_GAP = 100

/**
 * Collects the words of one group of text fields, in the order of documents, as flat arrays of numbers.
 *
 * Words are interned: tokenizing, folding and stemming are done once per distinct word, and a token is three numbers.
 * Surface words and stems share one numbering, since most stems are surface words too.
 */
export class TextAccumulator {
  readonly words = new Interner()
  /** For each word, its stem's number + 1 if it stands in a text; 0 if it is only the stem of others. */
  readonly stems = new GrowingArray()
  /** Documents that have the word, a surface word. */
  readonly docCounts = new GrowingArray()
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
  // The last document + 1 in which each word was seen.
  readonly #lastSeen = new GrowingArray()
  readonly #scratch = new Uint8Array(MAX_TERM_BYTES + 8)

  constructor(group: TextGroup) {
    this.#stream = new TokenStream(group.analyzer)
    this.lengths = group.fields.map(() => new GrowingArray())
  }

  /** Adds the values that a document has in a field; documents ascend, and fields within a document. */
  add(doc: number, field: number, values: readonly string[]): void {
    const stream = this.#stream
    const { words, tokens, positions, docCounts } = this
    const lastSeen = this.#lastSeen
    let length = 0
    let start = 0
    for (let i = 0; i < values.length; i++) {
      stream.reset(values[i]!, start)
      while (stream.next()) {
        const word = words.intern(stream.bytes, stream.size, stream.hash)
        // A word that is new, or was only a stem before, holds 0 or lies beyond the end.
        if (!(this.stems.values[word]! > 0)) this.#learn(word)
        if (lastSeen.values[word] !== doc + 1) {
          lastSeen.values[word] = doc + 1
          docCounts.values[word]!++
        }
        tokens.push(word)
        positions.push(stream.position)
        if (stream.kind !== TokenKind.WHOLE && stream.kind !== TokenKind.BIGRAM) length++
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
    const last = this.words.size - 1
    for (const array of [this.stems, this.docCounts, this.#lastSeen]) array.reach(last)
    this.stems.values[word] = stem + 1
  }
}
