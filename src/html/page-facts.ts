import { readDate } from '../normalize/dates.ts'
import { saysSame } from '../normalize/title.ts'
import { type LinkedNode, namesOf, textOf } from './json-ld.ts'
import { readLenientJson } from './lenient-json.ts'
import { chooseTitle, plain } from './page-title.ts'
import { shownAuthor, shownDate } from './shown-facts.ts'

/** What a page's markup states about its article. What it doesn't state is absent. */
export interface PageFacts {
  title: string
  /** ISO date. */
  published?: string
  author?: string
  source?: string
  /** BCP 47, as the page has it ("en", "pt-BR"). */
  language?: string
  url?: string
}

/**
 * Facts from a page's markup.
 *
 * Order of trust, for each fact the first that states it:
 * 1. JSON-LD of an article: written for machines, by the system that knows;
 * 2. Open Graph and `article:` properties;
 * 3. other meta tags (`author`, `date`, Dublin Core, Parsely, citation …), then `itemprop` and `rel` in the page;
 * 4. what readers see: `<time>`, elements named by-line or author, a by-line in the text;
 * 5. the address: a date in its path, its host as source.
 *
 * The title is chosen as `page-title.ts` says. Dates are days as stated, in the publisher's time zone.
 */
export function readPageFacts(document: Document, url: string | undefined, node: LinkedNode): PageFacts {
  const meta = readMeta(document)
  const address = url ?? canonical(document, meta)
  const host = hostOf(address)
  const site = readSite(node, meta)
  const facts: PageFacts = { title: readTitle(document, node, meta, site, host) }
  const published = readPublished(document, node, meta, address)
  const author = readAuthor(document, node, meta)
  const source = site ?? host
  const language = readLanguage(document, node, meta)
  if (published) facts.published = published
  // A site that gives its own name as the author names nobody.
  if (author && !(source && saysSame(author, source))) facts.author = author
  if (source) facts.source = source
  if (language) facts.language = language
  if (address) facts.url = address
  return facts
}

// Who runs the machine, not the paper.
const PLATFORM = /^(?:blogger|blogspot|wordpress(?:\.com)?|tumblr|medium|wix(?:\.com)?|squarespace)$/i

// "@paper" is an account; "The Paper | Paper.example" has two names, and the first is the site's.
function readSite(node: LinkedNode, meta: Meta): string | undefined {
  const named = [textOf(node.publisher), meta('og:site_name'), meta('application-name')]
    .map((text) => text && plain(text))
    .filter((text) => text && !text.startsWith('@'))
  const site = named.find((text) => !PLATFORM.test(text!)) ?? named[0]
  return site?.split(' | ')[0]
}

type Meta = (name: string) => string | undefined

// "article:published_time", "DC.Date-Issued": sites write one name with any sign between its words.
const keyOf = (name: string): string => name.toLowerCase().replace(/[\s:_-]+/g, '.')

// The first value of each name. Sites say `name` where `property` is meant, and the other way round.
function readMeta(document: Document): Meta {
  const values = new Map<string, string>()
  const add = (name: string, content: string) => {
    const key = keyOf(name)
    if (content && !values.has(key)) values.set(key, content)
  }
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = plain(element.getAttribute('content'))
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)
      if (name) add(name, content)
    }
  }
  for (const [name, content] of statedInPairs(values)) add(name, content)
  return (name) => values.get(keyOf(name))
}

// Facts within the value of another tag: Twitter's cards label two of their own, Parsely has an object of them.
function* statedInPairs(values: ReadonlyMap<string, string>): Generator<[name: string, content: string]> {
  for (const i of [1, 2]) {
    const label = values.get(`twitter.label${i}`)
    if (label && /^(?:written by|author|by)\b/i.test(label))
      yield ['author', values.get(`twitter.data${i}`) ?? '']
  }
  const [page] = readLenientJson(values.get('parsely.page') ?? '') as LinkedNode[]
  if (typeof page !== 'object' || page === null) return
  yield ['parsely-author', plain(textOf(page.author))]
  yield ['parsely-pub-date', plain(textOf(page.pub_date))]
}

// More headings of the first order name parts, not the page.
const MOST_HEADS = 20

function readTitle(
  document: Document,
  node: LinkedNode,
  meta: Meta,
  site: string | undefined,
  host: string | undefined,
): string {
  const headline = textOf(node.headline)
  return chooseTitle({
    headline: headline && plain(headline),
    shared: [meta('og:title'), meta('twitter:title')].filter((text) => text !== undefined),
    window: plain(document.querySelector('title')?.textContent),
    heads: [...document.querySelectorAll('h1')]
      .slice(0, MOST_HEADS)
      .map((head) => plain(head.textContent))
      .filter((text) => text),
    site: [site, host?.replace(/\.[a-z.]+$/, '')].filter((text) => text !== undefined),
  })
}

// As `keyOf` makes them, those that say most clearly what they are first. Dates of changes are none of publication.
const PUBLISHED =
  'article.published.time og.article.published.time og.published.time article.published og.pubdate published.time ' +
  'datepublished rnews.datepublished date dc.date.issued dcterms.issued dcterms.date dcterms.created dc.date dc.date.created dc.created ' +
  'dcterms.available pubdate bt.pubdate publishdate publish.date published.date publication.date article.publish.date iso.8601.publish.date ' +
  'parsely.pub.date sailthru.date post.date sn.post.date article.date.original shareaholic.article.published.time ' +
  'prism.publicationdate citation.publication.date citation.online.date citation.date cxenseparse.recs.publishtime ' +
  'cxenseparse.publishtime originalpublicationdate release.date displaydate article.created date.created created vf.created'

/** A date as machines write it, too: seconds or milliseconds since 1970, or digits alone. */
function statedDate(text: string | undefined): string | undefined {
  const plain = text?.trim() ?? ''
  if (/^1\d{9}(?:\d{3})?$/.test(plain))
    return new Date(Number(plain.padEnd(13, '0'))).toISOString().slice(0, 10)
  const digits = /^((?:19|20)\d\d)(\d\d)(\d\d)(?=$|T)/.exec(plain)
  return readDate(digits ? digits.slice(1).join('-') : plain)?.iso
}

function readPublished(
  document: Document,
  node: LinkedNode,
  meta: Meta,
  url: string | undefined,
): string | undefined {
  const stated = [
    ...[node.datePublished, node.dateCreated, node.uploadDate].map(textOf),
    ...PUBLISHED.split(' ').map(meta),
  ]
  for (const text of stated) {
    const date = statedDate(text)
    if (date) return date
  }
  const shown = shownDate(document)
  if (shown) return shown
  // "/2016/03/24/", "/2016/WORLD/03/24/", "/2016/mar/24/", "/20160324/"
  const [, year = '', month = '', day = ''] =
    /[/-]((?:19|20)\d\d)[/-](?:[a-z_]{2,20}\/)?(\d\d?|[a-z]{3,9})[/-](\d\d?)(?=[/_-]|$)/i.exec(url ?? '') ??
    /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_-]|$)/.exec(url ?? '') ??
    []
  return readDate(/\d/.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`)?.iso
}

const MOST_NAME = 120

const AUTHORS =
  'article.author og.article.author og.author author dc.creator dcterms.creator dc.author parsely.author sailthru.author byl ' +
  'citation.author shareaholic.article.author.name cxenseparse.author rnews.author twitter.creator'

function readAuthor(document: Document, node: LinkedNode, meta: Meta): string | undefined {
  const stated = [
    [...new Set(namesOf(node.author).map(withoutRole))].join(', '),
    [...new Set(namesOf(node.creator).map(withoutRole))].join(', '),
    ...AUTHORS.split(' ').map(meta),
  ]
  for (const text of stated) {
    const name = nameOf(text)
    if (name) return name
  }
  return shownAuthor(document, nameOf)
}

// "Jane Roe, Science Writer", "Jane Roe, Paper.com" and "Jane Roe | The Paper" are Jane Roe; "Jane Roe, Ada Lind" are two.
const withoutRole = (name: string): string =>
  name.replace(
    /(?:,\s(?=.*(?:\b(?:writers?|reporters?|editors?|correspondents?|columnists?|business|news|press|staff|contributors?|producer|insider|special to)\b|\.(?:com|org|net|co)\b))|\s\|\s).*$/i,
    '',
  )

// Addresses and handles name nobody; "By Jane Roe" names Jane Roe; "admin" is an account.
function nameOf(text: string | undefined): string | undefined {
  const name = withoutRole(plain(text).replace(/^(?:by|von|por|par|di)\s+/i, ''))
  if (name === '' || name.length > MOST_NAME || /https?:|^@|^\d+$/.test(name)) return undefined
  return /^(?:admin|administrator|editor|staff|guest|webmaster|user)$/i.test(name) ? undefined : name
}

const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i

function readLanguage(document: Document, node: LinkedNode, meta: Meta): string | undefined {
  const root = document.documentElement
  const stated = [
    root?.getAttribute('lang') ?? undefined,
    root?.getAttribute('xml:lang') ?? undefined,
    textOf(node.inLanguage),
    meta('content-language'),
    meta('language'),
    meta('dc.language'),
    meta('og:locale'),
  ]
  for (const text of stated) {
    const tag = text?.trim().replaceAll('_', '-')
    if (tag && TAG.test(tag)) return tag
  }
  return undefined
}

function canonical(document: Document, meta: Meta): string | undefined {
  const link = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? undefined
  return [link, meta('og:url')].find((address) => address && /^https?:\/\/\S+$/i.test(address))
}

const hostOf = (url: string | undefined): string | undefined =>
  url && /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase()
