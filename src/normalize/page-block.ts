import type { Block } from './blocks.ts'
import type { Byline } from './byline.ts'
import type { Chrome } from './chrome.ts'

/**
 * What a block is taken for: sentences, a list item, a short line that may be anything (a heading, verse, a menu),
 * or something around the document.
 */
export type Role = 'prose' | 'item' | 'line' | 'byline' | 'caption' | 'foreign' | Chrome

/** A block with its role. */
export interface PageBlock extends Block {
  /** From the block alone; its neighbours may change it while the page is read. */
  role: Role
  readonly byline: Byline | undefined
}

/** The role of a block that is text for certain. */
export function textRole(block: Block): 'prose' | 'item' | 'line' {
  if (isProse(block)) return 'prose'
  return block.listItem ? 'item' : 'line'
}

// A sentence: some words and a full stop. Or so many words, with so many function words, that it can't be a label.
function isProse(block: Block): boolean {
  if (block.endsSentence) return block.words >= 2 && !(block.listItem && block.words < 8)
  return block.words >= 25 && (block.functionWords * 6 >= block.words || block.capitals < 0.4)
}
