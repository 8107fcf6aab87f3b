import { readPage } from '../normalize/page.ts'
import type { PageBlock } from '../normalize/page-block.ts'
import { pattern } from '../normalize/pattern.ts'
import { normalizeText } from '../normalize/text.ts'
import { saysSame } from '../normalize/title.ts'
import type { TextBlock } from './text-blocks.ts'

// A block whose letters are nearly all links leads elsewhere.
const LINKS_ONLY = 0.8

/** A block of the main content with what its words tell. */
interface Line extends PageBlock {
  readonly tag: string
  readonly links: number
  readonly isListed: boolean
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
    .map(({ text, tag, links, element }) => ({
      text: normalizeText(text).replace(/\s*\n\s*/g, ' '),
      tag,
      links,
      isListed: element.closest('li') !== null,
    }))
    .filter(({ text }) => text !== '')
  const page = readPage(texts.map(({ text }) => text).join('\n\n'))
  return page.map((block, i) => ({ ...texts[i]!, ...block }))
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
const isElsewhere = ({ links, tag, isListed, endsSentence }: Line): boolean =>
  links >= LINKS_ONLY && (isListed || !/^h\d$/.test(tag)) && !endsSentence

const isStandfirst = ({ words, functionWords, tag }: Line): boolean =>
  /^h\d$/.test(tag) ? words >= 4 : words >= 8 && functionWords > 1

// How many blocks at the end may be notes; at the start it is two.
const NOTES_AT_END = 5
const MOST_NOTE_WORDS = 90

// About the writer ("Jane Roe is a reporter …", "Follow her on …"), the piece's makers, its reuse, its earnings.
const NOTE = /* @__PURE__ */ pattern(() => [
  "\\bfollow (?:him|her|them|me|us|[\\p{L}’']+(?: [\\p{L}’']+)?) (?:on|at) ",
  "^follow (?:the )?[\\p{L}’']+ (?:[\\p{L}’']+ ){0,4}(?:on|at) \\p{L}|^follow .{2,20}(?:’|')s? full coverage",
  '\\b(?:can|may) be (?:reached|contacted) (?:at|on|via|by)\\b|^(?:e-?mail|contact|reach) (?:him|her|them|the (?:author|writer|reporter))\\b',
  '\\bcontributed to this (?:report|story|article|piece)\\b|^(?:additional )?(?:reporting|editing|writing) by \\p{Lu}|^with files from\\b',
  "^[\\p{L}.’' -]{4,40} is (?:an?|the|our|[\\p{L} ]{2,30}(?:’|')s) (?:[\\p{L}-]+ ){0,5}(?:writer|reporter|editor|correspondent|columnist|journalist|author|contributor|curator|blogger|freelancer?)\\b",
  '^citation: |\\bis subject to copyright\\b|^this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)|\\bis republished (?:here )?(?:from|under)\\b',
  '\\b(?:affiliate|referral) links?\\b|^(?:subscribe|sign up|join our|get access) |\\bhave a (?:news )?(?:tip|correction)\\b|^listen to .{2,40} live\\b',
])

function withoutNotes(lines: readonly Line[]): readonly Line[] {
  const kept = lines.filter(
    (line, i) => !(i < 2 || i >= lines.length - NOTES_AT_END) || !isNote(line) || lines.length < 4,
  )
  return kept.length === 0 ? lines : kept
}

const isNote = ({ text, words, role }: Line): boolean =>
  (role === 'prose' || role === 'line') && words <= MOST_NOTE_WORDS && NOTE.test(text)
