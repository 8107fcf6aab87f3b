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
    const totals = new Map(this.#totals)
    const lead = order === 'count' ? this.#lead() : undefined
    for (const { column, counts } of lead ? [lead] : this.#counted) {
      for (let ord = 0; ord < column.valueCount; ord++) {
        const count = counts[ord + 1]!
        if (count < (lead?.least ?? 1)) continue
        const value = column.valueOf(ord)
        totals.set(value, lead ? this.#totalOf(value) : count + (totals.get(value) ?? 0))
      }
    }
    for (const total of totals) if (total[1] > 0) best.offer(total)
    return best.take()
  }

  /**
   * A segment where all values that can be among the first have a count of `least` or more, if there is one: then few
   * values need be read. In one segment alone, `most` or more is the count of as many values as are wanted; a value
   * reaches that with its count here only if the highest counts of all other segments make up for the rest.
   */
  #lead(): (Counted & { readonly least: number }) | undefined {
    const { limit } = this.#plan
    let most = 0
    let sum = 0
    const highest = this.#counted.map(({ counts }) => {
      const best = new Best<number>(limit, (a, b) => b - a)
      for (const count of counts) best.offer(count)
      const first = best.take()
      most = Math.max(most, first[limit - 1] ?? 0)
      sum += first[0] ?? 0
      return first[0] ?? 0
    })
    const lead = highest.indexOf(Math.max(...highest))
    const least = most - (sum - highest[lead]!)
    return least > 0 ? { ...this.#counted[lead]!, least } : undefined
  }

  #totalOf(value: ColumnValue): number {
    let total = 0
    // Nothing is counted at 0, where ordOf() leads if the value isn't there.
    for (const { column, counts } of this.#counted) total += counts[column.ordOf(value) + 1]!
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
