import { readDateline } from './dateline.ts'
import { hasTime } from './dates.ts'
import type { Span } from './density.ts'
import type { DocumentSpan } from './document-span.ts'
import type { PageBlock } from './page-block.ts'
import { saysSame } from './title.ts'

/** The blocks of a span that are the writer's, without the chrome, captions, stamps and repetitions among them. */
export function documentBlocks(blocks: readonly PageBlock[], span: DocumentSpan, title: string): PageBlock[] {
  const chronicle = isChronicle(blocks, span)
  const kept: PageBlock[] = span.standfirst === undefined ? [] : [blocks[span.standfirst]!]
  const numbers = new Set(blocks.flatMap((block) => (isBareNumber(block) ? Number(block.text) : [])))
  let sentences = 0
  let headlines = false
  for (let i = span.start; i <= span.end; i++) {
    const block = blocks[i]!
    if (block.role === 'related') headlines = true
    else if (block.role === 'prose' || block.gap)
      headlines &&= block.role === 'line' && blocks[i - 1]!.role === 'related'
    const isHead = sentences < 2
    if (isAround(block, isHead, chronicle) || (headlines && block.role === 'line')) continue
    if (isBareNumber(block) && !isNumbering(block, numbers)) continue
    if (title && saysSame(block.text, title) && (isHead || block.words > 3)) continue
    if (isHead && isRepeated(blocks, i, span.end)) continue
    if (block.role === 'prose') {
      // A dateline opens a story; short lines between a standfirst and it are other stories' headlines.
      if (isHead && readDateline(block.text))
        while (kept.at(-1)?.role === 'line' && kept.some(({ role }) => role === 'prose')) kept.pop()
      sentences++
    }
    kept.push(block)
  }
  return kept
}

/** Whether a text has three different dates, without a time of day, on lines of their own: the headings of a chronicle. */
export const isChronicle = (blocks: readonly PageBlock[], { start, end }: Span): boolean =>
  new Set(blocks.slice(start, end + 1).flatMap((block) => (isDateHeading(block) ? block.text : []))).size >= 3

const isDateHeading = ({ byline, text }: PageBlock): boolean =>
  byline?.published !== undefined && !byline.author && !byline.source && !hasTime(text)

function isAround(block: PageBlock, isHead: boolean, chronicle: boolean): boolean {
  const { role } = block
  if (role === 'byline') return !chronicle || !isDateHeading(block)
  if (role === 'edge') return isHead
  return (
    role === 'anywhere' ||
    role === 'caption' ||
    role === 'comments' ||
    role === 'related' ||
    role === 'footer'
  )
}

// A counter; but "1", "2", "3" on lines of their own number chapters.
const isBareNumber = ({ text }: PageBlock): boolean => /^\d{1,6}$/.test(text)
const isNumbering = ({ text }: PageBlock, numbers: ReadonlySet<number>): boolean =>
  numbers.has(Number(text) + 1) || (Number(text) > 1 && numbers.has(Number(text) - 1))

// The lead as a summary above the text: the same paragraph, or its beginning and "…", once more right below.
function isRepeated(blocks: readonly PageBlock[], i: number, end: number): boolean {
  const { text, words, role } = blocks[i]!
  if (role !== 'prose' || words < 8) return false
  const beginning = /^(.{30,}?)\s?(?:…|\.\.\.)$/.exec(text.slice(0, 600))?.[1]
  for (let j = i + 1; j <= Math.min(end, i + 4); j++) {
    const next = blocks[j]!
    if (words >= 12 && next.words === words && saysSame(text, next.text)) return true
    if (beginning && next.text.length > text.length && next.text.startsWith(beginning)) return true
  }
  return false
}
