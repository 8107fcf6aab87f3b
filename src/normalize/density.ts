import type { PageBlock } from './page-block.ts'

/** First and last block of a stretch, inclusive; end < start where it is empty. */
export interface Span {
  readonly start: number
  readonly end: number
}

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
