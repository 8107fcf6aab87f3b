import { type Article, normalizeArticle } from '../normalize/article.ts'
import { articleId } from '../normalize/article-id.ts'
import { readByline } from '../normalize/byline.ts'
import { readDateline } from '../normalize/dateline.ts'
import { describe, normalizeText } from '../normalize/text.ts'
import { htmlToText, isTooMuch } from './html-to-text.ts'
import { readArticleNode, textOf } from './json-ld.ts'
import { mainContent } from './main-content.ts'
import { mendBlocks } from './mend.ts'
import { readPageFacts } from './page-facts.ts'
import { parseHtml } from './parse-html.ts'
import { prunePage } from './prune.ts'
import { type TextBlock, textBlocks } from './text-blocks.ts'

/** An article and the language that its page names. */
export interface HtmlArticle extends Article {
  /** BCP 47, as the page has it: `en`, `pt-BR`. */
  language?: string
}

export interface HtmlOptions {
  /** Where the page is from. Default: what the page says of itself (its canonical address). */
  url?: string
  /** Default: words of the title and a hash of the address, or of title and text. */
  id?: string
}

/**
 * The article in a web page, without the page: its paragraphs, title, author, date, source, language and address.
 *
 * Readability finds the main content; our rules take out what it leaves in (captions, sharing and subscription lines, other
 * stories). Facts are those that the page states, in the order of trust of `page-facts.ts`; what it doesn't state is absent. Any
 * text is read, also broken HTML. Lines of code stay as they are, in one paragraph. In a browser the page is read by the browser's own parser, elsewhere by linkedom.
 * @throws TypeError if `html` is not a string
 * @throws Error if `@mozilla/readability` or, outside of browsers, `linkedom` is not installed
 */
export function articleFromHtml(html: string, { url, id }: HtmlOptions = {}): HtmlArticle {
  if (typeof html !== 'string')
    throw new TypeError(`articleFromHtml takes HTML as a string, got ${describe(html)}.`)
  if (isTooMuch(html)) return normalizeArticle(htmlToText(html), { id, hints: { url } })
  const document = parseHtml(html)
  const node = readArticleNode(document) ?? {}
  const { title, ...stated } = readPageFacts(document, url, node)
  prunePage(document)
  const root = mainContent(document)
  const blocks = root ? textBlocks(root) : []
  const facts = { ...factsInText(blocks), ...stated }
  const shown = mendBlocks(blocks, { title, ...facts })
  const paragraphs = fuller(shown, textOf(node.articleBody))
  const body = paragraphs.join('\n\n')
  const place = paragraphs
    .slice(0, 3)
    .map(readDateline)
    .find((dateline) => dateline)?.place
  return {
    id: id ?? articleId(title, facts.url, body),
    title,
    body,
    paragraphs,
    ...facts,
    ...(place && { place }),
  }
}

// A by-line stands above the text, and below a title, a standfirst and a picture at most.
const MOST_ABOVE = 8
const LONGEST_BYLINE = 160
const PUBLISHED = /\b(?:publi|posted|issued|veröffentlicht|erschienen|mis en ligne)|опубликовано/iu

/** What lines above the text state: "By Jane Roe", "Published: 24 March 2016 | Updated: 25 March 2016". */
function factsInText(blocks: readonly TextBlock[]): Pick<HtmlArticle, 'author' | 'published'> {
  const facts: Pick<HtmlArticle, 'author' | 'published'> = {}
  for (const { text } of blocks.slice(0, MOST_ABOVE)) {
    const byline = text.length <= LONGEST_BYLINE ? readByline(normalizeText(text)) : undefined
    if (byline?.author) facts.author ??= byline.author
    // A date alone may be that of a change, or what the text is about.
    const isOfPublication = byline?.author !== undefined || PUBLISHED.test(text)
    if (byline?.published && !byline.updated && isOfPublication) facts.published ??= byline.published
  }
  return facts
}

// A page that is made by a script, or shows a beginning only, has less than this share of the text that its JSON-LD states.
const LEAST_SHOWN = 0.3

/** The paragraphs that the page shows, or those of its JSON-LD where it shows hardly any. */
function fuller(shown: string[], stated: string | undefined): string[] {
  const length = shown.reduce((sum, text) => sum + text.length, 0)
  if (stated === undefined || isTooMuch(stated) || length >= LEAST_SHOWN * stated.length) return shown
  const paragraphs = normalizeText(htmlToText(stated))
    .split(/\n+/)
    .filter((text) => text !== '')
  return length >= LEAST_SHOWN * paragraphs.join('').length ? shown : paragraphs
}
