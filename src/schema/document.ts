import { DocumentError } from '../errors.ts'
import type { CompiledSchema, SchemaField } from './schema.ts'
import { type ColumnValue, describe, expectedValue, fieldValue } from './value.ts'

/** The checked values of one document. Made once and filled again for each document. */
export interface FieldValues {
  id: string | number
  /** The number of the document's language in the layout. */
  language: number
  /** The values of each text field, by slot. */
  readonly texts: readonly string[][]
  /** The values of each column field, by slot. */
  readonly columns: readonly ColumnValue[][]
}

export function createFieldValues(schema: CompiledSchema): FieldValues {
  return {
    id: '',
    language: 0,
    texts: schema.textFields.map(() => []),
    columns: schema.columnFields.map(() => []),
  }
}

/**
 * Reads the id and the fields of a document into `values`. Own properties only; null and undefined are no value, in arrays neither.
 *
 * @throws DocumentError for a document that is not one of the schema; `values` is then of no use.
 */
export function readDocument(schema: CompiledSchema, document: unknown, values: FieldValues): void {
  values.id = readId(schema, document)
  for (const field of schema.fields) {
    const found = field.definition.type === 'text' ? values.texts[field.slot]! : values.columns[field.slot]!
    // Measured: setting the length of an array is a call out of compiled code.
    while (found.length > 0) found.pop()
    try {
      gather(document as object, field, 0, values.id, found)
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

/**
 * Appends what stands at `field.path[depth]` of `holder` and below it, or at a property whose name has dots itself, as
 * flat records have it.
 */
function gather(
  holder: object,
  field: SchemaField,
  depth: number,
  id: string | number,
  found: ColumnValue[],
): void {
  const { path } = field
  for (let end = depth + 1; end <= path.length; end++) {
    const value = ownProperty(holder, end - depth === 1 ? path[depth]! : path.slice(depth, end).join('.'))
    if (!Array.isArray(value)) gatherOne(value, field, end, id, found, -1)
    else for (let i = 0; i < value.length; i++) gatherOne(value[i], field, end, id, found, i)
  }
}

function gatherOne(
  value: unknown,
  field: SchemaField,
  end: number,
  id: string | number,
  found: ColumnValue[],
  index: number,
): void {
  if (value == null) return
  const { path } = field
  const { type } = field.definition
  const leaf = end === path.length
  if (leaf) {
    const kept = fieldValue(type, value)
    if (kept !== undefined) {
      found.push(kept)
      return
    }
  } else if (typeof value === 'object' && !Array.isArray(value)) {
    gather(value, field, end, id, found)
    return
  }
  const expected = leaf ? expectedValue(type) : `an object that holds "${path.slice(end).join('.')}"`
  throw new DocumentError(
    `${at(path.slice(0, end).join('.'), id)} ${index < 0 ? 'is' : 'has'} ${describe(value)}` +
      `${index < 0 ? '' : ` at index ${index}`}; the schema says ${expected}.`,
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
