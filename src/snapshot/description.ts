import type { AnalyzerDefinition, Language } from '../analysis/analyzer.ts'
import { english, simple } from '../analysis/english.ts'
import { SnapshotError } from '../errors.ts'
import type { FieldDefinition } from '../schema/field.ts'
import type { IndexLayout } from '../schema/layout.ts'
import type { KeywordFieldOf, Schema } from '../schema/schema.ts'
import type { Bm25Parameters } from '../search/bm25.ts'
import type { IndexOptions, IndexParts } from '../search-index.ts'

/** What bytes keep of an index besides its documents, as JSON. Functions can't be stored: analyzers have names and versions. */
export interface Description {
  readonly id: string
  readonly storeUnknown: boolean
  readonly bm25: Bm25Parameters
  /** In the order of the schema. */
  readonly fields: readonly FieldDescription[]
  /** Where documents say their language. */
  readonly languageField?: string
  /** Of those that don't say it. */
  readonly language?: AnalyzerDescription
  /** By what they say, in the order of their groups. */
  readonly languages?: readonly (readonly [name: string, AnalyzerDescription])[]
}

interface FieldDescription {
  readonly name: string
  readonly type: FieldDefinition['type']
  readonly stored: boolean
  readonly required: boolean
  /** Of text fields only. */
  readonly boost?: number
  readonly analyzer?: AnalyzerDescription
  /** Whether that is the index's, which documents in other languages have not. */
  readonly isOpen?: boolean
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
  readonly languages?: readonly AnalyzerDefinition[] | Readonly<Record<string, Language>> | undefined
  /** The field that says the language of documents. */
  readonly languageField?: string | undefined
  readonly bm25?: Partial<Bm25Parameters> | undefined
  readonly storeUnknown?: boolean | undefined
}

export function describeIndex({ writer, storeUnknown, bm25 }: IndexParts): Description {
  const { schema, groups, groupOf, languages }: IndexLayout = writer.layout
  const describeAnalyzer = (group: number): AnalyzerDescription => {
    const { definition, fingerprint } = groups[group]!.analyzer
    return { name: definition.name, fingerprint }
  }
  const fields = schema.fields.map(({ name, slot, definition }) => {
    const { type, stored, required } = definition
    const shared = { name, type, stored, required }
    if (type !== 'text') return shared
    const isOpen = languages !== undefined && !definition.language
    const analyzer = describeAnalyzer(groupOf[slot]!)
    return { ...shared, boost: definition.boost, analyzer, ...(isOpen && { isOpen }) }
  })
  const described = { id: schema.idField, storeUnknown, bm25, fields }
  if (!languages) return described
  // In the order of their groups.
  const numbers = [...languages.numbers].sort(([, a], [, b]) => a - b)
  return {
    ...described,
    language: describeAnalyzer(languages.groups[0]!),
    languageField: languages.field.name,
    languages: numbers.map(([name, number]) => [name, describeAnalyzer(languages.groups[number]!)] as const),
  }
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
    description.fields.map(({ name, type, stored, required, boost, analyzer, isOpen }) => {
      const definition = { type, stored, required }
      if (!analyzer) return [name, definition]
      return [name, { ...definition, boost, language: isOpen ? undefined : known.get(analyzer.name) }]
    }),
  )
  const { id, storeUnknown, bm25, languageField } = description
  const options = { schema: schema as unknown as S, id: id as Id, storeUnknown, bm25 }
  if (languageField === undefined) return options
  const languages = description.languages!.map(
    ([name, analyzer]) => [name, known.get(analyzer.name)!] as const,
  )
  return {
    ...options,
    language: known.get(description.language!.name)!,
    languageField: languageField as KeywordFieldOf<S>,
    languages: Object.fromEntries(languages),
  }
}

function* compare(description: Description, expected: OpenOptions): Generator<string> {
  const { schema, language } = expected
  const { id, languageField, storeUnknown } = description
  const given = { ...expected, ...expected.bm25 }
  const is = { id, languageField, storeUnknown, ...description.bm25 }
  for (const name of ['id', 'languageField', 'storeUnknown', 'k1', 'b'] as const) {
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
  { fields, languages: ofDocuments = [] }: Description,
  { schema, language, languages = [] }: OpenOptions,
): Map<string, AnalyzerDefinition> {
  const given = Object.values(schema ?? {}).map((field) =>
    field.type === 'text' ? field.language : undefined,
  )
  const known = new Map<string, AnalyzerDefinition>()
  for (const one of [english, simple, ...Object.values(languages), language, ...given])
    if (typeof one === 'object') known.set(one.name, one)
  const check = (what: string, analyzer: AnalyzerDescription | undefined) => {
    if (!analyzer || known.has(analyzer.name)) return
    throw new SnapshotError(
      `${what} indexed with the analyzer "${analyzer.name}", which a snapshot can't hold: ` +
        'give it as language, in languages or in the schema.',
      'index',
    )
  }
  for (const { name, analyzer } of fields) check(`Field "${name}" was`, analyzer)
  for (const [name, analyzer] of ofDocuments) check(`Documents in "${name}" were`, analyzer)
  return known
}

/** @throws SnapshotError if an analyzer is of another version than when the index was made */
export function checkAnalyzers(
  description: Description,
  { schema, groups, groupOf, languages }: IndexLayout,
): void {
  const check = (what: string, group: number, expected: string | undefined) => {
    const { fingerprint } = groups[group]!.analyzer
    if (fingerprint === expected) return
    throw new SnapshotError(
      `${what} indexed with the analyzer ${expected} (name@version/tokenizer); the one given is ${fingerprint}.`,
      'index',
    )
  }
  for (const { name, slot } of schema.textFields) {
    const described = description.fields.find((field) => field.name === name)
    check(`Field "${name}" was`, groupOf[slot]!, described?.analyzer?.fingerprint)
  }
  for (const [name, { fingerprint }] of description.languages ?? []) {
    check(`Documents in "${name}" were`, languages!.groups[languages!.numbers.get(name)!]!, fingerprint)
  }
}
