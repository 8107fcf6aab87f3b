/** One block of a page's text: what stands between two line breaks of its layout. */
export interface TextBlock {
  readonly text: string
  /** The element that makes it a block: `p`, `h2`, `li`, `div` … */
  readonly tag: string
  /** Share of its letters that are links, 0 to 1. */
  readonly links: number
  /** Element that holds it. */
  readonly element: Element
  /** Where its first link leads, as written. */
  readonly href: string | undefined
}

const BLOCKS =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|D[DLT]|DETAILS|DIV|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6R]|HEADER|LI|MAIN|NAV|[OU]L|P|PRE|SECTION|SUMMARY|TABLE|TBODY|T[DHR]|TFOOT|THEAD)$/
const SILENT =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|OBJECT|SVG|BUTTON|SELECT|TEXTAREA|AUDIO|VIDEO|CANVAS|HEAD|MATH)$/

/** The text of an element in its blocks, walked without recursion: pages nest as deep as they like. */
export function textBlocks(root: Element): TextBlock[] {
  const blocks: TextBlock[] = []
  let text = ''
  let linked = 0
  let href: string | undefined
  let holder = root
  const flush = (next: Element): void => {
    const plain = text
      .replace(/[ \t\r\f\u00A0]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (plain !== '')
      blocks.push({
        text: plain,
        tag: holder.tagName.toLowerCase(),
        links: Math.min(1, linked / plain.length),
        element: holder,
        href,
      })
    text = ''
    linked = 0
    href = undefined
    holder = next
  }
  let links = 0
  let node: Node | null = root.firstChild
  let parent: Element = root
  let preformatted = root.tagName === 'PRE'
  while (true) {
    while (!node) {
      if (parent === root) {
        flush(root)
        return blocks
      }
      const up = parent.parentElement ?? root
      const name = parent.tagName.toUpperCase()
      if (name === 'A') links--
      if (name === 'PRE') preformatted = false
      if (BLOCKS.test(name)) flush(blockOf(up, root))
      node = parent.nextSibling
      parent = up
    }
    if (node.nodeType === 3) {
      const words = node.nodeValue ?? ''
      text += preformatted ? words : words.replace(/\s+/g, ' ')
      if (links > 0) {
        linked += words.trim().length
        href ??= (node.parentElement?.closest('a') ?? undefined)?.getAttribute('href') ?? undefined
      }
      node = node.nextSibling
    } else if (node.nodeType !== 1) node = node.nextSibling
    else {
      const element = node as Element
      const name = element.tagName.toUpperCase()
      if (name === 'BR') flush(holder)
      if (SILENT.test(name) || !element.firstChild) {
        if (BLOCKS.test(name)) flush(blockOf(parent, root))
        node = element.nextSibling
        continue
      }
      if (name === 'A') links++
      if (name === 'PRE') preformatted = true
      if (BLOCKS.test(name)) flush(element)
      parent = element
      node = element.firstChild
    }
  }
}

function blockOf(element: Element, root: Element): Element {
  let at = element
  while (at !== root && !BLOCKS.test(at.tagName.toUpperCase())) at = at.parentElement ?? root
  return at
}
