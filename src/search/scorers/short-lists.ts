import { Pool } from '../../segment/pool.ts'
import { ShortPostings } from '../../segment/short-postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { WINDOW_BITS } from './scorer.ts'
import { type ExpandedList, ROLES, type WindowSums } from './window-sums.ts'

/** Documents, side by side. */
interface SharedPostings {
  readonly docs: Uint32Array
  /** What each counts for. */
  readonly freqs: Float64Array
  readonly roles: Uint8Array
}

// As many as the short lists of most words have. It is taken for few ones too: to allocate 27 KB was never seen to matter.
const POOLED = 2048
const MOST_KEPT = 12

const pool = /* @__PURE__ */ new Pool<SharedPostings>(MOST_KEPT, () => allocate(POOLED))

// Postings on their way to where they are sorted.
let unsorted: SharedPostings | undefined

function allocate(size: number): SharedPostings {
  return { docs: new Uint32Array(size), freqs: new Float64Array(size), roles: new Uint8Array(size) }
}

/** The postings of many lists of less than a block each, by window of documents. */
export class ShortLists {
  readonly #postings: SharedPostings
  /** The postings of window i are `#starts[i]..#starts[i + 1]`. */
  readonly #starts: Uint32Array

  /** `most` is how many postings the lists have together, in all fields. */
  constructor(
    index: TextIndex,
    lists: readonly ExpandedList[],
    boosts: readonly number[],
    most: number,
    maxDoc: number,
  ) {
    unsorted ??= allocate(POOLED)
    const postings = most <= POOLED ? unsorted : allocate(most)
    const starts = new Uint32Array((maxDoc >>> WINDOW_BITS) + 2)
    const reader = new ShortPostings(index, boosts)
    let count = 0
    for (const { ord, share, role } of lists) {
      const end = reader.read(ord, postings.docs, postings.freqs, count)
      applyShare(postings, count, end, share, ROLES.indexOf(role), starts)
      count = end
    }
    for (let window = 1; window < starts.length; window++) starts[window]! += starts[window - 1]!
    this.#postings = most <= POOLED ? pool.take() : allocate(most)
    this.#starts = starts
    sort(postings, count, this.#postings, starts.slice())
  }

  /** Adds the postings of a window; with `wanted`, only those of documents whose bits are set. */
  addTo({ sums, matched, stride }: WindowSums, window: number, wanted?: Uint32Array): void {
    const { docs, freqs, roles } = this.#postings
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

/** Says of the postings of a list what they count for, and counts them by window, one further on. */
function applyShare(
  { docs, freqs, roles }: SharedPostings,
  from: number,
  to: number,
  share: number,
  role: number,
  counts: Uint32Array,
): void {
  for (let at = from; at < to; at++) {
    freqs[at]! *= share
    roles[at] = role
    counts[(docs[at]! >>> WINDOW_BITS) + 1]!++
  }
}

/** Sorts postings by window, keeping the order within each; `next` says where the next one of each goes. */
function sort(
  { docs, freqs, roles }: SharedPostings,
  count: number,
  sorted: SharedPostings,
  next: Uint32Array,
): void {
  for (let i = 0; i < count; i++) {
    const at = next[docs[i]! >>> WINDOW_BITS]!++
    sorted.docs[at] = docs[i]!
    sorted.freqs[at] = freqs[i]!
    sorted.roles[at] = roles[i]!
  }
}
