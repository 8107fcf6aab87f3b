import { BitSet } from '../codec/bit-set.ts'
import { periodEnd } from '../schema/date.ts'
import type { FieldDefinition, FieldKind } from '../schema/field.ts'
import type { ColumnFieldOf, Schema, ValueOf } from '../schema/schema.ts'
import { type ColumnValue, describe, expectedValue, fieldValue } from '../schema/value.ts'
import type { Column, ColumnRange } from '../segment/columns.ts'

/**
 * Bounds of values. One that is undefined doesn't bound; a range of none is no condition. A date that names a year, a month or
 * a day is all of it: up to (`lte`) 2016 is to its end, and after (`gt`) 2016 is from 2017 on.
 */
export interface Bounds<Value> {
  readonly gte?: Value | undefined
  readonly gt?: Value | undefined
  readonly lte?: Value | undefined
  readonly lt?: Value | undefined
}

/**
 * A value, any of several, or a range; `null` stands for documents that have no value. A date that names a year, a month or
 * a day stands for all instants of it.
 */
export type Condition<Definition extends FieldDefinition> =
  | ValueOf<Definition>
  | null
  | readonly (ValueOf<Definition> | null)[]
  | (Definition['type'] extends 'boolean' ? never : Bounds<ValueOf<Definition>>)

/** All of these clauses; any of them; none of it. Of no clauses, `and` is true and `or` is not. */
interface Joins<F> {
  readonly and?: readonly F[] | undefined
  readonly or?: readonly F[] | undefined
  readonly not?: F | undefined
}

interface AnyFilter extends Joins<AnyFilter> {
  readonly [field: string]: unknown
}

/**
 * Which documents to keep: those for which every condition holds. A field with several values fulfils a condition
 * if one of them does. Conditions that are `undefined` are left out.
 */
export type Filter<S extends Schema> = string extends keyof S
  ? AnyFilter
  : { readonly [Field in ColumnFieldOf<S>]?: Condition<S[Field]> | undefined } & Joins<Filter<S>>

/** A filter that has been checked, with values as columns hold them. `not`: none of the clauses. */
export type FilterNode = FilterJoin | FieldCondition

interface FilterJoin {
  readonly type: 'and' | 'or' | 'not'
  readonly clauses: readonly FilterNode[]
}

/** Documents with one of the values, or one in one of the ranges, or with none if `missing`. */
interface FieldCondition {
  readonly type: 'field'
  readonly field: string
  readonly values: readonly ColumnValue[]
  readonly missing: boolean
  readonly ranges: readonly ColumnRange[]
}

// So that no filter, however it was made, overflows the stack.
const MAX_FILTER_DEPTH = 500

/** @throws RangeError or TypeError for a field, or a value of it, that the schema doesn't have. */
export function compileFilter(filter: unknown, kinds: ReadonlyMap<string, FieldKind>, depth = 0): FilterNode {
  if (depth > MAX_FILTER_DEPTH) throw new RangeError(`A filter is nested more than ${MAX_FILTER_DEPTH} deep.`)
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) {
    throw new TypeError(`A filter is ${describe(filter)}; expected an object of conditions.`)
  }
  const clauses: FilterNode[] = []
  for (const [name, condition] of Object.entries(filter)) {
    if (condition === undefined) continue
    if (name === 'not') {
      clauses.push({ type: name, clauses: [compileFilter(condition, kinds, depth + 1)] })
    } else if (name === 'and' || name === 'or') {
      if (!Array.isArray(condition)) {
        throw new TypeError(`"${name}" in a filter is ${describe(condition)}; expected an array of filters.`)
      }
      clauses.push({
        type: name,
        clauses: condition.map((clause) => compileFilter(clause, kinds, depth + 1)),
      })
    } else {
      const compiled = compileCondition(name, columnKind(name, kinds, 'Filter'), condition)
      if (compiled) clauses.push(compiled)
    }
  }
  return { type: 'and', clauses }
}

/** The kind of a field that has a column. @throws RangeError for a text field, or none. */
export function columnKind(
  field: string,
  kinds: ReadonlyMap<string, FieldKind>,
  what: string,
): Exclude<FieldKind, 'text'> {
  const kind = kinds.get(field)
  if (kind && kind !== 'text') return kind
  const names = [...kinds].filter(([, other]) => other !== 'text').map(([name]) => name)
  throw new RangeError(
    `${what} on "${field}", ${kind ? 'which is a text field' : 'which the schema does not have'}; ` +
      `expected one of: ${names.join(', ') || '(it has no keyword, number, date or boolean field)'}.`,
  )
}

function compileCondition(field: string, kind: FieldKind, condition: unknown): FieldCondition | undefined {
  const values: ColumnValue[] = []
  let missing = false
  const ranges: ColumnRange[] = []
  if (typeof condition !== 'object' || condition === null || condition instanceof Date) {
    condition = [condition]
  }
  if (Array.isArray(condition)) {
    for (const value of condition) {
      const last = kind === 'date' ? periodEnd(value) : undefined
      if (value === null) missing = true
      else if (last === undefined) values.push(conditionValue(field, kind, value))
      else ranges.push({ gte: conditionValue(field, kind, value), lte: last })
    }
  } else {
    const range = compileBounds(field, kind, condition as object)
    if (!range) return undefined
    ranges.push(range)
  }
  return { type: 'field', field, values, missing, ranges }
}

/** Undefined where nothing is bounded. */
export function compileBounds(
  field: string,
  kind: FieldKind,
  bounds: object,
  what = 'Filter',
): ColumnRange | undefined {
  const range: Record<string, ColumnValue> = {}
  for (const [name, bound] of Object.entries(bounds)) {
    if (!/^[gl]te?$/.test(name) || kind === 'boolean') {
      throw new TypeError(
        `${what} on "${field}" has "${name}"; expected ${kind === 'boolean' ? 'true or false' : 'gte, gt, lte or lt'}.`,
      )
    }
    if (bound === undefined) continue
    const endless = kind !== 'keyword' && (bound === Infinity || bound === -Infinity)
    const value = endless ? bound : conditionValue(field, kind, bound, what)
    const last = kind === 'date' && /^(gt|lte)$/.test(name) ? periodEnd(bound) : undefined
    range[name] = last ?? value
  }
  return Object.keys(range).length > 0 ? range : undefined
}

function conditionValue(field: string, kind: FieldKind, value: unknown, what = 'Filter'): ColumnValue {
  const kept = fieldValue(kind, value)
  if (kept !== undefined) return kept
  throw new TypeError(`${what} on "${field}" has ${describe(value)}; the schema says ${expectedValue(kind)}.`)
}

/** The documents of one segment that a filter keeps, deleted ones among them. */
export function evaluateFilter(
  node: FilterNode,
  column: (field: string) => Column | undefined,
  maxDoc: number,
): BitSet {
  const bits = new BitSet(maxDoc)
  if (node.type === 'field') {
    const values = column(node.field)
    if (values) matchCondition(node, values, bits)
    else if (node.missing) bits.setAll()
    return bits
  }
  if (node.type === 'and') bits.setAll()
  for (const clause of node.clauses) {
    const matched = evaluateFilter(clause, column, maxDoc)
    if (node.type === 'and') bits.and(matched)
    else bits.or(matched)
  }
  if (node.type === 'not') bits.invert()
  return bits
}

/** A filter without what it asks of one field alone: what counts the field's other values must not be held back by it. */
export function withoutField(node: FilterNode, field: string): FilterNode {
  if (node.type !== 'and') return node
  const clauses = node.clauses.filter((clause) => !isAbout(clause, field))
  return { type: 'and', clauses: clauses.map((clause) => withoutField(clause, field)) }
}

function isAbout(node: FilterNode, field: string): boolean {
  if (node.type === 'field') return node.field === field
  return node.clauses.length > 0 && node.clauses.every((clause) => isAbout(clause, field))
}

// One pass over the documents, however many values the condition names.
function matchCondition({ values, missing, ranges }: FieldCondition, column: Column, bits: BitSet): void {
  const accepted = column.acceptNone()
  if (missing) accepted[0] = 1
  for (const value of values) column.acceptTerm(value, accepted)
  for (const range of ranges) column.acceptRange(range, accepted)
  column.matchAccepted(accepted, bits)
}
