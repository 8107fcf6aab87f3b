import { Interner, RECORD } from '../analysis/interner.ts'
import { decodeTerm, encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import { TokenKind } from '../analysis/token.ts'
import { TokenBatch } from '../analysis/token-batch.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import { GrowingArray } from '../codec/growing-array.ts'
import type { TextGroup } from '../schema/layout.ts'
import { TokenLists } from './token-lists.ts'

/** Left between two values of a field, so that no phrase matches across them. */
export const POSITION_GAP = 100

// What a word's record holds besides its first bytes. What every token needs is in the first twelve entries: glibc starts
// large arrays sixteen bytes into a cache line, so that the last four are in the next one.
/** The number of its stem + 1 if it stands in a text; 0 if it is only the stem of others. */
export const STEM = 4
/** Its number among the words of its stem, in the order in which they came. */
export const SURFACE = 5
/** Documents that have it. */
export const DOC_COUNT = 6
/** The last document + 1 in which it was seen. */
const LAST_SEEN = 7
/** Of a word that is a stem: the head of the list of the tokens that lead to it, LIST_HEAD entries, and how many words do. */
export const TOKENS = 8
export const SURFACE_COUNT = 15

/**
 * Collects the words of one group of text fields, in the order of documents, as flat arrays of numbers.
 *
 * Words are interned: folding and stemming are done once per distinct word. Surface words and stems share one
 * numbering, since most stems are surface words too.
 */
export class TextAccumulator {
  readonly words = new Interner()
  /** The tokens of each word that is a stem. A run is a document times 2^fieldBits, plus the field. */
  readonly lists = new TokenLists()
  readonly fieldBits: number
  tokenCount = 0
  /** Words by document, a row a field. */
  readonly lengths: readonly GrowingArray[]

  readonly #stream: TokenStream
  readonly #batch: TokenBatch
  readonly #stem = new Uint8Array(MAX_TERM_BYTES + 16)
  readonly #stemView = new DataView(this.#stem.buffer)

  constructor(group: TextGroup) {
    this.#stream = new TokenStream(group.analyzer)
    this.#batch = new TokenBatch(this.words)
    this.lengths = group.fields.map(() => new GrowingArray())
    this.fieldBits = 32 - Math.clz32(group.fields.length - 1)
  }

  /** Adds the values that a document has in a field; documents ascend, and fields within a document. */
  add(doc: number, field: number, values: readonly string[]): void {
    const stream = this.#stream
    const batch = this.#batch
    const run = (doc << this.fieldBits) | field
    let length = 0
    let start = 0
    for (let i = 0; i < values.length; i++) {
      stream.reset(values[i]!, start)
      for (stream.fill(batch); batch.count > 0; stream.fill(batch)) {
        length += this.#addTokens(doc, run)
        this.tokenCount += batch.count
      }
      if (stream.nextPosition > start) start = stream.nextPosition + POSITION_GAP
    }
    this.lengths[field]!.set(doc, length)
  }

  /** Adds the tokens of the batch to the lists of their stems; returns how many of them count for the length. */
  #addTokens(doc: number, run: number): number {
    const { lists } = this
    const { count, words, positions, kinds } = this.#batch
    let { records } = this.words
    let length = 0
    for (let i = 0; i < count; i++) {
      const at = words[i]! * RECORD
      // New, or only a stem before.
      if (records[at + STEM] === 0) {
        this.#learn(words[i]!)
        // There may be more by now.
        records = this.words.records
      }
      // Whether the word was seen in the document can't be foretold, so nothing branches on it: -1 if not, 0 if so.
      const isNew = (records[at + LAST_SEEN]! - doc - 1) >> 31
      records[at + DOC_COUNT]! -= isNew
      records[at + LAST_SEEN] = doc + 1
      const head = (records[at + STEM]! - 1) * RECORD + TOKENS
      lists.push(records, head, run, positions[i]!, records[at + SURFACE]!)
      const kind = kinds[i]!
      if (kind !== TokenKind.WHOLE && kind !== TokenKind.BIGRAM) length++
    }
    return length
  }

  /** Learns the stem of a word. */
  #learn(word: number): void {
    const { bytes, starts } = this.words
    const surface = decodeTerm(bytes, starts[word]!, starts[word + 1]! - starts[word]!)
    const term = this.#stream.analyzer.stem(surface)
    const stem =
      term === surface ? word : this.words.intern(this.#stem, this.#stemView, 0, encodeTerm(term, this.#stem))
    const { records } = this.words
    records[word * RECORD + STEM] = stem + 1
    records[word * RECORD + SURFACE] = records[stem * RECORD + SURFACE_COUNT]!++
  }
}
