/** One word of a text, as the index sees it. Offsets are UTF-16 units of the text as given. */
export interface Token {
  /** What the postings belong to: the stem, in a language that stems. */
  readonly term: string
  /** The folded surface word: what prefix, fuzzy and suggestions work on. */
  readonly surface: string
  /** Number of the word in its field; parts and whole of a compound may share one. */
  readonly position: number
  readonly start: number
  readonly end: number
}

/** What a token is to the tokens around it. */
export const TokenKind = {
  WORD: 0,
  /** Two or more parts written as one (`e-mail` → `email`), at the position of the first part. */
  WHOLE: 1,
  /** One character of a run in a script without spaces; a query for the run leaves it to the bigrams. */
  UNIGRAM: 2,
  /** Two neighbouring characters of such a run, at the position of the first. */
  BIGRAM: 3,
} as const

/** A token that was cut ahead of its turn; `kind` is a TokenKind. */
export interface CutToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly position: number
  readonly kind: number
}

/** The character at a UTF-16 unit of a text, whole. */
export function codePointText(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 32)
}
