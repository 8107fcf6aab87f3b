// 2016, 2016-03, 2016-03-24, then T or a space, 15:30, 15:30:05, 15:30:05.123, then Z, +03:00 or +0300.
const ISO_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?)?)?$/

/**
 * Epoch milliseconds of a `Date`, an ISO 8601 string or a number of milliseconds; NaN for anything else.
 *
 * A string without a time zone is in UTC, and one without month, day or time is the first instant of what it
 * names, so that the same string is the same instant on every host; what asks for dates takes it for all of that
 * time, by `periodEnd`. Other forms are refused, because hosts disagree about them.
 */
export function epochMs(value: unknown): number {
  if (typeof value === 'string') return parseIsoDate(value)
  return value instanceof Date || typeof value === 'number' ? new Date(value).getTime() : NaN
}

function parseIsoDate(text: string): number {
  const parts = ISO_DATE.exec(text)
  if (!parts) return NaN
  const [, year, month = '01', day = '01', time = '00:00', zone = 'Z'] = parts
  const midnight = new Date(`${year}-${month}-${day}`)
  // Some hosts read February 30 as March 1.
  if (midnight.getUTCDate() !== Number(day)) return NaN
  return Date.parse(`${year}-${month}-${day}T${time}${zone.replace(/(\d\d)(\d\d)/, '$1:$2')}`)
}

// A year, a month, a day.
const PERIOD = /^\d{4}(-\d\d(-\d\d)?)?$/

/** The last millisecond of what a date names by its year, its month or its day; undefined for what is an instant, or no date. */
export function periodEnd(value: unknown): number | undefined {
  const start = typeof value === 'string' && PERIOD.test(value) ? parseIsoDate(value) : NaN
  if (Number.isNaN(start)) return undefined
  const { length } = value as string
  const end = new Date(start)
  end.setUTCFullYear(
    end.getUTCFullYear() + Number(length === 4),
    end.getUTCMonth() + Number(length === 7),
    end.getUTCDate() + Number(length === 10),
  )
  return end.getTime() - 1
}
