import type { GroupStats, IndexReader } from '../segment/index-reader.ts'
import { lengthTable } from '../segment/norms.ts'
import type { Bm25Parameters } from './bm25.ts'
import { idf, lengthPenalties } from './bm25.ts'
import { COMPLETION_SHARE, expandedFreq } from './scorers/expanded.ts'
import type { TermWeight } from './scorers/term.ts'

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
  /** What typos alone may count for: see `expandedFreq`. */
  readonly typoFreq: number
  /** Of the shortest document. */
  readonly leastPenalty: number
  /** The share of its weight that a word reaches at most in a document with nothing but completions of it. */
  readonly completionShare: number
}

// Of any document, in words times boosts: far more than there can be.
const LONGEST = 1e200

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
      : lengthPenalties(averageLength, bm25, leastLengths(Math.min(...ratios))),
    ...typoBounds(boosts, norms, penalties),
  }
}

/**
 * The penalty of the shortest document, and the freq at which it scores less than the longest does by one completion of a
 * word, in the field that counts for the least. What typos count for stays below it.
 */
function typoBounds(boosts: readonly number[], norms: readonly Uint8Array[], penalties: Float64Array) {
  const boost = Math.min(...boosts.filter((boost) => boost > 0))
  // A word that counts for less than half leaves a length of 0.
  let least = boost < 0.5 ? 0 : 255
  let most = 0
  for (const row of norms) {
    for (let doc = 0; doc < row.length; doc++) {
      const norm = row[doc]!
      if (norm > most) most = norm
      if (norm > 0 && norm < least) least = norm
    }
  }
  const lowest = expandedFreq(0, COMPLETION_SHARE * boost, 0, 0)
  const leastPenalty = penalties[least]!
  let completionShare = 0
  for (let norm = least; norm <= most; norm++) {
    const freq = expandedFreq(0, COMPLETION_SHARE * mostTokens(norm), 0, 0)
    completionShare = Math.max(completionShare, freq / (freq + penalties[norm]!))
  }
  return {
    completionShare,
    typoFreq: leastPenalty > 0 ? (lowest * leastPenalty) / penalties[most]! : lowest,
    leastPenalty,
  }
}

/**
 * The most tokens, each times the boost of its field, that a document with a norm can have. Lengths are rounded to whole
 * numbers and a norm's byte keeps eight ninths of one; beside each token that counts for the length may be two that don't
 * (`O'Neil++` is oneil, neil and oneil++).
 */
function mostTokens(norm: number): number {
  return 3 * (9 / 8) * ((lengthTable()[norm + 1] ?? LONGEST) - 0.5)
}

/** The same fields, where typos alone count for so little that they stay below the word itself in other fields too. */
export function besideNearer(searched: SearchedGroup, nearer: SearchedGroup): SearchedGroup {
  if (!(nearer.leastPenalty > 0 && searched.leastPenalty > 0)) return searched
  const typoFreq = (nearer.typoFreq * searched.leastPenalty) / nearer.leastPenalty
  return { ...searched, typoFreq: Math.min(searched.typoFreq, typoFreq) }
}

/**
 * For each norm, a length that no document with it falls below once boosts are at least `ratio` times as high: lengths
 * are rounded to whole numbers before and after, and a norm's byte keeps eight ninths of one.
 */
function leastLengths(ratio: number): Float64Array {
  const lengths = lengthTable()
  // None is longer than the last.
  const most = lengths[lengths.length - 1]!
  return lengths.map((length) => Math.min(most, Math.max(0, (8 / 9) * (ratio * (length - 0.5) - 0.5))))
}

/** How much a word tells that so many documents have; what nothing has tells nothing. */
export function searchedIdf({ docCount }: Pick<SearchedGroup, 'docCount'>, docFreq: number): number {
  return docFreq > 0 ? idf(docFreq, Math.max(docFreq, docCount)) : 0
}

/** What a word of this weight weighs in the documents of a leaf. */
export function termWeight(searched: SearchedGroup, leaf: number, weight: number): TermWeight {
  const { penalties, norms, freqScale, boundPenalties, typoFreq, leastPenalty, completionShare } = searched
  const typoShare = typoFreq / (typoFreq + leastPenalty)
  return {
    weight,
    penalties,
    norms: norms[leaf]!,
    freqScale,
    boundPenalties,
    typoFreq,
    completionShare,
    typoShare,
  }
}
