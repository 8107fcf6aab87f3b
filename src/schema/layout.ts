import { Analyzer, type AnalyzerDefinition, type Language } from '../analysis/analyzer.ts'
import { english, simple } from '../analysis/english.ts'
import { SchemaError } from '../errors.ts'
import type { TextField } from './field.ts'
import type { CompiledSchema, SchemaField } from './schema.ts'

/** Text fields that share an analyzer, and with it their posting lists. */
export interface TextGroup {
  readonly analyzer: Analyzer
  readonly fields: readonly SchemaField<TextField>[]
  /** The schema's boosts, a field each. */
  readonly boosts: readonly number[]
}

/** What every segment of an index is made after. */
export interface IndexLayout {
  readonly schema: CompiledSchema
  readonly groups: readonly TextGroup[]
  /** From a text field's slot to its group, and to its place in that group. */
  readonly groupOf: readonly number[]
  readonly placeOf: readonly number[]
}

/** @throws SchemaError for a language that is none, or two analyzers of one name. */
export function layOut(schema: CompiledSchema, language: Language = 'en'): IndexLayout {
  const fallback = definitionOf(language)
  const definitions: AnalyzerDefinition[] = []
  const members: SchemaField<TextField>[][] = []
  const groupOf: number[] = []
  const placeOf: number[] = []
  for (const field of schema.textFields) {
    const definition = field.definition.language
      ? definitionOf(field.definition.language, field.name)
      : fallback
    let group = definitions.indexOf(definition)
    if (group < 0) {
      const namesake = definitions.find((other) => other.name === definition.name)
      if (namesake)
        throw new SchemaError(`Two different analyzers are named "${definition.name}".`, field.name)
      group = definitions.push(definition) - 1
      members.push([])
    }
    groupOf.push(group)
    placeOf.push(members[group]!.push(field) - 1)
  }
  const groups = definitions.map((definition, group) => ({
    analyzer: new Analyzer(definition),
    fields: members[group]!,
    boosts: members[group]!.map((field) => field.definition.boost),
  }))
  return { schema, groups, groupOf, placeOf }
}

function definitionOf(language: Language, field?: string): AnalyzerDefinition {
  if (language === 'en') return english
  if (language === 'simple') return simple
  if (typeof language === 'object' && language !== null && typeof language.name === 'string') return language
  const where = field === undefined ? 'The index' : `Field "${field}"`
  throw new SchemaError(
    `${where} has language ${JSON.stringify(language)}; expected 'en', 'simple' or a definition from okapi-search/languages.`,
    field,
  )
}
