import type { Analyzer } from '../analysis/analyzer.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import type { IndexLayout } from '../schema/layout.ts'
import type { SoughtWord } from '../search/plan.ts'
import { textsOf } from './field-texts.ts'

/** A place in a text where a word of the query stands. */
export interface MatchedRange {
  readonly start: number
  readonly end: number
  /** Which of the words. */
  readonly word: number
}

/** Tells the tokens that words of a query found in one segment. */
export class TokenMatcher {
  readonly #words: readonly SoughtWord[]
  readonly #leaf: number
  // By surface word: the place of the word that it matches, or -1.
  readonly #known = new Map<string, number>()

  constructor(words: readonly SoughtWord[], leaf: number) {
    this.#words = words
    this.#leaf = leaf
  }

  /** Where the words stand in a text of a field that they were looked for in. */
  find(analyzer: Analyzer, text: string): MatchedRange[] {
    const stream = new TokenStream(analyzer)
    const ranges: MatchedRange[] = []
    stream.reset(text)
    while (stream.next()) {
      const word = this.#wordOf(analyzer, stream.text)
      if (word >= 0) ranges.push({ start: stream.start, end: stream.end, word })
    }
    return ranges
  }

  #wordOf(analyzer: Analyzer, surface: string): number {
    let word = this.#known.get(surface)
    if (word === undefined) {
      const stem = analyzer.stem(surface)
      word = this.#words.findIndex((plan) => plan.matchesStem(this.#leaf, stem))
      this.#known.set(surface, word)
    }
    return word
  }
}

/** By field, the words of a stored document that a query found, as they are written there, each once. */
export function matchedWords(
  layout: IndexLayout,
  words: readonly SoughtWord[],
  leaf: number,
  document: object,
): { [field: string]: string[] } {
  const found: [string, string[]][] = []
  layout.groups.forEach(({ analyzer, fields }, group) => {
    fields.forEach((field, place) => {
      const searched = words.filter(
        (word) => word.searched.group === group && word.searched.boosts[place]! > 0,
      )
      if (searched.length === 0) return
      const matcher = new TokenMatcher(searched, leaf)
      const matched = new Map<string, string>()
      for (const text of textsOf(document, field.path)) {
        for (const { start, end } of matcher.find(analyzer, text)) {
          const word = text.slice(start, end)
          const folded = analyzer.foldWord(word)
          if (!matched.has(folded)) matched.set(folded, word)
        }
      }
      if (matched.size > 0) found.push([field.name, [...matched.values()]])
    })
  })
  return Object.fromEntries(found)
}
