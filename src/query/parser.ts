import { QueryError } from '../errors.ts'
import type { FieldKind } from '../schema/field.ts'
import { isAllCapitals } from './capitals.ts'
import type { DiagnosticCode, QueryDiagnostic } from './diagnostic.ts'
import { readValue } from './field-value.ts'
import { type Clause, Group } from './group.ts'
import { BOOST, isPattern, isPlain, Lexer, type Word } from './lexer.ts'
import { MAX_TEXT, type Operator, type Query } from './query.ts'
import { type Field, readRange } from './range.ts'

export interface ParsedQuery {
  readonly query: Query
  /** In the order in which they were found, and no more than 20. Empty where all was read as it was meant. */
  readonly diagnostics: readonly QueryDiagnostic[]
}

export interface ParseOptions {
  /** Throw a `QueryError` where the text is not well formed. Default false. */
  readonly strict?: boolean | undefined
  /** The schema's fields. Without it, `name:` before a value is taken for a field, whatever the name. */
  readonly fields?: ReadonlyMap<string, FieldKind> | undefined
  /** How clauses side by side are joined. Default `'or'`. */
  readonly operator?: Operator | undefined
}

/** Levels of parentheses that are read. Deeper ones are left out, so that no text overflows a stack. */
export const MAX_DEPTH = 64

/** Clauses that are read, besides plain words side by side; and those among them that stand for many words. */
export const MAX_CLAUSES = 1024
export const MAX_PATTERNS = 64

const MAX_DIAGNOSTICS = 20
const MAX_SLOP = 0x7fffffff

/**
 * Reads the query language. Any string is a query: what can't be read is searched as plain words, and a
 * diagnostic says where it stands. A text of nothing but white space is the query `none`.
 *
 * @throws QueryError in strict mode, with the offsets of what is wrong
 * @throws TypeError if the text is not a string
 */
export function parseQuery(text: string, options: ParseOptions = {}): ParsedQuery {
  if (typeof text !== 'string') throw new TypeError(`A query text is ${typeof text}; expected a string.`)
  if (isPlain(text)) return { query: { type: 'match', text }, diagnostics: [] }
  const parser = new Parser(text, options)
  return { query: parser.level(undefined, -1) ?? { type: 'none' }, diagnostics: parser.diagnostics }
}

class Parser extends Lexer {
  readonly diagnostics: QueryDiagnostic[] = []
  readonly #options: ParseOptions
  // Of parentheses, here; and of those that are open besides, deeper than is read.
  #depth = 0
  #ignored = 0
  // Levels of parentheses that printing the last clause takes.
  #height = 0
  #clauses = 0
  #patterns = 0
  readonly #isAllCapitals: boolean

  constructor(text: string, options: ParseOptions) {
    super(text.slice(0, MAX_TEXT))
    this.#options = options
    this.#isAllCapitals = isAllCapitals(this.source)
    if (text.length > MAX_TEXT)
      this.#report(
        'length',
        `The text is longer than ${MAX_TEXT}; the rest is left out.`,
        MAX_TEXT,
        text.length,
      )
  }

  /** Reads up to the parenthesis that closes the one at `open`, or to the end. */
  level(field: Field | undefined, open: number): Query | undefined {
    const group = new Group(this.#options.operator, isText(field) ? scope(field) : undefined)
    let negated = false
    let height = 0
    for (;;) {
      this.skipSpace()
      const { at, char } = this
      if (!char) {
        if (open >= 0 && this.#clauses <= MAX_CLAUSES)
          this.#report('parenthesis', '"(" is never closed.', open, open + 1)
        break
      }
      if (char === ')') {
        if (this.#ignored > 0) this.#ignored--
        else if (open >= 0) break
        else this.#report('parenthesis', '")" closes nothing.', at, at + 1)
        this.at++
        continue
      }
      const joint = this.#operator(group.filled)
      if (joint === 'not') negated = !negated
      else if (joint) {
        this.#clauses++
        group[joint]()
      } else {
        this.#height = 0
        const sign = this.#sign(field)
        const clause = this.#boosted(this.#clause(field, this.at), field)
        if (clause !== undefined && !group.has(clause, sign, negated)) {
          if (group.add(this.#limited(clause, at), sign, negated)) this.#clauses++
        }
        height = Math.max(height, this.#height)
        negated = false
      }
      if (this.#clauses > MAX_CLAUSES && this.at < this.text.length) {
        this.#report(
          'clauses',
          `More than ${MAX_CLAUSES} clauses; the rest is left out.`,
          this.at,
          this.text.length,
        )
        this.at = this.text.length
      }
    }
    const query = group.build()
    this.#height = height + Number(group.nested)
    if (this.#depth + this.#height <= MAX_DEPTH) return query
    // Printed, it would have more parentheses than are read.
    this.#reportDepth(open)
    this.#height = 0
    return {
      type: 'match',
      text: this.source
        .slice(open + 1, this.at)
        .trim()
        .split(/\s+/)
        .join(' '),
    }
  }

  /** Reads an operator, if one stands here and has something to join. */
  #operator(filled: boolean): 'and' | 'or' | 'not' | undefined {
    const { at } = this
    if (this.#isAllCapitals && /[AON]/.test(this.char)) return undefined
    const word = this.suffix(/^(AND|OR|NOT|&&|\|\|)(?=[\s()"]|$)/)
    if (!word) return undefined
    this.skipSpace()
    if (this.char && this.char !== ')') {
      if (word === 'NOT') return 'not'
      if (filled) return /A|&/.test(word) ? 'and' : 'or'
    }
    this.#report('operator', `${word} has nothing to join.`, at, at + word.length)
    this.at = at
    return undefined
  }

  /** Reads a sign. It belongs to what it touches: in `x - y`, `--flag` and `->` there is none. */
  #sign(field: Field | undefined): string {
    const pair = this.text.slice(this.at, this.at + 2)
    if (!/^[+-][^\s+\-=<>)|&/~^,;:!?]/.test(pair) || (field?.kind === 'number' && /\d/.test(pair))) return ''
    this.at++
    return pair.charAt(0)
  }

  /**
   * Reads one clause without its boost: a query, a plain word, or undefined for nothing. `from` is where the clause
   * began, before its `field:` if it has one; without one it may be in the parentheses of a field.
   */
  #clause(field: Field | undefined, from: number): Clause | undefined {
    const { at, char } = this
    if (char === '(') return this.#parentheses(field)
    if (char === '"') return this.#quote(field, from)
    if (field && /[[{<>]/.test(char) && (from < at || !isText(field))) {
      const range = readRange(this, field)
      if (range) return range
      this.at = at
      const { end } = this.word()
      this.#report('range', `This is no range of ${field.kind} values, as >=1 or [1 TO 9] may be.`, from, end)
      return this.unescaped(from, end)
    }
    const word = this.word()
    const named = from === at && this.#field(word)
    if (!named) return this.#word(field, word, from)
    this.at = word.colon + 1
    if (this.char && !/[\s)]/.test(this.char)) return this.#clause(named, from)
    this.#report('field', `Field "${named.name}" has no value right after the colon.`, from, word.end)
    return this.unescaped(from, word.end)
  }

  #parentheses(field: Field | undefined): Query | undefined {
    const open = this.at++
    if (this.#depth === MAX_DEPTH) {
      this.#reportDepth(open)
      this.#ignored++
      return undefined
    }
    this.#depth++
    const query = this.level(field, open)
    this.#depth--
    this.#height++
    this.at += this.char.length
    return query
  }

  #quote(field: Field | undefined, from: number): Clause | undefined {
    const open = this.at
    const text = this.quoted()
    if (text === undefined) {
      this.#report('quote', 'The quote is never closed.', open, ++this.at)
      return undefined
    }
    const slop = this.suffix(/^~(\d+)/)
    if (!isText(field)) return this.#value(field, text, from) ?? this.unescaped(from, this.at)
    if (!/\S/.test(text)) return undefined
    return { type: 'phrase', text, ...scope(field), ...(slop && { slop: Math.min(Number(slop), MAX_SLOP) }) }
  }

  /** The field that a word begins with. */
  #field({ start, end, colon }: Word): Field | undefined {
    if (colon <= start) return undefined
    const next = this.text.slice(colon + 1, colon + 3)
    // A URL; a scope, as in `std::vector`.
    if (next === '//' || next.startsWith(':')) return undefined
    const name = this.unescaped(start, colon)
    const isName = !/^[^\p{L}_$]|[^\p{L}\p{M}\p{N}_$.-]/u.test(name)
    const { fields, strict } = this.#options
    if (!fields) return isName ? { name } : undefined
    // Phones begin a text with a capital.
    for (const known of [name, `${name.charAt(0).toLowerCase()}${name.slice(1)}`]) {
      if (fields.has(known)) return { name: known, kind: fields.get(known) }
    }
    if (isName && (strict || /^["([{<>]/.test(next))) {
      this.#report('field', `"${name.slice(0, 40)}" is no field of the schema.`, start, end)
    }
    return undefined
  }

  #word(field: Field | undefined, { start, end }: Word, from: number): Clause {
    const marks = this.marks(start, end)
    if (marks === '*' && field) return { type: 'exists', field: field.name }
    if (marks === '*' || marks === '*:*') return { type: 'all' }
    const text = this.unescaped(start, end)
    const fields = scope(field)
    if (isText(field) || field.kind === 'keyword') {
      const tilde = marks.lastIndexOf('~')
      const edits = marks.slice(tilde + 1)
      if (tilde > 0 && !/[^\d.]/.test(edits)) {
        const maxEdits = /^[012]$/.test(edits) && { maxEdits: Number(edits) as 0 | 1 | 2 }
        if (edits && !maxEdits) this.#report('edits', 'Edits are 0, 1 or 2.', start + tilde, end)
        return { type: 'fuzzy', text: this.unescaped(start, start + tilde), ...fields, ...maxEdits }
      }
      if (isPattern(marks)) {
        if (marks.search(/[*?]/) === marks.length - 1)
          return { type: 'prefix', text: text.slice(0, -1), ...fields }
        const pattern = this.source.slice(start, end).replace(/\\([^*?\\])/gu, '$1')
        return { type: 'wildcard', pattern, ...fields }
      }
    }
    if (!isText(field)) return this.#value(field, text, from) ?? this.unescaped(from, end)
    return from === start ? text : { type: 'match', text, ...fields }
  }

  /** A value of a field that is not text; undefined, and a diagnostic, if it can't be one. */
  #value({ name, kind }: Field, text: string, from: number): Query | undefined {
    const value = readValue(kind, text)
    if (value === undefined) {
      this.#report('value', `Field "${name}" takes a ${kind}.`, from, this.at)
      return undefined
    }
    return typeof value === 'object'
      ? { type: 'range', field: name, ...value }
      : { type: 'term', field: name, value }
  }

  #boosted(clause: Clause | undefined, field: Field | undefined): Clause | undefined {
    const { at } = this
    const boost = Number(this.suffix(BOOST) ?? NaN)
    if (clause === undefined || Number.isNaN(boost)) return clause
    // So that it prints as digits.
    if (!(boost >= 1e-6 && boost < 1e21)) {
      this.#report('boost', 'A boost is a number above 0.', at, this.at)
      return clause
    }
    const query: Query =
      typeof clause !== 'string'
        ? clause
        : { type: 'match', text: clause, ...(isText(field) && scope(field)) }
    return query.type === 'match' && !query.boost ? { ...query, boost } : { type: 'boost', query, boost }
  }

  /** One pattern too many is a plain word. */
  #limited(clause: Clause, start: number): Clause {
    const meant = typeof clause === 'object' && clause.type === 'boost' ? clause.query : clause
    if (typeof meant === 'string') return clause
    if (meant.type !== 'prefix' && meant.type !== 'fuzzy' && meant.type !== 'wildcard') return clause
    if (++this.#patterns <= MAX_PATTERNS) return clause
    if (this.#patterns === MAX_PATTERNS + 1) {
      const message = `More than ${MAX_PATTERNS} words with *, ? or ~; from here on they are plain words.`
      this.#report('clauses', message, start, this.at)
    }
    const text = meant.type === 'wildcard' ? meant.pattern.replace(/[*?\\]+/g, ' ').trim() : meant.text
    return meant.fields ? { type: 'match', text, fields: meant.fields } : text
  }

  #reportDepth(open: number): void {
    this.#report('depth', `Nested more than ${MAX_DEPTH} deep.`, Math.max(open, 0), this.at)
  }

  #report(code: DiagnosticCode, message: string, start: number, end: number): void {
    if (this.#options.strict) throw new QueryError(message, start, end)
    if (this.diagnostics.length < MAX_DIAGNOSTICS) this.diagnostics.push({ code, message, start, end })
  }
}

/** Whether words here are analysed: in text, in a field of which nothing is known, and in no field. */
function isText(field: Field | undefined): field is { name: string; kind?: 'text' } | undefined {
  return !field?.kind || field.kind === 'text'
}

function scope(field: Field | undefined): { readonly fields: readonly [string] } | undefined {
  return field && { fields: [field.name] }
}
