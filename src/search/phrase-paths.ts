import type { QueryWord } from './query-words.ts'

/** A way to say a phrase: its words, each so many positions after the first. */
export type PhrasePath = readonly { readonly word: QueryWord; readonly offset: number }[]

/**
 * The ways to say a text: with compounds taken apart, and where there are any, with each written as one. "e-mail server"
 * is e mail server, or email server.
 */
export function phrasePaths(words: readonly QueryWord[]): PhrasePath[] {
  if (words.length === 0) return []
  // C++ is not C.
  const named = words.filter(({ isWhole, text }) => isWhole && /[+#]$/.test(text))
  const parts = words
    .filter(({ isWhole }) => !isWhole)
    .map((part) => named.find(({ start }) => start === part.start) ?? part)
  const wholes = words.filter(
    ({ isWhole, position, end }) =>
      isWhole && parts.some((part) => part.position > position && part.end <= end),
  )
  const first = parts[0]!.position
  const apart = parts.map((word) => ({ word, offset: word.position - first }))
  if (wholes.length === 0) return [apart]
  const joined = []
  let saved = first
  for (const part of parts) {
    const whole = wholes.find(({ start, end }) => part.start >= start && part.end <= end)
    if (whole && part.position > whole.position) saved++
    else joined.push({ word: whole ?? part, offset: part.position - saved })
  }
  return [apart, joined]
}
