import { articleId } from './article-id.ts'
import { documentBlocks } from './boilerplate.ts'
import { densestSpan } from './density.ts'
import { findDocument } from './document-span.ts'
import { readFacts } from './metadata.ts'
import { readPage } from './page.ts'
import { toParagraphs } from './paragraphs.ts'
import { describe, normalizeText } from './text.ts'
import { findTitle, saysSame } from './title.ts'
import { firstStanza } from './verse.ts'

/** A page's document, without the page. Facts that the page doesn't state are absent. */
export interface Article {
  id: string
  /** Empty where the page has none. */
  title: string
  /** The paragraphs, a blank line between them. */
  body: string
  paragraphs: string[]
  /** Date of publication, ISO (`2016-03-24`). */
  published?: string
  author?: string
  /** Who published it: an agency, a paper, a site, or the address's host. */
  source?: string
  /** The dateline's place ("MOSCOW (Sputnik)" gives "Moscow"). */
  place?: string
  url?: string
}

/** Facts that the caller knows; each is taken as it stands, and the page isn't asked. */
export type ArticleHints = Partial<
  Pick<Article, 'title' | 'published' | 'author' | 'source' | 'place' | 'url'>
>

export interface ArticleOptions {
  /** Default: words of the title and a hash of the address, or of title and text. */
  id?: string
  hints?: ArticleHints
}

/**
 * The document in a web page's plain text, and what the page states about it.
 *
 * Menus, counters, weather, rates, captions and credits, prompts, forms, comments, other stories and a repeated title
 * are left out; every sentence of the writer stays, in order, a dateline with its paragraph. Doubtful lines stay inside the
 * text and go before and after it. Works on any text: a page without a title has the title "".
 * @throws TypeError if `raw` is not a string
 */
export function normalizeArticle(raw: string, { id, hints = {} }: ArticleOptions = {}): Article {
  if (typeof raw !== 'string') throw new TypeError(`normalizeArticle takes a string, got ${describe(raw)}.`)
  const blocks = readPage(normalizeText(raw))
  const dense = densestSpan(blocks)
  const found = findTitle(
    blocks,
    dense.end < 0 ? firstStanza(blocks) : dense.start,
    hints.url ?? slugOf(blocks),
  )
  const known = hints.title === undefined ? -1 : blocks.findIndex(({ text }) => saysSame(text, hints.title!))
  const title =
    hints.title === undefined
      ? found
      : { ...found, index: known < 0 ? found.index : known, text: hints.title }
  const span = findDocument(blocks, title, dense)
  const text = documentBlocks(blocks, span, title.text)
  const paragraphs = toParagraphs(text)
  const body = paragraphs.join('\n\n')
  const facts = { ...readFacts(blocks, title, span, text), ...stated(hints) }
  return { id: id ?? articleId(title.text, facts.url, body), title: title.text, body, paragraphs, ...facts }
}

function slugOf(blocks: readonly { readonly text: string }[]): string {
  const address = blocks.find(({ text }) => /^(?:original url:?\s*)?https?:\/\/\S+$/i.test(text))
  return address?.text.replace(/^.*?:\/\/[^/]*/, '') ?? ''
}

function stated(hints: ArticleHints): ArticleHints {
  return Object.fromEntries(Object.entries(hints).filter(([, fact]) => fact !== undefined))
}
