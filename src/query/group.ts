import type { Operator, Query } from './query.ts'

/** A clause as read: a query, or a plain word. */
export type Clause = Query | string

/** What stands between two `OR`s: parts joined by `AND`, each of clauses side by side, and what `NOT` excludes. */
interface Branch {
  readonly parts: Query[][]
  readonly not: Query[]
}

/**
 * The clauses of one level of parentheses, and what they mean together.
 *
 * `NOT` binds tightest, then standing side by side (the default operator), then `AND`, then `OR`:
 * `new york AND boston OR rome` is `((new york) AND boston) OR rome`, as people write it. So `a b OR c` is
 * `(a b) OR c`, which under `or`, the default, is any of the three. `+` and `-` hold for the whole level, wherever
 * they stand, as in Lucene: `jaguar OR panther -car` has no car at all; `NOT` excludes from its branch alone.
 *
 * Plain words side by side stay one `match`, also around other clauses, so that `minShouldMatch` and the other
 * search options see all of them.
 */
export class Group {
  /** Whether `AND` or `OR` would have something on its left. */
  filled = false
  /** Whether the query holds alternatives that take parentheses to print, though none were read. */
  nested = false
  readonly #either: boolean
  readonly #scope: { readonly fields?: readonly string[] } | undefined
  readonly #must: Query[] = []
  readonly #mustNot: Query[] = []
  // What `-` excludes, as it stands, if it may be a negative number.
  readonly #numbers: string[] = []
  readonly #branches: Branch[] = []
  #branch: Branch = { parts: [], not: [] }
  #clauses: Query[] = []
  #words: string[] = []
  readonly #said = new Set<string>()

  constructor(operator: Operator | undefined, scope: { readonly fields?: readonly string[] } | undefined) {
    this.#either = operator !== 'and'
    this.#scope = scope
  }

  /** Whether this was said before, side by side with it. Of plain words that counts: those said more often weigh more. */
  has(clause: Clause, sign: string, negated: boolean): boolean {
    if (!sign && !negated && this.#plainWords(clause) !== undefined) return false
    const key = `${sign}${negated}${JSON.stringify(clause)}`
    if (this.#said.has(key)) return true
    this.#said.add(key)
    return false
  }

  /** Whether that makes one clause more: a plain word joins those beside it. */
  add(clause: Clause, sign: string, negated: boolean): boolean {
    this.filled = true
    const words = sign || negated ? undefined : this.#plainWords(clause)
    const query = typeof clause === 'string' ? this.#match(clause) : clause
    if (words !== undefined) this.#words.push(words)
    else if (!sign) (negated ? this.#branch.not : this.#clauses).push(query)
    else if (negated === (sign === '-')) this.#must.push(query)
    else {
      this.#mustNot.push(query)
      if (!negated && typeof clause === 'string' && /^\d/.test(clause)) this.#numbers.push(sign + clause)
    }
    return words === undefined
  }

  and(): void {
    this.filled = false
    let clauses = this.#clauses
    if (this.#words.length > 0) clauses = [this.#match(this.#words.join(' ')), ...clauses]
    if (clauses.length > 0) this.#branch.parts.push(clauses)
    this.#clauses = []
    this.#words = []
    this.#said.clear()
  }

  or(): void {
    this.and()
    if (this.#branch.parts.length + this.#branch.not.length > 0) this.#branches.push(this.#branch)
    this.#branch = { parts: [], not: [] }
  }

  /** Undefined if there is nothing. A level of one clause is that clause. */
  build(): Query | undefined {
    this.or()
    let must = this.#must
    let mustNot = this.#mustNot
    let should: Query[] = []
    const [first, second] = this.#branches
    if (second) {
      should = this.#branches.flatMap((branch) => {
        const { parts, not } = branch
        if (this.#either && parts.length + not.length === 1 && parts[0]) return parts[0]
        const read = this.#read(branch)
        this.nested ||= read.should.length > 1
        return bool(read.must, read.should, not)!
      })
      if (!this.#either && must.length > 0) {
        this.nested = true
        must = [...must, { type: 'bool', should }]
        should = []
      }
    } else if (first) {
      const read = this.#read(first)
      must = must.concat(read.must)
      should = read.should
      mustNot = mustNot.concat(first.not)
    } else if (must.length === 0 && this.#numbers.length > 0 && this.#numbers.length === mustNot.length) {
      return this.#match(this.#numbers.join(' '))
    }
    return bool(must, should, mustNot)
  }

  /** What `AND` joins must hold. What only stands side by side does as the operator says. */
  #read({ parts }: Branch): { must: Query[]; should: Query[] } {
    if (!this.#either) return { must: parts.flat(), should: [] }
    if (parts.length === 1) return { must: [], should: parts[0]! }
    this.nested ||= parts.some((part) => part.length > 1)
    return { must: parts.map((part) => bool([], part, [])!), should: [] }
  }

  /** The words of a clause that can join those beside it. */
  #plainWords(clause: Clause): string | undefined {
    if (typeof clause === 'string') return clause
    if (clause.type === 'all') return '*'
    const plain = clause.type === 'match' && !clause.boost && clause.fields?.[0] === this.#scope?.fields?.[0]
    return plain ? clause.text : undefined
  }

  /** Words. A lone `*` is every document, as in `* -x`; `a * b` is words. */
  #match(text: string): Query {
    return text === '*' ? { type: 'all' } : { type: 'match', text, ...this.#scope }
  }
}

function bool(all: readonly Query[], any: readonly Query[], none: readonly Query[]): Query | undefined {
  let must = distinct(all)
  const should = distinct(any)
  const mustNot = distinct(none)
  // One alternative is none.
  if (must.length === 0 && should.length === 1) return bool(should, [], mustNot)
  if (must.length + should.length === 0) {
    if (mustNot.length === 0) return undefined
    must = [{ type: 'all' }]
  }
  if (must.length === 1 && should.length + mustNot.length === 0) return must[0]
  return {
    type: 'bool',
    ...(must.length > 0 && { must }),
    ...(should.length > 0 && { should }),
    ...(mustNot.length > 0 && { mustNot }),
  }
}

/** What is said twice is said once. */
function distinct(queries: readonly Query[]): readonly Query[] {
  if (queries.length < 2) return queries
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()]
}
