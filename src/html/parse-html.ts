import { loadParser } from './peers.cjs'

/** HTML as a document: by the page's own parser in a browser, by linkedom elsewhere. Nothing in it is run or loaded. */
export function parseHtml(html: string): Document {
  if (typeof DOMParser !== 'undefined') return new DOMParser().parseFromString(html, 'text/html')
  const parse = loadParser()
  // linkedom makes a document of a fragment only where the root element is there, and first.
  const { document } = parse(/<html[\s>]/i.test(html) ? html : wrapped(html))
  const isWhole = /^html$/i.test(document.documentElement?.tagName ?? '')
  const whole = isWhole
    ? document
    : parse(wrapped(html.replace(/<\/?(?:html|head|body)\b[^<>]*>/gi, ''))).document
  completeRoot(whole)
  return whole
}

const wrapped = (html: string): string => `<html><head></head><body>${html}</body></html>`

const OF_HEAD = /^(?:base|link|meta|noscript|script|style|template|title)$/i

/** Puts what stands beside or in the head where browsers put it, in the body: the tags of both may be left out. */
function completeRoot(document: Document): void {
  const root = document.documentElement
  const { head } = document
  const bodies = [...root.children].filter((child) => /^body$/i.test(child.tagName))
  const body = bodies[0] ?? document.body
  const strays = [...head.childNodes]
  const first = strays.findIndex((node) => node.nodeType === 1 && !OF_HEAD.test((node as Element).tagName))
  if (first >= 0) body.prepend(...strays.slice(first))
  const after = [...document.childNodes].filter((node) => node !== root && node.nodeType !== 10)
  for (const node of [...root.childNodes, ...after]) {
    if (node === head || node === body) continue
    if (bodies.includes(node as Element)) {
      body.append(...node.childNodes)
      node.remove()
    } else if (node.nodeType === 1 && OF_HEAD.test((node as Element).tagName)) head.append(node)
    else body.append(node)
  }
}
