import type { Span } from './density.ts'
import { cutTail, dropPrompts, extendEnd } from './document-end.ts'
import type { PageBlock } from './page-block.ts'
import { saysSame, type Title } from './title.ts'
import { isText, trim } from './trim.ts'
import { areVerse } from './verse.ts'

/** A span with the standfirst above it, if the page has one; what lies between is the page's. */
export interface DocumentSpan extends Span {
  readonly standfirst?: number
}

/**
 * The document's stretch: from the first sentence or list item after the title to the last one before the comments, other
 * stories, footers and prompts. A page without sentences (verse) is all document but for the chrome at its ends.
 */
export function findDocument(blocks: readonly PageBlock[], title: Title, dense: Span): DocumentSpan {
  const after = title.index + 1
  if (dense.end < dense.start) return trim(blocks, after, blocks.length - 1, isAnyText)
  const { start, end } = trim(
    blocks,
    title.index < 0 ? dense.start : after,
    Math.max(dense.end, after),
    isText,
  )
  const last = dropPrompts(blocks, start, trim(blocks, start, cutTail(blocks, start, end), isText).end)
  const first = extendStart(blocks, start, after)
  const standfirst = findStandfirst(blocks, first, after, title.text)
  return { start: first, end: extendEnd(blocks, last), ...(standfirst !== undefined && { standfirst }) }
}

const isAnyText = ({ role }: PageBlock): boolean => role === 'line' || role === 'foreign'

// Before the first sentence the page is strict: what the writer put there is a standfirst right under the title, the head
// and the short lines of a list, or verse.
function extendStart(blocks: readonly PageBlock[], start: number, after: number): number {
  let first = start
  while (first > after && blocks[first - 1]!.role === 'line') {
    const { text, words } = blocks[first - 1]!
    const isSalutation = words > 1 && words < 8 && /[,:]$/.test(text)
    if (!isSalutation && !isListAt(blocks, first) && !areVerse(blocks, first - 1, first)) break
    first--
  }
  return first
}

// A line without a full stop right under the title, or under the by-line there, that has a sentence's words.
function findStandfirst(
  blocks: readonly PageBlock[],
  first: number,
  after: number,
  title: string,
): number | undefined {
  let i = after
  while (i < first && (blocks[i]!.role === 'byline' || saysSame(blocks[i]!.text, title))) i++
  const { role, words, functionWords } = blocks[i] ?? { role: 'line', words: 0, functionWords: 0 }
  return i < first && role === 'line' && words >= 6 && functionWords > 0 ? i : undefined
}

const isListAt = (blocks: readonly PageBlock[], i: number): boolean =>
  blocks[i]!.role === 'item' ||
  (blocks[i]!.role === 'line' && blocks.slice(i, i + 12).some(({ role }) => role === 'item'))
