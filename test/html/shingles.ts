/** How much of a text was found (recall), and how much of what was found is the text's (precision); F1 of both. */
export interface Overlap {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const WORDS = 4

/** Overlap of two texts as bags of runs of four words, in order; a shorter text is one run. */
export function overlap(found: string, expected: string): Overlap {
  const ours = bag(found)
  const theirs = bag(expected)
  let shared = 0
  for (const [run, count] of ours) shared += Math.min(count, theirs.get(run) ?? 0)
  const precision = ours.size === 0 ? 0 : shared / total(ours)
  const recall = theirs.size === 0 ? 1 : shared / total(theirs)
  return { precision, recall, f1: shared === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** The means of several pages. */
export function mean(overlaps: readonly Overlap[]): Overlap {
  const of = (key: keyof Overlap) =>
    overlaps.reduce((sum, each) => sum + each[key], 0) / Math.max(1, overlaps.length)
  return { precision: of('precision'), recall: of('recall'), f1: of('f1') }
}

function bag(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const runs = new Map<string, number>()
  for (let i = 0; i === 0 || i + WORDS <= words.length; i++) {
    const run = words.slice(i, i + WORDS).join(' ')
    if (run) runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

const total = (runs: ReadonlyMap<string, number>): number => [...runs.values()].reduce((sum, n) => sum + n, 0)
