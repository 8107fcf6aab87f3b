import { BLOCK_SIZE } from '../../codec/packed-block.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { LongList } from './long-list.ts'
import { NO_MORE_DOCS, WINDOW_BITS } from './scorer.ts'
import { ShortLists } from './short-lists.ts'
import { type ExpandedList, ROLES, type WindowSums } from './window-sums.ts'

/** Some of the lists of a word, added up together: short ones first, then long ones, as they come. */
export class ListGroup {
  /** Postings of all lists, and of the longest. */
  readonly cost: number
  readonly longest: number
  readonly #short: ShortLists | undefined
  readonly #long: LongList[] = []

  constructor(index: TextIndex, lists: readonly ExpandedList[], boosts: readonly number[], maxDoc: number) {
    let cost = 0
    let longest = 0
    let shortCount = 0
    const short: ExpandedList[] = []
    for (const list of lists) {
      const docFreq = index.docFreq(list.ord)
      cost += docFreq
      if (docFreq > longest) longest = docFreq
      if (docFreq < BLOCK_SIZE) {
        short.push(list)
        shortCount += docFreq
      } else this.#long.push(new LongList(index, boosts, list.ord, list.share, ROLES.indexOf(list.role)))
    }
    this.cost = cost
    this.longest = longest
    if (short.length === 0) return
    this.#short = new ShortLists(index, short, boosts, shortCount, maxDoc)
  }

  addTo(sums: WindowSums, window: number, wanted: Uint32Array | undefined): void {
    this.#short?.addTo(sums, window, wanted)
    for (const list of this.#long) list.addTo(sums, window << WINDOW_BITS, wanted)
  }

  /** The first window from this one on that may have a document; beyond any where none has. */
  nextWindow(window: number): number {
    if (this.#long.length > 0) return window
    return this.#short ? this.#short.nextWindow(window) : NO_MORE_DOCS >>> WINDOW_BITS
  }
}
