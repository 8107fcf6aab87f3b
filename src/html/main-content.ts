import { loadReadability } from './peers.cjs'

/** The element that holds the page's main text, as Readability finds it; undefined where it finds none. */
export function mainContent(document: Document): Element | undefined {
  const Readability = loadReadability()
  const found = new Readability<Node>(document, { serializer: (node) => node }).parse()
  return (found?.content as Element | null | undefined) ?? undefined
}
