import { loadParser } from './peers.cjs'

/** HTML as a document: by the page's own parser in a browser, by linkedom elsewhere. Nothing in it is run or loaded. */
export function parseHtml(html: string): Document {
  if (typeof DOMParser !== 'undefined') return new DOMParser().parseFromString(html, 'text/html')
  // linkedom makes a document of a fragment only where the root element is there.
  const whole = /<html[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`
  return loadParser()(whole).document
}
