import { describe } from '../schema/value.ts'
import type { Query } from './query.ts'

/** Deeper than any query that `parseQuery` makes, and shallow enough for every stack. */
const MAX_QUERY_DEPTH = 250

// The properties of each type; `?` may be left out.
const SHAPES: Readonly<Record<string, string>> = {
  match: 'text fields? operator? minShouldMatch? fuzzy? prefix? boost?',
  term: 'field value',
  phrase: 'text fields? slop? exact?',
  prefix: 'text fields?',
  fuzzy: 'text fields? maxEdits? prefixLength? maxExpansions? transpositions?',
  wildcard: 'pattern fields?',
  range: 'field gte? gt? lte? lt?',
  exists: 'field',
  bool: 'must? should? filter? mustNot? minShouldMatch?',
  disMax: 'queries tieBreaker?',
  boost: 'query boost',
  all: '',
  none: '',
}

type Properties = Readonly<Record<string, unknown>>

const LISTS = /^(?:must|should|filter|mustNot|queries)$/
const ABOVE_0 = 'a number above 0'
const FUZZY = 'maxEdits? prefixLength? maxExpansions? transpositions?'

/**
 * The query, if it is one: for data of which no type is known.
 *
 * @throws TypeError or RangeError that says where, as in `bool.must[1].boost`
 */
export function validateQuery(query: unknown): Query {
  validate(query, '', 0)
  return query as Query
}

function validate(query: unknown, path: string, depth: number): void {
  if (depth > MAX_QUERY_DEPTH) throw new RangeError(`A query is nested more than ${MAX_QUERY_DEPTH} deep.`)
  if (!isObject(query)) fault(path || 'A query', query, 'an object such as { type: "match", text: "…" }')
  const { type } = query
  if (typeof type !== 'string' || !Object.hasOwn(SHAPES, type)) {
    fault(`${path || 'query'}.type`, type, `one of ${Object.keys(SHAPES).join(', ')}`)
  }
  const here = path || type
  validateProperties(query, SHAPES[type]!, here, depth)
  if (type === 'range' && [query.gte, query.gt, query.lte, query.lt].every((bound) => bound === undefined)) {
    throw new TypeError(`${here} has no bounds; expected gte, gt, lte or lt.`)
  }
}

function validateProperties(holder: Properties, shape: string, path: string, depth: number): void {
  for (const name of Object.keys(holder)) {
    if (name !== 'type' && !shape.split(/\W+/).includes(name)) {
      throw new TypeError(
        `${path}.${name} is unknown; expected ${shape.replace(/\?/g, '') || 'no properties'}.`,
      )
    }
  }
  for (const [, name, optional] of shape.matchAll(/(\w+)(\?)?/g)) {
    const value = holder[name!]
    if (value !== undefined || !optional) validateProperty(name!, value, `${path}.${name}`, holder, depth + 1)
  }
}

function validateProperty(
  name: string,
  value: unknown,
  path: string,
  holder: Properties,
  depth: number,
): void {
  if (name === 'query') validate(value, path, depth)
  else if (LISTS.test(name)) {
    if (!Array.isArray(value)) fault(path, value, 'an array of queries')
    for (let i = 0; i < value.length; i++) validate(value[i], `${path}[${i}]`, depth)
  } else if (name === 'fuzzy' && isObject(value)) validateProperties(value, FUZZY, path, depth)
  else if (name === 'boost' && holder.type === 'match' && isObject(value)) {
    for (const [field, factor] of Object.entries(value))
      expect(isAbove0(factor), `${path}.${field}`, factor, ABOVE_0)
  } else {
    const [valid, expected] = ruleOf(name, value)
    expect(valid, path, value, expected)
  }
}

function ruleOf(name: string, value: unknown): readonly [valid: boolean, expected: string] {
  switch (name) {
    case 'text':
    case 'field':
    case 'pattern':
      return [typeof value === 'string', 'a string']
    case 'fields':
      return [isNames(value), 'an array of field names']
    case 'operator':
      return [value === 'or' || value === 'and', '"or" or "and"']
    case 'exact':
    case 'transpositions':
      return [typeof value === 'boolean', 'true or false']
    case 'prefix':
      return [typeof value === 'boolean' || value === 'last', 'true, false or "last"']
    case 'fuzzy':
      return [typeof value === 'boolean' || isEdits(value), 'true, false, 0, 1, 2 or an object']
    case 'maxEdits':
      return [value === 'auto' || isEdits(value), '0, 1, 2 or "auto"']
    case 'boost':
      return [isAbove0(value), ABOVE_0]
    case 'tieBreaker':
      return [value === 0 || isAbove0(value), 'a number from 0 on']
    case 'value':
    case 'gte':
    case 'gt':
    case 'lte':
    case 'lt':
      return [isValue(value), 'a string, number, boolean or Date']
    default:
      return [Number.isInteger(value) && (value as number) >= 0, 'a whole number from 0 on']
  }
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string')
}

function isEdits(value: unknown): boolean {
  return value === 0 || value === 1 || value === 2
}

function isAbove0(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0
}

function isValue(value: unknown): boolean {
  const instant = value instanceof Date ? value.getTime() : value
  return typeof instant === 'number' ? !Number.isNaN(instant) : /^(?:string|boolean)$/.test(typeof value)
}

function expect(valid: boolean, path: string, value: unknown, expected: string): void {
  if (!valid) fault(path, value, expected)
}

function fault(path: string, value: unknown, expected: string): never {
  // What expects a number has one in its words.
  const Kind = typeof value === 'number' && /\d/.test(expected) ? RangeError : TypeError
  throw new Kind(`${path} is ${describe(value)}; expected ${expected}.`)
}
