import { endsInFunctionWord } from './function-words.ts'
import type { PageBlock } from './page-block.ts'
import { isText, trim } from './trim.ts'
import { areVerse } from './verse.ts'

// A comment form or a box of other stories ends a document only after some of it.
const FEW_WORDS = 20
/**
 * Where the document stops: before the comments, and before a box of other stories or a footer after which the text
 * does not go on.
 */
export function cutTail(blocks: readonly PageBlock[], start: number, end: number): number {
  let after = 0
  for (let i = start; i <= end; i++) after += proseWords(blocks[i]!)
  let before = 0
  for (let i = start; i <= end; i++) {
    const block = blocks[i]!
    before += proseWords(block)
    after -= proseWords(block)
    if (before < FEW_WORDS) continue
    if (block.role === 'comments' && (before >= after || areComments(blocks, i + 1))) return i - 1
    if (block.role === 'related' && !goesOn(blocks, i + 1, Math.min(end, i + BOX_LINES))) return i - 1
    if (block.role === 'footer' && before >= after) return i - 1
  }
  return end
}

const proseWords = ({ role, words }: PageBlock): number => (role === 'prose' ? words : 0)

// Names that say something, times ago, reply buttons.
function areComments(blocks: readonly PageBlock[], from: number): boolean {
  return blocks
    .slice(from, from + 12)
    .some(
      ({ text }) =>
        text.length < 100 &&
        /\bsays:?$|\bwrote:?$|^reply$|\bago$|^(?:antworten|responder|répondre|rispondi|ответить)$|\bat \d{1,2}:\d\d/i.test(
          text,
        ),
    )
}

// A box of other stories has no more lines.
const BOX_LINES = 60

// Teasers alternate with headlines and stop short; a document that goes on has paragraphs in a row.
function goesOn(blocks: readonly PageBlock[], from: number, end: number): boolean {
  let words = 0
  let paragraphs = 0
  for (let i = from; i <= end; i++) {
    const { role, text } = blocks[i]!
    if (role === 'line' || /(?:…|\.\.\.)$/.test(text)) words = paragraphs = 0
    else if (role === 'prose') {
      words += blocks[i]!.words
      if (++paragraphs >= 2 && words >= 50) return true
    }
  }
  return false
}

const PROMPT_WORDS = 12

/** The end without short sentences behind the first prompts: to the reader ("Thank you for signing up!"), or far away. */
export function dropPrompts(blocks: readonly PageBlock[], start: number, end: number): number {
  let last = end
  for (let i = end; i > start; i--) {
    const block = blocks[i]!
    if (block.role === 'item') break
    if (block.role === 'prose' && !isPrompt(block) && !isFar(blocks, i)) break
    if (block.role === 'anywhere' || block.role === 'edge') last = i - 1
  }
  return last === end ? end : trim(blocks, start, last, isText).end
}

const isPrompt = ({ text, words }: PageBlock): boolean =>
  words <= PROMPT_WORDS && /\b(?:you|your|our|us|please|hi|thanks?)\b/i.test(text) && !/["“”«]/.test(text)

// Three lines or more, a prompt among them, part a short sentence from what stands above.
function isFar(blocks: readonly PageBlock[], i: number): boolean {
  const above = blocks.slice(Math.max(0, i - 3), i)
  if (blocks[i]!.words > PROMPT_WORDS || above.length < 3) return false
  return (
    above.every((block) => !isText(block)) &&
    above.some(({ role }) => role === 'anywhere' || role === 'edge' || role === 'byline')
  )
}

/** After the last sentence: list items, the rest of a stanza, a letter's close and name, a paragraph that was cut off. */
export function extendEnd(blocks: readonly PageBlock[], end: number): number {
  let last = end
  for (let i = end + 1; i < blocks.length && end >= 0; i++) {
    const block = blocks[i]!
    if (block.role === 'line' && isClose(block) && blocks[i + 1]?.role === 'line' && !blocks[i + 1]!.gap)
      return i + 1
    if (block.role === 'item' || (block.role === 'line' && (areVerse(blocks, i - 1, i) || isCutOff(block))))
      last = i
    else break
  }
  return last
}

// "Yours sincerely,"
const isClose = ({ text, words }: PageBlock): boolean => words <= 4 && text.endsWith(',')

const isCutOff = ({ text, words, functionWords, capitals }: PageBlock): boolean =>
  words >= 8 &&
  functionWords >= 2 &&
  capitals < 0.6 &&
  (words >= 18 || text.endsWith(',') || endsInFunctionWord(text))
