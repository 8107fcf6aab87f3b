import type { ColumnKind, FieldDefinition, FieldKind } from '../../schema/field.ts'
import { checkNames } from '../../schema/option-names.ts'
import type { ColumnFieldOf, Schema, ValueOf } from '../../schema/schema.ts'
import { type ColumnValue, describe } from '../../schema/value.ts'
import type { ColumnRange } from '../../segment/columns.ts'
import { type Bounds, columnKind, compileBounds } from '../filter.ts'

import { type Interval, isInterval } from './interval.ts'

interface FacetCommon {
  /** Most values to give. Default 100, or all of an interval. */
  readonly limit?: number | undefined
  /** The most frequent first, or in the order of the values. Default `'count'`, for an interval `'value'`. */
  readonly order?: 'count' | 'value' | undefined
  /** Whether the search's own filter on this field is left out of account. Default false. */
  readonly disjunctive?: boolean | undefined
}

/** A range to count; `label` is the value it comes back with, by default such as `>=3 <5`. */
export type FacetRange<Value> = Bounds<Value> & { readonly label?: string | undefined }

/** By value; dates also by calendar interval in UTC, numbers and dates by range. */
export type FacetOptions<Definition extends FieldDefinition> = FacetCommon &
  (Definition['type'] extends 'date' ? { readonly interval?: Interval | undefined } : unknown) &
  (Definition['type'] extends 'date' | 'number'
    ? { readonly ranges?: readonly FacetRange<ValueOf<Definition>>[] | undefined }
    : unknown)

declare const perhaps: unique symbol

/** Among the fields of a type: which of them are asked for is not known. No value has it. */
export type Perhaps = typeof perhaps

/** Fields to count the values of, among all matches. */
export type Facets<S extends Schema, Field extends ColumnFieldOf<S> | Perhaps = ColumnFieldOf<S> | Perhaps> =
  | readonly Field[]
  | { readonly [Name in Field]?: Name extends keyof S ? FacetOptions<S[Name]> | undefined : never }

/** By field, the values and how many of the matches have them: of the fields that were asked for, or perhaps of any. */
export type FacetCounts<
  S extends Schema,
  Field extends ColumnFieldOf<S> | Perhaps = ColumnFieldOf<S> | Perhaps,
> = Perhaps extends Field
  ? { readonly [Name in Exclude<Field, Perhaps>]?: readonly FacetCount[] }
  : { readonly [Name in Exclude<Field, Perhaps>]: readonly FacetCount[] }

/** How many matches have a value. A match with several values counts for each of them. */
export interface FacetCount {
  /** Of a date its ISO string, as far as the interval goes; of a range its label. */
  readonly value: ColumnValue
  readonly count: number
  /** Of an interval or a range: what to filter by to get these matches. */
  readonly range?: Bounds<string | number | Date>
}

/** A facet that has been checked. */
export interface FacetPlan {
  readonly field: string
  readonly kind: ColumnKind
  readonly limit: number
  readonly order: 'count' | 'value'
  readonly disjunctive: boolean
  readonly interval: Interval | undefined
  readonly ranges: readonly RangePlan[] | undefined
}

export interface RangePlan {
  readonly value: string
  readonly range: Bounds<string | number | Date>
  readonly bounds: ColumnRange
}

const DEFAULT_LIMIT = 100

/** @throws RangeError or TypeError for a field or an option that there isn't. */
export function compileFacets(facets: unknown, kinds: ReadonlyMap<string, FieldKind>): FacetPlan[] {
  if (typeof facets !== 'object' || facets === null) {
    throw new TypeError(`Facets are ${describe(facets)}; expected a list of fields or an object of options.`)
  }
  const plans: FacetPlan[] = []
  const entries: [string, unknown][] = Array.isArray(facets)
    ? facets.map((field) => [field, {}])
    : Object.entries(facets)
  for (const [field, options] of entries) {
    if (options === undefined) continue
    const kind = columnKind(field, kinds, 'Facet')
    if (typeof options !== 'object' || options === null) {
      throw new TypeError(`Facet on "${field}" is ${describe(options)}; expected an object of options.`)
    }
    plans.push(compileFacet(field, kind, options))
  }
  return plans
}

function compileFacet(field: string, kind: ColumnKind, options: FacetCommon): FacetPlan {
  checkNames(`option of the facet on "${field}"`, options, 'limit order disjunctive interval ranges')
  const { interval, ranges } = options as {
    interval?: Interval
    ranges?: FacetRange<string | number | Date>[]
  }
  const { limit = interval ? Infinity : DEFAULT_LIMIT, order = interval ? 'value' : 'count' } = options
  if (typeof limit !== 'number' || !(limit >= 0)) {
    throw new RangeError(`Facet on "${field}" has limit ${describe(limit)}; expected a number of at least 0.`)
  }
  if (interval !== undefined && (kind !== 'date' || !isInterval(interval))) {
    throw new RangeError(
      `Facet on "${field}", a ${kind} field, has interval ${describe(interval)}; expected year, month or day, of a date.`,
    )
  }
  if (ranges !== undefined && !Array.isArray(ranges)) {
    throw new TypeError(`Facet on "${field}" has ranges ${describe(ranges)}; expected an array of ranges.`)
  }
  return {
    ...{ field, kind, limit, order, interval },
    disjunctive: options.disjunctive === true,
    ranges: ranges?.map(({ label, ...range }) => {
      const bounds = compileBounds(field, kind, range, 'Facet') ?? {}
      return { value: label ?? labelOf(range), range, bounds }
    }),
  }
}

const SIGNS = /* @__PURE__ */ new Map([
  ['gte', '>='],
  ['gt', '>'],
  ['lte', '<='],
  ['lt', '<'],
])

function labelOf(range: Bounds<string | number | Date>): string {
  const signed = Object.entries(range)
    .filter(([, bound]) => bound !== undefined)
    .map(([name, bound]) => SIGNS.get(name) + (bound instanceof Date ? bound.toISOString() : bound))
  return signed.join(' ') || '*'
}
