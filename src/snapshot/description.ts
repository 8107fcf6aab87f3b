import type { AnalyzerDefinition, Language } from '../analysis/analyzer.ts'
import { english, simple } from '../analysis/english.ts'
import { SnapshotError } from '../errors.ts'
import type { FieldDefinition } from '../schema/field.ts'
import type { IndexLayout } from '../schema/layout.ts'
import type { Schema } from '../schema/schema.ts'
import type { Bm25Parameters } from '../search/bm25.ts'
import type { IndexOptions, IndexParts } from '../search-index.ts'

/** What bytes keep of an index besides its documents, as JSON. Functions can't be stored: analyzers have names and versions. */
export interface Description {
  readonly id: string
  readonly storeUnknown: boolean
  readonly bm25: Bm25Parameters
  /** In the order of the schema. */
  readonly fields: readonly FieldDescription[]
}

interface FieldDescription {
  readonly name: string
  readonly type: FieldDefinition['type']
  readonly stored: boolean
  readonly required: boolean
  /** Of text fields only. */
  readonly boost?: number
  readonly analyzer?: AnalyzerDescription
}

interface AnalyzerDescription {
  readonly name: string
  /** Name, version, and version of the tokenizer. */
  readonly fingerprint: string
}

/** What an index that is opened from bytes is expected to be, and what the bytes could not hold. */
export interface OpenOptions<S extends Schema = Schema, Id extends string = string> {
  /** The schema that the index was made with; another one is an error. It types the index. */
  readonly schema?: S | undefined
  /** The id property that the index was made with. */
  readonly id?: Id | undefined
  /** The language that the index was made with, where a field doesn't say otherwise. */
  readonly language?: Language | undefined
  /** The analyzers of fields, where neither `language` nor `schema` has them. `'en'` and `'simple'` are known. */
  readonly languages?: readonly AnalyzerDefinition[] | undefined
  readonly bm25?: Partial<Bm25Parameters> | undefined
  readonly storeUnknown?: boolean | undefined
}

export function describeIndex({ writer, storeUnknown, bm25 }: IndexParts): Description {
  const { schema, groups, groupOf }: IndexLayout = writer.layout
  const fields = schema.fields.map(({ name, slot, definition }) => {
    const { type, stored, required } = definition
    const shared = { name, type, stored, required }
    if (type !== 'text') return shared
    const { analyzer } = groups[groupOf[slot]!]!
    const { fingerprint } = analyzer
    return { ...shared, boost: definition.boost, analyzer: { name: analyzer.definition.name, fingerprint } }
  })
  return { id: schema.idField, storeUnknown, bm25, fields }
}

/**
 * The options of an index like the one described.
 *
 * @throws SnapshotError that names what is expected otherwise, or what is missing
 */
export function reviveOptions<S extends Schema, Id extends string>(
  description: Description,
  expected: OpenOptions<S, Id>,
): IndexOptions<S, Id> {
  const differences = [...compare(description, expected)]
  if (differences.length > 0) {
    throw new SnapshotError(`The index was made otherwise: ${differences.join('; ')}.`, 'index')
  }
  const known = findAnalyzers(description, expected)
  const schema = Object.fromEntries(
    description.fields.map(({ name, type, stored, required, boost, analyzer }) => {
      const definition = { type, stored, required }
      if (!analyzer) return [name, definition]
      return [name, { ...definition, boost, language: known.get(analyzer.name) }]
    }),
  )
  const { id, storeUnknown, bm25 } = description
  return { schema: schema as unknown as S, id: id as Id, storeUnknown, bm25 }
}

function* compare(description: Description, expected: OpenOptions): Generator<string> {
  const { schema, language } = expected
  const given = { id: expected.id, storeUnknown: expected.storeUnknown, ...expected.bm25 }
  const is = { id: description.id, storeUnknown: description.storeUnknown, ...description.bm25 }
  for (const name of ['id', 'storeUnknown', 'k1', 'b'] as const) {
    if (given[name] !== undefined && given[name] !== is[name])
      yield `its ${name} is ${JSON.stringify(is[name])}, not ${JSON.stringify(given[name])}`
  }
  const described = new Map(description.fields.map((field) => [field.name, field]))
  for (const [name, definition] of Object.entries(schema ?? {})) {
    const field = described.get(name)
    if (field) yield* compareField(field, definition, language)
    else yield `it has no field "${name}"`
  }
  if (schema) {
    for (const name of described.keys()) {
      if (!Object.hasOwn(schema, name)) yield `it has a field "${name}" that the schema given has not`
    }
  } else if (language !== undefined) {
    const name = nameOf(language)
    if (!description.fields.some(({ analyzer }) => analyzer?.name === name))
      yield `no field of it is of language "${name}"`
  }
}

function* compareField(
  field: FieldDescription,
  given: FieldDefinition,
  language: Language | undefined,
): Generator<string> {
  const differs = (what: string, was: unknown, is: unknown) =>
    `${what} of its field "${field.name}" is ${JSON.stringify(was)}, not ${JSON.stringify(is)}`
  for (const property of ['type', 'boost', 'stored', 'required'] as const) {
    const is = (given as unknown as FieldDescription)[property]
    if (is !== field[property]) yield differs(property, field[property], is)
  }
  const expected = (given.type === 'text' ? given.language : undefined) ?? language
  if (field.analyzer && expected !== undefined && nameOf(expected) !== field.analyzer.name)
    yield differs('language', field.analyzer.name, nameOf(expected))
}

const nameOf = (language: Language) => (typeof language === 'string' ? language : language.name)

/** @throws SnapshotError if an analyzer is missing */
function findAnalyzers(
  { fields }: Description,
  { schema, language, languages = [] }: OpenOptions,
): Map<string, AnalyzerDefinition> {
  const given = Object.values(schema ?? {}).map((field) =>
    field.type === 'text' ? field.language : undefined,
  )
  const known = new Map<string, AnalyzerDefinition>()
  for (const one of [english, simple, ...languages, language, ...given])
    if (typeof one === 'object') known.set(one.name, one)
  for (const { name, analyzer } of fields) {
    if (analyzer && !known.has(analyzer.name)) {
      throw new SnapshotError(
        `Field "${name}" was indexed with the analyzer "${analyzer.name}", which a snapshot can't hold: ` +
          'give it as language, in languages or in the schema.',
        'index',
      )
    }
  }
  return known
}

/** @throws SnapshotError if an analyzer is of another version than when the index was made */
export function checkAnalyzers(description: Description, { schema, groups, groupOf }: IndexLayout): void {
  for (const { name, slot } of schema.textFields) {
    const { fingerprint } = groups[groupOf[slot]!]!.analyzer
    const expected = description.fields.find((field) => field.name === name)?.analyzer?.fingerprint
    if (fingerprint !== expected) {
      throw new SnapshotError(
        `Field "${name}" was indexed with the analyzer ${expected} (name@version/tokenizer); ` +
          `the one given is ${fingerprint}.`,
        'index',
      )
    }
  }
}
