import { ShortPostings } from '../../segment/short-postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { WINDOW_BITS } from './scorer.ts'
import type { WindowSums } from './window-sums.ts'

/** The postings of many lists of less than a block each, by window of documents. */
export class ShortLists {
  #docs: Uint32Array
  /** What each posting counts for. */
  #freqs: Float64Array
  #roles: Uint8Array
  /** The postings of window i are `#starts[i]..#starts[i + 1]`. */
  readonly #starts: Uint32Array
  readonly #reader: ShortPostings
  #count = 0

  /** Room for so many postings. */
  constructor(index: TextIndex, boosts: readonly number[], most: number, maxDoc: number) {
    this.#docs = new Uint32Array(most)
    this.#freqs = new Float64Array(most)
    this.#roles = new Uint8Array(most)
    this.#starts = new Uint32Array((maxDoc >>> WINDOW_BITS) + 2)
    this.#reader = new ShortPostings(index, boosts)
  }

  add(ord: number, share: number, role: number): void {
    const docs = this.#docs
    const freqs = this.#freqs
    const roles = this.#roles
    const starts = this.#starts
    const start = this.#count
    const end = this.#reader.read(ord, docs, freqs, start)
    for (let at = start; at < end; at++) {
      freqs[at]! *= share
      roles[at] = role
      starts[(docs[at]! >>> WINDOW_BITS) + 1]!++
    }
    this.#count = end
  }

  /** Sorts what was added by window, keeping the order within each. */
  sort(): void {
    const docs = this.#docs
    const freqs = this.#freqs
    const roles = this.#roles
    const starts = this.#starts
    const count = this.#count
    for (let window = 1; window < starts.length; window++) starts[window]! += starts[window - 1]!
    const next = starts.slice()
    const sortedDocs = new Uint32Array(count)
    const sortedFreqs = new Float64Array(count)
    const sortedRoles = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      const at = next[docs[i]! >>> WINDOW_BITS]!++
      sortedDocs[at] = docs[i]!
      sortedFreqs[at] = freqs[i]!
      sortedRoles[at] = roles[i]!
    }
    this.#docs = sortedDocs
    this.#freqs = sortedFreqs
    this.#roles = sortedRoles
  }

  /** Adds the postings of a window; with `wanted`, only those of documents whose bits are set. */
  addTo({ sums, matched, stride }: WindowSums, window: number, wanted?: Uint32Array): void {
    const docs = this.#docs
    const freqs = this.#freqs
    const roles = this.#roles
    const base = window << WINDOW_BITS
    for (let i = this.#starts[window]!, end = this.#starts[window + 1]!; i < end; i++) {
      const at = docs[i]! - base
      if (wanted && (wanted[at >>> 5]! & (1 << at)) === 0) continue
      sums[stride * at + roles[i]!]! += freqs[i]!
      matched[at >>> 5]! |= 1 << at
    }
  }

  /** The first window from this one on that has a posting; beyond the last where none has. */
  nextWindow(window: number): number {
    const starts = this.#starts
    let next = window
    while (next + 1 < starts.length && starts[next] === starts[next + 1]) next++
    return next
  }
}
