import { DocumentError } from '../errors.ts'
import { epochMs } from './date.ts'
import type { CompiledSchema, SchemaField } from './schema.ts'

/** A value as columns hold it: dates are epoch milliseconds. */
export type ColumnValue = string | number | boolean

/** The checked values of one document. Made once and filled again for each document. */
export interface FieldValues {
  id: string | number
  /** The values of each text field, by slot. */
  readonly texts: readonly string[][]
  /** The values of each column field, by slot. */
  readonly columns: readonly ColumnValue[][]
}

export function createFieldValues(schema: CompiledSchema): FieldValues {
  return {
    id: '',
    texts: schema.textFields.map(() => []),
    columns: schema.columnFields.map(() => []),
  }
}

/**
 * Reads the id and the fields of a document into `values`. Own properties only; null and undefined are no value.
 *
 * @throws DocumentError for a document that is not one of the schema; `values` is then of no use.
 */
export function readDocument(schema: CompiledSchema, document: unknown, values: FieldValues): void {
  values.id = readId(schema, document)
  for (const field of schema.fields) {
    const found = field.definition.type === 'text' ? values.texts[field.slot]! : values.columns[field.slot]!
    found.length = 0
    try {
      gather(document, field, 0, values.id, found)
    } catch (cause) {
      if (cause instanceof DocumentError) throw cause
      throw new DocumentError(`${at(field.name, values.id)} can't be read.`, values.id, field.name, { cause })
    }
    if (found.length === 0 && field.definition.required) {
      throw new DocumentError(
        `${at(field.name, values.id)} has no value; the schema requires one.`,
        values.id,
        field.name,
      )
    }
  }
}

function readId({ idField }: CompiledSchema, document: unknown): string | number {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new DocumentError(`A document is ${describe(document)}; expected an object.`)
  }
  let id: unknown
  try {
    id = ownProperty(document, idField)
  } catch (cause) {
    throw new DocumentError(`The id of a document, "${idField}", can't be read.`, undefined, undefined, {
      cause,
    })
  }
  if (typeof id === 'string' ? id !== '' : Number.isFinite(id)) return id as string | number
  throw new DocumentError(
    `The id of a document, "${idField}", is ${describe(id)}; expected a non-empty string or a finite number.`,
  )
}

/** Appends what stands at `field.path[depth]` of `holder` and below it. */
function gather(
  holder: unknown,
  field: SchemaField,
  depth: number,
  id: string | number,
  found: ColumnValue[],
): void {
  const value = ownProperty(holder as object, field.path[depth]!)
  if (value == null) return
  if (!Array.isArray(value)) gatherOne(value, field, depth, id, found, -1)
  else for (let i = 0; i < value.length; i++) gatherOne(value[i], field, depth, id, found, i)
}

function gatherOne(
  value: unknown,
  field: SchemaField,
  depth: number,
  id: string | number,
  found: ColumnValue[],
  index: number,
): void {
  const { path } = field
  const { type } = field.definition
  if (depth + 1 < path.length) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      gather(value, field, depth + 1, id, found)
      return
    }
  } else if (type === 'date') {
    const instant = epochMs(value)
    if (!Number.isNaN(instant)) {
      found.push(instant)
      return
    }
  } else if (typeof value === (type === 'number' || type === 'boolean' ? type : 'string')) {
    if (type !== 'number' || Number.isFinite(value)) {
      found.push(value as ColumnValue)
      return
    }
  }
  const inner = path.slice(0, depth + 1).join('.')
  const expected =
    depth + 1 < path.length ? `an object that holds "${path.slice(depth + 1).join('.')}"` : type
  throw new DocumentError(
    `${at(inner, id)} ${index < 0 ? 'is' : 'has'} ${describe(value)}${index < 0 ? '' : ` at index ${index}`}; ` +
      `the schema says ${expected}${typeof value === 'number' && type === 'number' ? ', a finite one' : ''}` +
      `${type === 'date' ? ': a Date, an ISO 8601 string or epoch milliseconds' : ''}.`,
    id,
    field.name,
  )
}

/** An inherited property, `constructor` say, is not a part of the document. */
export function ownProperty(holder: object, name: string): unknown {
  return Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined
}

/** `Field "year" of document "tt0083658"`, to begin a message with. */
export function at(field: string, id: string | number): string {
  return `Field "${field}" of document ${JSON.stringify(id)}`
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
