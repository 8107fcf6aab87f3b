import { TokenKind } from '../../src/analysis/token.ts'
import { TokenStream } from '../../src/analysis/tokenizer.ts'
import type { Fuzzy, FuzzyOptions } from '../../src/query/query.ts'
import type { TextGroup } from '../../src/schema/layout.ts'
import { codePoints, matrixDistance } from '../segment/edit-matrix.ts'

/** A word of a text or of a query. */
export interface Word {
  readonly text: string
  readonly stem: string
  readonly kind: number
  readonly start: number
  readonly end: number
  readonly isStopWord: boolean
}

export function wordsOf({ analyzer }: TextGroup, text: string): Word[] {
  const stream = new TokenStream(analyzer)
  const words: Word[] = []
  stream.reset(text)
  while (stream.next()) {
    const { text, kind, start, end } = stream
    words.push({ text, kind, start, end, stem: analyzer.stem(text), isStopWord: analyzer.isStopWord(text) })
  }
  return words
}

/** Of scripts without spaces, a query takes pairs of characters only. */
export function queryWordsOf(group: TextGroup, text: string): Word[] {
  return wordsOf(group, text).filter(({ kind }) => kind !== TokenKind.UNIGRAM)
}

/** Whether a word counts for the length of its field: the joined forms come on top of their parts. */
export const counts = ({ kind }: Word) => kind !== TokenKind.WHOLE && kind !== TokenKind.BIGRAM

/** Every surface word of a corpus, with its stem and the documents that have it. */
export type Vocabulary = ReadonlyMap<string, { readonly stem: string; readonly docs: ReadonlySet<number> }>

/** How near a stem is to what was asked for: 0 the word itself, 1 a completion, 2 one edit, 3 two. */
export type Tiers = Map<string, number>

export interface Expansion {
  readonly prefix: boolean
  readonly fuzzy: Fuzzy
}

/** The stems that stand for a word: a stem is as near as the nearest of its surface words. */
export function tiersOf(vocabulary: Vocabulary, word: Word, { prefix, fuzzy }: Expansion): Tiers {
  const tiers: Tiers = new Map()
  const add = (stem: string, tier: number) => tiers.set(stem, Math.min(tier, tiers.get(stem) ?? tier))
  for (const [text, { stem }] of vocabulary) {
    if (stem === word.stem) add(stem, 0)
    if (prefix && (text.startsWith(word.text) || text.startsWith(word.text.replaceAll("'", '')))) add(stem, 1)
  }
  for (const { stem, distance } of neighbours(vocabulary, word.text, fuzzy)) {
    add(stem, distance === 0 ? 0 : distance + 1)
  }
  return tiers
}

function neighbours(vocabulary: Vocabulary, word: string, fuzzy: Fuzzy) {
  if (fuzzy === false) return []
  const options: FuzzyOptions = typeof fuzzy === 'object' ? fuzzy : fuzzy === true ? {} : { maxEdits: fuzzy }
  const { maxEdits = 'auto', prefixLength = 0, maxExpansions = 50, transpositions = true } = options
  const letters = codePoints(word)
  const edits = maxEdits !== 'auto' ? maxEdits : letters.length <= 2 ? 0 : letters.length <= 5 ? 1 : 2
  if (edits === 0) return []
  const start = String.fromCodePoint(...letters.slice(0, prefixLength))
  return [...vocabulary]
    .map(([text, { stem, docs }]) => {
      return { text, stem, docs, distance: matrixDistance(letters, codePoints(text), transpositions) }
    })
    .filter(({ text, distance }) => distance <= edits && text.startsWith(start))
    .sort((a, b) => a.distance - b.distance || b.docs.size - a.docs.size || (a.text < b.text ? -1 : 1))
    .slice(0, maxExpansions)
}

/** The stems of the surface words that a pattern takes, each as near as can be. */
export function matchingTiers(vocabulary: Vocabulary, pattern: string, { analyzer }: TextGroup): Tiers {
  const source = pattern.replace(/\\?./gsu, (part) => {
    if (part === '*') return '.*'
    if (part === '?') return '.'
    return analyzer.foldWord(part.replace(/^\\(?=.)/su, '')).replace(/[^\p{L}\p{N}\p{M}]/gu, '\\$&')
  })
  const test = new RegExp(`^${source}$`, 'su')
  return new Map([...vocabulary].flatMap(([text, { stem }]) => (test.test(text) ? [[stem, 0] as const] : [])))
}
