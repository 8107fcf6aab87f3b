const ANY_RUN = '*'
const ANY_ONE = '?'

/** A pattern of words: what it begins with, and a test of the whole. */
export interface Wildcard {
  /** Every word that matches starts with this. */
  readonly prefix: string
  test(word: string): boolean
}

/**
 * `*` is any run of characters, `?` any one, `\` takes the next as it is. What stands between is folded like the words
 * that it is compared with.
 */
export function wildcard(pattern: string, fold: (text: string) => string): Wildcard {
  // Stars and marks stay single entries; literal characters are their folded text.
  const parts: { text: string; literal: boolean }[] = []
  for (const [part] of pattern.matchAll(/\\?.|\\$/gsu)) {
    const literal = part !== ANY_RUN && part !== ANY_ONE
    const text = literal ? fold(part.replace(/^\\/, '')) : part
    for (const character of text) parts.push({ text: character, literal })
  }
  let prefix = ''
  for (const { text, literal } of parts) {
    if (!literal) break
    prefix += text
  }
  return { prefix, test: (word) => matches(parts, [...word]) }
}

// Greedy with one point to come back to, the last star: at most pattern × word steps, whatever the pattern.
function matches(parts: readonly { text: string; literal: boolean }[], word: readonly string[]): boolean {
  let at = 0
  let starAt = -1
  let starWord = 0
  let i = 0
  while (i < word.length) {
    const part = parts[at]
    if (part && !part.literal && part.text === ANY_RUN) {
      starAt = at++
      starWord = i
    } else if (part && (part.literal ? part.text === word[i] : true)) {
      at++
      i++
    } else if (starAt >= 0) {
      at = starAt + 1
      i = ++starWord
    } else return false
  }
  while (at < parts.length && !parts[at]!.literal && parts[at]!.text === ANY_RUN) at++
  return at === parts.length
}
