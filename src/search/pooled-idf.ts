import type { QueryWord } from './query-words.ts'
import { type SearchedGroup, searchedIdf } from './searched-group.ts'
import type { WordLike } from './word-like.ts'
import { WordPlan } from './word-plan.ts'

/** A word as one language reads it. */
export interface ReadWord {
  readonly word: QueryWord
  readonly plan: WordLike
}

/**
 * What a word tells over documents in several languages: its n is that of each language together, as each reads it, and N
 * all of them. By the n and N of its own language, a word would tell the less, the fewer documents are in it.
 */
export function pooledIdf(
  { word, plan }: ReadWord,
  words: readonly ReadWord[],
  groups: readonly SearchedGroup[],
): number {
  const docFreqs = new Map<number, number>()
  let nearest = Infinity
  for (const other of words) {
    const { group } = other.plan.searched
    const isSame = other.word.start < word.end && word.start < other.word.end
    if (!isSame || other.word.isWhole !== word.isWhole || other.plan.docFreq === 0) continue
    // What some languages have is not typed wrong for what others have.
    const tier = other.plan instanceof WordPlan ? other.plan.tier : 0
    if (tier > nearest) continue
    if (tier < nearest) docFreqs.clear()
    nearest = tier
    docFreqs.set(group, Math.max(docFreqs.get(group) ?? 0, other.plan.docFreq))
  }
  let docFreq = 0
  let docCount = 0
  for (const searched of groups) {
    docFreq += docFreqs.get(searched.group) ?? 0
    docCount += searched.docCount
  }
  return docFreq > 0 ? searchedIdf({ docCount }, docFreq) : plan.idf
}
