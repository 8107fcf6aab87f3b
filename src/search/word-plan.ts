import type { BitSet } from '../codec/bit-set.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { PostingsReader } from '../segment/postings.ts'
import {
  type ExpandedLists,
  Expander,
  type Expansion,
  isExact,
  roleOf,
  TIER_SHARES,
  TIERS,
} from './expand.ts'
import type { Explanation } from './explanation.ts'
import type { SoughtWord } from './plan.ts'
import { ExpandedScorer } from './scorers/expanded.ts'
import { TermScorer } from './scorers/term.ts'
import { besideNearer, type SearchedGroup, searchedIdf, termWeight } from './searched-group.ts'
import { explainIdf, explainWordLike, type WordLike } from './word-like.ts'

/** The word itself, and nothing that is like it. */
const NOTHING_BESIDES: Expansion = { prefix: false, fuzzy: undefined }

/** A word as it was typed, but folded; `stem` is undefined where only expansions are wanted. */
interface WordToPlan {
  readonly text: string
  readonly stem: string | undefined
}

interface WordPlanOptions {
  /** What the word may become besides itself. Default nothing. */
  readonly expansion?: Expansion
  /** Default 1. */
  readonly boost?: number
  /** Where other fields have the word, or what is nearer to it: what stands here for it counts as its completion or typo. */
  readonly nearer?: WordPlan | undefined
}

/** One word of a query, in the fields of one analyzer: a posting list, or several that stand for one. */
export class WordPlan implements WordLike, SoughtWord {
  readonly word: string
  readonly searched: SearchedGroup
  readonly words: readonly SoughtWord[] = [this]
  /** boost · idf: no score is higher. */
  readonly weight: number
  readonly docFreq: number
  readonly idf: number
  readonly boost: number
  /** The nearest tier that the searched fields have: its lists count in full. */
  readonly tier: number
  readonly #reader: IndexReader
  readonly #lists: readonly ExpandedLists[]
  readonly #nearer: WordPlan | undefined

  constructor(
    reader: IndexReader,
    searched: SearchedGroup,
    { text, stem }: WordToPlan,
    { expansion = NOTHING_BESIDES, boost = 1, nearer }: WordPlanOptions = {},
  ) {
    this.word = text
    this.searched = nearer ? besideNearer(searched, nearer.searched) : searched
    this.#reader = reader
    this.boost = boost
    this.#lists = new Expander(reader, searched.group).expand(text, stem, expansion)
    this.#nearer = nearer
    let tier = nearer?.tier ?? 0
    let docFreq = nearer?.docFreq ?? 0
    // A tier of fields that are not searched is none.
    while (docFreq === 0 && tier < TIERS) {
      docFreq = this.#countDocs(tier, isExact(tier, expansion))
      if (docFreq === 0) tier++
    }
    this.tier = tier
    this.docFreq = docFreq
    this.idf = nearer?.idf ?? searchedIdf(searched, docFreq)
    this.weight = boost * this.idf
  }

  /** Documents with a word of the tier; of several words, those of the most frequent. */
  #countDocs(wanted: number, isOwn: boolean): number {
    const { group, boosts } = this.searched
    const { leaves } = this.#reader
    const isRestricted = boosts.includes(0)
    const counts = new Map<number | string, number>()
    for (const [leaf, lists] of this.#lists.entries()) {
      const text = leaves[leaf]!.segment.texts[group]!
      const postings = isRestricted ? new PostingsReader(text, boosts) : undefined
      for (const [ord, tier] of lists) {
        if (tier !== wanted) continue
        // The lists of one stem in several segments are counted together.
        const stem = isOwn ? 0 : leaves.length > 1 ? text.stems.textOf(ord) : ord
        counts.set(stem, (counts.get(stem) ?? 0) + (postings ? readDocs(postings, ord) : text.docFreq(ord)))
      }
    }
    let most = 0
    for (const count of counts.values()) if (count > most) most = count
    return most
  }

  scorer(leaf: number, weight = this.weight): TermScorer | ExpandedScorer | undefined {
    const lists = this.#lists[leaf]!
    if (lists.size === 0) return undefined
    const { segment } = this.#reader.leaves[leaf]!
    const text = segment.texts[this.searched.group]!
    const term = termWeight(this.searched, leaf, weight)
    const [[ord, tier] = [0, 0]] = lists
    if (lists.size === 1 && tier === this.tier) {
      const reader = new PostingsReader(text, this.searched.boosts)
      reader.open(ord)
      return new TermScorer(reader, term)
    }
    const expanded = Array.from(lists, ([ord, tier]) => {
      const role = roleOf(tier, this.tier)
      return { ord, role, share: role === 'own' ? 1 : TIER_SHARES[tier]! }
    })
    return new ExpandedScorer(text, expanded, term, this.searched.boosts, segment.maxDoc)
  }

  addDocs(leaf: number, bits: BitSet): void {
    const { group, boosts } = this.searched
    const reader = new PostingsReader(this.#reader.leaves[leaf]!.segment.texts[group]!, boosts)
    for (const ord of this.#lists[leaf]!.keys()) readDocs(reader, ord, bits)
  }

  matchesList(leaf: number, ord: number): boolean {
    return this.#lists[leaf]!.has(ord)
  }

  get text(): string {
    return `"${this.word}"`
  }

  explainIdf(): Explanation {
    return this.#nearer?.explainIdf() ?? explainIdf(this)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    return explainWordLike(this, this.#reader, leaf, doc)
  }
}

/** Sets the bits of a list's documents, and counts them. */
function readDocs(reader: PostingsReader, ord: number, bits?: BitSet): number {
  reader.open(ord)
  const { docs } = reader
  let count = 0
  for (let block = 0; block <= reader.blockCount; block++) {
    reader.loadBlock(block)
    count += reader.count
    for (let i = 0; bits && i < reader.count; i++) bits.set(docs[i]!)
  }
  return count
}
