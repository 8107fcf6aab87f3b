import type { Analyzer } from './analyzer.ts'
import { classify, MARK } from './char-class.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { type CutToken, codePointText, TokenKind } from './token.ts'

const EMOJI =
  /\p{Regional_Indicator}{2}|(?![©®™])\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*/uy
// A skin tone or a presentation selector does not make another emoji.
const EMOJI_STYLE = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu

/** Appends the word at `start` that has letters beyond the basic plane, or the emoji there; returns where what is there ends. */
export function cutAstral(
  analyzer: Analyzer,
  text: string,
  start: number,
  position: number,
  out: CutToken[],
): number {
  let at = start
  while (at < text.length && at - start < MAX_TERM_BYTES / 4) {
    const character = codePointText(text, at)
    const found = classify(character)
    if (found > MARK || (found === MARK && at === start)) break
    at += character.length
  }
  let word = analyzer.foldWord(text.slice(start, at))
  if (at === start) {
    EMOJI.lastIndex = start
    const emoji = EMOJI.exec(text)?.[0]
    if (emoji === undefined) return start + codePointText(text, start).length
    at = start + emoji.length
    word = emoji.replace(EMOJI_STYLE, '')
  }
  if (word !== '') out.push({ text: word, start, end: at, position, kind: TokenKind.WORD })
  return at
}
