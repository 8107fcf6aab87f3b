import { encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import type { BitSet } from '../codec/bit-set.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import type { TermDictionary } from '../segment/term-dictionary.ts'
import { BlendedPlan } from './blended-plan.ts'
import type { Explanation } from './explanation.ts'
import { collectDocs } from './join-plans.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { type PhrasePath, phrasePaths } from './phrase-paths.ts'
import type { PhraseToken, SoughtPhrase, SoughtWord } from './plan.ts'
import type { QueryWord } from './query-words.ts'
import { PhraseScorer, type PhraseWord } from './scorers/phrase.ts'
import { NO_MORE_DOCS } from './scorers/scorer.ts'
import { TermScorer } from './scorers/term.ts'
import { type SearchedGroup, termWeight } from './searched-group.ts'
import { explainWordLike, type WordLike } from './word-like.ts'
import { WordPlan } from './word-plan.ts'

/**
 * Values of a field stand 100 positions apart, where a slop of 100 would reach from the end of one to the beginning
 * of the next.
 */
const MAX_SLOP = 99

/** Plans a phrase in the fields of one analyzer; undefined if there is no word in it. */
export function planPhrase(
  reader: IndexReader,
  searched: SearchedGroup,
  words: readonly QueryWord[],
  { slop = 0, exact = false }: Partial<PhraseOptions>,
  boost: number,
): WordLike | undefined {
  const plans = phrasePaths(words).map((path) => {
    const { word } = path[0]!
    return path.length > 1 || exact
      ? new PhrasePlan(reader, searched, path, { slop, exact }, boost)
      : new WordPlan(reader, searched, word, { boost })
  })
  return plans.length > 1 ? new BlendedPlan(reader, plans, boost, true) : plans[0]
}

/** How a phrase is meant. */
export interface PhraseOptions {
  /** Moves of a word that the text may be away. Default 0. */
  readonly slop: number
  /** Whether the words have to stand there as they are said, not only their stems. Default false. */
  readonly exact: boolean
}

/**
 * Words that stand together, in the fields of one analyzer, scored as one word that tells as much as all of them:
 * idf = Σ idf of its words, freq = Σ 1 / (1 + distance) over the places where it stands; as Lucene's `PhraseQuery`.
 */
export class PhrasePlan implements WordLike, SoughtPhrase {
  readonly searched: SearchedGroup
  readonly weight: number
  readonly words: readonly SoughtWord[]
  readonly #reader: IndexReader
  readonly boost: number
  readonly idf: number
  readonly #exact: boolean
  readonly #slop: number
  readonly #path: PhrasePath
  /** The distinct words, and which of them stands at each place of the phrase. */
  readonly #plans: WordPlan[] = []
  readonly #places: readonly number[]
  #docFreq = -1

  constructor(
    reader: IndexReader,
    searched: SearchedGroup,
    path: PhrasePath,
    { slop, exact }: PhraseOptions,
    boost: number,
  ) {
    this.searched = searched
    this.#reader = reader
    this.boost = boost
    this.#exact = exact
    this.#slop = Math.min(slop, MAX_SLOP)
    this.#path = path
    const numbers = new Map<string, number>()
    this.#places = path.map(({ word }) => {
      const key = exact ? word.text : word.stem
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, numbers.size)
      return this.#plans.push(new WordPlan(reader, searched, word)) - 1
    })
    this.idf = this.#places.reduce((sum, word) => sum + this.#plans[word]!.idf, 0)
    this.weight = boost * this.idf
    this.words = this.#plans.map((plan) => ({
      searched,
      weight: boost * plan.idf,
      matchesList: (leaf: number, ord: number) => plan.matchesList(leaf, ord),
      phrase: this,
    }))
  }

  /** Counted when it is first asked for. */
  get docFreq(): number {
    if (this.#docFreq < 0) {
      this.#docFreq = 0
      for (let leaf = 0; leaf < this.#reader.leaves.length; leaf++) {
        const scorer = this.scorer(leaf)
        while (scorer && scorer.next() !== NO_MORE_DOCS) this.#docFreq++
      }
    }
    return this.#docFreq
  }

  scorer(leaf: number, weight = this.weight): PhraseScorer | undefined {
    const { terms } = this.#reader.leaves[leaf]!.segment.texts[this.searched.group]!
    const words: PhraseWord[] = []
    for (const [word, plan] of this.#plans.entries()) {
      const scorer = plan.scorer(leaf, weight)
      if (!(scorer instanceof TermScorer)) return undefined
      const surface = this.#exact ? surfaceNumber(terms, plan.word) : -1
      if (surface === undefined) return undefined
      words.push({ scorer, word, surface })
    }
    return new PhraseScorer(
      words,
      this.#matcher(),
      termWeight(this.searched, leaf, weight),
      this.searched.boosts,
      freqScale(this.#path.length, this.#slop),
    )
  }

  addDocs(leaf: number, bits: BitSet): void {
    collectDocs(this.scorer(leaf), bits)
  }

  #matcher(): PhraseMatcher {
    const offsets = this.#path.map(({ offset }) => offset)
    return new PhraseMatcher(this.#places, offsets, this.#slop)
  }

  find(tokens: readonly PhraseToken[]): number[] {
    const matcher = this.#matcher()
    // By distinct word, its tokens by position.
    const found = this.#places.map(() => new Map<number, number>())
    for (const [place, { word }] of this.#path.entries()) {
      const own = found[this.#places[place]!]!
      tokens.forEach(({ surface, stem, position }, i) => {
        const isOwn = this.#exact ? surface === word.text : stem === word.stem
        if (isOwn && !own.has(position)) own.set(position, i)
      })
    }
    for (const word of this.#plans.keys()) {
      const positions = [...found[word]!.keys()]
      matcher.row(word, positions.length).set(positions)
      if (!matcher.take(word, positions.length)) return []
    }
    const marked = new Set<number>()
    matcher.freq((positions) => {
      for (const [place, word] of this.#places.entries()) marked.add(found[word]!.get(positions[place]!)!)
    })
    return [...marked].sort((a, b) => a - b)
  }

  get text(): string {
    const said = this.#path.map(({ word }) => word.text).join(' ')
    return `"${said}"${this.#slop > 0 ? `~${this.#slop}` : ''}`
  }

  explainIdf(): Explanation {
    const details = this.#places.map((word) => this.#plans[word]!.explainIdf())
    return { value: this.idf, description: 'sum of', details }
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    return explainWordLike(this, this.#reader, leaf, doc)
  }
}

/**
 * What the freq of a phrase can be at most, for one occurrence of its rarest word: with slop, up to `places` matches of
 * each distance share it, all but one of them with a distance of at least 1.
 */
function freqScale(places: number, slop: number): number {
  if (slop === 0) return 1
  let sum = 0.5
  for (let distance = 1; distance <= slop; distance++) sum += 1 / (1 + distance)
  return 1 + (places - 1) * sum
}

/** The number of a surface word within its posting list: how many others of the list come before it in the dictionary. */
export function surfaceNumber(terms: TermDictionary, word: string): number | undefined {
  const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
  const size = encodeTerm(word, bytes)
  const cursor = new DictionaryCursor(terms)
  if (!cursor.seekExact(bytes, size) || cursor.surfaceOrd < 0) return undefined
  const ord = cursor.surfaceOrd
  // A list is numbered where its first word stands: the last block that begins with no higher number.
  let low = 0
  let high = terms.blockCount - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (terms.firstOrds[middle]! <= ord) low = middle
    else high = middle - 1
  }
  let number = 0
  cursor.seekBlock(low)
  while (cursor.next() && cursor.compare(bytes, size) < 0) if (cursor.surfaceOrd === ord) number++
  return number
}
