import { Pool } from '../../segment/pool.ts'
import { WINDOW } from './scorer.ts'

/** What a posting list is to the word of the query: its own, that of a word it begins, or that of one like it. */
export type ListRole = 'own' | 'completion' | 'typo'

// A document's sums stand side by side, in this order.
export const ROLES: readonly ListRole[] = ['own', 'completion', 'typo']
const ROLE_COUNT = 3
export const COMPLETION = 1
export const TYPO = 2

/** A posting list that a query word was expanded to. */
export interface ExpandedList {
  readonly ord: number
  readonly role: ListRole
  /** What one occurrence counts for: 1 in the word's own lists. */
  readonly share: number
}

/**
 * What the posting lists of a word add up to in each document of a window: `sums[stride * at + role]`, 0 in all places but
 * those of the bits that are set in `matched`.
 */
export interface WindowSums {
  readonly sums: Float64Array
  readonly matched: Uint32Array
  /** ROLE_COUNT, or 1 where all lists have the first role: a third of the memory to go through. */
  stride: number
}

// 50 KB each: enough for the words that people type.
const MOST_KEPT = 12

const pool = /* @__PURE__ */ new Pool<WindowSums>(MOST_KEPT, () => ({
  sums: new Float64Array(ROLE_COUNT * WINDOW),
  matched: new Uint32Array(WINDOW >>> 5),
  stride: 1,
}))

/** Sums of nothing, until the search is over. `isPlain`: for lists of the first role only. */
export function windowSums(isPlain: boolean): WindowSums {
  const taken = pool.take()
  clearSums(taken)
  taken.stride = isPlain ? 1 : ROLE_COUNT
  return taken
}

/** Sets all to 0. */
export function clearSums({ sums, matched, stride }: WindowSums): void {
  for (let word = 0; word < matched.length; word++) {
    let bits = matched[word]!
    if (bits === 0) continue
    matched[word] = 0
    for (; bits !== 0; bits &= bits - 1) {
      const at = stride * ((word << 5) + 31 - Math.clz32(bits & -bits))
      sums[at] = 0
      if (stride === 1) continue
      sums[at + COMPLETION] = 0
      sums[at + TYPO] = 0
    }
  }
}
