/** Neighbouring segments of one level that are merged together. */
export const MERGE_FACTOR = 8
/** A segment with a larger share of deleted documents is written anew, with or without its neighbours. */
const MAX_DELETED_SHARE = 0.33

export interface SegmentSize {
  readonly numDocs: number
  readonly maxDoc: number
}

/**
 * Which run of neighbours to merge next, as `[start, end)`, or undefined where none is due.
 *
 * Levels are powers of MERGE_FACTOR. Once so many of one level have nothing larger after them, they become, with all that
 * is newer, one of a higher level: a document is rewritten once a level, so n documents cost O(n log n), however they
 * come. Only neighbours are merged, so that documents keep the order in which they were added.
 */
export function findMerge(segments: readonly SegmentSize[]): [start: number, end: number] | undefined {
  const levels = segments.map(levelOf)
  for (let level = 0; level <= Math.max(...levels); level++) {
    let start = levels.length
    let count = 0
    for (let i = start - 1; i >= 0 && levels[i]! <= level; i--) {
      if (levels[i] !== level) continue
      start = i
      count++
    }
    if (count >= MERGE_FACTOR) return [start, levels.length]
  }
  const sparse = segments.findIndex(({ numDocs, maxDoc }) => maxDoc - numDocs > maxDoc * MAX_DELETED_SHARE)
  return sparse < 0 ? undefined : [sparse, sparse + 1]
}

function levelOf({ numDocs }: SegmentSize): number {
  let level = 0
  for (let size = MERGE_FACTOR; size <= numDocs; size *= MERGE_FACTOR) level++
  return level
}
