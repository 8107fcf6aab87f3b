import { BLOCK_SIZE } from '../../codec/packed-block.ts'
import { PostingsReader } from '../../segment/postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { NO_MORE_DOCS, type WindowScorer } from './scorer.ts'
import type { TermWeight } from './term.ts'

const WINDOW_BITS = 11
const WINDOW = 2048

/** What a posting list is to the word of the query: its own, that of a word it begins, or that of one like it. */
export type ListRole = 'own' | 'completion' | 'typo'

/** What one occurrence of a completion counts for. */
export const COMPLETION_SHARE = 0.75

/** A posting list that a query word was expanded to. */
export interface ExpandedList {
  readonly ord: number
  readonly role: ListRole
  /** What one occurrence counts for: 1 in the word's own lists. */
  readonly share: number
}

/**
 * The freq of a query word that was expanded. Beside its own lists, completions and typos together count for less than
 * one occurrence; typos alone for less than `typoFreq`, which is so little that no document scores as high by them as
 * any does by the word itself.
 */
export function expandedFreq(own: number, completed: number, mistyped: number, typoFreq: number): number {
  const others = completed + mistyped
  return own + completed > 0 ? own + others / (1 + others) : (typoFreq * mistyped) / (1 + mistyped)
}

// Where the sums of each role begin.
const ROLE_AT: Readonly<Record<ListRole, number>> = { own: 0, completion: 2048, typo: 4096 }

interface LongList {
  readonly reader: PostingsReader
  readonly share: number
  readonly roleAt: number
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
  // Postings of the short lists, sorted by window.
  readonly #shortDocs: Uint32Array
  readonly #shortFreqs: Float64Array
  readonly #shortRoles: Uint16Array
  readonly #windowStarts: Uint32Array
  // Of the window, the freqs of each role.
  readonly #sums = new Float64Array(3 * WINDOW)
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
    const roles: number[] = []
    let reader = new PostingsReader(index, boosts)
    let cost = 0
    for (const { ord, role, share } of lists) {
      reader.open(ord)
      cost += reader.docFreq
      if (reader.docFreq >= BLOCK_SIZE) {
        this.#long.push({ reader, share, roleAt: ROLE_AT[role], block: -1, slot: 0 })
        reader = new PostingsReader(index, boosts)
        continue
      }
      reader.loadBlock(0)
      const listFreqs = reader.freqs()
      for (let slot = 0; slot < reader.count; slot++) {
        docs.push(reader.docs[slot]!)
        freqs.push(share * listFreqs[slot]!)
        roles.push(ROLE_AT[role])
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
    this.#shortRoles = new Uint16Array(docs.length)
    for (let i = 0; i < docs.length; i++) {
      const at = next[docs[i]! >>> WINDOW_BITS]!++
      this.#shortDocs[at] = docs[i]!
      this.#shortFreqs[at] = freqs[i]!
      this.#shortRoles[at] = roles[i]!
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
    const sums = this.#sums.fill(0)
    const matched = this.#matched.fill(0)
    const base = window << WINDOW_BITS
    for (let i = this.#windowStarts[window]!; i < this.#windowStarts[window + 1]!; i++) {
      const at = this.#shortDocs[i]! - base
      sums[this.#shortRoles[i]! + at]! += this.#shortFreqs[i]!
      matched[at >>> 5]! |= 1 << at
    }
    for (const list of this.#long) this.#addLong(list, base)
  }

  #addLong(list: LongList, base: number): void {
    const { reader, share, roleAt } = list
    const end = base + WINDOW
    const sums = this.#sums
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
        sums[roleAt + at]! += share * freqs[slot]!
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
    const sums = this.#sums
    const completed = sums[ROLE_AT.completion + at]!
    return expandedFreq(sums[at]!, completed, sums[ROLE_AT.typo + at]!, this.#term.typoFreq)
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
