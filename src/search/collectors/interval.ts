import type { Column } from '../../segment/columns.ts'

/** Calendar intervals, in UTC. */
export type Interval = 'year' | 'month' | 'day'

// How much of `2016-03-24T00:00:00.000Z` an interval leaves out; from the end, because a year may have more digits.
const LEFT_OUT = /* @__PURE__ */ new Map<unknown, number>([
  ['year', 20],
  ['month', 17],
  ['day', 14],
])

const DAY_MS = 86_400_000

export function isInterval(value: unknown): value is Interval {
  return LEFT_OUT.has(value)
}

/** `2016`, `2016-03` or `2016-03-24`, of the interval that starts then. */
export function nameOf(start: number, interval: Interval): string {
  return new Date(start).toISOString().slice(0, -LEFT_OUT.get(interval)!)
}

/** The first instant of the interval that an instant lies in, or of the one that many intervals later. */
export function startOf(instant: number, interval: Interval, later = 0): number {
  const midnight = Math.floor(instant / DAY_MS) * DAY_MS
  if (interval === 'day') return midnight + later * DAY_MS
  const first = new Date(midnight)
  if (interval === 'month') first.setUTCMonth(first.getUTCMonth() + later, 1)
  else first.setUTCFullYear(first.getUTCFullYear() + later, 0, 1)
  const start = first.getTime()
  // At either end of time, 273,000 years away.
  return Number.isNaN(start) ? instant : start
}

/** The intervals of a date column's values. */
export interface Buckets {
  /** The first instant of each, ascending. */
  readonly starts: readonly number[]
  /** The bucket + 1 of each ordinal + 1; entry 0 is 0. */
  readonly bucketOf: Uint32Array
}

export function bucketsOf(column: Column, interval: Interval): Buckets {
  const starts: number[] = []
  const bucketOf = new Uint32Array(column.valueCount + 1)
  // Values ascend, so the calendar is asked only where an interval ends.
  let end = -Infinity
  for (let ord = 0; ord < column.valueCount; ord++) {
    const instant = column.valueOf(ord) as number
    if (instant >= end) {
      starts.push(startOf(instant, interval))
      end = startOf(instant, interval, 1)
    }
    bucketOf[ord + 1] = starts.length
  }
  return { starts, bucketOf }
}
