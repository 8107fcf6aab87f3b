import { epochMs } from './date.ts'
import type { FieldKind } from './field.ts'

/** A value as columns hold it: dates are epoch milliseconds. */
export type ColumnValue = string | number | boolean

/** What a field of this kind holds for a value that a user gave, or undefined if it can't hold it. */
export function fieldValue(kind: FieldKind, value: unknown): ColumnValue | undefined {
  if (kind === 'date') {
    const instant = epochMs(value)
    return Number.isNaN(instant) ? undefined : instant
  }
  if (kind === 'number') return Number.isFinite(value) ? (value as number) : undefined
  return typeof value === (kind === 'boolean' ? 'boolean' : 'string')
    ? (value as string | boolean)
    : undefined
}

/** What `fieldValue` takes, for a message. */
export function expectedValue(kind: FieldKind): string {
  return kind === 'date' ? 'date: a Date, an ISO 8601 string or epoch milliseconds' : kind
}

const SHOWN = 40

/** A value for a message: short, and with its type. */
export function describe(value: unknown): string {
  if (value == null) return String(value)
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date'
  if (typeof value === 'object') return 'an object'
  let shown = typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (shown.length > SHOWN) shown = `${shown.slice(0, SHOWN)}…`
  return `${shown} (${typeof value})`
}
