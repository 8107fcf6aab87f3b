import { SchemaError } from '../errors.ts'
import {
  type ColumnField,
  type ColumnKind,
  type FieldDefinition,
  type FieldKind,
  isFieldBoost,
  MAX_FIELD_BOOST,
  type TextField,
} from './field.ts'
import { describe } from './value.ts'

/** Field name → definition. A dotted name (`'author.name'`) is a property of a nested object. */
export type Schema = Readonly<Record<string, FieldDefinition>>

export type TextFieldOf<S extends Schema> = FieldOfKind<S, 'text'>
export type ColumnFieldOf<S extends Schema> = FieldOfKind<S, ColumnKind>
export type KeywordFieldOf<S extends Schema> = FieldOfKind<S, 'keyword'>
export type DateFieldOf<S extends Schema> = FieldOfKind<S, 'date'>

/** Any name, of a schema that is only known at run time. */
export type FieldOfKind<S extends Schema, Kind extends FieldKind> = string extends keyof S
  ? string
  : { [Name in keyof S & string]: S[Name]['type'] extends Kind ? Name : never }[keyof S & string]

/** What a field takes: of text and keyword a string, of a date a `Date`, an ISO string or epoch milliseconds. */
export type ValueOf<Definition extends FieldDefinition> = {
  text: string
  keyword: string
  number: number
  date: Date | string | number
  boolean: boolean
}[Definition['type']]

/**
 * The documents of a schema, as they go in and come out: the id, and for each field a value or an array of values.
 * Fields are optional unless `required`. Take them in as `<D extends DocumentOf<S>>(document: D)`, so that a
 * document may carry properties which the schema doesn't name.
 */
export type DocumentOf<S extends Schema, Id extends string = 'id'> = Flat<
  { [Name in Id]: string | number } & PropertiesOf<S>
>

type PropertiesOf<S> = {
  [Head in HeadOf<keyof S> as true extends RequiredOf<S, Head> ? Head : never]: PropertyOf<S, Head>
} & {
  [Head in HeadOf<keyof S> as true extends RequiredOf<S, Head> ? never : Head]?: PropertyOf<S, Head> | null
}

// 'author.name' → 'author'
type HeadOf<Name> = Name extends `${infer Head}.${string}` ? Head : Name & string

type PropertyOf<S, Head extends string> = Head extends keyof S
  ? OneOrMore<S[Head] extends FieldDefinition ? ValueOf<S[Head]> : never>
  : OneOrMore<Flat<PropertiesOf<InnerOf<S, Head>>>>

// The fields below 'author', without that part of their names.
type InnerOf<S, Head extends string> = {
  [Name in keyof S as Name extends `${Head}.${infer Rest}` ? Rest : never]: S[Name]
}

type RequiredOf<S, Head extends string> = {
  [Name in keyof S]: Name extends Head | `${Head}.${string}`
    ? S[Name] extends { readonly required: infer Required }
      ? // `boolean` is not known to be true.
        boolean extends Required
        ? false
        : Required
      : false
    : false
}[keyof S]

type OneOrMore<Value> = Value | readonly Value[]
type Flat<T> = { [Name in keyof T]: T[Name] }

/** A field of a compiled schema. */
export interface SchemaField<Definition extends FieldDefinition = FieldDefinition> {
  readonly name: string
  /** Its place among all fields. */
  readonly ordinal: number
  /** Its place among the text fields, or among the column fields. */
  readonly slot: number
  /** Property names from the document down to the value. */
  readonly path: readonly string[]
  readonly definition: Definition
}

/** A schema whose definitions have been checked, with its fields numbered in the order they were given. */
export interface CompiledSchema {
  readonly schema: Schema
  readonly idField: string
  readonly fields: readonly SchemaField[]
  readonly textFields: readonly SchemaField<TextField>[]
  readonly columnFields: readonly SchemaField<ColumnField>[]
  readonly byName: ReadonlyMap<string, SchemaField>
  readonly kinds: ReadonlyMap<string, FieldKind>
  /** The properties that hold fields: `author` for a field `author.name`. */
  readonly holders: ReadonlySet<string>
}

const KINDS = /* @__PURE__ */ new Set(['text', 'keyword', 'number', 'date', 'boolean'])

// A filter is made of field names and of these.
const FILTER_WORDS = /* @__PURE__ */ new Set(['and', 'or', 'not'])

/** @throws SchemaError for a schema that no document could be read by. */
export function compileSchema(schema: Schema, idField = 'id'): CompiledSchema {
  const fields: SchemaField[] = []
  const textFields: SchemaField<TextField>[] = []
  const columnFields: SchemaField<ColumnField>[] = []
  const holders = new Set<string>()
  if (typeof schema !== 'object' || schema === null)
    throw new SchemaError(`The schema is ${describe(schema)}; expected an object of fields.`)
  for (const [name, definition] of Object.entries(schema)) {
    const path = name.split('.')
    const fault = faultIn(name, path, definition, idField)
    if (fault) throw new SchemaError(fault, name)
    const slots: SchemaField[] = definition.type === 'text' ? textFields : columnFields
    const field = { name, ordinal: fields.length, slot: slots.length, path, definition }
    fields.push(field)
    slots.push(field)
    for (let depth = 1; depth < path.length; depth++) holders.add(path.slice(0, depth).join('.'))
  }
  for (const { name } of fields) {
    if (holders.has(name)) {
      throw new SchemaError(
        `Field "${name}" can't be a value and also hold other fields ("${name}.…").`,
        name,
      )
    }
  }
  if (fields.length === 0) throw new SchemaError('The schema has no fields.')
  return {
    schema,
    idField,
    fields,
    textFields,
    columnFields,
    byName: new Map(fields.map((field) => [field.name, field])),
    kinds: new Map(fields.map((field) => [field.name, field.definition.type])),
    holders,
  }
}

function faultIn(
  name: string,
  path: readonly string[],
  definition: FieldDefinition,
  idField: string,
): string | undefined {
  if (!KINDS.has(definition?.type)) {
    return `Field "${name}" is of type ${definition?.type}; expected text(), keyword(), number(), date() or boolean().`
  }
  if (definition.type === 'text') {
    const { boost } = definition
    if (!isFieldBoost(boost)) {
      return `Field "${name}" has boost ${boost}; expected a number from 0 to ${MAX_FIELD_BOOST}.`
    }
  } else if (FILTER_WORDS.has(name)) {
    return `Field "${name}" can't be a ${definition.type} field: in a filter, "${name}" joins conditions.`
  }
  if (path.includes('')) return `Field name "${name}" is empty or has an empty part.`
  if (path[0] === idField) return `Field "${name}" is the id of the documents, which needs no field.`
  return undefined
}
