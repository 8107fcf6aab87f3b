import { BitSet } from '../codec/bit-set.ts'
import type {
  BoolQuery,
  FieldValue,
  FuzzyQuery,
  MatchQuery,
  PhraseQuery,
  PrefixQuery,
  Query,
  WildcardQuery,
} from '../query/query.ts'
import type { FieldKind } from '../schema/field.ts'
import { evaluateFilter, type FilterNode } from './filter.ts'
import { AllPlan, AnyPlan, DocsPlan, OptionalPlan } from './join-plans.ts'
import { multiplyBoosts } from './multiply-boosts.ts'
import type { Plan } from './plan.ts'
import { filterPlan, keywordPlan, valueFor, valuePlan } from './plan-columns.ts'
import type { WordPlanner } from './plan-words.ts'
import { wildcard } from './wildcard.ts'
import { WordPlan } from './word-plan.ts'

/** Turns a query into a plan; words that are set aside leave none. */
export function planQuery(query: Query, planner: WordPlanner): Plan {
  const { groups } = planner.reader.layout
  const isKept = groups.map((_, group) => {
    return planner.defaults.stopWords === 'keep' || !hasOtherWords(query, planner, group)
  })
  return new QueryPlanner(planner, isKept).plan(query, 1, { isRoot: true }) ?? new AnyPlan([])
}

/** The documents of a leaf that a checked filter keeps. */
export function filterBits(node: FilterNode, planner: WordPlanner, leaf: number): BitSet {
  const { segment } = planner.reader.leaves[leaf]!
  const { byName } = planner.reader.layout.schema
  return evaluateFilter(node, (field) => segment.columns[byName.get(field)?.slot ?? -1], segment.maxDoc)
}

class QueryPlanner {
  readonly #planner: WordPlanner
  // By group of fields, whether function words are kept.
  readonly #keepsStopWords: readonly boolean[]
  // What is excluded is meant to the letter: no typos, no completions, function words too.
  #excludes = false

  constructor(planner: WordPlanner, keepsStopWords: readonly boolean[]) {
    this.#planner = planner
    this.#keepsStopWords = keepsStopWords
  }

  /** Undefined for a clause that says nothing: it has no words, or all of them were set aside. */
  plan(query: Query, boost: number, place: Place = {}): Plan | undefined {
    const planner = this.#planner
    switch (query.type) {
      case 'match':
      case 'prefix':
      case 'fuzzy':
      case 'wildcard':
      case 'phrase':
        return this.#planText(query, boost, place.isRequired === true)
      case 'term':
        return this.#planTerm(query.field, query.value, boost)
      case 'range': {
        const { type, field, ...bounds } = query
        const kind = planner.reader.layout.schema.kinds.get(field)
        const values = Object.entries(bounds).map(([name, bound]) => [name, boundFor(kind, bound)])
        return this.#planFilter({ [field]: Object.fromEntries(values) }, boost, `${field} in range`)
      }
      case 'exists':
        return this.#planExists(query.field, boost)
      case 'bool':
        return this.#planBool(query, boost, place.isRoot === true)
      case 'disMax': {
        const plans = this.#planAll(query.queries, boost)
        return plans.length === 0 && query.queries.length > 0
          ? undefined
          : new AnyPlan(plans, 1, query.tieBreaker ?? 0)
      }
      case 'boost':
        return this.plan(query.query, multiplyBoosts(boost, query.boost), place)
      case 'all':
        return this.#planFilter({}, boost, 'every document')
      case 'none':
        return new AnyPlan([])
    }
  }

  /** What is looked for in text fields by words, and in all others as a whole. */
  #planText(query: TextQuery, boost: number, isRequired: boolean): Plan | undefined {
    const { reader } = this.#planner
    const { kinds } = reader.layout.schema
    const columns = this.#columnsOf(query)
    if (columns.length === 0) return this.#planWords(query, boost, isRequired)
    const fields = query.fields!.filter((field) => !columns.includes(field))
    const plans: (Plan | undefined)[] = columns.map((field) => {
      if (kinds.get(field) !== 'keyword') return valuePlan(reader, field, textOf(query), boost)
      if (query.type === 'prefix')
        return keywordPlan(reader, field, (value) => value.startsWith(query.text), boost)
      if (query.type !== 'wildcard') return valuePlan(reader, field, query.text, boost)
      return keywordPlan(reader, field, wildcard(query.pattern, (text) => text).test, boost)
    })
    if (fields.length > 0) plans.push(this.#planWords({ ...query, fields }, boost, isRequired))
    return new AnyPlan(plans.filter((plan) => plan !== undefined))
  }

  #columnsOf(query: TextQuery): string[] {
    const { kinds } = this.#planner.reader.layout.schema
    return query.fields?.filter((field) => kinds.has(field) && kinds.get(field) !== 'text') ?? []
  }

  #planWords(query: TextQuery, boost: number, isRequired: boolean): Plan | undefined {
    const planner = this.#planner
    switch (query.type) {
      case 'match': {
        if (this.#excludes) return planner.match({ fuzzy: false, prefix: false, ...query }, boost, undefined)
        return planner.match(query, boost, this.#keptIn(query, isRequired))
      }
      case 'prefix': {
        const { text, fields } = query
        const meant: MatchQuery = {
          type: 'match',
          text,
          ...(fields && { fields }),
          fuzzy: false,
          operator: 'and',
        }
        return planner.match({ ...meant, prefix: 'last' }, boost, undefined, [])
      }
      case 'fuzzy': {
        const { text, fields, type, ...fuzzy } = query
        const meant: MatchQuery = { type: 'match', text, ...(fields && { fields }), fuzzy, operator: 'and' }
        return planner.match({ ...meant, prefix: false }, boost, undefined, [])
      }
      case 'phrase':
        return planner.phrase(query, boost)
      case 'wildcard':
        return new AnyPlan(
          planner.groups(query.fields).map((searched) => {
            const { analyzer } = planner.reader.layout.groups[searched.group]!
            const pattern = wildcard(query.pattern, (text) => analyzer.foldWord(text))
            const expansion = { prefix: false, fuzzy: undefined, pattern }
            return new WordPlan(
              planner.reader,
              searched,
              { text: query.pattern, stem: undefined },
              { expansion, boost },
            )
          }),
        )
    }
  }

  /**
   * By group of fields, whether the function words of a text count. They do, whatever else is asked for, in a text of
   * nothing else that is required (but not where all is, by `operator`) or that names its fields.
   */
  #keptIn(query: MatchQuery, isRequired: boolean): readonly boolean[] {
    const keeps = this.#keepsStopWords
    if (!(isRequired || query.fields) || keeps.every(Boolean)) return keeps
    return keeps.map((kept, group) => {
      return kept || this.#planner.wordsIn(group, query.text).every((word) => word.isStopWord || word.isWhole)
    })
  }

  #planAll(queries: readonly Query[] | undefined, boost: number, place?: Place): Plan[] {
    return (queries ?? []).map((query) => this.plan(query, boost, place)).filter((plan) => plan !== undefined)
  }

  /** Each needed word of texts that don't say themselves how many have to be there is a clause like the other ones. */
  #planClauses(queries: readonly Query[], boost: number): { clauses: Plan[]; others: Plan[] } {
    const clauses: Plan[] = []
    const others: Plan[] = []
    for (const query of queries) {
      const counts = query.type === 'match' && !query.operator && query.minShouldMatch === undefined
      if (counts && this.#columnsOf(query).length === 0) {
        const words = this.#planner.clauses(query, boost, this.#keptIn(query, false))
        clauses.push(...words.clauses)
        others.push(...words.others)
      } else clauses.push(...this.#planAll([query], boost))
    }
    return { clauses, others: clauses.length > 0 ? others : [] }
  }

  #planTerm(field: string, value: FieldValue, boost: number): Plan {
    const planner = this.#planner
    if (planner.reader.layout.schema.kinds.get(field) !== 'text') {
      const meant = valueFor(planner.reader.layout.schema.kinds.get(field), value)
      return this.#planFilter({ [field]: meant }, boost, `${field} is ${value}`)
    }
    const plans = planner.groups([field]).map((searched) => {
      const { analyzer } = planner.reader.layout.groups[searched.group]!
      const word = analyzer.foldWord(String(value))
      return new WordPlan(planner.reader, searched, { text: word, stem: analyzer.stem(word) }, { boost })
    })
    return plans.length === 1 ? plans[0]! : new AnyPlan(plans)
  }

  #planFilter(filter: object, boost: number, description: string): Plan {
    return filterPlan(this.#planner.reader, filter, boost, description)
  }

  #planExists(field: string, boost: number): Plan {
    const { layout, leaves } = this.#planner.reader
    if (layout.schema.kinds.get(field) !== 'text')
      return this.#planFilter({ not: { [field]: null } }, boost, `${field} exists`)
    const { slot } = layout.schema.byName.get(field)!
    const pick = (leaf: number) => {
      const { segment } = leaves[leaf]!
      const bits = new BitSet(segment.maxDoc)
      for (const { groupOf, placeOf } of layout.places) {
        const lengths = segment.texts[groupOf[slot]!]!.lengths[placeOf[slot]!]!
        for (let doc = 0; doc < segment.maxDoc; doc++) if (lengths[doc]! > 0) bits.set(doc)
      }
      return bits
    }
    return new DocsPlan(pick, boost, `${field} exists`)
  }

  #planBool(query: BoolQuery, boost: number, isRoot: boolean): Plan | undefined {
    const must = this.#planAll(query.must, boost, { isRequired: this.#planner.defaults.operator !== 'and' })
    const { minShouldMatch = 1, operator } = this.#planner.defaults
    const counts = isRoot && minShouldMatch > 1 && operator !== 'and' && query.minShouldMatch === undefined
    const { clauses: should, others } = counts
      ? this.#planClauses(query.should ?? [], boost)
      : { clauses: this.#planAll(query.should, boost), others: [] }
    const filter = this.#planAll(query.filter, 0)
    const outer = this.#excludes
    this.#excludes = true
    const mustNot = this.#planAll(query.mustNot, 0)
    this.#excludes = outer
    if ([query.must, query.should, query.filter, query.mustNot].every((clauses) => !clauses?.length))
      return new AnyPlan([])
    const hasRequired = (query.must?.length ?? 0) + (query.filter?.length ?? 0) > 0
    // What must be there is there.
    const byDefault = counts ? Math.max(0, minShouldMatch - must.length) : Number(!hasRequired)
    const minMatch = Math.min(query.minShouldMatch ?? byDefault, should.length)

    const required: Plan[] = [...must]
    if (minMatch > 0) required.push(new AnyPlan(should, minMatch))
    const beside = minMatch === 0 ? [...should, ...others] : others
    const optional = beside.length > 0 ? new AnyPlan(beside) : undefined
    if (filter.length + mustNot.length > 0 || (required.length === 0 && optional)) {
      // Of a query that only excludes, every other document is meant, as with `all`.
      const isAll = required.length === 0 && filter.length === 0 && !optional
      required.push(this.#keep(filter, mustNot, isAll ? boost : 0))
    }
    if (required.length === 0) return undefined
    const all = required.length === 1 ? required[0]! : new AllPlan(required)
    return optional ? new OptionalPlan(all, optional) : all
  }

  /** The documents of all these filters and of none of those exclusions. */
  #keep(filter: readonly Plan[], mustNot: readonly Plan[], score: number): Plan {
    const { leaves } = this.#planner.reader
    const pick = (leaf: number) => {
      const { maxDoc } = leaves[leaf]!.segment
      const kept = new BitSet(maxDoc)
      kept.setAll()
      for (const plan of filter) {
        const bits = new BitSet(maxDoc)
        plan.addDocs(leaf, bits)
        kept.and(bits)
      }
      for (const plan of mustNot) {
        const bits = new BitSet(maxDoc)
        plan.addDocs(leaf, bits)
        kept.andNot(bits)
      }
      return kept
    }
    return new DocsPlan(pick, score, 'filter')
  }
}

/** Where a query stands: it is all that was asked, of which the options say how much must hold; it must hold itself. */
interface Place {
  readonly isRoot?: boolean
  readonly isRequired?: boolean
}

type TextQuery = MatchQuery | PrefixQuery | FuzzyQuery | WildcardQuery | PhraseQuery

function textOf(query: TextQuery): string {
  return query.type === 'wildcard' ? query.pattern : query.text
}

/** A bound as a field holds it; a period as it is, since the filter knows where it begins and ends. */
function boundFor(kind: FieldKind | undefined, bound: unknown): unknown {
  const value = valueFor(kind, bound as FieldValue)
  if (typeof value !== 'object' || value === null || !('gte' in value)) return value
  return bound
}

/** Whether the query asks for any word that is no function word in these fields, so that those may be set aside. */
function hasOtherWords(query: Query, planner: WordPlanner, group: number): boolean {
  switch (query.type) {
    case 'match':
      return planner.wordsIn(group, query.text).some((word) => !word.isStopWord && !word.isWhole)
    case 'bool':
      return [...(query.must ?? []), ...(query.should ?? [])].some((each) =>
        hasOtherWords(each, planner, group),
      )
    case 'disMax':
      return query.queries.some((each) => hasOtherWords(each, planner, group))
    case 'boost':
      return hasOtherWords(query.query, planner, group)
    case 'phrase':
    case 'prefix':
    case 'fuzzy':
    case 'wildcard':
      return true
    default:
      return false
  }
}
