import type { Analyzer } from '../analysis/analyzer.ts'
import { TokenKind } from '../analysis/token.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import { describe } from '../schema/value.ts'
import { wholeNumber } from '../search/options.ts'

/** @throws TypeError or RangeError for what is no text, or no number of results */
export function checkTyped(text: unknown, limit: unknown): void {
  if (typeof text !== 'string') throw new TypeError(`"text" is ${describe(text)}; expected a string.`)
  wholeNumber('limit', limit)
}

/** A word of a query text, that may be misspelt. */
export interface TypedWord {
  /** As the index would have it. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Whether it is to stay as it is: a function word, a number, a field or an operator of the query language, part of a pattern. */
  readonly isFixed: boolean
}

/** The words of a query text; characters of scripts without spaces are none. */
export function typedWords(
  analyzer: Analyzer,
  text: string,
  isKnown: (word: string) => boolean,
): TypedWord[] {
  const stream = new TokenStream(analyzer)
  const words: TypedWord[] = []
  const wholes: { start: number; end: number }[] = []
  stream.reset(text)
  while (stream.next()) {
    const { kind, start, end, text: word } = stream
    if (kind === TokenKind.WHOLE) {
      if (isKnown(word)) wholes.push({ start, end })
    } else if (kind === TokenKind.WORD) {
      const isFixed =
        // A function word that no document has is no typo.
        analyzer.isStopWord(word) ||
        /\p{N}/u.test(word) ||
        /^(?:AND|OR|NOT)$/.test(text.slice(start, end)) ||
        /[*?]/.test(text.charAt(start - 1)) ||
        // A pattern; a question mark that ends a word is none. A field, or a part of its name.
        /^(?:\*|\?[^\s?]|[\w.]*:\S)/.test(text.slice(end, end + 64))
      words.push({ text: word, start, end, isFixed })
    }
  }
  return words.map((word) => ({
    ...word,
    isFixed: word.isFixed || wholes.some(({ start, end }) => start < word.end && word.start < end),
  }))
}
