import { readDateline } from './dateline.ts'
import { hasTime } from './dates.ts'
import { endsInFunctionWord } from './function-words.ts'
import type { PageBlock } from './page.ts'
import { saysSame, type Title } from './title.ts'

/** First and last block of a stretch, inclusive; end < start where it is empty. */
export interface Span {
  readonly start: number
  readonly end: number
}

// A comment form or a box of other stories ends a document only after some of it.
const FEW_WORDS = 20
// Lines of verse, lists and addresses are shorter.
const SHORT_LINE = 70

// So many lines that are no sentences: a whole page with its menus and lists of other stories, not the text alone.
const MENU_LINES = 60

/**
 * The densest stretch of text on a page, from a first to a last sentence: the one with the largest sum of weights. Menus,
 * teasers and footers cost more than their stray sentences bring.
 */
export function densestSpan(blocks: readonly PageBlock[]): Span {
  const isWholePage = blocks.filter(({ role }) => role !== 'prose' && role !== 'item').length > MENU_LINES
  let best: Span = { start: 0, end: -1 }
  let most = 0
  let sum = 0
  let start = 0
  for (let i = 0; i < blocks.length; i++) {
    if (sum <= 0) {
      sum = 0
      start = i
    }
    sum += isWholePage && isLonely(blocks, i) ? 0 : weightOf(blocks[i]!)
    if (sum > most) {
      most = sum
      best = { start, end: i }
    }
  }
  return best
}

// A short paragraph between headlines: on whole pages mostly the teaser of another story. Prompts and pictures between
// paragraphs don't part them.
function isLonely(blocks: readonly PageBlock[], i: number): boolean {
  if (blocks[i]!.role !== 'prose' || blocks[i]!.words >= 35) return false
  let before = i - 1
  while (before > i - 6 && isInsert(blocks[before])) before--
  let after = i + 1
  while (after < i + 6 && isInsert(blocks[after])) after++
  return blocks[before]?.role !== 'prose' && blocks[after]?.role !== 'prose'
}

const isInsert = (block: PageBlock | undefined): boolean =>
  block?.role === 'anywhere' || block?.role === 'caption'

function weightOf({ role, words, byline }: PageBlock): number {
  if (role === 'prose') return Math.min(words, 60)
  if (role === 'item') return words > 3 ? Math.min(words, 12) / 2 : 0
  if (role === 'line') return words > 3 ? -0.8 : -1.5
  if (role === 'byline') return byline?.author || byline?.source ? -2 : -1
  return role === 'comments' || role === 'related' || role === 'footer' ? -12 : -3
}

/**
 * The document's stretch: from the first sentence or list item after the title to the last one before the comments, other
 * stories, footers and prompts. A page without sentences (verse) is all document but for the chrome at its ends.
 */
export function findDocument(blocks: readonly PageBlock[], title: Title, dense: Span): Span {
  const after = title.index + 1
  if (dense.end < dense.start) return trim(blocks, after, blocks.length - 1, isAnyText)
  const { start, end } = trim(
    blocks,
    title.index < 0 ? dense.start : after,
    Math.max(dense.end, after),
    isText,
  )
  const last = trim(blocks, start, cutTail(blocks, start, end), isText).end
  return { start: extendStart(blocks, start, after), end: extendEnd(blocks, last) }
}

const isText = (block: PageBlock): boolean =>
  (block.role === 'prose' && !isPromotion(block)) || block.role === 'item'
const isAnyText = ({ role }: PageBlock): boolean => role === 'line' || role === 'foreign'

function trim(
  blocks: readonly PageBlock[],
  from: number,
  to: number,
  keep: (block: PageBlock) => boolean,
): Span {
  let start = from
  let end = to
  while (start <= end && !keep(blocks[start]!)) start++
  while (end >= start && !keep(blocks[end]!)) end--
  return { start, end }
}

// Several words of the site's business in one short text that speaks to the reader.
function isPromotion({ text, words }: PageBlock): boolean {
  if (words > 45 || !/\b(?:you|your|our|us|we|my)\b/i.test(text)) return false
  const said = text.match(
    /\b(?:newsletters?|inbox|subscri\w+|sign(?:ing)? up|downloads?|apps?|accounts?|donat\w+|e-?mails?|follow|click|cookies|comments?|share|journalism|members?(?:hip)?|privacy|notifications?|breaking news|delivered|free trial|social media)\b/gi,
  )
  return new Set(said?.map((word) => word.toLowerCase())).size >= 3
}

// Where the document stops: before the comments, and before a box of other stories or a footer after which the text
// does not go on.
function cutTail(blocks: readonly PageBlock[], start: number, end: number): number {
  let after = 0
  for (let i = start; i <= end; i++) after += proseWords(blocks[i]!)
  let before = 0
  for (let i = start; i <= end; i++) {
    const block = blocks[i]!
    before += proseWords(block)
    after -= proseWords(block)
    if (before < FEW_WORDS) continue
    if (block.role === 'comments' && (before >= after || areComments(blocks, i + 1))) return i - 1
    if (block.role === 'related' && !goesOn(blocks, i + 1, end)) return i - 1
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

// Teasers alternate with headlines and stop short; a document that goes on has paragraphs in a row.
function goesOn(blocks: readonly PageBlock[], from: number, end: number): boolean {
  let words = 0
  let paragraphs = 0
  for (let i = from; i <= end; i++) {
    const { role, text } = blocks[i]!
    if (role !== 'prose' || /(?:…|\.\.\.)$/.test(text)) words = paragraphs = 0
    else {
      words += blocks[i]!.words
      if (++paragraphs >= 2 && words >= 50) return true
    }
  }
  return false
}

// Before the first sentence the page is strict: what the writer put there is a standfirst right under the title, the head
// and the short lines of a list, or the first lines of a stanza.
function extendStart(blocks: readonly PageBlock[], start: number, after: number): number {
  let first = start
  while (
    first > after &&
    blocks[first - 1]!.role === 'line' &&
    (isListAt(blocks, first) || isStanza(blocks, first - 1, first))
  ) {
    first--
  }
  for (let i = first - 1; i >= after; i--) {
    const isUnderTitle = blocks.slice(after, i).every(({ role }) => role === 'byline')
    if (isUnderTitle && isStandfirst(blocks[i]!)) return i
    if (i < first - 8) break
  }
  return first
}

const isListAt = (blocks: readonly PageBlock[], i: number): boolean =>
  blocks[i]!.role === 'item' ||
  (blocks[i]!.role === 'line' && blocks.slice(i, i + 12).some(({ role }) => role === 'item'))

const isStandfirst = ({ role, words, functionWords }: PageBlock): boolean =>
  role === 'line' && words >= 6 && functionWords > 0

// Two short lines of one group, in a group of at least three.
function isStanza(blocks: readonly PageBlock[], upper: number, lower: number): boolean {
  const isShort = (i: number) => (blocks[i]?.text.length ?? SHORT_LINE) < SHORT_LINE
  if (!isShort(upper) || !isShort(lower) || blocks[lower]!.gap) return false
  return (
    (!blocks[upper]!.gap && isShort(upper - 1)) || (blocks[lower + 1]?.gap === false && isShort(lower + 1))
  )
}

// After the last sentence: list items, the rest of a stanza, a paragraph that the page cut off.
function extendEnd(blocks: readonly PageBlock[], end: number): number {
  let last = end
  for (let i = end + 1; i < blocks.length && end >= 0; i++) {
    const block = blocks[i]!
    if (block.role === 'item' || (block.role === 'line' && (isStanza(blocks, i - 1, i) || isCutOff(block))))
      last = i
    else break
  }
  return last
}

const isCutOff = ({ text, words, functionWords, capitals }: PageBlock): boolean =>
  words >= 8 &&
  functionWords >= 2 &&
  capitals < 0.6 &&
  (words >= 18 || text.endsWith(',') || endsInFunctionWord(text))

/** The blocks of a span that are the writer's, without the chrome, captions, stamps and repetitions among them. */
export function documentBlocks(blocks: readonly PageBlock[], span: Span, title: string): PageBlock[] {
  const chronicle = isChronicle(blocks)
  const kept: PageBlock[] = []
  let sentences = 0
  let headlines = false
  for (let i = span.start; i <= span.end; i++) {
    const block = blocks[i]!
    if (block.role === 'related') headlines = true
    else if (block.role === 'prose' || block.gap)
      headlines &&= block.role === 'line' && blocks[i - 1]!.role === 'related'
    const isHead = sentences < 2
    if (isAround(block, isHead, chronicle) || (headlines && block.role === 'line')) continue
    if (isBareNumber(block) && !isNumbering(blocks, i)) continue
    if (title && saysSame(block.text, title) && (isHead || block.words > 3)) continue
    if (isRepeated(blocks, i, span.end)) continue
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

/** Whether a page has three dates, without a time of day, on lines of their own: the headings of a chronicle. */
export const isChronicle = (blocks: readonly PageBlock[]): boolean => blocks.filter(isDateHeading).length >= 3

const isDateHeading = ({ byline, text }: PageBlock): boolean =>
  byline?.published !== undefined && !byline.author && !byline.source && !hasTime(text)

function isAround(block: PageBlock, isHead: boolean, chronicle: boolean): boolean {
  const { role } = block
  if (role === 'byline') return isHead || !chronicle || !isDateHeading(block)
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
function isNumbering(blocks: readonly PageBlock[], i: number): boolean {
  const number = Number(blocks[i]!.text)
  return blocks.some(({ text }) => isBareNumberText(text, number - 1) || isBareNumberText(text, number + 1))
}
const isBareNumberText = (text: string, number: number): boolean => number > 0 && text === String(number)

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
