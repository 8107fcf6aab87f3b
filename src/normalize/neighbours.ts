import type { Script } from './blocks.ts'
import { type PageBlock, textRole } from './page-block.ts'
import { isOpen, startsSmall } from './sentence.ts'

// Blocks so near belong to one list, with a heading or a sentence between.
const NEAR = 4

/** "3. Sign up for an account": in a numbered list a prompt is a step that the writer names. */
export function markNumbered(blocks: readonly PageBlock[]): void {
  const numbers = blocks.map(({ text }) => Number(/^\(?(\d{1,3})[.)]\s/.exec(text)?.[1] ?? Number.NaN))
  blocks.forEach((block, i) => {
    if (block.role !== 'anywhere' && block.role !== 'edge' && block.role !== 'related') return
    const number = numbers[i]!
    const before = numbers.slice(Math.max(0, i - NEAR), i).filter((each) => each >= 0)
    const after = numbers.slice(i + 1, i + 1 + NEAR).find((each) => each >= 0)
    if (before.at(-1) !== number - 1 && after !== number + 1) return
    const role = textRole(block)
    block.role = role === 'line' ? 'item' : role
  })
}

/** "2 cups flour": one such line may be a headline ("11 dead in …"), two near each other are a list. */
export function markQuantities(blocks: readonly PageBlock[]): void {
  const quantities = blocks.map(({ role, quantity, words }) => role === 'line' && quantity && words < 12)
  quantities.forEach((is, i) => {
    if (is && (quantities[i - 2] || quantities[i - 1] || quantities[i + 1] || quantities[i + 2]))
      blocks[i]!.role = 'item'
  })
}

/** A line that stops within a sentence which the next text block goes on with is half a paragraph, however short. */
export function markBroken(blocks: readonly PageBlock[]): void {
  blocks.forEach((block, i) => {
    if (block.role !== 'line' || block.words < 8 || block.functionWords < 2 || !isOpen(block.text)) return
    let next = i + 1
    while (next < i + NEAR && isInsert(blocks[next])) next++
    const rest = blocks[next]
    if ((rest?.role === 'prose' || rest?.role === 'line') && rest.words > 1 && startsSmall(rest.text))
      block.role = 'prose'
  })
}

const isInsert = (block: PageBlock | undefined): boolean =>
  block?.role === 'anywhere' || block?.role === 'edge' || block?.role === 'caption'

/**
 * A picture's text is often there twice, with its credit and without; a credit alone stands right above or below its
 * picture's text; and a related story's headline stands right below its picture.
 */
export function markPictured(blocks: readonly PageBlock[]): void {
  const sites = siteSuffixes(blocks)
  blocks.forEach((block, i) => {
    if (block.role === 'prose' && isCredited(blocks, i)) block.role = 'caption'
    if (block.role !== 'line' || block.words > 60) return
    const before = blocks[i - 1]
    const after = blocks[i + 1]
    const isNamed = i > 0 && sites.has(suffixOf(block.text))
    const isSaid = block.words > 2 && (isCaptionOf(before, block) || isCaptionOf(after, block))
    const isHeadline = before?.role === 'caption' && !block.gap && block.words > 3 && after?.role === 'prose'
    if (isNamed || isSaid || isHeadline) block.role = 'caption'
  })
}

// One sentence beside a credit alone, the two of them between blank lines; or the same sentence above and below it.
const CREDIT_WORDS = 6
function isCredited(blocks: readonly PageBlock[], i: number): boolean {
  const { text, words, gap } = blocks[i]!
  if (words > 25 || /[.!?] \p{Lu}/u.test(text)) return false
  const isCredit = (block: PageBlock | undefined) => block?.role === 'caption' && block.words <= CREDIT_WORDS
  const above = blocks[i - 1]
  const below = blocks[i + 1]
  if (
    isCredit(below) &&
    !below!.gap &&
    (blocks[i + 2]?.text === text || (gap && blocks[i + 2]?.gap === true))
  )
    return true
  return isCredit(above) && !gap && (blocks[i - 2]?.text === text || (above!.gap && below?.gap === true))
}

const isCaptionOf = (caption: PageBlock | undefined, { text }: PageBlock): boolean =>
  caption?.role === 'caption' && caption.text.includes(text)

const SUFFIX = /\s[-–—|]\s([^-–—|]{2,40})$/
const suffixOf = (text: string): string => (text.length < 400 ? (SUFFIX.exec(text)?.[1] ?? '') : '')

// "© Sputnik", "© 2016 The Times", "MOSCOW (Sputnik)".
const OWNER = /(?:©|\(c\)|^[\p{Lu} ,.]{2,60}\()\s?(?:\d{4}\s)?([\p{Lu}][\p{L}\d]+)/u

// "John Kerry - Sputnik International": names of the site behind a dash, in lines without a full stop. A name counts
// where it stands twice and a credit, dateline or footer also has its first word.
function siteSuffixes(blocks: readonly PageBlock[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const owners = new Set<string>()
  for (const { text, endsSentence } of blocks) {
    const suffix = endsSentence ? '' : suffixOf(text)
    if (/^\p{Lu}/u.test(suffix)) counts.set(suffix, (counts.get(suffix) ?? 0) + 1)
    const owner = OWNER.exec(text.slice(0, 200))?.[1]
    if (owner) owners.add(owner)
  }
  const sites = new Set<string>()
  for (const [suffix, count] of counts) if (count > 1 && owners.has(suffix.split(' ')[0]!)) sites.add(suffix)
  return sites
}

/** Blocks in another script than most of the page's sentences. Inside the document they are quotations. */
export function markForeign(blocks: readonly PageBlock[]): void {
  const words = new Map<Script, number>()
  for (const { script, role, words: count } of blocks) {
    // Lines count a little: a page may have no sentences.
    const weight = role === 'prose' ? count : role === 'line' ? count * 0.2 : 0
    if (script !== 'other') words.set(script, (words.get(script) ?? 0) + weight)
  }
  let main: Script = 'other'
  for (const [script, count] of words) if (count > (words.get(main) ?? 0)) main = script
  for (const block of blocks) {
    const isText = block.role === 'prose' || block.role === 'line'
    if (isText && main !== 'other' && block.script !== main && block.script !== 'other')
      block.role = 'foreign'
  }
}
