import { readByline } from '../normalize/byline.ts'
import { readDate } from '../normalize/dates.ts'
import { plain } from './page-title.ts'

// An element in a box, a comment or a list of other stories tells of those.
const ANOTHER =
  'aside,nav,footer,[class*="comment"],[class*="related"],[class*="sidebar"],[class*="widget"],[class*="recent"],[class*="popular"],[class*="teaser"],[class*="recirc"]'
const MOST_LOOKED_AT = 200
// A longer text tells more than a name or a date.
const MOST_LENGTH = 160

const isOfAnother = (element: Element): boolean => {
  // What has the page's heading is the page, whatever it is called: "no-sidebar".
  const box = element.closest(ANOTHER)
  if (box && !box.querySelector('h1')) return true
  // A list of the page's own facts names them; other lists are of other pages.
  const entry = element.closest('li')
  return (
    entry !== null && !/byline|author|meta|date/i.test(`${entry.className} ${entry.parentElement?.className}`)
  )
}

function* shown(document: Document, selector: string): Generator<Element> {
  let count = 0
  for (const element of document.querySelectorAll(selector)) {
    if (++count > MOST_LOOKED_AT) return
    if (!isOfAnother(element)) yield element
  }
}

// Parts of a by-line stand in elements of their own, often without a space between.
const spaced = (node: Node): string =>
  node.nodeType === 3 ? (node.nodeValue ?? '') : [...node.childNodes].map(spaced).join(' ')

const textOf = (element: Element | null): string =>
  element && (element.textContent ?? '').length <= MOST_LENGTH ? plain(spaced(element)) : ''

const DATED =
  '[class*="publish" i],[class*="pubdate" i],[class*="date" i],[id*="publish" i],[id*="pubdate" i]'

/** The date that readers see, as ISO: in `<time>`, then in an element that is named so. */
export function shownDate(document: Document): string | undefined {
  // Microformats write the date for machines in a title.
  for (const element of shown(document, '[itemprop~="datePublished"],time,abbr[class~="published"]')) {
    const text =
      element.getAttribute('datetime') ??
      element.getAttribute('content') ??
      (element.hasAttribute('title') && readDate(element.getAttribute('title')!)
        ? element.getAttribute('title')!
        : plain(element.textContent))
    const date = readDate(text)
    if (date) return date.iso
  }
  for (const element of shown(document, DATED)) {
    if (/update|modif|expire|birth/i.test(element.className)) continue
    const date = readDate(textOf(element))
    if (date) return date.iso
  }
  return undefined
}

const NAMED =
  '[itemprop~="author"],a[rel~="author"],[class~="vcard"] [class~="fn"],[class~="author"],[class*="byline" i],[class*="by-line" i],[class*="author-name" i],[class*="author_name" i],[class*="author-link" i],[class*="-author" i]'

/** The author whom readers see, in an element that is named so: after "By", or a name alone. */
export function shownAuthor(
  document: Document,
  nameOf: (text: string) => string | undefined,
): string | undefined {
  for (const element of shown(document, NAMED)) {
    const parts = [
      element.querySelector('[itemprop~="name"]'),
      element.querySelector('a[rel~="author"]'),
      element,
    ]
    for (const part of parts) {
      const text = textOf(part)
      const said = nameOf(text)
      if (!said) continue
      const byline = readByline(text) ?? readByline(`By ${said}`)
      const author = byline?.author ?? byline?.source
      if (author && nameOf(author)) return author
    }
  }
  return undefined
}
