import { DocumentError } from '../errors.ts'
import type { FieldValues } from './document.ts'
import type { SchemaField } from './schema.ts'
import { describe } from './value.ts'

/** The languages that documents may be in, where each says its own. */
export interface DocumentLanguages {
  /** The field that says it. */
  readonly field: SchemaField
  /** By what stands in the field, the number of the language: its place in the layout's `places`. */
  readonly numbers: ReadonlyMap<string, number>
  /** By number, the group of the fields that have no language of their own. */
  readonly groups: readonly number[]
}

/**
 * The number of a language by its name in the layout, which is good for any tag of BCP 47 that begins with it: `de` for `DE`
 * and `de-AT`. Undefined for a language that is unknown.
 */
export function findLanguage({ numbers }: DocumentLanguages, name: string): number | undefined {
  return numbers.get(name) ?? numbers.get(name.toLowerCase().split(/[-_]/)[0]!)
}

/** The language of a document that was read; 0, the index's, where it doesn't say. @throws DocumentError */
export function languageOf(languages: DocumentLanguages | undefined, { id, columns }: FieldValues): number {
  if (!languages) return 0
  const { name, slot } = languages.field
  const values = columns[slot]!
  if (values.length === 0) return 0
  const found = values.length === 1 ? findLanguage(languages, String(values[0])) : undefined
  if (found !== undefined) return found
  const is = values.length === 1 ? describe(values[0]) : `${values.length} values`
  throw new DocumentError(
    `Field "${name}" of document ${JSON.stringify(id)} is ${is}; expected one language: ${knownLanguages(languages)}.`,
    id,
    name,
  )
}

/** The numbers of the languages that an option names; undefined for all. @throws RangeError for one that is unknown */
export function wantedLanguages(
  languages: DocumentLanguages | undefined,
  wanted: string | readonly string[] | undefined,
): number[] | undefined {
  if (wanted === undefined) return undefined
  return (typeof wanted === 'string' ? [wanted] : wanted).map((name) => {
    const found = languages && typeof name === 'string' ? findLanguage(languages, name) : undefined
    if (found !== undefined) return found
    const expected = languages
      ? `one of the languages of the documents: ${knownLanguages(languages)}`
      : 'none, since the index has no languageField'
    throw new RangeError(`"language" is ${describe(name)}; expected ${expected}.`)
  })
}

function knownLanguages({ numbers }: DocumentLanguages): string {
  return [...numbers.keys()].join(', ')
}
