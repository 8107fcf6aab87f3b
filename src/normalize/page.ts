import { type Block, readBlocks } from './blocks.ts'
import { readByline } from './byline.ts'
import { isCaption } from './captions.ts'
import { chromeOf } from './chrome.ts'
import { markBroken, markForeign, markNumbered, markPictured, markQuantities } from './neighbours.ts'
import { type PageBlock, type Role, textRole } from './page-block.ts'

/** A normalised text as a page: blocks with their roles. */
export function readPage(text: string): readonly PageBlock[] {
  const blocks = readBlocks(text).map((block): PageBlock => {
    const byline = readByline(block.text)
    return { ...block, byline, role: byline ? 'byline' : roleOf(block) }
  })
  markNumbered(blocks)
  markQuantities(blocks)
  markPictured(blocks)
  markBroken(blocks)
  markForeign(blocks)
  return blocks
}

function roleOf(block: Block): Role {
  const chrome = chromeOf(block)
  if (chrome) return chrome
  if (isCaption(block)) return 'caption'
  return textRole(block)
}
