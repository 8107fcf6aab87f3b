import { encodeTerm, MAX_TERM_BYTES } from '../analysis/term-bytes.ts'
import type { Fuzzy, FuzzyOptions } from '../query/query.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { visitNeighbours } from '../segment/levenshtein.ts'
import { DictionaryCursor, NO_ORD } from '../segment/term-dictionary.ts'
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

/** By segment, the lists that a word, its completions and its neighbours lead to. `stem` is undefined where only those are wanted. */
export function expandWord(
  reader: IndexReader,
  group: number,
  word: string,
  stem: string | undefined,
  expansion: Expansion,
): readonly ExpandedLists[] {
  // Nearest tier by list.
  const tiers = reader.leaves.map(() => new Map<number, number>())
  const add = (leaf: number, ord: number, tier: number) => {
    const known = tiers[leaf]!.get(ord)
    if (known === undefined || tier < known) tiers[leaf]!.set(ord, tier)
  }
  const isSpread = reader.leaves.length > 1 && (expansion.prefix || expansion.pattern !== undefined)
  const stems = isSpread ? new SharedStems(reader.leaves.length) : undefined
  if (stem !== undefined) addStem(reader, group, stem, EXACT, add)
  if (expansion.pattern) addMatching(reader, group, expansion.pattern, stems, add)
  if (expansion.prefix) addCompletions(reader, group, word, stems, add)
  if (expansion.fuzzy) addNeighbours(reader, group, word, expansion.fuzzy, add)
  if (stems) spread(reader, group, tiers, stems, add)
  return tiers
}

// A stem on its way into a dictionary.
let scratch: Uint8Array | undefined

type Add = (leaf: number, ord: number, tier: number) => void

function addStem(reader: IndexReader, group: number, stem: string, tier: number, add: Add): void {
  scratch ??= new Uint8Array(MAX_TERM_BYTES + 8)
  const size = encodeTerm(stem, scratch)
  for (let leaf = 0; leaf < reader.leaves.length; leaf++) {
    const ord = reader.leaves[leaf]!.segment.texts[group]!.terms.ordOfStem(scratch, size)
    if (ord !== NO_ORD) add(leaf, ord, tier)
  }
}

function addMatching(
  reader: IndexReader,
  group: number,
  pattern: Wildcard,
  stems: SharedStems | undefined,
  add: Add,
): void {
  visitCompletions(reader, group, pattern.prefix, stems, (leaf, cursor) => {
    if (pattern.test(cursor.text)) add(leaf, cursor.surfaceOrd, EXACT)
  })
}

function addCompletions(
  reader: IndexReader,
  group: number,
  prefix: string,
  stems: SharedStems | undefined,
  add: Add,
): void {
  // A name that is being typed, O'Ne, stands joined in the dictionary: oneil.
  for (const text of new Set([prefix, prefix.replaceAll("'", '')])) {
    visitCompletions(reader, group, text, stems, (leaf, cursor) => add(leaf, cursor.surfaceOrd, COMPLETION))
  }
}

/** Calls `visit` with a cursor on each surface word of each segment that starts with the prefix, and learns the stems that do. */
function visitCompletions(
  reader: IndexReader,
  group: number,
  prefix: string,
  stems: SharedStems | undefined,
  visit: (leaf: number, cursor: DictionaryCursor) => void,
): void {
  const bytes = new Uint8Array(MAX_TERM_BYTES + 8)
  const size = encodeTerm(prefix, bytes)
  for (let leaf = 0; leaf < reader.leaves.length; leaf++) {
    const cursor = new DictionaryCursor(reader.leaves[leaf]!.segment.texts[group]!.terms)
    for (let more = cursor.seek(bytes, size); more && cursor.startsWith(bytes, size); more = cursor.next()) {
      if (cursor.stemOrd !== NO_ORD) stems?.add(leaf, cursor)
      if (cursor.surfaceOrd !== NO_ORD) visit(leaf, cursor)
    }
  }
}

/** The nearest words, of several as near the most frequent. */
function addNeighbours(
  reader: IndexReader,
  group: number,
  word: string,
  fuzzy: Required<FuzzyOptions>,
  add: Add,
): void {
  const maxEdits = fuzzy.maxEdits === 'auto' ? autoEdits(word) : fuzzy.maxEdits
  if (maxEdits === 0) return
  const found: { text: string; distance: number; docCount: number; ord: number }[] = []
  // A segment has each word once.
  const byText = reader.leaves.length > 1 ? new Map<string, (typeof found)[0]>() : undefined
  for (const leaf of reader.leaves) {
    visitNeighbours(leaf.segment.texts[group]!, word, { ...fuzzy, maxEdits }, (cursor, distance) => {
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
  const { analyzer } = reader.layout.groups[group]!
  found.sort((a, b) => a.distance - b.distance || b.docCount - a.docCount || (a.text < b.text ? -1 : 1))
  for (const { text, distance, ord } of found.slice(0, fuzzy.maxExpansions)) {
    const tier = distance === 0 ? EXACT : distance + 1
    // In the segment where it was found, it leads to its list; in others, its stem does.
    if (reader.leaves.length === 1) add(0, ord, tier)
    else addStem(reader, group, analyzer.stem(text), tier, add)
  }
}

/** A stem found by a surface word of one segment counts in the others, where only other surface words lead to it. */
function spread(
  reader: IndexReader,
  group: number,
  tiers: readonly ReadonlyMap<number, number>[],
  stems: SharedStems,
  add: Add,
): void {
  // Stems that don't start with what was typed are looked up.
  const others = new Map<string, number>()
  // What is added while going through is of the same stems.
  const found = tiers.map((lists) => [...lists])
  found.forEach((lists, leaf) => {
    const { terms } = reader.leaves[leaf]!.segment.texts[group]!
    for (const [ord, tier] of lists) {
      const number = stems.numberOf(leaf, ord)
      if (number === undefined) {
        const stem = terms.stemText(ord)
        others.set(stem, Math.min(tier, others.get(stem) ?? tier))
        continue
      }
      for (let other = 0; other < tiers.length; other++) {
        const there = stems.ordOf(other, number)
        if (there !== undefined) add(other, there, tier)
      }
    }
  })
  for (const [stem, tier] of others) addStem(reader, group, stem, tier, add)
}
