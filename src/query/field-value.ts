import { epochMs, periodEnd } from '../schema/date.ts'
import type { FieldKind } from '../schema/field.ts'

/** All instants of a year, a month or a day: from the first up to the first after it. */
export interface Period {
  readonly gte: string
  readonly lt: string | number
}

export type Value = string | number | boolean | Period

const PERIOD = /^\d{4}(-\d\d(-\d\d)?)?$/
const EPOCH_MS = /^-?\d{5,}$/

/**
 * What a written value means in a field of this kind, or undefined if it can't be one. Dates stay as written
 * (or epoch milliseconds, from five digits on), and one that names no time is a period.
 *
 * Where no schema says what the field is, a number is a number, but four digits, perhaps a year, stay text.
 */
export function readValue(kind: FieldKind | undefined, text: string): Value | undefined {
  if (kind === 'boolean') return text === 'true' || (text === 'false' ? false : undefined)
  if (kind === 'date') return readDate(text)
  if (kind === 'number' || (!kind && !PERIOD.test(text))) {
    // + 0 makes 0 of -0, which prints as 0.
    const value = text.trim() ? Number(text) + 0 : NaN
    if (Number.isFinite(value)) return value
  }
  return kind === 'number' ? undefined : text
}

function readDate(text: string): Value | undefined {
  const start = EPOCH_MS.test(text) ? Number(text) : text
  if (Number.isNaN(epochMs(start))) return undefined
  const end = periodEnd(start)
  if (end === undefined) return start
  const next = new Date(end + 1)
  // The year 10000 has no four-digit form.
  return { gte: text, lt: next.getUTCFullYear() > 9999 ? +next : next.toISOString().slice(0, text.length) }
}
