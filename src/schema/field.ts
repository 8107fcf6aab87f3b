import type { Language } from '../analysis/analyzer.ts'
import { checkNames } from './option-names.ts'

/** The kinds of fields that have a column, for filters, facets and sorting. */
export type ColumnKind = 'keyword' | 'number' | 'date' | 'boolean'
export type FieldKind = 'text' | ColumnKind

/** What every field can say. */
export interface FieldOptions<Required extends boolean = boolean, Optional extends boolean = boolean> {
  /** Whether hits and `get` give the field back. Default true. */
  readonly stored?: boolean
  /** Whether a document without a value is refused. Default false. */
  readonly required?: Required
  /** The opposite of `required`, for those who prefer it. */
  readonly optional?: Optional
}

/** Far beyond any use, and far from where scores would be no numbers. */
export const MAX_FIELD_BOOST = 1_000_000_000

/** Whether a value can be what one occurrence of a word in a field counts for. */
export function isFieldBoost(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_FIELD_BOOST
}

export interface TextOptions<Required extends boolean = boolean, Optional extends boolean = boolean>
  extends FieldOptions<Required, Optional> {
  /** What one occurrence of a word here counts for, from 0 to a billion. Default 1. */
  readonly boost?: number
  /** How the text becomes words. Default: the index's language. */
  readonly language?: Language
  /** The same as `language`, for an analyzer of one's own. */
  readonly analyzer?: Language
}

/** Text that is searched by its words. */
export interface TextField<Required extends boolean = boolean> {
  readonly type: 'text'
  readonly boost: number
  /** Undefined: the index's. */
  readonly language: Language | undefined
  readonly stored: boolean
  readonly required: Required
}

/** A value that is looked up, filtered, counted and sorted by as a whole. */
export interface ColumnField<Kind extends ColumnKind = ColumnKind, Required extends boolean = boolean> {
  readonly type: Kind
  readonly stored: boolean
  readonly required: Required
}

export type FieldDefinition = TextField | ColumnField

// Only a literal `required: true` or `optional: false` makes a property of the document type required.
type IsRequired<Required, Optional> = Required extends true ? true : Optional extends false ? true : false

export function text<Required extends boolean = false, Optional extends boolean = true>(
  options: TextOptions<Required, Optional> = {},
): TextField<IsRequired<Required, Optional>> {
  return {
    type: 'text',
    boost: options.boost ?? 1,
    language: options.analyzer ?? options.language,
    ...shared(options, 'boost language analyzer '),
  }
}

/** A string that is matched exactly, case and accents included. */
export function keyword<Required extends boolean = false, Optional extends boolean = true>(
  options: FieldOptions<Required, Optional> = {},
): ColumnField<'keyword', IsRequired<Required, Optional>> {
  return { type: 'keyword', ...shared(options) }
}

export function number<Required extends boolean = false, Optional extends boolean = true>(
  options: FieldOptions<Required, Optional> = {},
): ColumnField<'number', IsRequired<Required, Optional>> {
  return { type: 'number', ...shared(options) }
}

/** An instant: a `Date`, an ISO 8601 string (in UTC unless it says otherwise) or epoch milliseconds. */
export function date<Required extends boolean = false, Optional extends boolean = true>(
  options: FieldOptions<Required, Optional> = {},
): ColumnField<'date', IsRequired<Required, Optional>> {
  return { type: 'date', ...shared(options) }
}

export function boolean<Required extends boolean = false, Optional extends boolean = true>(
  options: FieldOptions<Required, Optional> = {},
): ColumnField<'boolean', IsRequired<Required, Optional>> {
  return { type: 'boolean', ...shared(options) }
}

function shared<Required extends boolean, Optional extends boolean>(
  options: FieldOptions<Required, Optional>,
  others = '',
): { stored: boolean; required: IsRequired<Required, Optional> } {
  checkNames('option of a field', options, `${others}stored required optional`)
  const required = options.required ?? options.optional === false
  return { stored: options.stored ?? true, required: required as IsRequired<Required, Optional> }
}
