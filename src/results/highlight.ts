import { textsOf } from '../schema/field-texts.ts'
import type { FieldPlaces, IndexLayout } from '../schema/layout.ts'
import { checkNames } from '../schema/option-names.ts'
import type { Schema, SchemaField, TextFieldOf } from '../schema/schema.ts'
import { describe } from '../schema/value.ts'
import type { HighlightOptions } from '../search/options.ts'
import type { FieldMatchers, MatchedRange } from './matches.ts'
import { bestPassages, type Passage } from './passages.ts'

/** A piece of a field's text that shows what matched. Offsets are UTF-16 units. */
export interface Fragment {
  /** The piece as it is stored, with `…` where it begins or ends within a sentence. */
  readonly text: string
  /** Where the words that matched stand in `text`: `[start, end]`, ascending and apart. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
  /** `text` in HTML: escaped, each range between `pre` and `post`. */
  readonly html: string
  /** Which of the field's values it is from. */
  readonly value: number
  /** What an offset in `text` is behind the same place in the value. */
  readonly start: number
}

/** By field the fragments, best first; of a field in which nothing matched there is none. */
export type Highlights<S extends Schema> = { readonly [Field in TextFieldOf<S>]?: readonly Fragment[] }

/** A checked `highlight` option. */
export interface HighlightPlan {
  readonly fields: readonly SchemaField[]
  readonly length: number
  readonly limit: number
  readonly pre: string
  readonly post: string
  readonly encode: boolean
}

const DEFAULT_LENGTH = 160
const DEFAULT_FRAGMENTS = 3
const MAX_FRAGMENTS = 100
const ELLIPSIS = '…'

/** @throws RangeError or TypeError for an option that can't be meant. */
export function compileHighlight(highlight: unknown, { schema }: IndexLayout): HighlightPlan {
  const isList = Array.isArray(highlight)
  if (!isList && (typeof highlight !== 'object' || highlight === null)) {
    throw new TypeError(`"highlight" is ${describe(highlight)}; expected a list of fields, or an object.`)
  }
  const options = (isList ? { fields: highlight } : highlight) as HighlightOptions<Schema>
  checkNames('highlight option', options, 'fields fragmentLength fragments pre post encode')
  const { fields, fragmentLength: length = DEFAULT_LENGTH, fragments: limit = DEFAULT_FRAGMENTS } = options
  const { pre = '<mark>', post = '</mark>', encode = true } = options
  const expect = (name: string, value: unknown, isRight: boolean, expected: string) => {
    if (!isRight) throw new RangeError(`"highlight.${name}" is ${describe(value)}; expected ${expected}.`)
  }
  expect('fields', fields, fields === undefined || Array.isArray(fields), 'a list of text fields')
  expect('fragmentLength', length, typeof length === 'number' && length >= 1, 'a number of at least 1')
  const isCount = Number.isInteger(limit) && limit >= 1 && limit <= MAX_FRAGMENTS
  expect('fragments', limit, isCount, `a whole number from 1 to ${MAX_FRAGMENTS}`)
  for (const [name, value] of Object.entries({ pre, post }))
    expect(name, value, typeof value === 'string', 'a string')
  expect('encode', encode, typeof encode === 'boolean', 'true or false')
  const names = fields ?? schema.textFields.map(({ name }) => name)
  const found = [...new Set(names)].map((name) => {
    const field = schema.textFields.find((field) => field.name === name)
    expect(
      'fields',
      name,
      field !== undefined,
      `text fields: ${schema.textFields.map(({ name }) => name).join(', ')}`,
    )
    return field!
  })
  return { fields: found, length, limit, pre, post, encode }
}

/** What matched in a stored document, marked; of fields that are not stored, nothing. */
export function highlightsOf(
  plan: HighlightPlan,
  { groups }: IndexLayout,
  matchers: FieldMatchers,
  leaf: number,
  places: FieldPlaces,
  document: object,
): { [field: string]: Fragment[] } {
  const found: [string, Fragment[]][] = []
  for (const { name, path, slot } of plan.fields) {
    const matcher = matchers.of(leaf, slot, places)
    if (!matcher) continue
    const { analyzer } = groups[places.groupOf[slot]!]!
    const texts = textsOf(document, path)
    const matches = texts.map((text) => matcher.find(text))
    const weights = matcher.words.map(({ weight }) => weight)
    const passages = bestPassages(analyzer, texts, matches, weights, plan.length, plan.limit)
    const fragments = passages.map((passage) =>
      fragmentOf(plan, passage, texts[passage.value]!, matches[passage.value]!),
    )
    if (fragments.length > 0) found.push([name, fragments])
  }
  return Object.fromEntries(found)
}

function fragmentOf(
  plan: HighlightPlan,
  { value, start, end, isCutBefore, isCutAfter }: Passage,
  whole: string,
  matches: readonly MatchedRange[],
): Fragment {
  const before = isCutBefore ? ELLIPSIS : ''
  const text = before + whole.slice(start, end) + (isCutAfter ? ELLIPSIS : '')
  const offset = start - before.length
  const ranges: [number, number][] = []
  for (const match of matches) {
    if (match.start < start || match.end > end) continue
    const last = ranges.at(-1)
    // The whole of a compound and its parts, or neighbours in a script without spaces.
    if (last && match.start - offset <= last[1]) last[1] = Math.max(last[1], match.end - offset)
    else ranges.push([match.start - offset, match.end - offset])
  }
  const encode = plan.encode ? escapeHtml : (text: string) => text
  let html = ''
  let at = 0
  for (const [from, to] of ranges) {
    html += encode(text.slice(at, from)) + plan.pre + encode(text.slice(from, to)) + plan.post
    at = to
  }
  return { text, ranges, html: html + encode(text.slice(at)), value, start: offset }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": '#39',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&${ENTITIES[character]};`)
}
