import { normalizeText } from '../normalize/text.ts'
import { saysSame } from '../normalize/title.ts'

/** Lines that may name the article, as the page states them. */
export interface TitleSources {
  /** JSON-LD. */
  readonly headline: string | undefined
  /** Open Graph and Twitter cards. */
  readonly shared: readonly string[]
  /** `<title>` */
  readonly window: string
  /** `<h1>`, in order. */
  readonly heads: readonly string[]
  /** The site's name, and its host without `www.` and ending. */
  readonly site: readonly string[]
}

/**
 * The article's title.
 *
 * Order of trust: a heading of the page that its metadata or its window title confirm, for it is what readers see; JSON-LD's headline;
 * Open Graph's title; the page's only heading, if the window title has its words or is but the site's; the window title. From
 * each the site's name is cut.
 */
export function chooseTitle({ headline, shared, window, heads, site }: TitleSources): string {
  const stated = [headline, ...shared].filter((text) => text !== undefined && text !== '') as string[]
  const said = window ? [...stated, window] : stated
  const isSite = (text: string) => site.some((name) => saysSame(text, name))
  const confirmed = heads
    .filter((head) => !isSite(head))
    .find((head) => said.some((text) => confirms(text, head)))
  if (confirmed) return confirmed
  const only = heads.length === 1 ? heads[0] : undefined
  if (stated[0]) return withoutSite(stated[0], site)
  const named = withoutSite(window, site)
  return only && (isSite(named) || wordsOf(named).length < 3 || sharesWords(named, only)) ? only : named
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function sharesWords(text: string, head: string): boolean {
  const words = new Set(wordsOf(text))
  const asked = wordsOf(head)
  return asked.filter((word) => words.has(word)).length * 2 >= asked.length
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

// The same line, or one that goes on after it with the section and the site.
function confirms(text: string, head: string): boolean {
  const key = keyOf(head)
  return key.length > 0 && (keyOf(text) === key || (key.length >= 8 && keyOf(text).startsWith(key)))
}

const BORDER = /^(.{3,}\S)\s+(?:[|–—»·•~]|-|::|\/\/)\s+(.{2,60})$/u

// "Talks resume - World - The Paper": the site's part goes where it is known, a stroke's always.
function withoutSite(text: string, site: readonly string[]): string {
  const match = BORDER.exec(text)
  if (!match) return text
  const [, title = '', end = ''] = match
  const isSite = site.some((name) => keyOf(name) !== '' && keyOf(end).includes(keyOf(name)))
  const isShort = wordsOf(end).length <= 5 && end.length < title.length
  if (isSite || (isShort && /\s[|»]\s[^|»]*$/.test(text))) return title
  const [, first = '', rest = ''] = /^(.{3,}?\S)\s+(?:[|–—»·•~]|-)\s+(.+)$/u.exec(title) ?? []
  return rest !== '' && isSite ? first : text
}

/** White space made plain, on one line, without the sign of a heading's own link. */
export const plain = (text: string | null | undefined): string =>
  normalizeText(text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/\s*[¶§🔗]$/u, '')
    .trim()
