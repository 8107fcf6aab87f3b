import { TokenKind } from '../../src/analysis/token.ts'
import type { BoolQuery, DisMaxQuery, MatchQuery, Query } from '../../src/query/query.ts'
import type { IndexLayout, TextGroup } from '../../src/schema/layout.ts'
import { type Document, keeps, valuesOf } from './filter.ts'
import {
  matchingTiers,
  queryWordsOf,
  type Tiers,
  tiersOf,
  type Vocabulary,
  type Word,
  wordsOf,
} from './vocabulary.ts'
import { atLeast, type Scores, type Searched, type Standing, standingOf, weigh } from './weigh.ts'

export interface OracleOptions extends Partial<Omit<MatchQuery, 'type' | 'text' | 'boost'>> {
  readonly boost?: Readonly<Record<string, number>>
  readonly filter?: object
  readonly stopWords?: 'auto' | 'keep'
}

interface RunOptions extends OracleOptions {
  /** The groups of fields in which function words are set aside: the query has other words there. */
  readonly setsAside: readonly TextGroup[]
  /** Function words are kept, and a compound is not any of its parts. */
  readonly toTheLetter?: boolean
}

/**
 * The read path by brute force: no index, no cursors, no pruning. Every word of a query looks at every word of every
 * document, in the order in which they were added.
 */
export class Oracle {
  readonly #documents: readonly Document[]
  readonly #groups: readonly Omit<Searched, 'boosts'>[]
  readonly #bm25: { readonly k1: number; readonly b: number }

  constructor(layout: IndexLayout, documents: readonly Document[], { k1 = 1.2, b = 0.75 } = {}) {
    this.#documents = documents
    this.#bm25 = { k1, b }
    this.#groups = layout.groups.map((group) => {
      const words = group.fields.map(({ name }) =>
        documents.map((document) => valuesOf(document, name).flatMap((text) => wordsOf(group, String(text)))),
      )
      const vocabulary = new Map<string, { stem: string; docs: Set<number> }>()
      for (const field of words) {
        field.forEach((words, doc) => {
          for (const { text, stem } of words) {
            if (!vocabulary.has(text)) vocabulary.set(text, { stem, docs: new Set() })
            vocabulary.get(text)!.docs.add(doc)
          }
        })
      }
      return { group, words, vocabulary: vocabulary as Vocabulary }
    })
  }

  /** All documents that match, best first. */
  search(query: Query, options: OracleOptions = {}): { doc: number; score: number }[] {
    const setsAside = this.#groups.filter(
      ({ group }) => options.stopWords !== 'keep' && hasOtherWords(query, group),
    )
    return [...(this.#run(query, 1, { ...options, setsAside: setsAside.map(({ group }) => group) }) ?? [])]
      .filter(([doc]) => keeps(options.filter ?? {}, this.#documents[doc]!))
      .map(([doc, score]) => ({ doc, score }))
      .sort((a, b) => b.score - a.score || a.doc - b.doc)
  }

  /** Undefined for a query that says nothing: it has no words, or none but those that are set aside. */
  #run(query: Query, boost: number, options: RunOptions): Scores | undefined {
    const asOneWord = { ...options, operator: 'and', setsAside: [], toTheLetter: true } as const
    switch (query.type) {
      case 'match':
        return this.#match(query, boost, options)
      case 'prefix':
        return this.#match({ ...query, type: 'match' }, boost, { ...asOneWord, prefix: 'last', fuzzy: false })
      case 'fuzzy': {
        const { type, text, fields = options.fields, ...fuzzy } = query
        return this.#match({ type: 'match', text }, boost, {
          ...asOneWord,
          ...(fields && { fields }),
          prefix: false,
          fuzzy,
        })
      }
      case 'wildcard':
        return this.#anyGroup(query.fields, boost, options, ({ group, vocabulary }) =>
          matchingTiers(vocabulary, query.pattern, group),
        )
      case 'term':
        if (this.#groups.every(({ group }) => group.fields.every(({ name }) => name !== query.field)))
          return this.#scoreEach((document) =>
            keeps({ [query.field]: query.value }, document) ? boost : undefined,
          )
        return this.#anyGroup([query.field], boost, options, ({ group }) => {
          return new Map([[group.analyzer.stem(group.analyzer.foldWord(String(query.value))), 0]])
        })
      case 'all':
        return this.#scoreEach(() => boost)
      case 'none':
        return new Map()
      case 'boost':
        return this.#run(query.query, boost * query.boost, options)
      case 'disMax':
        return this.#disMax(query, boost, options)
      case 'bool':
        return this.#bool(query, boost, options)
      default:
        throw new Error(`The oracle knows no ${query.type}.`)
    }
  }

  /** Words of a text: any of them, all of them, or some number; a compound counts as its whole or all of its parts. */
  #match(query: MatchQuery, boost: number, options: RunOptions): Scores | undefined {
    const { operator = 'or', minShouldMatch = 1, fuzzy = false, prefix = false } = { ...options, ...query }
    const factor = typeof query.boost === 'number' ? boost * query.boost : boost
    const ownBoosts = typeof query.boost === 'object' ? query.boost : {}
    const asked: Asked[] = []
    const aside: Word[] = []
    for (const searched of this.#searched(query.fields, options, ownBoosts)) {
      const { group, vocabulary } = searched
      const words = queryWordsOf(group, query.text)
      const said = new Map<string, Asked>()
      for (const word of words) {
        const isLast = word.end === words.at(-1)!.end
        const expansion = { fuzzy, prefix: prefix === 'last' ? isLast : prefix }
        if (word.isStopWord && options.setsAside.includes(group) && !(expansion.prefix && isLast)) {
          aside.push(word)
          continue
        }
        const key = expansion.prefix ? `${word.text} ${word.stem}` : word.stem
        const tiers = tiersOf(vocabulary, word, expansion)
        const standing = standingOf(searched, tiers, this.#bm25)
        const one = { word, group, searched, tiers, standing, times: 0 }
        if (!said.has(key)) asked.push(said.set(key, one).get(key)!)
        said.get(key)!.times++
      }
    }
    const least = Math.min(...asked.map(({ times }) => times))
    const scored = asked.map((one) => {
      const { word, group, searched, tiers, times } = one
      // Where other fields have the word, what is like it here is no word of its own.
      const nearest = asked
        .filter(
          (other) => isWhole(other) === isWhole(one) && overlap(word, other.word) && other.group !== group,
        )
        .reduce((nearest, { standing }) => (standing.tier < nearest.tier ? standing : nearest), one.standing)
      return { word, group, scores: weigh(searched, tiers, (factor * times) / least, this.#bm25, nearest) }
    })
    const needed = scored.filter((one) => isWhole(one) || !aside.some((other) => overlap(one.word, other)))
    const clauses = clausesOf(needed)
    if (clauses.length === 0) return undefined
    const any = atLeast(
      1,
      scored.map(({ scores }) => scores),
    )
    if (operator === 'or' && minShouldMatch <= 1 && !options.toTheLetter) return any
    const required = atLeast(
      operator === 'and' ? clauses.length : Math.min(minShouldMatch, clauses.length),
      clauses,
    )
    const others = scored.filter((one) => !needed.includes(one)).map(({ scores }) => scores)
    return new Map(
      [...required].map(([doc, score]) => [doc, score + sumOf(others.map((scores) => scores.get(doc) ?? 0))]),
    )
  }

  #bool(query: BoolQuery, boost: number, options: RunOptions): Scores | undefined {
    const run = (queries: readonly Query[] = []) => this.#runAll(queries, boost, options)
    // What is excluded is meant to the letter.
    const exactly = { ...options, fuzzy: false, prefix: false, setsAside: [], toTheLetter: true } as const
    const { must = [], should = [], filter = [], mustNot = [] } = query
    const wanted = query.minShouldMatch ?? (must.length + filter.length === 0 && should.length > 0 ? 1 : 0)
    const [musts, shoulds, filters, nots] = [
      run(must),
      run(should),
      run(filter),
      this.#runAll(mustNot, boost, exactly),
    ]
    if (must.length + should.length + filter.length + mustNot.length === 0) return new Map()
    if (musts.length + shoulds.length + filters.length + nots.length === 0) return undefined
    const isAll = musts.length + shoulds.length + filters.length === 0
    return this.#scoreEach((_, doc) => {
      const has = (scores: Scores) => scores.has(doc)
      if (![...musts, ...filters].every(has) || nots.some(has)) return undefined
      if (shoulds.filter(has).length < Math.min(wanted, shoulds.length)) return undefined
      return isAll ? boost : sumOf([...musts, ...shoulds].map((scores) => scores.get(doc) ?? 0))
    })
  }

  #disMax({ queries, tieBreaker = 0 }: DisMaxQuery, boost: number, options: RunOptions): Scores | undefined {
    const all = this.#runAll(queries, boost, options)
    if (all.length === 0 && queries.length > 0) return undefined
    return this.#scoreEach((_, doc) => {
      const found = all.flatMap((scores) => scores.get(doc) ?? [])
      const best = Math.max(...found)
      return found.length > 0 ? best + tieBreaker * (sumOf(found) - best) : undefined
    })
  }

  #runAll(queries: readonly Query[], boost: number, options: RunOptions): Scores[] {
    return queries.map((query) => this.#run(query, boost, options)).filter((scores) => scores !== undefined)
  }

  #anyGroup(
    fields: readonly string[] | undefined,
    boost: number,
    options: OracleOptions,
    tiers: (searched: Searched) => Tiers,
  ): Scores {
    const searched = this.#searched(fields, options)
    return atLeast(
      1,
      searched.map((each) => weigh(each, tiers(each), boost, this.#bm25)),
    )
  }

  #searched(fields: readonly string[] | undefined, options: OracleOptions, ownBoosts = {}): Searched[] {
    const names = fields ?? options.fields
    const wanted: Readonly<Record<string, number>> = { ...options.boost, ...ownBoosts }
    return this.#groups
      .map((group) => {
        const boosts = group.group.fields.map(({ name, definition }) =>
          names && !names.includes(name) ? 0 : (wanted[name] ?? definition.boost),
        )
        return { ...group, boosts }
      })
      .filter(({ boosts }) => boosts.some((boost) => boost > 0))
  }

  #scoreEach(score: (document: Document, doc: number) => number | undefined): Scores {
    const scores: Scores = new Map()
    this.#documents.forEach((document, doc) => {
      const found = score(document, doc)
      if (found !== undefined) scores.set(doc, found)
    })
    return scores
  }
}

interface Asked {
  readonly word: Word
  readonly group: TextGroup
  readonly searched: Searched
  readonly tiers: Tiers
  readonly standing: Standing
  times: number
}

interface Scored {
  readonly word: Word
  readonly group: TextGroup
  readonly scores: Scores
}

const isWhole = ({ word }: { readonly word: Word }) => word.kind === TokenKind.WHOLE

const overlap = (a: Word, b: Word) => a.start < b.end && b.start < a.end

/** What `and` and `minShouldMatch` count: words; what stands at one place is one, and so is a compound. */
function clausesOf(scored: readonly Scored[]): Scores[] {
  let parts = places(scored.filter((one) => !isWhole(one)))
  const clauses: Scores[] = []
  for (const whole of places(scored.filter(isWhole))) {
    const covers = (part: Scored[]) =>
      part.every(({ word }) => whole.some((one) => word.start >= one.word.start && word.end <= one.word.end))
    const own = parts.filter(covers)
    parts = parts.filter((part) => !covers(part))
    const isOwnName = /[+#]$/.test(whole[0]!.word.text) && anyOf(whole).size > 0
    if (isOwnName) clauses.push(anyOf(whole))
    else if (own.length > 0)
      clauses.push(atLeast(1, [...whole.map(({ scores }) => scores), atLeast(own.length, own.map(anyOf))]))
  }
  return [...clauses, ...parts.map(anyOf)]
}

const anyOf = (place: readonly Scored[]): Scores =>
  atLeast(
    1,
    place.map(({ scores }) => scores),
  )

/** The words by place: one of each group of fields. */
function places(scored: readonly Scored[]): Scored[][] {
  const found: Scored[][] = []
  for (const one of scored) {
    const place = found.find(
      (others) =>
        others.some(({ word }) => overlap(word, one.word)) &&
        others.every(({ group }) => group !== one.group),
    )
    if (place) place.push(one)
    else found.push([one])
  }
  return found
}

/** Whether a query asks for any word that is no function word in these fields. */
function hasOtherWords(query: Query, group: TextGroup): boolean {
  const any = (queries: readonly Query[] = []) => queries.some((each) => hasOtherWords(each, group))
  switch (query.type) {
    case 'match':
      return queryWordsOf(group, query.text).some(
        ({ isStopWord, kind }) => !isStopWord && kind !== TokenKind.WHOLE,
      )
    case 'bool':
      return any(query.must) || any(query.should)
    case 'disMax':
      return any(query.queries)
    case 'boost':
      return any([query.query])
    default:
      return /prefix|fuzzy|wildcard/.test(query.type)
  }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
