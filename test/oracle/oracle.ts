import { TokenKind } from '../../src/analysis/token.ts'
import type { BoolQuery, DisMaxQuery, MatchQuery, Query } from '../../src/query/query.ts'
import type { IndexLayout } from '../../src/schema/layout.ts'
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
import { atLeast, type Scores, type Searched, weigh } from './weigh.ts'

export interface OracleOptions extends Partial<Omit<MatchQuery, 'type' | 'text' | 'boost'>> {
  readonly boost?: Readonly<Record<string, number>>
  readonly filter?: object
  readonly stopWords?: 'auto' | 'keep'
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
    const stopWords = this.#hasOtherWords(query, options) ? options.stopWords : 'keep'
    return [...(this.#run(query, 1, { ...options, stopWords: stopWords ?? 'auto' }) ?? [])]
      .filter(([doc]) => keeps(options.filter ?? {}, this.#documents[doc]!))
      .map(([doc, score]) => ({ doc, score }))
      .sort((a, b) => b.score - a.score || a.doc - b.doc)
  }

  /** Undefined for a query of nothing but words that are set aside. */
  #run(query: Query, boost: number, options: OracleOptions): Scores | undefined {
    const asOneWord = { ...options, operator: 'and', stopWords: 'keep' } as const
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
  #match(query: MatchQuery, boost: number, options: OracleOptions): Scores | undefined {
    const { operator = 'or', minShouldMatch = 1, fuzzy = false, prefix = false } = { ...options, ...query }
    const factor = typeof query.boost === 'number' ? boost * query.boost : boost
    const ownBoosts = typeof query.boost === 'object' ? query.boost : {}
    const asked: { word: Word; key: string; times: number; score: (times: number) => Scores }[] = []
    const aside: Word[] = []
    for (const searched of this.#searched(query.fields, options, ownBoosts)) {
      const words = queryWordsOf(searched.group, query.text)
      const said = new Map<string, (typeof asked)[number]>()
      for (const word of words) {
        const isLast = word.end === words.at(-1)!.end
        const expansion = { fuzzy, prefix: prefix === 'last' ? isLast : prefix }
        if (word.isStopWord && options.stopWords !== 'keep' && !(expansion.prefix && isLast)) {
          aside.push(word)
          continue
        }
        const key = expansion.prefix ? `${word.text} ${word.stem}` : word.stem
        const score = (times: number) =>
          weigh(searched, tiersOf(searched.vocabulary, word, expansion), factor * times, this.#bm25)
        if (!said.has(key)) asked.push(said.set(key, { word, key, times: 0, score }).get(key)!)
        said.get(key)!.times++
      }
    }
    if (asked.length === 0) return aside.length > 0 ? undefined : new Map()
    const least = Math.min(...asked.map(({ times }) => times))
    const scored = asked.map(({ word, times, score }) => ({ word, scores: score(times / least) }))
    if (operator === 'or' && minShouldMatch <= 1)
      return atLeast(
        1,
        scored.map(({ scores }) => scores),
      )
    const clauses = clausesOf(scored)
    return atLeast(operator === 'and' ? clauses.length : Math.min(minShouldMatch, clauses.length), clauses)
  }

  #bool(query: BoolQuery, boost: number, options: OracleOptions): Scores | undefined {
    const run = (queries: readonly Query[] = []) => this.#runAll(queries, boost, options)
    const { must = [], should = [], filter = [], mustNot = [] } = query
    const wanted = query.minShouldMatch ?? (must.length + filter.length === 0 && should.length > 0 ? 1 : 0)
    const [musts, shoulds, filters, nots] = [run(must), run(should), run(filter), run(mustNot)]
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

  #disMax(
    { queries, tieBreaker = 0 }: DisMaxQuery,
    boost: number,
    options: OracleOptions,
  ): Scores | undefined {
    const all = this.#runAll(queries, boost, options)
    if (all.length === 0 && queries.length > 0) return undefined
    return this.#scoreEach((_, doc) => {
      const found = all.flatMap((scores) => scores.get(doc) ?? [])
      const best = Math.max(...found)
      return found.length > 0 ? best + tieBreaker * (sumOf(found) - best) : undefined
    })
  }

  #runAll(queries: readonly Query[], boost: number, options: OracleOptions): Scores[] {
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

  #hasOtherWords(query: Query, options: OracleOptions): boolean {
    const any = (queries: readonly Query[] = []) => queries.some((each) => this.#hasOtherWords(each, options))
    switch (query.type) {
      case 'match':
        return this.#searched(query.fields, options).some(({ group }) =>
          queryWordsOf(group, query.text).some(({ isStopWord }) => !isStopWord),
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

  #scoreEach(score: (document: Document, doc: number) => number | undefined): Scores {
    const scores: Scores = new Map()
    this.#documents.forEach((document, doc) => {
      const found = score(document, doc)
      if (found !== undefined) scores.set(doc, found)
    })
    return scores
  }
}

/** What `and` and `minShouldMatch` count: words; what stands at one place is one, and so is a compound. */
function clausesOf(scored: readonly { word: Word; scores: Scores }[]): Scores[] {
  const isWhole = ({ word }: { word: Word }) => word.kind === TokenKind.WHOLE
  const anyAt = (at: Word, among: typeof scored) =>
    atLeast(
      1,
      among.filter(({ word }) => word.start === at.start && word.end === at.end).map(({ scores }) => scores),
    )
  let parts = scored.filter((one) => !isWhole(one))
  const clauses: Scores[] = []
  for (const { word: whole } of scored.filter(isWhole)) {
    const own = parts.filter(({ word }) => word.start >= whole.start && word.end <= whole.end)
    if (own.length === 0) continue
    parts = parts.filter((part) => !own.includes(part))
    const both = distinctPlaces(own).map((word) => anyAt(word, own))
    const scores = anyAt(whole, scored.filter(isWhole))
    const isOwnName = /[+#]$/.test(whole.text) && scores.size > 0
    clauses.push(isOwnName ? scores : atLeast(1, [scores, atLeast(both.length, both)]))
  }
  return [...clauses, ...distinctPlaces(parts).map((word) => anyAt(word, parts))]
}

function distinctPlaces(scored: readonly { word: Word }[]): Word[] {
  return [...new Map(scored.map(({ word }) => [`${word.start} ${word.end}`, word])).values()]
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
