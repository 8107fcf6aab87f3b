import type { MarkdownIt, StateBlock, StateCore, Token } from 'markdown-it'
import { loadMarkdownIt } from './parsers.cjs'

let reader: MarkdownIt | undefined

/**
 * Markdown as markdown-it's tokens: CommonMark, with the tables and strikethrough of GitHub, and two things that sites
 * write beside it: footnotes, and attributes behind headings, in `meta` of their tokens.
 */
export function markdownBlocks(text: string): Token[] {
  reader ??= makeReader()
  return reader.parse(text, {})
}

/** What a heading states of itself: `{#own}`. */
export interface HeadingMeta {
  readonly anchor?: string
}

function makeReader(): MarkdownIt {
  const Reader = loadMarkdownIt()
  const made = new Reader({ html: true })
  made.block.ruler.before('reference', 'footnote', readFootnote, { alt: ['paragraph', 'reference'] })
  made.core.ruler.after('block', 'heading_attributes', readAttributes)
  return made
}

const DEFINITION = /^\[[^\]]{1,1000}\]:/

/** A note is a paragraph: CommonMark alone takes "[^1]: Note" for the address of a link, which nobody sees. */
function readFootnote(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  if (!/^\[\^[^\]\s]{1,100}\]:/.test(state.src.slice(start, start + 104))) return false
  if (silent) return true
  const ends = state.md.block.ruler.getRules('paragraph')
  const isEnd = (line: number) =>
    state.isEmpty(line) ||
    DEFINITION.test(state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])) ||
    ends.some((rule) => rule(state, line, endLine, true))
  let end = startLine + 1
  while (end < endLine && !isEnd(end)) end++
  state.line = end
  state.push('paragraph_open', 'p', 1)
  const token = state.push('inline', '', 0)
  token.content = state.getLines(startLine, end, state.blkIndent, false).trim()
  token.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

// "{#own}", "{: #own .wide key=value}": an anchor and other marks behind a heading.
const ATTRIBUTES =
  /\s*\{:?\s*(?:[#.][^\s{}]{1,200}|[\w-]{1,100}=[^\s{}]{1,200})(?:\s+(?:[#.][^\s{}]{1,200}|[\w-]{1,100}=[^\s{}]{1,200})){0,20}\s*\}$/
const LONGEST_ATTRIBUTES = 1000

function readAttributes({ tokens }: StateCore): void {
  tokens.forEach((token, i) => {
    if (token.type !== 'heading_open') return
    const inline = tokens[i + 1]!
    const from = Math.max(0, inline.content.length - LONGEST_ATTRIBUTES)
    const found = ATTRIBUTES.exec(inline.content.slice(from))
    if (!found) return
    inline.content = inline.content.slice(0, from + found.index)
    const anchor = /#([^\s{}]+)/.exec(found[0])?.[1]
    if (anchor !== undefined) token.meta = { anchor } satisfies HeadingMeta
  })
}
