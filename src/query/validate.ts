import { isFieldBoost, MAX_FIELD_BOOST } from '../schema/field.ts'
import { describe } from '../schema/value.ts'
import type { Query } from './query.ts'

/** Deeper than any query that `parseQuery` makes, and shallow enough for every stack. */
const MAX_QUERY_DEPTH = 250

const FUZZY =
  'maxEdits?:0|1|2|"auto" prefixLength?:integer>=0 maxExpansions?:integer>=0 transpositions?:boolean'

/** The properties of each type of query, `?` where one may be left out, and what they are, more or less as in TypeScript. */
const SHAPES: Readonly<Record<string, string>> = {
  match:
    'text:string fields?:string[] operator?:"or"|"and" minShouldMatch?:integer>=0 fuzzy?:boolean|0|1|2|Fuzzy prefix?:boolean|"last" boost?:number>0|Boosts',
  term: 'field:string value:Value',
  phrase: 'text:string fields?:string[] slop?:integer>=0 exact?:boolean',
  prefix: 'text:string fields?:string[]',
  fuzzy:
    'text:string fields?:string[] maxEdits?:0|1|2|"auto" prefixLength?:integer>=0 maxExpansions?:integer>=0 transpositions?:boolean',
  wildcard: 'pattern:string fields?:string[]',
  range: 'field:string gte?:Value gt?:Value lte?:Value lt?:Value',
  exists: 'field:string',
  bool: 'must?:Query[] should?:Query[] filter?:Query[] mustNot?:Query[] minShouldMatch?:integer>=0',
  disMax: 'queries:Query[] tieBreaker?:0<=number<=1',
  boost: 'query:Query boost:number>0',
  all: '',
  none: '',
}

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
  if (depth > MAX_QUERY_DEPTH) throw new RangeError(`A query is more than ${MAX_QUERY_DEPTH} deep.`)
  if (!isObject(query)) fault(path || 'query', query, 'Query')
  const type = String(query.type)
  if (!Object.hasOwn(SHAPES, type))
    fault(`${path || 'query'}.type`, query.type, Object.keys(SHAPES).join('|'))
  validateProperties(query, `type:string ${SHAPES[type]}`, path || type, depth)
}

function validateProperties(holder: Properties, shape: string, path: string, depth: number): void {
  const known = new Set<string>()
  for (const [, name, optional, kinds] of shape.matchAll(/(\w+)(\??):(\S+)/g)) {
    const value = holder[name!]
    const at = `${path}.${name}`
    known.add(name!)
    if (value === undefined && optional) continue
    if (!kinds!.split('|').some((kind) => fits(value, kind, at, depth + 1))) fault(at, value, kinds!)
  }
  for (const [name, value] of Object.entries(holder)) {
    if (value !== undefined && !known.has(name)) fault(`${path}.${name}`, value, 'nothing there')
  }
}

function fits(value: unknown, kind: string, path: string, depth: number): boolean {
  const list = /(.*)\[\]$/.exec(kind)?.[1]
  if (list) return Array.isArray(value) && value.every((item, i) => fits(item, list, `${path}[${i}]`, depth))
  switch (kind) {
    case 'Query':
      validate(value, path, depth)
      return true
    case 'Fuzzy':
      if (isObject(value)) validateProperties(value, FUZZY, path, depth)
      return isObject(value)
    case 'Boosts':
      if (!isObject(value)) return false
      for (const [field, boost] of Object.entries(value)) {
        if (!isFieldBoost(boost) || boost === 0)
          fault(`${path}.${field}`, boost, `0<number<=${MAX_FIELD_BOOST}`)
      }
      return true
    case 'Value':
      if (value instanceof Date) value = value.getTime()
      return typeof value === 'number' ? !Number.isNaN(value) : /^(string|boolean)$/.test(typeof value)
    case 'number>0':
      return Number.isFinite(value) && (value as number) > 0
    case '0<=number<=1':
      return typeof value === 'number' && value >= 0 && value <= 1
    case 'integer>=0':
      return Number.isInteger(value) && (value as number) >= 0
    default:
      return typeof value === kind || (typeof value !== 'object' && JSON.stringify(value) === kind)
  }
}

type Properties = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fault(path: string, value: unknown, expected: string): never {
  const Kind = typeof value === 'number' && /\d/.test(expected) ? RangeError : TypeError
  throw new Kind(`${path} is ${describe(value)}; expected ${expected}.`)
}
