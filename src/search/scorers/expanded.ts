import { BLOCK_SIZE } from '../../codec/packed-block.ts'
import { Pool } from '../../segment/pool.ts'
import { PostingsReader } from '../../segment/postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { NO_MORE_DOCS, type WindowScorer } from './scorer.ts'
import { ShortLists } from './short-lists.ts'
import type { TermWeight } from './term.ts'

export const WINDOW_BITS = 11
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

// Sums are kept side by side for each document of the window, in this order.
const ROLES: readonly ListRole[] = ['own', 'completion', 'typo']
const ROLE_COUNT = 3
const COMPLETION = 1
const TYPO = 2

/** The sums of a window: 0 in all places but those of the bits that are set in `matched`. */
interface WindowSums {
  readonly sums: Float64Array
  readonly matched: Uint32Array
}

// 50 KB each: enough for the words that people type.
const MOST_KEPT = 12

const pool = /* @__PURE__ */ new Pool<WindowSums>(MOST_KEPT, () => ({
  sums: new Float64Array(ROLE_COUNT * WINDOW),
  matched: new Uint32Array(WINDOW >>> 5),
}))

interface LongList {
  readonly reader: PostingsReader
  readonly share: number
  readonly role: number
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
  readonly #short: ShortLists
  // Whether all lists are the word's own, so that sums are freqs.
  readonly #isPlain: boolean
  readonly #sums: Float64Array
  readonly #matched: Uint32Array
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
    this.#isPlain = lists.every(({ role }) => role === 'own')
    const { sums, matched } = pool.take()
    this.#sums = sums
    this.#matched = matched
    let cost = 0
    let shortCount = 0
    const short: ExpandedList[] = []
    for (const list of lists) {
      const docFreq = index.docFreq(list.ord)
      cost += docFreq
      if (docFreq < BLOCK_SIZE) {
        short.push(list)
        shortCount += docFreq
        continue
      }
      const reader = new PostingsReader(index, boosts)
      reader.open(list.ord)
      this.#long.push({ reader, share: list.share, role: ROLES.indexOf(list.role), block: -1, slot: 0 })
    }
    this.cost = cost
    this.#short = new ShortLists(shortCount, maxDoc, WINDOW_BITS)
    const reader = new PostingsReader(index, boosts)
    for (const { ord, share, role } of short) this.#short.add(reader, ord, share, ROLES.indexOf(role))
    this.#short.sort()
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
    this.#clear()
    const base = window << WINDOW_BITS
    const sums = this.#sums
    const matched = this.#matched
    const { docs, freqs, roles, starts } = this.#short
    for (let i = starts[window]!, end = starts[window + 1]!; i < end; i++) {
      const at = docs[i]! - base
      sums[ROLE_COUNT * at + roles[i]!]! += freqs[i]!
      matched[at >>> 5]! |= 1 << at
    }
    for (const list of this.#long) this.#addLong(list, base)
  }

  #clear(): void {
    const sums = this.#sums
    const matched = this.#matched
    for (let word = 0; word < matched.length; word++) {
      let bits = matched[word]!
      if (bits === 0) continue
      matched[word] = 0
      for (; bits !== 0; bits &= bits - 1) {
        const at = ROLE_COUNT * ((word << 5) + 31 - Math.clz32(bits & -bits))
        sums[at] = 0
        sums[at + COMPLETION] = 0
        sums[at + TYPO] = 0
      }
    }
  }

  #addLong(list: LongList, base: number): void {
    const { reader, share, role } = list
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
      let slot = list.slot
      // A block that begins after the window is not asked for its freqs yet.
      const freqs = slot < count && docs[slot]! < end ? reader.freqs() : undefined
      for (; freqs && slot < count; slot++) {
        const doc = docs[slot]!
        if (doc >= end) break
        if (doc < base) continue
        const at = doc - base
        sums[ROLE_COUNT * at + role]! += share * freqs[slot]!
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
    return this.#freqAt(ROLE_COUNT * (this.doc & (WINDOW - 1)))
  }

  #freqAt(at: number): number {
    const sums = this.#sums
    if (this.#isPlain) return sums[at]!
    return expandedFreq(sums[at]!, sums[at + COMPLETION]!, sums[at + TYPO]!, this.#term.typoFreq)
  }

  score(): number {
    const { weight, penalties, norms } = this.#term
    const { freq } = this
    return weight * (freq / (freq + penalties[norms[this.doc]!]!))
  }

  accumulate(from: number, to: number, scores: Float64Array, matched: Uint32Array): void {
    if (this.doc < from) this.seek(from)
    const { weight, penalties, norms } = this.#term
    const own = this.#matched
    while (this.doc < to) {
      const base = this.#window << WINDOW_BITS
      const end = Math.min(to, base + WINDOW)
      const first = this.doc - base
      let bits = own[first >>> 5]! & (-1 << first)
      for (let word = first >>> 5; ; bits = own[word]!) {
        for (; bits !== 0; bits &= bits - 1) {
          const inWindow = (word << 5) + 31 - Math.clz32(bits & -bits)
          const doc = base + inWindow
          if (doc >= end) break
          const freq = this.#freqAt(ROLE_COUNT * inWindow)
          const at = doc - from
          scores[at]! += weight * (freq / (freq + penalties[norms[doc]!]!))
          matched[at >>> 5]! |= 1 << at
        }
        if (base + (++word << 5) >= end) break
      }
      this.seek(end)
    }
  }

  shallow(): number {
    return NO_MORE_DOCS
  }

  bound(): number {
    return this.#term.weight
  }
}
