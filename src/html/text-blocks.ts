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
  /** Lines of code as they stand; `text` has them on one. */
  readonly code?: string
}

const BLOCKS =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|CENTER|D[DLT]|DETAILS|DIV|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6R]|HEADER|LI|MAIN|NAV|[OU]L|P|PRE|SECTION|SUMMARY|TABLE|TBODY|T[DHR]|TFOOT|THEAD)$/
const SILENT =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|OBJECT|SVG|BUTTON|SELECT|TEXTAREA|AUDIO|VIDEO|CANVAS|HEAD|MATH)$/

// Old pages have letters and poems in <pre>: code is marked as such, or indented.
const CODE_NAME =
  /(?:^|[\s_-])(?:code|highlight|language|lang|brush|prettyprint|syntax|sourcecode|source-code|hljs)/i
function isCode(pre: Element, text: string): boolean {
  if (pre.querySelector('code,samp,kbd')) return true
  if (CODE_NAME.test(`${pre.className} ${pre.parentElement?.className ?? ''}`)) return true
  return /^(?: {2,}|\t)\S/m.test(text) && /[;{}()=<>]/.test(text)
}

/** The text of an element in its blocks, walked without recursion: pages nest as deep as they like. */
export function textBlocks(root: Element): TextBlock[] {
  const blocks: TextBlock[] = []
  let text = ''
  let linked = 0
  let href: string | undefined
  let holder = root
  let preformatted = root.tagName.toUpperCase() === 'PRE' ? root : undefined
  const flush = (next: Element): void => {
    const code = preformatted && isCode(preformatted, text) ? text.replace(/\r\n?/g, '\n') : undefined
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
        ...(code !== undefined && { code: code.replace(/^(?:[ \t]*\n)+|\s+$/g, '') }),
      })
    text = ''
    linked = 0
    href = undefined
    holder = next
  }
  let links = 0
  let node: Node | null = root.firstChild
  let parent: Element = root
  while (true) {
    while (!node) {
      if (parent === root) {
        flush(root)
        return blocks
      }
      const up = parent.parentElement ?? root
      const name = parent.tagName.toUpperCase()
      if (name === 'A') links--
      if (BLOCKS.test(name)) flush(blockOf(up, root))
      if (parent === preformatted) preformatted = undefined
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
      if (BLOCKS.test(name)) flush(element)
      if (name === 'PRE') preformatted ??= element
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
