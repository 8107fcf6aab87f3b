import type { Span } from './density.ts'
import type { PageBlock } from './page-block.ts'

/** Whether a block may be a document's first or last: sentences that are no promotion, or a list item. */
export const isText = (block: PageBlock): boolean =>
  (block.role === 'prose' && !isPromotion(block)) || block.role === 'item'

/** A stretch without the blocks at its ends that are not to be kept. */
export function trim(
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
