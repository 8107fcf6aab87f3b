import type { FieldBoosts, MatchQuery, Operator, Prefix } from '../query/query.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import type { Bm25Parameters } from './bm25.ts'
import { type Expansion, fuzzyOptions } from './expand.ts'
import { AllPlan, AnyPlan } from './join-plans.ts'
import type { Plan } from './plan.ts'
import { type QueryWord, queryWords } from './query-words.ts'
import { type SearchedGroup, searchedGroup, WordPlan } from './word-plan.ts'

/** What a `match` says that doesn't say it itself. */
export interface MatchDefaults {
  readonly fields?: readonly string[] | undefined
  readonly boost?: object | undefined
  readonly operator?: Operator | undefined
  readonly minShouldMatch?: number | undefined
  readonly fuzzy?: MatchQuery['fuzzy'] | undefined
  readonly prefix?: Prefix | undefined
  readonly stopWords?: 'auto' | 'keep' | undefined
}

/** Plans the words of text fields for one reader. */
export class WordPlanner {
  readonly reader: IndexReader
  readonly defaults: MatchDefaults
  readonly #bm25: Bm25Parameters

  constructor(reader: IndexReader, defaults: MatchDefaults, bm25: Bm25Parameters) {
    this.reader = reader
    this.defaults = defaults
    this.#bm25 = bm25
  }

  /** The groups that have any of the fields, all if undefined. @throws RangeError for what is no text field. */
  groups(fields: readonly string[] | undefined, boosts?: FieldBoosts): SearchedGroup[] {
    const { layout } = this.reader
    const names = fields ?? this.defaults.fields
    const merged: FieldBoosts = { ...this.defaults.boost, ...boosts }
    for (const name of [...(names ?? []), ...Object.keys(merged)]) {
      if (layout.schema.kinds.get(name) !== 'text') {
        const known = layout.schema.textFields.map((field) => field.name).join(', ')
        throw new RangeError(`"${name}" is not a text field of the schema; expected one of: ${known}.`)
      }
    }
    const found: SearchedGroup[] = []
    layout.groups.forEach((group, ordinal) => {
      const wanted = group.fields.map((field) => {
        if (names && !names.includes(field.name)) return 0
        return Object.hasOwn(merged, field.name) ? merged[field.name]! : field.definition.boost
      })
      if (wanted.some((boost) => boost > 0))
        found.push(searchedGroup(this.reader, ordinal, wanted, this.#bm25))
    })
    return found
  }

  words(searched: SearchedGroup, text: string): QueryWord[] {
    return queryWords(this.reader.layout.groups[searched.group]!.analyzer, text)
  }

  /** Plans a text: undefined where nothing is left of it but words that are set aside. */
  match(query: MatchQuery, boost: number, keepStopWords: boolean): Plan | undefined {
    const {
      text,
      operator = this.defaults.operator ?? 'or',
      minShouldMatch = this.defaults.minShouldMatch ?? 1,
    } = query
    const fuzzy = fuzzyOptions(query.fuzzy ?? this.defaults.fuzzy)
    const prefix = query.prefix ?? this.defaults.prefix ?? false
    const boosts = typeof query.boost === 'object' ? query.boost : undefined
    const factor = typeof query.boost === 'number' ? boost * query.boost : boost
    const groups = this.groups(query.fields, boosts)
    // What stands at one place of the text, in whatever group: one word for `and` and `minShouldMatch`.
    const units: Plan[][] = []
    const wholes: { start: number; end: number; plan: Plan; isNeeded: boolean }[] = []
    const spans: { start: number; end: number }[] = []
    const unitAt = new Map<number, number>()
    let setAside = 0
    for (const searched of groups) {
      const words = this.words(searched, text)
      const last = words.at(-1)
      const seen = new Set<string>()
      for (const word of words) {
        const isLast = last !== undefined && word.end === last.end
        const expansion: Expansion = { prefix: prefix === true || (prefix === 'last' && isLast), fuzzy }
        if (word.isStopWord && !keepStopWords && !(expansion.prefix && isLast)) {
          setAside++
          continue
        }
        // A word that is said twice is meant once.
        const key = `${expansion.prefix ? word.text : ''} ${word.stem}`
        if (seen.has(key)) continue
        seen.add(key)
        const plan = new WordPlan(this.reader, searched, word.text, word.stem, expansion, factor)
        if (word.isWhole) {
          wholes.push({ start: word.start, end: word.end, plan, isNeeded: /[+#]$/.test(word.text) })
          continue
        }
        const unit = unitAt.get(word.start)
        if (unit !== undefined) units[unit]!.push(plan)
        else {
          unitAt.set(word.start, units.push([plan]) - 1)
          spans.push({ start: word.start, end: word.end })
        }
      }
    }
    if (units.length === 0 && wholes.length === 0) return setAside > 0 ? undefined : new AnyPlan([])
    const needed = operator === 'and' ? units.length : minShouldMatch
    if (needed <= 1 && operator === 'or') return anyOf([...units.flat(), ...wholes.map(({ plan }) => plan)])

    // A compound is there if its whole is, or all of its parts.
    const clauses: Plan[] = []
    const isCovered = units.map(() => false)
    for (const { start, end, plan, isNeeded } of wholes) {
      const parts: Plan[] = []
      spans.forEach((span, unit) => {
        if (span.start < start || span.end > end || isCovered[unit]) return
        isCovered[unit] = true
        parts.push(anyOf(units[unit]!))
      })
      if (parts.length === 0) continue
      const all = parts.length === 1 ? parts[0]! : new AllPlan(parts)
      clauses.push(isNeeded && plan.weight > 0 ? plan : anyOf([plan, all]))
    }
    units.forEach((unit, i) => {
      if (!isCovered[i]) clauses.push(anyOf(unit))
    })
    if (operator === 'and') return clauses.length === 1 ? clauses[0] : new AllPlan(clauses)
    return new AnyPlan(clauses, Math.min(needed, clauses.length))
  }
}

function anyOf(plans: readonly Plan[]): Plan {
  return plans.length === 1 ? plans[0]! : new AnyPlan(plans)
}
