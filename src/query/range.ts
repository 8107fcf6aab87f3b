import type { FieldKind } from '../schema/field.ts'
import { readValue, type Value } from './field-value.ts'
import type { Lexer } from './lexer.ts'
import type { ExistsQuery, RangeQuery } from './query.ts'

/** The field whose value is read. */
export interface Field {
  readonly name: string
  /** Undefined where there is no schema. */
  readonly kind?: FieldKind | undefined
}

export function hasRanges(kind: FieldKind | undefined): boolean {
  return kind !== 'text' && kind !== 'boolean'
}

/** Reads `>=low`, `<high` or `[low TO high}`. Undefined if there is none, with the lexer anywhere. */
export function readRange(lexer: Lexer, field: Field): RangeQuery | ExistsQuery | undefined {
  if (!hasRanges(field.kind)) return undefined
  const open = lexer.char
  lexer.at++
  let bounds: object
  if (open === '<' || open === '>') {
    const equal = lexer.suffix(/^(=)/) !== undefined
    const value = readBound(lexer, field)
    if (value === undefined) return undefined
    bounds = bound(open === '<' ? 'lt' : 'gt', equal, value)
  } else {
    const low = readBound(lexer, field)
    lexer.skipSpace()
    if (low === undefined || lexer.suffix(/^(to)/i) === undefined) return undefined
    const high = readBound(lexer, field)
    lexer.skipSpace()
    const close = lexer.suffix(/^([\]}])/)
    if (high === undefined || close === undefined) return undefined
    bounds = { ...bound('gt', open === '[', low), ...bound('lt', close === ']', high) }
  }
  if (Object.keys(bounds).length === 0) return { type: 'exists', field: field.name }
  return { type: 'range', field: field.name, ...bounds }
}

/** Null is an open end. */
function readBound(lexer: Lexer, { kind }: Field): Value | null | undefined {
  lexer.skipSpace()
  const quoted = lexer.char === '"'
  const text = lexer.bound()
  if (text === undefined) return undefined
  return text === '*' && !quoted ? null : readValue(kind ?? (quoted ? 'keyword' : kind), text)
}

/** Above 2016 is from 2017 on, and up to 2016 is before 2017. */
function bound(key: 'gt' | 'lt', equal: boolean, value: Value | null): object {
  if (value === null) return {}
  if (typeof value !== 'object') return { [equal ? `${key}e` : key]: value }
  return key === 'gt' ? { gte: equal ? value.gte : value.lt } : { lt: equal ? value.lt : value.gte }
}
