import { QueryError } from '../errors.ts'
import { readValue } from './field-value.ts'
import { isPattern } from './lexer.ts'
import { MAX_DEPTH } from './parser.ts'
import type { BoolQuery, FieldValue, MatchQuery, Query, RangeQuery } from './query.ts'

// What a word of text escapes wherever it stands, and what it escapes at its start.
const SPECIAL = /[\s\\():*~^"“”„‟«»＂（）：]|\?(?!$)/g
const LEADING = /^(?:[+-](?=.)|\/(?=\/)|[[\]{}<>]|(?:AND|OR|NOT|&&|\|\|)$)/s
const QUOTES = /[\\"“”„‟«»＂]/g
const BARE_VALUE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_.:+-]*$/u

/**
 * The text that `parseQuery` reads as this query, with the options it was read with before: the identity for
 * every query that it makes. For others the text means the same, though a group of one clause becomes that clause, a
 * boosted `match` carries its boost itself, and a `Date` becomes its ISO string.
 *
 * @throws QueryError for what the language can't say: `disMax`, `filter`, `minShouldMatch`, `exact`, several fields
 *   of one clause, and the options of `match` and `fuzzy` but boost and edits
 */
export function printQuery(query: Query): string {
  return query.type === 'none' ? '' : query.type === 'bool' ? printLevel(query, 0, '-') : printRun(query, 0)
}

/** The clauses of a level. `+` and `-` hold for all of it, so where it is a branch of `OR`, `NOT` excludes. */
function printLevel(query: BoolQuery, depth: number, minus: string): string {
  const { must = [], should = [], mustNot = [], filter = [], minShouldMatch } = query
  if (filter.length > 0 || minShouldMatch !== undefined) throw unsayable('filter or minShouldMatch')
  if (must.length + should.length + mustNot.length === 0) throw unsayable('a bool of no clauses')
  // Not `-5`, which alone is a number.
  const onlyNot = mustNot.length > 0 && should.length === 0 && must.every(({ type }) => type === 'all')
  const pieces: string[] = []
  if (should.length > 0) {
    pieces.push(...must.map((clause) => printSigned('+', clause, depth)))
    pieces.push(should.map((clause) => printBranch(clause, depth, should.length > 1)).join(' OR '))
  } else if (!onlyNot) pieces.push(must.map((clause) => printRun(clause, depth)).join(' AND '))
  for (const clause of mustNot) pieces.push(printSigned(onlyNot ? 'NOT ' : minus, clause, depth))
  return pieces.join(' ')
}

function printBranch(query: Query, depth: number, several: boolean): string {
  return several && query.type === 'bool' && !query.should?.length
    ? printLevel(query, depth, 'NOT ')
    : printRun(query, depth)
}

/** Between operators, plain words need no parentheses. */
function printRun(query: Query, depth: number): string {
  const plain = query.type === 'match' && !query.fields && query.boost === undefined
  return plain ? printWords(query) : printClause(query, depth)
}

function printSigned(sign: string, query: Query, depth: number): string {
  return sign + printClause(query, depth).replace(/^[+\-=<>|&/,;!?]/, '\\$&')
}

/** What a sign, a field or a boost takes for one clause. */
function printClause(query: Query, depth: number): string {
  switch (query.type) {
    case 'all':
      return '*'
    case 'match': {
      const text = inFields(query.fields, single(printWords(query), depth))
      if (typeof query.boost === 'object') throw unsayable('boosts by field')
      return query.boost === undefined ? text : `${text}^${query.boost}`
    }
    case 'term':
      return `${name(query.field)}:${printValue(query.value, true)}`
    case 'phrase': {
      if (query.exact) throw unsayable('exact')
      if (!/\S/.test(query.text)) throw unsayable('an empty phrase')
      const slop = query.slop === undefined ? '' : `~${query.slop}`
      return inFields(query.fields, quote(query.text) + slop)
    }
    case 'prefix':
      return inFields(query.fields, `${literal(query.text)}*`)
    case 'fuzzy': {
      const { maxEdits = 'auto', prefixLength, maxExpansions, transpositions } = query
      if ((prefixLength ?? maxExpansions ?? transpositions) !== undefined) throw unsayable('options of fuzzy')
      return inFields(query.fields, `${literal(query.text)}~${maxEdits === 'auto' ? '' : maxEdits}`)
    }
    case 'wildcard':
      return inFields(query.fields, printPattern(query.pattern))
    case 'range':
      return `${name(query.field)}:${printRange(query)}`
    case 'exists':
      return `${name(query.field)}:*`
    case 'boost': {
      const { query: inner, boost } = query
      const boosted = inner.type === 'boost' || (inner.type === 'match' && inner.boost !== undefined)
      return `${boosted ? enclose(inner, depth) : printClause(inner, depth)}^${boost}`
    }
    case 'bool':
      return enclose(query, depth)
    default:
      throw unsayable(query.type)
  }
}

function enclose(query: Query, depth: number): string {
  if (depth >= MAX_DEPTH) throw unsayable(`more than ${MAX_DEPTH} levels`)
  return `(${query.type === 'bool' ? printLevel(query, depth + 1, '-') : printClause(query, depth + 1)})`
}

function printWords({ text, operator, minShouldMatch, fuzzy, prefix }: MatchQuery): string {
  if ((operator ?? minShouldMatch ?? fuzzy ?? prefix) !== undefined) throw unsayable('options of match')
  if (!text) throw unsayable('no words')
  // One space between words parts them; other white space is characters of a word.
  const words = ['']
  for (const run of text.match(/\S+|\s+/g)!) {
    if (run === ' ' && words.at(-1) !== '') words.push('')
    else words[words.length - 1] += run
  }
  if (words.at(-1) === '') words.splice(-2, 2, `${words.at(-2)} `)
  return words.map((word) => word.replace(SPECIAL, '\\$&').replace(LEADING, '\\$&')).join(' ')
}

/** Several words as one clause: in parentheses, or where there may be no more of them as one word with spaces. */
function single(words: string, depth: number): string {
  const apart = words.replace(/\\.| /gs, (mark) => (mark === ' ' ? '\\ ' : mark))
  return apart === words || depth >= MAX_DEPTH ? apart : `(${words})`
}

function inFields(fields: readonly string[] | undefined, text: string): string {
  if (!fields) return text
  if (fields.length !== 1) throw unsayable('several fields of one clause')
  return `${name(fields[0]!)}:${text}`
}

function name(field: string): string {
  return field.replace(/[^\p{L}\p{M}\p{N}_$.-]|^[-]/gu, '\\$&')
}

/** A word of which no character means anything. */
function literal(text: string): string {
  if (!text) throw unsayable('an empty word')
  return text.replace(/[^\p{L}\p{N}]/gu, '\\$&')
}

function quote(text: string): string {
  return `"${text.replace(QUOTES, '\\$&')}"`
}

function printPattern(pattern: string): string {
  const text = pattern.replace(
    /\\([\p{L}\p{N}])|\\?[^\p{L}\p{N}]/gsu,
    (mark, plain: string | undefined) => plain ?? (/^[\\*?]/.test(mark) ? mark : `\\${mark}`),
  )
  const marks = text.replace(/\\./gsu, 'a')
  if (!isPattern(marks)) throw unsayable('a wildcard without * or ? among letters')
  return text
}

function printRange({ gte, gt, lte, lt }: RangeQuery): string {
  const low = gte ?? gt
  const high = lte ?? lt
  if (
    (gte ?? low) !== low ||
    (gte !== undefined && gt !== undefined) ||
    (lte !== undefined && lt !== undefined)
  ) {
    throw unsayable('two bounds on one side')
  }
  if (low === undefined && high === undefined) throw unsayable('a range without bounds')
  if (high === undefined) return `>${gte === undefined ? '' : '='}${printValue(low!, false)}`
  if (low === undefined) return `<${lte === undefined ? '' : '='}${printValue(high, false)}`
  const open = gte === undefined ? '{' : '['
  return `${open}${printValue(low, false)} TO ${printValue(high, false)}${lte === undefined ? '}' : ']'}`
}

/** A bound that no schema explains may be a number, unless it is quoted; a whole value can't be blank. */
function printValue(value: FieldValue, whole: boolean): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'string') {
    if (Math.abs(Number(value)) === Infinity) throw unsayable('Infinity')
    return String(value)
  }
  if (whole && !/\S/.test(value)) throw unsayable('an empty value')
  const bare = BARE_VALUE.test(value) && (whole || readValue(undefined, value) === value)
  return bare ? value : quote(value)
}

function unsayable(what: string): QueryError {
  return new QueryError(`A query has ${what}; the query language can't say that.`, 0, 0)
}
