import { encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import type { Fuzzy, FuzzyOptions } from '../query/query.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { visitNeighbours } from '../segment/levenshtein.ts'
import { NO_ORD } from '../segment/term-dictionary.ts'
import type { TextIndex } from '../segment/text-index.ts'
import { COMPLETION_SHARE } from './scorers/expanded.ts'
import type { ListRole } from './scorers/window-sums.ts'
import { SharedStems } from './shared-stems.ts'
import type { Wildcard } from './wildcard.ts'

// How near an expansion is to the word of the query: tiers 2 and 3 are so many edits plus one.
const EXACT = 0
const COMPLETION = 1
export const TIERS = 4

const DEFAULT_MAX_EXPANSIONS = 50

/** What a query word may become besides itself. */
export interface Expansion {
  readonly prefix: boolean
  readonly fuzzy: Required<FuzzyOptions> | undefined
  /** Takes the surface words that match. */
  readonly pattern?: Wildcard | undefined
}

/** Fills in the defaults; undefined where only exact words are wanted. */
export function fuzzyOptions(fuzzy: Fuzzy | undefined): Required<FuzzyOptions> | undefined {
  if (fuzzy === undefined || fuzzy === false || fuzzy === 0) return undefined
  const {
    maxEdits = 'auto',
    prefixLength = 0,
    maxExpansions = DEFAULT_MAX_EXPANSIONS,
    transpositions = true,
  } = typeof fuzzy === 'object' ? fuzzy : { maxEdits: fuzzy === true ? ('auto' as const) : fuzzy }
  return { maxEdits, prefixLength, maxExpansions, transpositions }
}

/** No edits up to 2 characters, one up to 5, two above. */
export function autoEdits(word: string): 0 | 1 | 2 {
  const length = [...word].length
  return length <= 2 ? 0 : length <= 5 ? 1 : 2
}

/** The posting lists of one segment that stand for a query word: list → tier. */
export type ExpandedLists = ReadonlyMap<number, number>

/** Whether a tier holds the word's own list alone. */
export function isExact(tier: number, { pattern }: Expansion): boolean {
  return tier === EXACT && !pattern
}

/** As what the lists of a tier count, where those of the nearest count in full. */
export function roleOf(tier: number, nearest: number): ListRole {
  return tier === nearest ? 'own' : tier === COMPLETION ? 'completion' : 'typo'
}

// One edit counts for half, two for a quarter, and a completion for three quarters of an occurrence.
export const TIER_SHARES: readonly number[] = /* @__PURE__ */ [1, COMPLETION_SHARE, 0.5, 0.25]

// A stem on its way into a dictionary.
let scratch: Uint8Array | undefined

/** Finds the lists that a word of a query stands for in the text fields that share an analyzer. */
export class Expander {
  readonly #reader: IndexReader
  readonly #group: number
  /** By segment, the nearest tier of each list. */
  #tiers: readonly Map<number, number>[] = []
  /** Where lists of several segments have to be told to be of one stem. */
  #stems: SharedStems | undefined

  constructor(reader: IndexReader, group: number) {
    this.#reader = reader
    this.#group = group
  }

  /** By segment, the lists that a word, its completions and its neighbours lead to. `stem` is undefined where only those are wanted. */
  expand(word: string, stem: string | undefined, expansion: Expansion): readonly ExpandedLists[] {
    const { leaves } = this.#reader
    this.#tiers = leaves.map(() => new Map<number, number>())
    const isSpread = leaves.length > 1 && (expansion.prefix || expansion.pattern !== undefined)
    this.#stems = isSpread ? new SharedStems(leaves.length) : undefined
    if (stem !== undefined) this.#addStem(stem, EXACT)
    if (expansion.pattern) this.#addMatching(expansion.pattern)
    if (expansion.prefix) this.#addCompletions(word)
    if (expansion.fuzzy) this.#addNeighbours(word, expansion.fuzzy)
    if (this.#stems) this.#spread(this.#stems)
    return this.#tiers
  }

  #add(leaf: number, ord: number, tier: number): void {
    const lists = this.#tiers[leaf]!
    const known = lists.get(ord)
    if (known === undefined || tier < known) lists.set(ord, tier)
  }

  /** The text index of a segment. */
  #text(leaf: number): TextIndex {
    return this.#reader.leaves[leaf]!.segment.texts[this.#group]!
  }

  #addStem(stem: string, tier: number): void {
    scratch ??= new Uint8Array(MAX_TERM_BYTES + 8)
    const size = encodeTerm(stem, scratch)
    for (let leaf = 0; leaf < this.#tiers.length; leaf++) {
      const ord = this.#text(leaf).stems.ordOf(scratch, size)
      if (ord !== NO_ORD) this.#add(leaf, ord, tier)
    }
  }

  #addMatching(pattern: Wildcard): void {
    this.#visitCompletions(pattern.prefix, (leaf, cursor) => {
      if (pattern.test(cursor.text)) this.#add(leaf, cursor.surfaceOrd, EXACT)
    })
  }

  #addCompletions(prefix: string): void {
    // A name that is being typed, O'Ne, stands joined in the dictionary: oneil.
    for (const text of new Set([prefix, prefix.replaceAll("'", '')])) {
      this.#visitCompletions(text, (leaf, cursor) => this.#add(leaf, cursor.surfaceOrd, COMPLETION))
    }
  }

  /** Calls `visit` with a cursor on each surface word of each segment that starts with the prefix, and learns the stems that do. */
  #visitCompletions(prefix: string, visit: (leaf: number, cursor: DictionaryCursor) => void): void {
    const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
    const size = encodeTerm(prefix, bytes)
    for (let leaf = 0; leaf < this.#tiers.length; leaf++) {
      const cursor = new DictionaryCursor(this.#text(leaf).terms)
      for (
        let more = cursor.seek(bytes, size);
        more && cursor.startsWith(bytes, size);
        more = cursor.next()
      ) {
        if (cursor.stemOrd !== NO_ORD) this.#stems?.add(leaf, cursor)
        if (cursor.surfaceOrd !== NO_ORD) visit(leaf, cursor)
      }
    }
  }

  /** The nearest words, of several as near the most frequent. */
  #addNeighbours(word: string, fuzzy: Required<FuzzyOptions>): void {
    const maxEdits = fuzzy.maxEdits === 'auto' ? autoEdits(word) : fuzzy.maxEdits
    if (maxEdits === 0) return
    const leafCount = this.#tiers.length
    const found: { text: string; distance: number; docCount: number; ord: number }[] = []
    // A segment has each word once.
    const byText = leafCount > 1 ? new Map<string, (typeof found)[0]>() : undefined
    for (let leaf = 0; leaf < leafCount; leaf++) {
      visitNeighbours(this.#text(leaf), word, { ...fuzzy, maxEdits }, (cursor, distance) => {
        const { text, docCount, surfaceOrd } = cursor
        const known = byText?.get(text)
        if (known) {
          known.docCount += docCount
          return
        }
        const neighbour = { text, distance, docCount, ord: surfaceOrd }
        found.push(neighbour)
        byText?.set(text, neighbour)
      })
    }
    const { analyzer } = this.#reader.layout.groups[this.#group]!
    found.sort((a, b) => a.distance - b.distance || b.docCount - a.docCount || (a.text < b.text ? -1 : 1))
    for (const { text, distance, ord } of found.slice(0, fuzzy.maxExpansions)) {
      const tier = distance === 0 ? EXACT : distance + 1
      // In the segment where it was found, it leads to its list; in others, its stem does.
      if (leafCount === 1) this.#add(0, ord, tier)
      else this.#addStem(analyzer.stem(text), tier)
    }
  }

  /** A stem found by a surface word of one segment counts in the others, where only other surface words lead to it. */
  #spread(stems: SharedStems): void {
    // Stems that don't start with what was typed are looked up.
    const others = new Map<string, number>()
    // What is added while going through is of the same stems.
    const found = this.#tiers.map((lists) => [...lists])
    found.forEach((lists, leaf) => {
      const text = this.#text(leaf)
      for (const [ord, tier] of lists) {
        const number = stems.numberOf(leaf, ord)
        if (number === undefined) {
          const stem = text.stems.textOf(ord)
          others.set(stem, Math.min(tier, others.get(stem) ?? tier))
          continue
        }
        for (let other = 0; other < found.length; other++) {
          const there = stems.ordOf(other, number)
          if (there !== undefined) this.#add(other, there, tier)
        }
      }
    })
    for (const [stem, tier] of others) this.#addStem(stem, tier)
  }
}
