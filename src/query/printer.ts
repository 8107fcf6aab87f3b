import { QueryError } from '../errors.ts'
import { isAllCapitals } from './capitals.ts'
import { isPattern } from './lexer.ts'
import { MAX_DEPTH } from './parser.ts'
import type { BoolQuery, FieldBoosts, FieldValue, MatchQuery, Query, RangeQuery } from './query.ts'

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
  if (query.type === 'none') return ''
  const text = query.type === 'bool' ? printLevel(query, 0, '-') : printRun(query, 0)
  // In parentheses it is no sentence in capitals, and its operators are operators.
  return isAllCapitals(text) ? `(${text})` : text
}

/** The clauses of a level. `+` and `-` hold for all of it, so where it is a branch of `OR`, `NOT` excludes. */
function printLevel(query: BoolQuery, depth: number, minus: string): string {
  const { must = [], should = [], mustNot = [], filter = [], minShouldMatch } = query
  const positive = must.length + should.length
  if (filter.length > 0 || minShouldMatch !== undefined) throw unsayable('filter or minShouldMatch')
  if (positive + mustNot.length === 0) throw unsayable('a bool of no clauses')
  // Not `-5`, which alone is a number.
  const onlyNot = mustNot.length > 0 && (positive === 0 || (positive === 1 && must[0]?.type === 'all'))
  let pieces: string[] = []
  if (should.length > 0) {
    const signed = must.map((clause) => printSigned('+', clause, depth))
    pieces = [...signed, should.map((clause) => printBranch(clause, depth, should.length > 1)).join(' OR ')]
  } else if (!onlyNot) pieces = [must.map((clause) => printRun(clause, depth)).join(' AND ')]
  return [...pieces, ...mustNot.map((clause) => printSigned(onlyNot ? 'NOT ' : minus, clause, depth))].join(
    ' ',
  )
}

function printBranch(query: Query, depth: number, several: boolean): string {
  return several && query.type === 'bool' && !query.should?.length
    ? printLevel(query, depth, 'NOT ')
    : printRun(query, depth)
}

/** Between operators, plain words need no parentheses. */
function printRun(query: Query, depth: number): string {
  const plain = query.type === 'match' && !query.fields && query.boost === undefined && query.text !== '*'
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
      if (query.text === '*' && !query.fields && query.boost === undefined) throw unsayable('the word *')
      const text = inFields(query.fields, single(printWords(query), depth))
      return query.boost === undefined ? text : printBoosted(text, query.boost)
    }
    case 'term':
      return `${name(query.field)}:${printValue(query.value)}`
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
      return printBoosted(boosted ? enclose(inner, depth) : printClause(inner, depth), boost)
    }
    case 'bool':
      return enclose(query, depth)
    default:
      throw unsayable(query.type)
  }
}

function printBoosted(text: string, boost: number | FieldBoosts): string {
  if (!/^\d+(\.\d+)?$/.test(String(boost))) throw unsayable('a boost that is not written in digits')
  return `${text}^${boost}`
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
  if (low === '*' || high === '*') throw unsayable('* for a bound')
  if ((gte !== undefined && gt !== undefined) || (lte !== undefined && lt !== undefined)) {
    throw unsayable('two bounds on one side')
  }
  if (low === undefined && high === undefined) throw unsayable('a range without bounds')
  if (high === undefined) return `>${gte === undefined ? '' : '='}${printValue(low!)}`
  if (low === undefined) return `<${lte === undefined ? '' : '='}${printValue(high)}`
  const open = gte === undefined ? '{' : '['
  return `${open}${printValue(low)} TO ${printValue(high)}${lte === undefined ? '}' : ']'}`
}

function printValue(value: FieldValue): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return BARE_VALUE.test(value) ? value : quote(value)
  if (Math.abs(Number(value)) === Infinity) throw unsayable('Infinity')
  return String(value)
}

function unsayable(what: string): QueryError {
  return new QueryError(`A query has ${what}; the query language can't say that.`, 0, 0)
}
