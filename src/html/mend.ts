import { readPage } from '../normalize/page.ts'
import type { PageBlock } from '../normalize/page-block.ts'
import { normalizeText } from '../normalize/text.ts'
import { saysSame } from '../normalize/title.ts'
import type { TextBlock } from './text-blocks.ts'

// A block whose letters are nearly all links leads elsewhere.
const LINKS_ONLY = 0.8

/** A block of the main content with what its words tell. */
interface Line extends PageBlock {
  readonly tag: string
  readonly links: number
}

/**
 * The writer's paragraphs among the blocks of the main content.
 *
 * Left out: captions, credits, by-lines and stamps, prompts, the title said again, boxes of other stories and lines that
 * are only links, what follows the comments' heading, and at the ends also short lines and notes on the author.
 */
export function mendBlocks(blocks: readonly TextBlock[], title: string): string[] {
  const lines = readLines(blocks)
  const isProse = ({ role }: Line) => role === 'prose'
  const first = lines.findIndex(isProse)
  // Verse, a table or a list: there are no sentences to tell the ends by.
  if (first < 0) return lines.filter((line) => !isAround(line)).map(({ text }) => text)
  let last = lines.length - 1
  while (!isProse(lines[last]!)) last--
  const kept: Line[] = []
  let isBox = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.role === 'comments' && i > first) break
    if (line.role === 'related') isBox = true
    else if (isProse(line) && line.links < LINKS_ONLY) isBox = false
    if (isBox || isAround(line) || isElsewhere(line)) continue
    const isHead = i < first
    const isTail = i > last
    if ((isHead || isTail) && line.role === 'edge') continue
    if (title && i <= first + 1 && saysSame(line.text, title)) continue
    if (isHead && line.role === 'line' && !isStandfirst(line)) continue
    kept.push(line)
  }
  return withoutNotes(kept).map(({ text }) => text)
}

function readLines(blocks: readonly TextBlock[]): Line[] {
  const texts = blocks
    .map(({ text, tag, links }) => ({ text: normalizeText(text).replace(/\s*\n\s*/g, ' '), tag, links }))
    .filter(({ text }) => text !== '')
  const page = readPage(texts.map(({ text }) => text).join('\n\n'))
  return page.map((block, i) => ({ ...block, tag: texts[i]!.tag, links: texts[i]!.links }))
}

const AROUND: ReadonlySet<string> = new Set([
  'anywhere',
  'caption',
  'byline',
  'related',
  'comments',
  'footer',
])
const isAround = ({ role }: Line): boolean => AROUND.has(role)

// Headings may be links (a list of products); a linked sentence may be the writer's.
const isElsewhere = ({ links, tag, endsSentence }: Line): boolean =>
  links >= LINKS_ONLY && !/^h\d$/.test(tag) && !endsSentence

const isStandfirst = ({ words, functionWords, tag }: Line): boolean =>
  /^h\d$/.test(tag) ? words >= 4 : words >= 8 && functionWords > 1

function withoutNotes(lines: readonly Line[]): readonly Line[] {
  return lines
}
