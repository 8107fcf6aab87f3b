import type { PageBlock } from './page-block.ts'

// Lines of verse, lists and addresses are shorter.
const SHORT_LINE = 70

/** Where the first stanza starts on a page without sentences: at the first two short lines of one group. */
export function firstStanza(blocks: readonly PageBlock[]): number {
  const isVerse = (i: number) => blocks[i]?.role === 'line' && (blocks[i]?.words ?? 0) > 2
  const stanza = blocks.findIndex((_, i) => isVerse(i) && isVerse(i + 1) && !blocks[i + 1]!.gap)
  return stanza < 0 ? Math.min(1, blocks.length) : stanza
}

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
