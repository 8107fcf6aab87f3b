import { Pool } from '../../segment/pool.ts'
import { WINDOW } from './scorer.ts'

/** What a posting list is to the word of the query: its own, that of a word it begins, or that of one like it. */
export type ListRole = 'own' | 'completion' | 'typo'

// A document's sums stand side by side, in this order.
export const ROLES: readonly ListRole[] = ['own', 'completion', 'typo']
export const ROLE_COUNT = 3
export const COMPLETION = 1
export const TYPO = 2

/**
 * What the posting lists of a word add up to in each document of a window: `sums[ROLE_COUNT * at + role]`, 0 in all places
 * but those of the bits that are set in `matched`.
 */
export interface WindowSums {
  readonly sums: Float64Array
  readonly matched: Uint32Array
}

// 50 KB each: enough for the words that people type.
const MOST_KEPT = 12

const pool = /* @__PURE__ */ new Pool<WindowSums>(MOST_KEPT, () => ({
  sums: new Float64Array(ROLE_COUNT * WINDOW),
  matched: new Uint32Array(WINDOW >>> 5),
}))

/** Sums until the search is over, as the last search left them. */
export function windowSums(): WindowSums {
  return pool.take()
}

/** Sets all to 0. */
export function clearSums({ sums, matched }: WindowSums): void {
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
