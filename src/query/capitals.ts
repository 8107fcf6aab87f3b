// More words than this, all in capitals, are no acronyms.
const MAX_ACRONYMS = 5

const WORD = /(?!(?:AND|OR|NOT)(?!\p{L}))\p{Lu}+/gu
const SMALL_OR_SYNTAX = /[\p{Ll}"“”„()[\]{}<>=~^*+\\]/u

/** Whether a text is a sentence in capitals, whose AND is a word like others; that of `NASA AND ESA` isn't. */
export function isAllCapitals(text: string): boolean {
  return !SMALL_OR_SYNTAX.test(text) && (text.match(WORD)?.length ?? 0) > MAX_ACRONYMS
}
