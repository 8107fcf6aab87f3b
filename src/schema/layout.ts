import { Analyzer, type AnalyzerDefinition, type Language } from '../analysis/analyzer.ts'
import { english, simple } from '../analysis/english.ts'
import { SchemaError } from '../errors.ts'
import type { DocumentLanguages } from './document-language.ts'
import type { TextField } from './field.ts'
import type { CompiledSchema, SchemaField } from './schema.ts'
import { describe } from './value.ts'

/** Text fields that share an analyzer, and with it their posting lists. */
export interface TextGroup {
  readonly analyzer: Analyzer
  readonly fields: readonly SchemaField<TextField>[]
  /** The schema's boosts, a field each. */
  readonly boosts: readonly number[]
}

/** Where the text fields of a document are, by slot. */
export interface FieldPlaces {
  /** The group that holds the field. */
  readonly groupOf: readonly number[]
  /** Its place in that group. */
  readonly placeOf: readonly number[]
}

/** What every segment of an index is made after. */
export interface IndexLayout extends FieldPlaces {
  readonly schema: CompiledSchema
  readonly groups: readonly TextGroup[]
  /** By language of a document; the first is the index's own, of documents that don't say theirs. */
  readonly places: readonly [FieldPlaces, ...FieldPlaces[]]
  readonly languages: DocumentLanguages | undefined
}

/** How text becomes words, where a field doesn't say. */
export interface LanguageOptions {
  readonly language?: Language | undefined
  readonly languageField?: string | undefined
  readonly languages?: Readonly<Record<string, Language>> | undefined
}

/** @throws SchemaError for a language that is none, two analyzers of one name, a field that can't say a language. */
export function layOut(schema: CompiledSchema, options: LanguageOptions = {}): IndexLayout {
  const { language = 'en', languageField } = options
  const fallback = definitionOf(language, 'The index')
  const definitions: AnalyzerDefinition[] = []
  const members: SchemaField<TextField>[][] = []
  const place = (fallback: AnalyzerDefinition): FieldPlaces => {
    const groupOf: number[] = []
    const placeOf: number[] = []
    for (const field of schema.textFields) {
      const { name, definition } = field
      const own = definition.language ? definitionOf(definition.language, `Field "${name}"`, name) : fallback
      let group = definitions.indexOf(own)
      if (group < 0) {
        if (definitions.some((other) => other.name === own.name))
          throw new SchemaError(`Two different analyzers are named "${own.name}".`, name)
        group = definitions.push(own) - 1
        members.push([])
      }
      groupOf.push(group)
      if (!members[group]!.includes(field)) members[group]!.push(field)
      placeOf.push(members[group]!.indexOf(field))
    }
    return { groupOf, placeOf }
  }
  const places: [FieldPlaces, ...FieldPlaces[]] = [place(fallback)]
  const numbers = new Map([[fallback.name, 0]])
  const field = languageField === undefined ? undefined : sayingField(schema, languageField)
  for (const [name, one] of Object.entries(languagesOf(options))) {
    const definition = definitionOf(one, `"${name}" in languages`)
    numbers.set(name, definition === fallback ? 0 : places.push(place(definition)) - 1)
  }
  const groups = definitions.map((definition, group) => ({
    analyzer: new Analyzer(definition),
    fields: members[group]!,
    boosts: members[group]!.map((field) => field.definition.boost),
  }))
  // What has the index's language in one document and another in the next.
  const open = schema.textFields.find(({ definition }) => !definition.language)
  if (field && !open) {
    throw new SchemaError(
      'Every text field has a language of its own, which "languageField" can\'t change.',
      field.name,
    )
  }
  const languages = field && { field, numbers, groups: places.map(({ groupOf }) => groupOf[open!.slot]!) }
  return { schema, groups, places, ...places[0], languages }
}

function languagesOf({ languageField, languages }: LanguageOptions): Readonly<Record<string, Language>> {
  if (languageField === undefined && languages === undefined) return {}
  const isNamed = typeof languages === 'object' && languages !== null && !Array.isArray(languages)
  if (languageField !== undefined && isNamed) return languages
  throw new SchemaError(
    languageField === undefined
      ? '"languages" are those of documents, and need a "languageField" that says which.'
      : `"languages" is ${describe(languages)}; expected an object of languages by their names in field "${languageField}".`,
  )
}

function sayingField({ byName }: CompiledSchema, name: string): SchemaField {
  const field = byName.get(name)
  if (field?.definition.type === 'keyword') return field
  const found = field ? `a ${field.definition.type} field` : 'no field of the schema'
  throw new SchemaError(`"languageField" is "${name}", ${found}; expected a keyword field.`, name)
}

function definitionOf(language: Language, where: string, field?: string): AnalyzerDefinition {
  if (language === 'en') return english
  if (language === 'simple') return simple
  if (typeof language === 'object' && language !== null && typeof language.name === 'string') return language
  throw new SchemaError(
    `${where} has language ${JSON.stringify(language)}; expected 'en', 'simple' or a definition from okapi-search/languages.`,
    field,
  )
}
