import type { FieldKind } from '../schema/field.ts'
import { readValue } from './field-value.ts'
import type { Lexer } from './lexer.ts'
import type { ExistsQuery, RangeQuery } from './query.ts'

/** The field whose value is read. */
export interface Field {
  readonly name: string
  /** Undefined where there is no schema. */
  readonly kind?: FieldKind | undefined
}

type Bounds = Omit<RangeQuery, 'type' | 'field'>

/** Reads `>=low`, `<high` or `[low TO high}`. Undefined if there is none, with the lexer anywhere. */
export function readRange(lexer: Lexer, { name: field, kind }: Field): RangeQuery | ExistsQuery | undefined {
  if (kind === 'text' || kind === 'boolean') return undefined
  const open = lexer.suffix(/^([[{]|[<>]=?)/)!
  let low = lexer.bound()
  let high = low
  let close = open
  if (/[<>]/.test(open)) {
    if (open[0] === '<') low = '*'
    else high = '*'
  } else {
    lexer.skipSpace()
    high = lexer.suffix(/^(to)/i) && lexer.bound()
    lexer.skipSpace()
    close = lexer.suffix(/^([\]}])/) ?? ''
  }
  const from = close && readBound(kind, low, 'gt', /[[=]/.test(open))
  const to = readBound(kind, high, 'lt', /[\]=]/.test(close))
  if (!from || !to) return undefined
  const bounds = { ...from, ...to }
  return Object.keys(bounds).length > 0 ? { type: 'range', field, ...bounds } : { type: 'exists', field }
}

/** `*` is an open end. Above 2016 is from 2017 on, and up to 2016 is before 2017. */
function readBound(
  kind: FieldKind | undefined,
  text: string | undefined,
  key: 'gt' | 'lt',
  equal: boolean,
): Bounds | undefined {
  if (text === '*') return {}
  const value = text === undefined ? text : readValue(kind, text)
  if (typeof value !== 'object') return value === undefined ? value : { [equal ? `${key}e` : key]: value }
  return key === 'gt' ? { gte: equal ? value.gte : value.lt } : { lt: equal ? value.lt : value.gte }
}
