import { endsInFunctionWord } from './function-words.ts'
import type { PageBlock } from './page-block.ts'
import { isOpen, startsSmall } from './sentence.ts'

// A shorter line with an open end may be verse or a list.
const LONG_LINE = 60
const SHORT_LINE = 70

/**
 * Blocks as paragraphs. A sentence that a page broke between two blocks is joined; neighbouring lines of a list, and short
 * lines (a stanza, an address), are one paragraph with its line breaks.
 */
export function toParagraphs(blocks: readonly PageBlock[]): string[] {
  const paragraphs: string[][] = []
  blocks.forEach((block, i) => {
    const previous = blocks[i - 1]
    if (previous && isBroken(previous, block)) paragraphs.at(-1)!.push(' ', block.text)
    else if (previous && isSameStanza(previous, block)) paragraphs.at(-1)!.push('\n', block.text)
    else paragraphs.push([block.text])
  })
  return paragraphs.map((parts) => parts.join(''))
}

function isBroken(upper: PageBlock, lower: PageBlock): boolean {
  if (upper.text.length < LONG_LINE || !isOpen(upper.text) || upper.functionWords < 2 || lower.listItem)
    return false
  return startsSmall(lower.text) || (endsInFunctionWord(upper.text) && lower.words > 2)
}

function isSameStanza(upper: PageBlock, lower: PageBlock): boolean {
  if (lower.gap) return false
  if (upper.listItem && lower.listItem) return true
  if (upper.text.length >= SHORT_LINE || lower.text.length >= SHORT_LINE) return false
  return !(upper.endsSentence && lower.endsSentence && upper.words > 7)
}
