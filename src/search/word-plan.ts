import { encodeTerm, MAX_TERM_BYTES } from '../analysis/tokenizer.ts'
import type { GroupStats, IndexReader } from '../segment/index-reader.ts'
import { PostingsReader } from '../segment/postings.ts'
import type { Bm25Parameters } from './bm25.ts'
import { idf, lengthPenalties } from './bm25.ts'
import { type ExpandedLists, type Expansion, expandWord } from './expand.ts'
import type { Explanation } from './explanation.ts'
import type { Plan, SoughtWord } from './plan.ts'
import { ExpandedScorer } from './scorers/expanded.ts'
import { TermScorer, type TermWeight } from './scorers/term.ts'

// A norm's byte rounds lengths down by less than an eighth; a bound has to reckon with it twice.
const NORM_ROUNDING = 0.76

/** The text fields of one analyzer that a query searches, and how. */
export interface SearchedGroup {
  readonly group: number
  /** By field of the group; 0 for the ones that are not searched. */
  readonly boosts: readonly number[]
  /** By leaf, the norms under these boosts. */
  readonly norms: readonly Uint8Array[]
  readonly docCount: number
  readonly penalties: Float64Array
  readonly boundPenalties: Float64Array
  readonly freqScale: number
}

// By the statistics that they come from; an index has one pair of BM25 parameters.
const searchedGroups = /* @__PURE__ */ new WeakMap<GroupStats, SearchedGroup>()

/** What all words of a query that searches these fields have in common. */
export function searchedGroup(
  reader: IndexReader,
  group: number,
  boosts: readonly number[],
  bm25: Bm25Parameters,
): SearchedGroup {
  const stats = reader.stats(group, boosts)
  let searched = searchedGroups.get(stats)
  if (!searched) {
    searched = computeSearchedGroup(reader, stats, group, boosts, bm25)
    searchedGroups.set(stats, searched)
  }
  return searched
}

function computeSearchedGroup(
  reader: IndexReader,
  { docCount, averageLength, norms }: GroupStats,
  group: number,
  boosts: readonly number[],
  bm25: Bm25Parameters,
): SearchedGroup {
  const kept = reader.layout.groups[group]!.boosts
  const same = boosts.every((boost, field) => boost === kept[field])
  const ratios = boosts.map((boost, field) =>
    kept[field]! > 0 ? boost / kept[field]! : boost > 0 ? Infinity : 1,
  )
  const penalties = lengthPenalties(averageLength, bm25)
  return {
    group,
    boosts,
    docCount,
    penalties,
    norms,
    // Impacts are kept for the schema's boosts. Under others, freqs are at most the highest ratio times as large, and
    // lengths at least the lowest ratio times as long.
    freqScale: same ? 1 : Math.max(...ratios),
    boundPenalties: same
      ? penalties
      : lengthPenalties(averageLength, bm25, Math.min(...ratios) * NORM_ROUNDING),
  }
}

/** One word of a query, in the fields of one analyzer: a posting list, or several that stand for one. */
export class WordPlan implements Plan, SoughtWord {
  readonly word: string
  readonly searched: SearchedGroup
  readonly words: readonly SoughtWord[] = [this]
  /** boost · idf: no score is higher. */
  readonly weight: number
  readonly docFreq: number
  readonly #boost: number
  readonly #idf: number
  readonly #reader: IndexReader
  readonly #lists: readonly ExpandedLists[]

  /** `stem` is undefined where only expansions are wanted. */
  constructor(
    reader: IndexReader,
    searched: SearchedGroup,
    word: string,
    stem: string | undefined,
    expansion: Expansion,
    boost: number,
  ) {
    this.word = word
    this.searched = searched
    this.#reader = reader
    this.#boost = boost
    const { lists, isExact } = expandWord(reader, searched.group, word, stem, expansion)
    this.#lists = lists
    this.docFreq = this.#countDocs(isExact)
    // A word that nothing has weighs nothing.
    this.#idf = this.docFreq > 0 ? idf(this.docFreq, Math.max(this.docFreq, searched.docCount)) : 0
    this.weight = boost * this.#idf
  }

  /** Documents with the word; of several words that stand for it, those of the most frequent that count in full. */
  #countDocs(isExact: boolean): number {
    const { group, boosts } = this.searched
    const { leaves } = this.#reader
    const isRestricted = boosts.includes(0)
    const counts = new Map<number | string, number>()
    this.#lists.forEach((lists, leaf) => {
      const text = leaves[leaf]!.segment.texts[group]!
      const postings = isRestricted ? new PostingsReader(text, boosts) : undefined
      for (const [ord, share] of lists) {
        if (share < 1) continue
        // The lists of one stem in several segments are counted together.
        const stem = isExact ? 0 : leaves.length > 1 ? text.terms.stemText(ord) : ord
        counts.set(
          stem,
          (counts.get(stem) ?? 0) + (postings ? countPostings(postings, ord) : text.docFreq(ord)),
        )
      }
    })
    let most = 0
    for (const count of counts.values()) if (count > most) most = count
    return most
  }

  /** `weight` is what it weighs as part of something larger. */
  scorer(leaf: number, weight = this.weight): TermScorer | ExpandedScorer | undefined {
    const lists = this.#lists[leaf]!
    if (lists.size === 0) return undefined
    const { segment } = this.#reader.leaves[leaf]!
    const text = segment.texts[this.searched.group]!
    const term = termWeight(this.searched, leaf, weight)
    const [[ord, share] = [0, 0]] = lists
    if (lists.size === 1 && share === 1) {
      const reader = new PostingsReader(text, this.searched.boosts)
      reader.open(ord)
      return new TermScorer(reader, term)
    }
    const expanded = Array.from(lists, ([ord, share]) => ({ ord, share }))
    return new ExpandedScorer(text, expanded, term, this.searched.boosts, segment.maxDoc)
  }

  matchesStem(leaf: number, stem: string): boolean {
    const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
    const ord = this.#reader.leaves[leaf]!.segment.texts[this.searched.group]!.terms.ordOfStem(
      bytes,
      encodeTerm(stem, bytes),
    )
    return this.#lists[leaf]!.has(ord)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    const scorer = this.scorer(leaf)
    if (scorer?.seek(doc) !== doc) return undefined
    const { group, boosts, penalties, norms, docCount } = this.searched
    const { freq } = scorer
    const penalty = penalties[norms[leaf]![doc]!]!
    const fields = this.#reader.layout.groups[group]!.fields.filter((_, field) => boosts[field]! > 0)
    return {
      value: scorer.score(),
      description: `"${this.word}" in ${fields.map(({ name }) => name).join(', ')}: (boost × idf) × tf`,
      details: [
        { value: this.#boost, description: 'boost of the clause', details: [] },
        {
          value: this.#idf,
          description: `idf = ln(1 + (N − n + ½) / (n + ½)), n = ${this.docFreq} of N = ${docCount} documents`,
          details: [],
        },
        {
          value: freq / (freq + penalty),
          description: 'tf = freq / (freq + k1 · (1 − b + b · dl / avgdl))',
          details: [
            { value: freq, description: 'freq: occurrences, each times the boost of its field', details: [] },
            { value: penalty, description: 'k1 · (1 − b + b · dl / avgdl)', details: [] },
          ],
        },
      ],
    }
  }
}

/** What a word of this weight weighs in the documents of a leaf. */
export function termWeight(searched: SearchedGroup, leaf: number, weight: number): TermWeight {
  const { penalties, norms, freqScale, boundPenalties } = searched
  return { weight, penalties, norms: norms[leaf]!, freqScale, boundPenalties }
}

function countPostings(reader: PostingsReader, ord: number): number {
  reader.open(ord)
  let count = 0
  for (let block = 0; block <= reader.blockCount; block++) {
    reader.loadBlock(block)
    count += reader.count
  }
  return count
}
