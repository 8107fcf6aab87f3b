import type { QueryWord } from './query-words.ts'

/** A way to say a phrase: its words, each so many positions after the first. */
export type PhrasePath = readonly { readonly word: QueryWord; readonly offset: number }[]

/**
 * The ways to say a text: with compounds taken apart, and where there are any, with each written as one. "e-mail server"
 * is e mail server, or email server.
 */
export function phrasePaths(words: readonly QueryWord[]): PhrasePath[] {
  const apart: { word: QueryWord; offset: number }[] = []
  const joined: { word: QueryWord; offset: number }[] = []
  let whole: QueryWord | undefined
  let saved = words[0]?.position ?? 0
  let canJoin = true
  for (const word of words) {
    const part = apart.at(-1)
    if (!word.isWhole) {
      apart.push({ word, offset: word.position - words[0]!.position })
      if (whole && word.end <= whole.end) saved++
      else joined.push({ word, offset: word.position - saved })
    } else if (part && word.start === part.word.start) {
      if (!/[+#]$/.test(word.text)) {
        whole = word
        joined.at(-1)!.word = word
      } else {
        // C++ is not C, nor is visual-c++ visualc.
        canJoin &&= part.word === joined.at(-1)!.word
        joined.at(-1)!.word = word
        part.word = word
      }
    }
  }
  if (apart.length === 0) return []
  return whole && canJoin ? [apart, joined] : [apart]
}
