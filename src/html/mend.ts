import { NETWORKS } from '../normalize/chrome.ts'
import { readPage } from '../normalize/page.ts'
import { type PageBlock, textRole } from '../normalize/page-block.ts'
import { pattern } from '../normalize/pattern.ts'
import { normalizeText } from '../normalize/text.ts'
import { saysSame } from '../normalize/title.ts'
import type { TextBlock } from './text-blocks.ts'

// A block whose letters are nearly all links leads elsewhere.
const LINKS_ONLY = 0.8

/** A block of the main content with what its words and its place tell. */
interface Line extends PageBlock {
  readonly tag: string
  readonly links: number
  readonly element: Element
  /** Lines of code, in place of the text. */
  readonly code: string | undefined
  /** The list that it is an item of. */
  readonly list: Element | null
  /** In a table of several columns: it says something in its row, whatever it would say alone. */
  readonly isCell: boolean
  /** Its first link leads to another site: within the text the writer's, for other stories are the site's own. */
  readonly leadsOut: boolean
}

/** What is known of the page that the blocks are from. */
export interface PageAround {
  readonly title: string
  readonly author?: string | undefined
  readonly url?: string | undefined
}

/**
 * The writer's paragraphs among the blocks of the main content.
 *
 * Left out: captions, credits, by-lines and stamps, prompts, the title said again, boxes of other stories and lines that
 * are only links, what follows the comments' heading, and at the ends also short lines and notes on the author. What stands
 * in a table's row, in an ordered list's step or in a list of other text stays.
 */
export function mendBlocks(blocks: readonly TextBlock[], page: PageAround): string[] {
  const lines = readLines(blocks, page)
  const first = lines.findIndex(isProse)
  // Verse, a table or a list: there are no sentences to tell the ends by.
  if (first < 0) return lines.filter((line) => !isAround(line) && !isElsewhere(line)).map(asWritten)
  let last = lines.length - 1
  while (!isProse(lines[last]!)) last--
  const written = writtenHeads(lines, first)
  const mixed = mixedLists(lines)
  const kept: Line[] = []
  let isBox = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (line.role === 'comments' && isSection(lines, i)) line.role = 'line'
    if (line.role === 'comments' && i > first) break
    if (line.role === 'related') isBox = true
    else if (isProse(line) && line.links < LINKS_ONLY) isBox = false
    const isHead = i < first
    const isTail = i > last
    if (isBox || isAround(line)) continue
    if (isElsewhere(line) && !mixed.has(line.list) && !isReference(line, isTail, kept.at(-1))) continue
    if ((isHead || isTail) && line.role === 'edge') continue
    if (page.title && i <= first + 1 && saysSame(line.text, page.title)) continue
    if (isHead && line.role === 'line' && !written.has(line) && !isStandfirst(line)) continue
    kept.push(line)
  }
  const noted = withoutNotes(kept, page.author)
  // What a heading at the end was over is gone.
  let end = noted.length
  while (
    end > 1 &&
    isHeading(noted[end - 1]!) &&
    noted[end - 1] !== lines.at(-1) &&
    !isProse(noted[end - 1]!)
  )
    end--
  return noted.slice(0, end).map(asWritten)
}

const asWritten = ({ text, code }: Line): string => code ?? text

const isProse = ({ role }: Line): boolean => role === 'prose'

function readLines(blocks: readonly TextBlock[], { url }: PageAround): Line[] {
  const site = siteOf(url)
  const isCell = cells()
  const texts = blocks
    .map(({ text, tag, links, element, href, code }) => ({
      text: normalizeText(text).replace(/\s*\n\s*/g, ' '),
      tag,
      links,
      element,
      code,
      list: element.closest('li')?.parentElement ?? null,
      isCell: isCell(element),
      leadsOut: site !== undefined && (siteOf(href) ?? site) !== site,
    }))
    .filter(({ text }) => text !== '')
  const page = readPage(texts.map(({ text }) => text).join('\n\n'))
  return page.map((block, i) => ({ ...texts[i]!, ...block, role: roleIn(texts[i]!, block) }))
}

function roleIn(
  { isCell, list, code }: Pick<Line, 'isCell' | 'list' | 'code'>,
  block: PageBlock,
): PageBlock['role'] {
  // What a cell or code says alone is not what it says in its place.
  if (isCell || code !== undefined) return 'item'
  // "Sign up for an account" is a step where steps are numbered.
  const isStep = list?.tagName.toUpperCase() === 'OL' && list.childElementCount > 1
  return isStep && block.role === 'anywhere' ? textRole(block) : block.role
}

// Columns of a page's layout hold more than this.
const MOST_CELL_LENGTH = 1000

function cells(): (element: Element) => boolean {
  const known = new Map<Element, boolean>()
  return (element) => {
    const cell = element.closest('td,th,dt')
    if (!cell) return false
    let is = known.get(cell)
    if (is === undefined) {
      const beside = [...(cell.parentElement?.children ?? [])].slice(0, 20).filter((each) => each !== cell)
      is =
        (cell.textContent ?? '').length < MOST_CELL_LENGTH &&
        beside.some((each) => (each.textContent ?? '').trim() !== '')
      known.set(cell, is)
    }
    return is
  }
}

// The registered name of an address's host, more or less: "news.paper.co.uk" is paper.co.uk.
const siteOf = (url: string | undefined): string | undefined =>
  /^(?:https?:)?\/\/(?:[^/?#@]*@)?(?:[^/:?#]+\.)?([^./:?#]+\.(?:[a-z]{2,3}\.)?[a-z]{2,})(?=[/:?#]|$)/i
    .exec(url ?? '')?.[1]
    ?.toLowerCase()

const AROUND: ReadonlySet<string> = new Set([
  'anywhere',
  'caption',
  'byline',
  'related',
  'comments',
  'footer',
])
const isAround = ({ role }: Line): boolean => AROUND.has(role)

const isHeading = ({ tag }: Line): boolean => /^h[1-6]$/.test(tag)

// Headings may be links (a list of products); a linked sentence may be the writer's.
const isElsewhere = (line: Line): boolean =>
  line.links >= LINKS_ONLY && !line.isCell && (line.list !== null || !isHeading(line)) && !line.endsSentence

// A link to another site: anywhere in the text, and behind it in a list under a heading ("Sources").
const isReference = (line: Line, isTail: boolean, above: Line | undefined): boolean =>
  line.leadsOut &&
  (!isTail ||
    (line.list !== null &&
      above !== undefined &&
      (isHeading(above) || (above.list === line.list && above.leadsOut))))

/** Lists that have text beside their links: what is only a link there is an item as the others are. */
function mixedLists(lines: readonly Line[]): ReadonlySet<Element | null> {
  const lists = new Set<Element | null>()
  for (const line of lines)
    if (line.list && line.links < 0.5 && (line.role === 'prose' || (line.role === 'line' && line.words > 5)))
      lists.add(line.list)
  return lists
}

// "Comments", in a guide to a language: a heading among others of its kind, with text under it.
const isSection = (lines: readonly Line[], at: number): boolean =>
  isHeading(lines[at]!) &&
  lines[at + 1]?.role === 'prose' &&
  lines.slice(at + 1).some((line) => line.tag === lines[at]!.tag && line.role === 'line')

// So many lines of one kind side by side are a list, a table or verse, and no labels of the page.
const RUN = 3

/** Lines above the first sentence that belong to the text: a run of them, and headings such as the text has more of. */
function writtenHeads(lines: readonly Line[], first: number): ReadonlySet<Line> {
  const written = new Set<Line>()
  for (let start = 0; start < first; ) {
    const { element, tag } = lines[start]!
    let end = start
    while (
      end < lines.length &&
      lines[end]!.tag === tag &&
      lines[end]!.element.parentElement === element.parentElement &&
      (lines[end]!.role === 'line' || lines[end]!.role === 'item' || isProse(lines[end]!)) &&
      lines[end]!.links < 0.5
    )
      end++
    if (Math.min(end, first) - start >= RUN) for (let i = start; i < end; i++) written.add(lines[i]!)
    start = Math.max(end, start + 1)
  }
  for (let i = first - 1; i >= 0; i--) {
    const line = lines[i]!
    const below = lines[i + 1]!
    if (!isHeading(line) || (i + 1 < first && !written.has(below))) continue
    if (lines.slice(first).some(({ tag, role }) => tag === line.tag && role === 'line')) written.add(line)
  }
  return written
}

// A language without function words that are known has small letters at least, or no capitals at all.
const isStandfirst = ({ words, functionWords, capitals, tag }: Line): boolean =>
  /^h\d$/.test(tag) ? words >= 4 : words >= 8 && (functionWords > 1 || capitals < 0.4)

// How many blocks at the end may be notes; at the start it is two.
const NOTES_AT_END = 5
const MOST_NOTE_WORDS = 90

// How to reach the writer, the piece's makers, its reuse, its earnings. Each says so in a way that no story does: "follow the
// president on his way" and "can be reached by boat" are the writer's.
const NOTE = /* @__PURE__ */ pattern(() => [
  `(?:^|[.!?] )follow (?:(?:him|her|them|me|us) (?:on|at) |[^.!?]{2,40} (?:on|at) (?:@|${NETWORKS}))|\\bfollow (?:him|her|them|me|us) (?:on|at) (?:@|${NETWORKS})`,
  `^(?:follow|see|read) .{2,40} (?:full|complete|latest) coverage\\b`,
  `\\b(?:can|may) be (?:reached|contacted) (?:at|on|via|by) (?:e-?mail|phone|@|\\S+@|\\+?\\d|${NETWORKS})|^(?:e-?mail|contact|reach) (?:him|her|them|the (?:author|writer|reporter))\\b`,
  '\\bcontributed to this (?:report|story|article|piece)\\b|^(?:additional )?(?:reporting|editing|writing) by \\p{Lu}|^with files from\\b',
  '^citation: |^this (?:document|article|work) is subject to copyright\\b|^this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)|^this .{4,20} is republished (?:here )?(?:from|under)\\b',
  '\\b(?:this|these|our|we|some|ftc)\\b.{0,60}\\b(?:affiliate|referral)\\b.{0,20}\\blinks?\\b|^(?:subscribe|sign up|join our|get access) ',
  '^(?:do you )?have a (?:news )?(?:tip|correction)\\b|\\bif you have a (?:news )?(?:tip|correction)\\b|^if you (?:enjoyed|liked?|loved?) (?:this|our) (?:article|story|post|piece|work)\\b',
])

// "Jane Roe is a reporter …"
const WRITER =
  /^([\p{L}.’' -]{4,40}) is (?:an?|the|our|[\p{L} ]{2,30}(?:’|')s) (?:[\p{L}-]+ ){0,5}(?:writer|reporter|editor|correspondent|columnist|journalist|author|contributor|curator|blogger|freelancer?)\b/iu

function withoutNotes(lines: readonly Line[], author: string | undefined): readonly Line[] {
  const kept = lines.filter(
    (line, i) => !(i < 2 || i >= lines.length - NOTES_AT_END) || !isNote(line, author, i) || lines.length < 4,
  )
  return kept.length === 0 ? lines : kept
}

function isNote({ text, words, role }: Line, author: string | undefined, at: number): boolean {
  if ((role !== 'prose' && role !== 'line') || words > MOST_NOTE_WORDS) return false
  return NOTE.test(text) || (at > 1 && isAboutWriter(text, author))
}

// "Jane Roe", "Jane Roe lives in Oslo with two cats", under the text of Jane Roe; a writer of whom nothing else is known.
function isAboutWriter(text: string, author: string | undefined): boolean {
  const writer = WRITER.exec(text)?.[1]
  if (author === undefined || author.length < 3) return writer !== undefined
  if (saysSame(text, author) || (writer && author.toLowerCase().includes(writer.toLowerCase()))) return true
  return (
    text.startsWith(`${author} `) &&
    /^(?:is|was|has|writes|covers|lives|works)\b/.test(text.slice(author.length + 1))
  )
}
