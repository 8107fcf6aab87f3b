import { readDateline } from './dateline.ts'
import { hasTime } from './dates.ts'
import { endsInFunctionWord } from './function-words.ts'
import type { PageBlock } from './page-block.ts'
import { saysSame, type Title } from './title.ts'

/** First and last block of a stretch, inclusive; end < start where it is empty. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span with the standfirst above it, if the page has one; what lies between is the page's. */
export interface DocumentSpan extends Span {
  readonly standfirst?: number
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
    sum += isWholePage ? (isLonely(blocks, i) ? 0 : weightOf(blocks[i]!)) : lightWeightOf(blocks[i]!)
    if (sum > most) {
      most = sum
      best = { start, end: i }
    }
  }
  return best
}

// Where there is little around the text, a short last paragraph behind an advertisement is likelier than a stray sentence.
function lightWeightOf(block: PageBlock): number {
  return block.role === 'prose' ? weightOf(block) + 10 : weightOf(block) / 4
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

function weightOf({ role, words, byline, text, endsSentence }: PageBlock): number {
  if (role === 'prose') return Math.min(words, 60)
  // A bullet may stand before a menu's line too: without a number or a full stop it says nothing.
  if (role === 'item') return endsSentence || /^\W?\d/.test(text) ? Math.min(words, 12) / 2 : -0.3
  if (role === 'line') return words > 3 ? -0.8 : -1.5
  if (role === 'byline') return byline?.author || byline?.source ? -2 : -1
  return role === 'comments' || role === 'related' || role === 'footer' ? -12 : -3
}

/** Where the first stanza starts on a page without sentences: at the first two short lines of one group. */
export function firstStanza(blocks: readonly PageBlock[]): number {
  const isVerse = (i: number) => blocks[i]?.role === 'line' && (blocks[i]?.words ?? 0) > 2
  const stanza = blocks.findIndex((_, i) => isVerse(i) && isVerse(i + 1) && !blocks[i + 1]!.gap)
  return stanza < 0 ? Math.min(1, blocks.length) : stanza
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

// Short sentences behind the first prompts after the text: to the reader ("Thank you for signing up!"), or far from it.
const PROMPT_WORDS = 12
function dropPrompts(blocks: readonly PageBlock[], start: number, end: number): number {
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
    if (role === 'line' || /(?:…|\.\.\.)$/.test(text)) words = paragraphs = 0
    else if (role === 'prose') {
      words += blocks[i]!.words
      if (++paragraphs >= 2 && words >= 50) return true
    }
  }
  return false
}

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

/**
 * Whether two neighbouring blocks are lines of verse: short, with two lines of a stanza at least on one side, and with the
 * words of sentences. Stanzas may be parted.
 */
export function areVerse(blocks: readonly PageBlock[], upper: number, lower: number): boolean {
  if (!isShort(blocks[upper]) || !isShort(blocks[lower])) return false
  const above = isShort(blocks[upper - 1]) && !blocks[upper]!.gap ? blocks[upper - 1]! : undefined
  const below = isShort(blocks[lower + 1]) && !blocks[lower + 1]!.gap ? blocks[lower + 1]! : undefined
  if (!blocks[lower]!.gap) return above !== undefined || below !== undefined
  const stanza = [above, blocks[upper]!, blocks[lower]!, below]
  return stanza.every(
    (line) => line !== undefined && line.words > 2 && !line.listItem && line.functionWords > 0,
  )
}

const isShort = (block: PageBlock | undefined): boolean =>
  block !== undefined && (block.role === 'line' || block.role === 'prose') && block.text.length < SHORT_LINE

// After the last sentence: list items, the rest of a stanza, a letter's close and name, a paragraph that the page cut off.
function extendEnd(blocks: readonly PageBlock[], end: number): number {
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

/** The blocks of a span that are the writer's, without the chrome, captions, stamps and repetitions among them. */
export function documentBlocks(blocks: readonly PageBlock[], span: DocumentSpan, title: string): PageBlock[] {
  const chronicle = isChronicle(blocks, span)
  const kept: PageBlock[] = span.standfirst === undefined ? [] : [blocks[span.standfirst]!]
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
