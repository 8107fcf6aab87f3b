import { isAgency } from './agencies.ts'
import { isChronicle } from './boilerplate.ts'
import { NETWORKS } from './chrome.ts'
import { type Dateline, readDateline } from './dateline.ts'
import { hasTime } from './dates.ts'
import type { Span } from './density.ts'
import type { PageBlock } from './page-block.ts'
import { pattern } from './pattern.ts'
import type { Title } from './title.ts'

/** What a page states about its document. What it doesn't state is absent. */
export interface Facts {
  /** ISO date. */
  published?: string
  author?: string
  source?: string
  place?: string
  url?: string
}

// Blocks after the document that may still speak of it.
const FOOT = 8

const URL = /https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]]/i
const URL_LABEL =
  /^(?:(?:original|canonical|source|article|permanent|full|short)? ?(?:url|link|permalink|article|source|address)|permalink|source|quelle|fuente|fonte|источник|оригинал|read the original(?: article)?(?: at)?)\s?:?\s*/i
const SOURCE_LABEL =
  /^(?:source|quelle|fuente|fonte|источник|агентство|来源|來源|via|publication|publisher|outlet)\s?[:：]\s?(.{2,60})$/i
const FOLLOW = /* @__PURE__ */ pattern(() => [`^(?:in|on|auf|en|sur|su|no|в|на) ${NETWORKS}$`])
const COPYRIGHT =
  /^(?:©|\(c\)|copyright)\W*(?:copyright )?(?:©\s?)?(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?)?[\s,]*(?:by )?(\p{Lu}[^.|,©\d]{2,50}?)(?:,? (?:19|20)\d\d)?(?:[.,|]|\s+all rights|$)/iu

/**
 * Author, date of publication, place, source and address of a document, each only where the page states it.
 *
 * A date is one of publication if it stands alone or with a by-line near the title or the end, is so labelled, or is in the
 * dateline or the address; a clock above the title, a date in a sentence or a caption or of a change is not. Of sources, the
 * most explicit counts: a label, the dateline or by-line, the site's name, the address's host.
 */
export function readFacts(
  blocks: readonly PageBlock[],
  title: Title,
  span: Span,
  text: readonly PageBlock[],
): Facts {
  const url = readUrl(blocks, title.text)
  const dateline = firstDateline(text)
  const { author, published, source } = readBylines(blocks, title, span)
  const facts: Facts = {}
  const date = published ?? dateline?.published ?? dateOfUrl(url)
  const from =
    readSource(blocks, span) ??
    dateline?.source ??
    source ??
    title.site ??
    copyrightOwner(blocks, span) ??
    hostOf(url)
  if (date) facts.published = date
  if (author) facts.author = author
  if (from) facts.source = from
  if (dateline) facts.place = dateline.place
  if (url) facts.url = url
  return facts
}

// A standfirst may stand before the paragraph with the dateline.
function firstDateline(text: readonly PageBlock[]): Dateline | undefined {
  for (const block of text.slice(0, 3)) {
    const dateline = readDateline(block.text)
    if (dateline) return dateline
  }
  return undefined
}

function readBylines(blocks: readonly PageBlock[], title: Title, span: Span): Facts {
  const facts: Facts = {}
  const chronicle = isChronicle(blocks, span)
  for (const i of bylinePlaces(blocks, title, span)) {
    const { byline, text } = blocks[i]!
    if (!byline) continue
    // Above the title a date with a time of day is the site's clock.
    if (i < title.index && (hasTime(text) || i < title.index - 1)) continue
    if (byline.author) facts.author ??= byline.author
    if (byline.source) facts.source ??= byline.source
    if (!byline.published) continue
    if (byline.updated) continue
    if (!chronicle || i <= span.start || byline.author) facts.published ??= byline.published
  }
  return facts
}

// Under the title and among the first paragraphs; after the last; above the title.
function bylinePlaces(blocks: readonly PageBlock[], title: Title, span: Span): number[] {
  const places: number[] = []
  const head = Math.min(blocks.length, span.start + 6, span.end + 1)
  for (let i = Math.max(0, title.index + 1); i < head; i++) places.push(i)
  for (let i = Math.max(head, span.end - 2); i < Math.min(blocks.length, span.end + 1 + FOOT); i++) {
    if (i > span.end && (blocks[i]!.role === 'comments' || blocks[i]!.role === 'related')) break
    places.push(i)
  }
  for (let i = title.index - 1; i >= Math.max(0, title.index - 4); i--) places.push(i)
  return places
}

// A labelled address ("Original url:", also on the line before), or one alone on a line that spells the title.
function readUrl(blocks: readonly PageBlock[], title: string): string | undefined {
  const words = title.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  let spelled: string | undefined
  for (let i = 0; i < blocks.length; i++) {
    const { text } = blocks[i]!
    if (text.length > 400) continue
    const url = URL.exec(text)
    if (!url) continue
    const before = text.slice(0, url.index)
    const labelled = (line: string) => line !== '' && line.replace(URL_LABEL, '').trim() === ''
    if (labelled(before) || (before === '' && labelled(blocks[i - 1]?.text ?? ''))) return url[0]
    const alone = before === '' && url[0].length >= text.length - 1
    const found = words.filter((word) => url[0].toLowerCase().includes(word)).length
    if (alone && words.length > 2 && found * 3 >= words.length * 2) spelled ??= url[0]
  }
  return spelled
}

function readSource(blocks: readonly PageBlock[], span: Span): string | undefined {
  const near = [...blocks.slice(0, span.start + 1), ...blocks.slice(span.end + 1, span.end + 1 + FOOT)]
  for (let i = 0; i < near.length; i++) {
    const { text, words } = near[i]!
    const labelled = text.length < 100 ? SOURCE_LABEL.exec(text)?.[1] : undefined
    const name = labelled?.replace(/[.\s]+$/, '')
    if (name && (/^\p{Lu}/u.test(name) || isAgency(name)) && !URL.test(name)) return name
    // "Vestnik Kavkaza" above "in Telegram": the site names its channel.
    if (
      words <= 5 &&
      /^\p{Lu}/u.test(text) &&
      near[i]!.role === 'line' &&
      FOLLOW.test(near[i + 1]?.text ?? '')
    )
      return text
  }
  return undefined
}

function copyrightOwner(blocks: readonly PageBlock[], span: Span): string | undefined {
  for (const { role, text } of blocks.slice(span.end + 1)) {
    const owner = role === 'footer' ? COPYRIGHT.exec(text.slice(0, 200))?.[1]?.trim() : undefined
    if (owner && !/^all rights/i.test(owner)) return owner
  }
  return undefined
}

const hostOf = (url: string | undefined): string | undefined =>
  url && /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase()

// "/2016/03/24/": the publisher's own statement of the day.
function dateOfUrl(url: string | undefined): string | undefined {
  const match = url && /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:\/|-|$)/.exec(url)
  return match ? `${match[1]}-${match[2]}-${match[3]}` : undefined
}
