import type { Analyzer } from '../analysis/analyzer.ts'
import type { FieldBoosts, MatchQuery, Operator, PhraseQuery, Prefix } from '../query/query.ts'
import { wantedLanguages } from '../schema/document-language.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { BlendedPlan } from './blended-plan.ts'
import type { Bm25Parameters } from './bm25.ts'
import { type Expansion, fuzzyOptions } from './expand.ts'
import { AnyPlan } from './join-plans.ts'
import { joinWords, type PlannedWord, type WordClauses, wordClauses } from './join-words.ts'
import { multiplyBoosts } from './multiply-boosts.ts'
import { planPhrase } from './phrase-plan.ts'
import type { Plan } from './plan.ts'
import { pooledIdf, type ReadWord } from './pooled-idf.ts'
import { type QueryWord, queryWords } from './query-words.ts'
import { type SearchedGroup, searchedGroup } from './searched-group.ts'
import { findSynonyms, type SynonymMatch, type Synonyms } from './synonyms.ts'
import type { WordLike } from './word-like.ts'
import { WordPlan } from './word-plan.ts'

// What queries search that say nothing of fields, by the index at one moment.
const allGroups = /* @__PURE__ */ new WeakMap<IndexReader, readonly SearchedGroup[]>()

// Words of a query that may stand for others, each in each group of fields. A text of more is no question that somebody typed.
const MAX_EXPANDED = 256

/** What a `match` says that doesn't say it itself. */
export interface MatchDefaults {
  readonly fields?: readonly string[] | undefined
  readonly boost?: object | undefined
  readonly operator?: Operator | undefined
  readonly minShouldMatch?: number | undefined
  readonly fuzzy?: MatchQuery['fuzzy'] | undefined
  readonly prefix?: Prefix | undefined
  readonly stopWords?: 'auto' | 'keep' | undefined
  readonly language?: string | readonly string[] | undefined
  readonly synonyms?: Synonyms | undefined
}

/** Plans the words of text fields for one reader. */
export class WordPlanner {
  readonly reader: IndexReader
  readonly defaults: MatchDefaults
  readonly #bm25: Bm25Parameters
  // By group and text: a plan asks for the same words more than once.
  readonly #words: Map<string, QueryWord[]>[] = []
  readonly #typedWords: Map<string, QueryWord[]>[] = []
  #expanded = 0

  constructor(reader: IndexReader, defaults: MatchDefaults, bm25: Bm25Parameters) {
    this.reader = reader
    this.defaults = defaults
    this.#bm25 = bm25
  }

  /** The groups that have any of the fields, all if undefined. @throws RangeError for what is no text field. */
  groups(fields: readonly string[] | undefined, boosts?: FieldBoosts): readonly SearchedGroup[] {
    const { fields: usual, boost, language } = this.defaults
    if (fields ?? usual ?? boosts ?? boost ?? language) return this.#findGroups(fields, boosts)
    let found = allGroups.get(this.reader)
    if (!found) {
      found = this.#findGroups(undefined, undefined)
      allGroups.set(this.reader, found)
    }
    return found
  }

  #findGroups(fields: readonly string[] | undefined, boosts: FieldBoosts | undefined): SearchedGroup[] {
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
    const languages = wantedLanguages(layout.languages, this.defaults.language)
    layout.groups.forEach((group, ordinal) => {
      if (languages?.every((language) => !layout.places[language]!.groupOf.includes(ordinal))) return
      const wanted = group.fields.map((field) => {
        if (names && !names.includes(field.name)) return 0
        return (Object.hasOwn(merged, field.name) ? merged[field.name] : undefined) ?? field.definition.boost
      })
      if (wanted.some((boost) => boost > 0))
        found.push(searchedGroup(this.reader, ordinal, wanted, this.#bm25))
    })
    // A language that no document is in has nothing to say of the query.
    const spoken = layout.languages ? found.filter(({ docCount }) => docCount > 0) : found
    return spoken.length > 0 ? spoken : found
  }

  /** The words that a text asks for in a group of fields. */
  wordsIn(group: number, text: string, isTyped = false): QueryWord[] {
    const known = isTyped ? this.#typedWords : this.#words
    known[group] ??= new Map()
    let words = known[group].get(text)
    if (!words) {
      words = queryWords(this.#analyzer(group), text, isTyped)
      known[group].set(text, words)
    }
    return words
  }

  #analyzer(group: number): Analyzer {
    return this.reader.layout.groups[group]!.analyzer
  }

  /**
   * Plans a text: undefined where it has no words, or none but those that are set aside. `keepsStopWords` says for each
   * group of fields whether function words are kept; without it the text is meant to the letter, and no compound is any
   * of its parts.
   */
  match(
    query: MatchQuery,
    boost: number,
    keepsStopWords: readonly boolean[] | undefined,
    synonyms: Synonyms = this.defaults.synonyms ?? [],
  ): Plan | undefined {
    const { operator = this.defaults.operator ?? 'or', minShouldMatch = this.defaults.minShouldMatch ?? 1 } =
      query
    const planned = this.#plannedWords(query, boost, keepsStopWords, synonyms)
    return joinWords(planned, operator, minShouldMatch, keepsStopWords === undefined)
  }

  /** The words of a text, each by itself, for those who count them. */
  clauses(query: MatchQuery, boost: number, keepsStopWords: readonly boolean[]): WordClauses {
    return wordClauses(this.#plannedWords(query, boost, keepsStopWords, this.defaults.synonyms ?? []))
  }

  #plannedWords(
    query: MatchQuery,
    boost: number,
    keepsStopWords: readonly boolean[] | undefined,
    synonyms: Synonyms,
  ): PlannedWord[] {
    const boosts = typeof query.boost === 'object' ? query.boost : undefined
    const factor = typeof query.boost === 'number' ? multiplyBoosts(boost, query.boost) : boost
    const groups = this.groups(query.fields, boosts)
    const { asked, setAside } = this.#askedWords(query, groups, keepsStopWords, synonyms)
    // What is said more often than the rest weighs more, as in Okapi BM25; all said twice is said once.
    const least = Math.min(...asked.map(({ times }) => times))
    const planned = asked.map(({ word, group, plan, times }) => {
      // What one field's language sets aside, no other has to have.
      const isAside = setAside.some((one) => one.word.start < word.end && word.start < one.word.end)
      const boost = (factor * times) / least
      return { word, group, isNeeded: word.isWhole || !isAside, boost, plan: plan(boost) }
    })
    const pooled = this.#pooledGroups(groups)
    const read = pooled.length > 0 ? [...planned, ...setAside.map((one) => this.#read(one))] : []
    // Where one group of fields has a word and another only what is like it, that is no word of its own.
    return planned.map((one, i) => {
      const nearer = nearestBeside(one, planned)
      const plan = nearer ? asked[i]!.plan(one.boost, nearer) : one.plan
      const isPooled = plan.idf > 0 && pooled.some(({ group }) => group === one.group)
      const share = isPooled ? pooledIdf(one, read, pooled) / plan.idf : 1
      return { ...one, plan: share === 1 ? plan : asked[i]!.plan(one.boost * share, nearer) }
    })
  }

  phrase(query: PhraseQuery, boost: number): Plan {
    const groups = this.groups(query.fields)
    const said = groups.map((searched) => this.wordsIn(searched.group, query.text))
    const pooled = this.#pooledGroups(groups)
    const read = pooled.map(({ group }) => {
      const at = groups.findIndex((searched) => searched.group === group)
      return said[at]!.map((word) => this.#read({ word, searched: groups[at]! }))
    })
    const plans = groups.map((searched, at) => {
      const own = read[pooled.indexOf(searched)]?.filter(({ word }) => !word.isWhole) ?? []
      const idf = own.reduce((sum, { plan }) => sum + plan.idf, 0)
      const sum = own.reduce((sum, one) => sum + pooledIdf(one, read.flat(), pooled), 0)
      return planPhrase(this.reader, searched, said[at]!, query, idf > 0 ? (boost * sum) / idf : boost)
    })
    const found = plans.filter((plan) => plan !== undefined)
    return found.length === 1 ? found[0]! : new AnyPlan(found)
  }

  /** Those that hold the same fields in several languages; none where only one is searched. */
  #pooledGroups(groups: readonly SearchedGroup[]): readonly SearchedGroup[] {
    const { languages } = this.reader.layout
    const found = languages ? groups.filter(({ group }) => languages.groups.includes(group)) : []
    return found.length > 1 ? found : []
  }

  #read({ word, searched }: GroupWord): ReadWord {
    return { word, plan: new WordPlan(this.reader, searched, word) }
  }

  /** The words of a text, each once a group, and those that are set aside in some group. */
  #askedWords(
    query: MatchQuery,
    groups: readonly SearchedGroup[],
    keepsStopWords: readonly boolean[] | undefined,
    synonyms: Synonyms,
  ): { asked: AskedWord[]; setAside: GroupWord[] } {
    const fuzzy = fuzzyOptions(query.fuzzy ?? this.defaults.fuzzy)
    const prefix = query.prefix ?? this.defaults.prefix ?? false
    const asked: AskedWord[] = []
    const setAside: GroupWord[] = []
    for (const searched of groups) {
      const { group } = searched
      const words = this.wordsIn(group, query.text, prefix !== false)
      const keeps = keepsStopWords?.[group] ?? true
      const lastEnd = words.at(-1)?.end
      const known = new Map<string, AskedWord>()
      const matches = synonyms.length === 0 ? [] : findSynonyms(synonyms, this.#analyzer(group), words)
      const met = new Set<SynonymMatch | undefined>()
      for (const each of words) {
        const match = matches.find(({ start, end }) => each.start >= start && each.end <= end)
        // All that a match says is one word.
        if (match && met.has(match)) continue
        met.add(match)
        const word = match ? { ...each, end: match.end, isWhole: false } : each
        const isLast = word.end === lastEnd
        const isPrefix = prefix === true || (prefix === 'last' && isLast)
        const mayExpand = (isPrefix || fuzzy !== undefined) && ++this.#expanded <= MAX_EXPANDED
        const expansion = { prefix: isPrefix && mayExpand, fuzzy: mayExpand ? fuzzy : undefined }
        if (word.isStopWord && !keeps && !match && !(expansion.prefix && isLast)) {
          setAside.push({ word, searched })
          continue
        }
        const key = `${expansion.prefix ? word.text : ''} ${match?.key ?? word.stem}`
        const same = known.get(key)
        if (same) same.times++
        else {
          const plan = (boost: number, nearer?: WordPlan) =>
            match
              ? this.#planSynonyms(searched, match, expansion, boost)
              : new WordPlan(this.reader, searched, word, { expansion, boost, nearer })
          const one = { word, group, plan, times: 1 }
          known.set(key, one)
          asked.push(one)
        }
      }
    }
    return { asked, setAside }
  }

  /** One word of what is said and its synonyms. What is said in one word may be expanded. */
  #planSynonyms(
    searched: SearchedGroup,
    { meant }: SynonymMatch,
    expansion: Expansion,
    boost: number,
  ): WordLike {
    const { reader } = this
    const members = meant.map((words, i) =>
      i === 0 && words.length === 1
        ? new WordPlan(reader, searched, words[0]!, { expansion, boost })
        : planPhrase(reader, searched, words, {}, boost)!,
    )
    return members.length > 1 ? new BlendedPlan(reader, members, boost, false) : members[0]!
  }
}

/** A word of a text, in a group of fields. */
interface GroupWord {
  readonly word: QueryWord
  readonly searched: SearchedGroup
}

/** A word that a text asks for in a group of fields. */
interface AskedWord {
  readonly word: QueryWord
  readonly group: number
  readonly plan: (boost: number, nearer?: WordPlan) => WordLike
  times: number
}

/** The plan of the same word in other fields that have what is nearest to it, if that is nearer than what these have. */
function nearestBeside(
  { word, group, plan }: PlannedWord,
  planned: readonly PlannedWord[],
): WordPlan | undefined {
  if (!(plan instanceof WordPlan) || plan.docFreq === 0) return undefined
  let nearest = plan
  for (const other of planned) {
    if (other.group === group || other.word.isWhole !== word.isWhole || !(other.plan instanceof WordPlan))
      continue
    const isSame = other.word.start < word.end && word.start < other.word.end
    if (isSame && other.plan.tier < nearest.tier) nearest = other.plan
  }
  return nearest === plan ? undefined : nearest
}
