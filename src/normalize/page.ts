import { type Block, readBlocks, type Script } from './blocks.ts'
import { type Byline, readByline } from './byline.ts'
import { isCaption } from './captions.ts'
import { type Chrome, chromeOf } from './chrome.ts'

/**
 * What a block is taken for, by itself: sentences, a list item, a short line that may be anything (a heading, verse, a
 * menu), or something around the document.
 */
export type Role = 'prose' | 'item' | 'line' | 'byline' | 'caption' | 'foreign' | Chrome

/** A block with its role. */
export interface PageBlock extends Block {
  readonly role: Role
  readonly byline: Byline | undefined
}

/** A normalised text as a page: blocks with their roles. */
export function readPage(text: string): PageBlock[] {
  const blocks = readBlocks(text).map((block): PageBlock => {
    const byline = readByline(block.text)
    return { ...block, byline, role: byline ? 'byline' : roleOf(block) }
  })
  return markForeign(markPictured(markQuantities(markNumbered(blocks))))
}

function roleOf(block: Block): Role {
  const chrome = chromeOf(block)
  if (chrome) return chrome
  if (isCaption(block)) return 'caption'
  if (isProse(block)) return 'prose'
  return block.listItem ? 'item' : 'line'
}

// A sentence: some words and a full stop. Or so many words, with so many function words, that it can't be a label.
function isProse(block: Block): boolean {
  if (block.endsSentence) return block.words >= 2 && !(block.listItem && block.words < 8)
  return block.words >= 25 && (block.functionWords * 6 >= block.words || block.capitals < 0.4)
}

// "3. Sign up for an account": in a numbered list a prompt is a step that the writer names.
function markNumbered(blocks: readonly PageBlock[]): PageBlock[] {
  const numbers = blocks.map(({ text }) => Number(/^\(?(\d{1,3})[.)]\s/.exec(text)?.[1] ?? Number.NaN))
  return blocks.map((block, i) => {
    const inList =
      numbers[i]! - 1 === previousNumber(numbers, i) || numbers[i]! + 1 === nextNumber(numbers, i)
    return inList && isChrome(block.role) ? { ...block, role: isProse(block) ? 'prose' : 'item' } : block
  })
}

// "2 cups flour": one such line may be a headline ("11 dead in …"), two near each other are a list.
function markQuantities(blocks: readonly PageBlock[]): PageBlock[] {
  const isQuantity = (block: PageBlock | undefined) =>
    block?.role === 'line' && block.quantity && block.words < 12
  return blocks.map((block, i) => {
    const near = [blocks[i - 2], blocks[i - 1], blocks[i + 1], blocks[i + 2]]
    return isQuantity(block) && near.some(isQuantity) ? { ...block, role: 'item' } : block
  })
}

const NEAR = 4
function previousNumber(numbers: readonly number[], i: number): number | undefined {
  return numbers
    .slice(Math.max(0, i - NEAR), i)
    .reverse()
    .find((number) => number >= 0)
}
function nextNumber(numbers: readonly number[], i: number): number | undefined {
  return numbers.slice(i + 1, i + 1 + NEAR).find((number) => number >= 0)
}

const isChrome = (role: Role): boolean => role === 'anywhere' || role === 'edge' || role === 'related'

// A picture's text is often there twice, with its credit and without, and a related story's headline stands right below
// its picture.
function markPictured(blocks: readonly PageBlock[]): PageBlock[] {
  const sites = siteSuffixes(blocks)
  const marked: PageBlock[] = []
  blocks.forEach((block, i) => {
    const before = marked[i - 1]
    const short = block.role === 'line' && block.words < 60
    const alternative = short && sites.has(suffixOf(block.text)) && i > 0
    const said =
      short &&
      block.words > 2 &&
      [before, blocks[i + 1]].some((near) => near?.role === 'caption' && near.text.includes(block.text))
    const headline =
      short && before?.role === 'caption' && !block.gap && block.words > 3 && blocks[i + 1]?.role === 'prose'
    marked.push(alternative || said || headline ? { ...block, role: 'caption' } : block)
  })
  return marked
}

const SUFFIX = /\s[-–—|]\s([^-–—|]{2,40})$/
const suffixOf = (text: string): string => (text.length < 400 ? (SUFFIX.exec(text)?.[1] ?? '') : '')

// "© Sputnik", "© 2016 The Times", "MOSCOW (Sputnik)".
const OWNER = /(?:©|\(c\)|^[\p{Lu} ,.]{2,60}\()\s?(?:\d{4}\s)?([\p{Lu}][\p{L}\d]+)/u

// "John Kerry - Sputnik International": names of the site behind a dash, in lines without a full stop. A name counts
// where it stands twice and a credit, dateline or footer also has its first word.
function siteSuffixes(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const suffix = block.endsSentence ? '' : suffixOf(block.text)
    if (/^\p{Lu}/u.test(suffix)) counts.set(suffix, (counts.get(suffix) ?? 0) + 1)
  }
  const owners = new Set(blocks.flatMap(({ text }) => OWNER.exec(text.slice(0, 200))?.[1] ?? []))
  return new Set(
    [...counts].flatMap(([suffix, count]) => (count > 1 && owners.has(suffix.split(' ')[0]!) ? suffix : [])),
  )
}

// Blocks in another script than most of the page's sentences. Inside the document they are quotations.
function markForeign(blocks: readonly PageBlock[]): PageBlock[] {
  const words = new Map<Script, number>()
  for (const block of blocks) {
    const weight = block.role === 'prose' ? block.words : block.role === 'line' ? block.words * 0.2 : 0
    if (block.script !== 'other') words.set(block.script, (words.get(block.script) ?? 0) + weight)
  }
  const main = [...words].reduce((most, each) => (each[1] > most[1] ? each : most), ['other' as Script, 0])[0]
  if (main === 'other') return [...blocks]
  return blocks.map((block) =>
    block.script !== main && block.script !== 'other' && (block.role === 'prose' || block.role === 'line')
      ? { ...block, role: 'foreign' }
      : block,
  )
}
