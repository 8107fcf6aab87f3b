import { keyOf } from './chrome.ts'
import { isFunctionWord } from './function-words.ts'
import type { PageBlock } from './page-block.ts'

/** The line that names the document, without the site's name behind it. */
export interface Title {
  /** Number of the block, -1 where the page has no title. */
  readonly index: number
  readonly text: string
  /** The site's name, where the title's line had it. */
  readonly site?: string
}

// Lines before the document that are looked at; above them is the site.
const CANDIDATES = 60
const MOST_WORDS = 32

/**
 * The title of the document whose sentences start at block `start`.
 *
 * Among the lines above it: the one whose words the text uses, or the page's address has; that is said twice; that is a line
 * of title length and near. Without a line above, the first block itself may be it, if it is one short
 * sentence that ends as headlines do ("?", "U.S.").
 */
export function findTitle(blocks: readonly PageBlock[], start: number, slug: string): Title {
  const end = blocks[start] && canBeSentence(blocks, start) ? start + 1 : start
  const from = Math.max(0, start - CANDIDATES)
  const above = blocks.slice(from, end)
  const counts = countLines(blocks)
  const body = stems(
    blocks
      .slice(start, start + 40)
      .map(({ role, text }) =>
        role === 'prose' || role === 'item' || role === 'line' ? text.slice(0, 2000) : '',
      )
      .join(' '),
  )
  const address = stems(slug)
  let best: Title = { index: -1, text: '' }
  let most = 0
  above.forEach((block, i) => {
    const index = from + i
    if (!isCandidate(block) && index !== start) return
    const { text, site } = splitSite(block.text, counts)
    const words = stems(text)
    const share = overlap(words, body)
    // A menu's one word is easily in the text; four that are can't be chance.
    const weight = 3 * Math.min(1, words.size / 4)
    let score = 1 + weight * share + weight * (address.size > 2 ? overlap(words, address) : 0)
    if (block.words > 2 && (counts.get(keyOf(text)) ?? 0) > 1) score += 1
    const length = text.split(' ').length
    if (length < 3) score -= 0.5
    if (length > 3) score += 0.3
    if (length > 20) score -= 1
    if (index === 0) score += 0.3
    if (block.gap && blocks[index + 1]?.gap) score += 0.3
    if (blocks[index + 1]?.role === 'byline') score += 1
    if (PATH.test(text)) score -= 0.7
    if (block.endsSentence && /\.$/.test(block.text)) score -= 0.7
    if (index === start) score -= 1
    score -= Math.min(1, (start - index) * 0.03)
    if (score > most) {
      most = score
      best = { index, text, ...(site && { site }) }
    }
  })
  return { ...siteOf(above, best.text, counts), ...best }
}

// The site's name from another line that says the title.
function siteOf(
  blocks: readonly PageBlock[],
  title: string,
  counts: ReadonlyMap<string, number>,
): { site?: string } {
  for (const block of blocks) {
    const { text, site } = splitSite(block.text, counts)
    if (site && saysSame(text, title)) return { site }
  }
  return {}
}

// "World | Europe", "Home > News > World": the way to the page.
const PATH = /\s(?:[|>›»→])\s|^[^.]{2,20} \/ [^.]{2,20}(?: \/ |$)/

/** Whether two lines say the same: letters and digits alone count. */
export const saysSame = (a: string, b: string): boolean => sayingOf(a) === sayingOf(b)
const sayingOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const isCandidate = (block: PageBlock): boolean =>
  (block.role === 'line' || block.role === 'prose' || block.role === 'item') && block.words <= MOST_WORDS

// One sentence that reads as a headline, over longer text.
function canBeSentence(blocks: readonly PageBlock[], start: number): boolean {
  const { text, words, capitals } = blocks[start]!
  if (words > 22 || words < 3) return false
  if (/[.!?] \p{Lu}/u.test(text.slice(0, -2).replace(/\b(?:\p{Lu}\.)+|\b(?:Mr|Mrs|Ms|Dr|St)\./gu, 'x')))
    return false
  const headline = /[?!]["'”’]?$|\b(?:\p{Lu}\.){2,}$/u.test(text) || (capitals > 0.8 && words > 3)
  const next = blocks
    .slice(start + 1, start + 16)
    .find((block) => block.role === 'prose' && !saysSame(block.text, text))
  return headline && next !== undefined && next.words > words
}

function countLines(blocks: readonly PageBlock[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of blocks) {
    if (text.length > 300) continue
    const key = keyOf(text)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

// "Title | The Site" and "Title - The Site" where the page also has "Title" alone; a stroke is enough by itself.
function splitSite(text: string, counts: ReadonlyMap<string, number>): { text: string; site?: string } {
  const split = text.length < 300 && /^(.{8,}?)\s+([|–—-]|::|»|·|•)\s+([^|]{2,60})$/.exec(text)
  if (!split) return { text }
  const [, title = '', border = '', site = ''] = split
  const alone = counts.has(keyOf(title))
  const stroke = border === '|' || border === '::'
  if (!alone && !(stroke && site.split(' ').length <= 5)) return { text }
  return { text: title, site: site.split(/\s+[|–—-]\s+/).at(-1)! }
}

// The first letters of a text's meaningful words: "sanctions" and "sanctioned" meet.
function stems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\u3040-\u30FF\u3400-\u9FFF]{2}|[\p{L}\p{N}]{2,}/gu) ?? []
  return new Set(words.filter((word) => !isFunctionWord(word)).map((word) => word.slice(0, 5)))
}

function overlap(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0
  for (const word of words) if (others.has(word)) shared++
  return words.size === 0 ? 0 : shared / words.size
}
