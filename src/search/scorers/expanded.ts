import { BLOCK_SIZE } from '../../codec/packed-block.ts'
import { PostingsReader } from '../../segment/postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { NO_MORE_DOCS, type WindowScorer } from './scorer.ts'
import type { TermWeight } from './term.ts'

const WINDOW_BITS = 11
const WINDOW = 2048

/** A posting list that a query word was expanded to. */
export interface ExpandedList {
  readonly ord: number
  /** 1: as good as the word itself. Less: a typo or a completion, whose occurrences never add up to one. */
  readonly share: number
}

/**
 * The freq of a query word that was expanded: that of its own lists, and less than one for all others together, so that
 * a document with the word itself is never behind one with its neighbours, all else equal.
 */
export function expandedFreq(primary: number, secondary: number): number {
  return primary + secondary / (1 + secondary)
}

interface LongList {
  readonly reader: PostingsReader
  readonly share: number
  block: number
  slot: number
}

/**
 * Documents with any of many words that stand for one, scored as one word. Lists are added up window by window, so
 * that memory doesn't grow with the union.
 */
export class ExpandedScorer implements WindowScorer {
  doc = -1
  readonly cost: number
  readonly #term: TermWeight
  readonly #maxDoc: number
  readonly #long: LongList[] = []
  // Postings of the short lists, sorted by window; freqs of secondary lists are negative.
  readonly #shortDocs: Uint32Array
  readonly #shortFreqs: Float64Array
  readonly #windowStarts: Uint32Array
  readonly #primary = new Float64Array(WINDOW)
  readonly #secondary = new Float64Array(WINDOW)
  readonly #matched = new Uint32Array(WINDOW >>> 5)
  #window = -1

  constructor(
    index: TextIndex,
    lists: readonly ExpandedList[],
    term: TermWeight,
    boosts: readonly number[],
    maxDoc: number,
  ) {
    this.#term = term
    this.#maxDoc = maxDoc
    const docs: number[] = []
    const freqs: number[] = []
    let reader = new PostingsReader(index, boosts)
    let cost = 0
    for (const { ord, share } of lists) {
      reader.open(ord)
      cost += reader.docFreq
      if (reader.docFreq >= BLOCK_SIZE) {
        this.#long.push({ reader, share, block: -1, slot: 0 })
        reader = new PostingsReader(index, boosts)
        continue
      }
      reader.loadBlock(0)
      const listFreqs = reader.freqs()
      for (let slot = 0; slot < reader.count; slot++) {
        docs.push(reader.docs[slot]!)
        freqs.push(share === 1 ? listFreqs[slot]! : -share * listFreqs[slot]!)
      }
    }
    this.cost = cost
    const windows = (maxDoc >>> WINDOW_BITS) + 1
    const starts = new Uint32Array(windows + 1)
    for (const doc of docs) starts[(doc >>> WINDOW_BITS) + 1]!++
    for (let window = 0; window < windows; window++) starts[window + 1]! += starts[window]!
    const next = starts.slice()
    this.#shortDocs = new Uint32Array(docs.length)
    this.#shortFreqs = new Float64Array(docs.length)
    for (let i = 0; i < docs.length; i++) {
      const at = next[docs[i]! >>> WINDOW_BITS]!++
      this.#shortDocs[at] = docs[i]!
      this.#shortFreqs[at] = freqs[i]!
    }
    this.#windowStarts = starts
  }

  next(): number {
    return this.seek(this.doc + 1)
  }

  seek(target: number): number {
    const matched = this.#matched
    for (let from = target; from < this.#maxDoc; from = (this.#window + 1) << WINDOW_BITS) {
      const window = from >>> WINDOW_BITS
      if (window !== this.#window) this.#load(window)
      let at = (from & (WINDOW - 1)) >>> 5
      let word = matched[at]! & (-1 << from)
      while (word === 0 && ++at < matched.length) word = matched[at]!
      if (word !== 0) {
        this.doc = (window << WINDOW_BITS) + (at << 5) + 31 - Math.clz32(word & -word)
        return this.doc
      }
    }
    this.doc = NO_MORE_DOCS
    return NO_MORE_DOCS
  }

  #load(window: number): void {
    this.#window = window
    this.#primary.fill(0)
    this.#secondary.fill(0)
    this.#matched.fill(0)
    const base = window << WINDOW_BITS
    for (let at = this.#windowStarts[window]!; at < this.#windowStarts[window + 1]!; at++) {
      const freq = this.#shortFreqs[at]!
      this.#add(this.#shortDocs[at]! - base, Math.abs(freq), freq > 0)
    }
    for (const list of this.#long) this.#addLong(list, base)
  }

  #add(at: number, freq: number, isPrimary: boolean): void {
    const sums = isPrimary ? this.#primary : this.#secondary
    sums[at]! += freq
    this.#matched[at >>> 5]! |= 1 << at
  }

  #addLong(list: LongList, base: number): void {
    const { reader, share } = list
    const end = base + WINDOW
    const sums = share === 1 ? this.#primary : this.#secondary
    const matched = this.#matched
    const block = reader.findBlock(base, Math.max(0, list.block))
    if (block !== list.block) {
      list.block = block
      list.slot = 0
      if (block < reader.blockCount || reader.tailCount > 0) reader.loadBlock(block)
      else reader.count = 0
    }
    for (;;) {
      const { docs, count } = reader
      const freqs = reader.freqs()
      let slot = list.slot
      for (; slot < count; slot++) {
        const doc = docs[slot]!
        if (doc >= end) break
        if (doc < base) continue
        const at = doc - base
        sums[at]! += share * freqs[slot]!
        matched[at >>> 5]! |= 1 << at
      }
      list.slot = slot
      if (slot < count || list.block >= reader.blockCount) return
      list.block++
      list.slot = 0
      if (list.block === reader.blockCount && reader.tailCount === 0) {
        reader.count = 0
        return
      }
      reader.loadBlock(list.block)
    }
  }

  /** The word's combined freq in the current document. */
  get freq(): number {
    const at = this.doc & (WINDOW - 1)
    return expandedFreq(this.#primary[at]!, this.#secondary[at]!)
  }

  score(): number {
    const { weight, penalties, norms } = this.#term
    const { freq } = this
    return weight * (freq / (freq + penalties[norms[this.doc]!]!))
  }

  accumulate(from: number, to: number, scores: Float64Array, matched: Uint32Array): void {
    if (this.doc < from) this.seek(from)
    while (this.doc < to) {
      const at = this.doc - from
      scores[at]! += this.score()
      matched[at >>> 5]! |= 1 << at
      this.next()
    }
  }

  shallow(): number {
    return NO_MORE_DOCS
  }

  bound(): number {
    return this.#term.weight
  }
}
