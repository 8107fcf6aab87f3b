import { BitSet } from '../../codec/bit-set.ts'
import type { ColumnValue } from '../../schema/value.ts'
import type { Column } from '../../segment/columns.ts'
import { Best } from './best.ts'
import type { FacetCount, FacetPlan, RangePlan } from './facet-plan.ts'
import { bucketsOf, nameOf, startOf } from './interval.ts'

/** How many matches in one segment have each ordinal + 1. */
interface Counted {
  readonly column: Column
  readonly counts: Uint32Array
}

type Total = readonly [value: ColumnValue, count: number]

/** Counts one facet over the matches of segment after segment. */
export class FacetCounter {
  readonly #plan: FacetPlan
  readonly #counted: Counted[] = []
  // By value, by first instant of an interval, or by place of a range.
  readonly #totals = new Map<ColumnValue, number>()

  constructor(plan: FacetPlan) {
    this.#plan = plan
    for (const place of plan.ranges?.keys() ?? []) this.#totals.set(place, 0)
  }

  /** The matches of one segment, and its column of the field. */
  add(column: Column | undefined, matches: BitSet): void {
    const { ranges, interval } = this.#plan
    if (!column) return
    if (ranges) this.#addRanges(ranges, column, matches)
    else if (interval) {
      const { starts, bucketOf } = bucketsOf(column, interval)
      const counts = countCodes(column, matches, starts.length, bucketOf)
      for (let i = 0; i < starts.length; i++) this.#add(starts[i]!, counts[i + 1]!)
    } else this.#counted.push({ column, counts: countCodes(column, matches, column.valueCount) })
  }

  #add(value: ColumnValue, count: number): void {
    this.#totals.set(value, (this.#totals.get(value) ?? 0) + count)
  }

  #addRanges(ranges: readonly RangePlan[], column: Column, matches: BitSet): void {
    for (const [place, { bounds }] of ranges.entries()) {
      const accepted = column.acceptNone()
      column.acceptRange(bounds, accepted)
      const within = new BitSet(column.maxDoc)
      column.matchAccepted(accepted, within)
      within.and(matches)
      this.#add(place, within.count())
    }
  }

  /** What was counted: only values that a match has, but every range that was asked for, in the order given. */
  counts(): FacetCount[] {
    const { ranges, interval, kind } = this.#plan
    if (ranges) {
      return ranges.map(({ value, range }, place) => ({ value, count: this.#totals.get(place)!, range }))
    }
    return this.#first().map(([value, count]) => {
      if (interval) {
        const range = { gte: value as number, lt: startOf(value as number, interval, 1) }
        return { value: nameOf(range.gte, interval), count, range }
      }
      return { value: kind === 'date' ? new Date(value as number).toISOString() : value, count }
    })
  }

  #first(): Total[] {
    const { limit, order } = this.#plan
    const best = new Best<Total>(limit, (a, b) => {
      if (order === 'count' && a[1] !== b[1]) return b[1] - a[1]
      return a[0] < b[0] ? -1 : 1
    })
    for (const total of this.#totals) if (total[1] > 0) best.offer(total)
    const seen = new Set<ColumnValue>()
    const floor = this.#floor()
    for (const { column, counts } of this.#counted) {
      let found = 0
      for (let ord = 0; ord < column.valueCount; ord++) {
        if (counts[ord + 1]! < floor) continue
        // Values ascend.
        if (order === 'value' && ++found > limit) break
        const value = column.valueOf(ord)
        if (seen.has(value)) continue
        seen.add(value)
        best.offer([value, this.#totalOf(value)])
      }
    }
    return best.take()
  }

  /**
   * The least count in some segment that a value among the first must have. As many values as are wanted have the
   * count `most` or more in one segment alone; what has it in all s segments together has most / s in one of them.
   */
  #floor(): number {
    const { limit, order } = this.#plan
    let most = 0
    if (order === 'count') {
      for (const { counts } of this.#counted) {
        const best = new Best<number>(limit, (a, b) => b - a)
        for (let code = 1; code < counts.length; code++) if (counts[code]! > most) best.offer(counts[code]!)
        most = Math.max(most, best.take()[limit - 1] ?? 0)
      }
    }
    return Math.max(1, most / this.#counted.length)
  }

  #totalOf(value: ColumnValue): number {
    let total = 0
    for (const { column, counts } of this.#counted) {
      total += counts[column.ordOf(value) + 1]!
    }
    return total
  }
}

/** How many matches have each code: ordinal + 1, or what `codeOf` makes of it; a match counts once for each code. */
function countCodes(column: Column, matches: BitSet, most: number, codeOf?: Uint32Array): Uint32Array {
  const { ords, starts } = column
  const counts = new Uint32Array(most + 1)
  const length = ords.length
  for (let doc = matches.next(0); doc >= 0; doc = matches.next(doc + 1)) {
    let i = starts ? starts[doc]! : doc
    const end = starts ? Math.min(starts[doc + 1]!, length) : doc + 1
    // Ordinals ascend, and so do their codes.
    for (let previous = 0; i < end; i++) {
      const code = codeOf ? codeOf[ords[i]!]! : ords[i]!
      if (code !== previous) counts[code]!++
      previous = code
    }
  }
  return counts
}
