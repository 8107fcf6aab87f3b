import type { TokenFilter } from '../analysis/analyzer.ts'

const LATIN_WORD = /^\p{Script=Latin}+$/u
const ACCENTS = /[\u0300-\u036f]/g
const LONGEST_ENDING = 6

/** The filter for words of Latin letters only: numbers, codes and words of other scripts stay as they are. */
export function latinWords(stemmer: TokenFilter): TokenFilter {
  return (word) => (LATIN_WORD.test(word) ? stemmer(word) : word)
}

/** A word without the accents of its letters. */
export function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(ACCENTS, '')
}

/**
 * A stemmer for words that lost their accents when they were folded: the endings get theirs back, since Snowball's
 * rules look for them (`-ción`, `-ité`), and the stem loses them again. Which endings was learned from half of
 * Snowball's vocabulary and measured on the other half; all of them are longer than a letter.
 */
export function accentedWords(endings: readonly string[], stemmer: TokenFilter): TokenFilter {
  const accented = new Map(endings.map((ending) => [withoutAccents(ending), ending]))
  return latinWords((word) => {
    for (let size = Math.min(LONGEST_ENDING, word.length - 1); size > 1; size--) {
      const ending = accented.get(word.slice(-size))
      if (ending !== undefined) return withoutAccents(stemmer(word.slice(0, -size) + ending))
    }
    return withoutAccents(stemmer(word))
  })
}
