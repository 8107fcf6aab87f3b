import { isAgency } from './agencies.ts'
import { isOnlyTime, readDate } from './dates.ts'

/** What a by-line or a date stamp says. */
export interface Byline {
  readonly author?: string
  readonly source?: string
  readonly published?: string
  /** Whether the date is named as that of a later change. */
  readonly updated?: boolean
}

// "By Jane Roe", "Written by Jane Roe", "Von …", "Автор: …". The capital "By" alone, or small after another word.
const BY =
  /^(?:(?:(?:article|story|text|report|interview|post|posted|written|published|reported|words|submitted|authored|compiled|edited) )?by:?\s|(?:author|authors|writer|reporter|autor|autorin|autore|auteur|автор|авторы|текст|text|texto|testo|redacción|redação)\s?:\s?|von\s|por:?\s|par\s|di\s|da redação)/i

// Words that stand before a date: those of publication, then those of a change.
const PUBLISHED =
  /^(?:first )?(?:published|posted|created|date|release date|issued|publication date|date published|added|on|veröffentlicht|erstellt|erschienen|stand|datum|publicado|publicada|fecha|publié|mis en ligne|pubblicato|data|опубликовано|дата|дата публикации|размещено|добавлено)(?: on| at| am| el| em| le| il| à)?\s?:?\s/i
const UPDATED =
  /^(?:last )?(?:updated?|modified|edited|revised|last update|last modified|last updated|aktualisiert|zuletzt aktualisiert|actualizado|actualizada|atualizado|atualizada|mis à jour|modifié|aggiornato|обновлено|изменено)(?: on| at| am| el| em| le| il| à)?\s?:?\s/i

// One to six words of a name: capitalised, or a particle; initials; "and" between names.
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}’'.-]*|and|und|y|et|e|и|&|,|de|da|dos|del|della|di|van|von|der|den|ten|bin|al|el|la|le|ter|af|ibn)$/u
const ROLE =
  /\b(?:staff|writer|reporter|correspondent|editor|contributor|columnist|producer|analyst|special to|for the|associated press|reuters|desk|bureau|redaktion|news)\b/i

// A year, a colon or the word of a by-line: without any there is nothing to read. Most lines go no further.
const MAYBE = /(?:19|20)\d\d|[:：]|\bby\s|^(?:von|por|par|di|da)\s/i

/** A by-line, a date stamp or both on one line ("By Jane Roe | March 24, 2016, 12:12"), or undefined for anything else. */
export function readByline(text: string): Byline | undefined {
  if (text.length > 160 || !MAYBE.test(text)) return undefined
  const said = text.replace(/\S+@\S+\.\S+/g, ' ')
  const found: { author?: string; source?: string; published?: string; updated?: boolean } = {}
  let parts = 0
  for (const part of splitParts(said)) {
    const stamp = readStamp(part)
    const by = stamp ? undefined : readAuthor(part)
    const isSection = /[|·•]/.test(text) && part.length < 40 && isName(part)
    if (!stamp && !by && !isSection && !(parts > 0 && isAside(part))) return undefined
    if (stamp && (found.published === undefined || (found.updated && !stamp.updated))) {
      found.published = stamp.published
      found.updated = stamp.updated
    }
    if ((isSection && isAgency(part)) || SITE.test(part)) found.source ??= part
    if (by?.author) found.author ??= by.author
    if (by?.source) found.source ??= by.source
    parts++
  }
  if (!found.published && !found.author && !found.source) return undefined
  return found
}

// "TODAY.AZ", "news.example" beside a date.
const SITE = /^[\p{L}\d-]+\.[\p{L}\d.-]*\p{L}{2,}$/u

// "Posted by admin" names nobody.
const NOBODY =
  /^(?:admin|administrator|editors?|editorial|staff|staff (?:reporter|writer|correspondent)s?|(?:our|special|own) correspondent|(?:news )?agencies|wire services|newsroom|webmaster|guest|news desk|редакция)$/i

// The date first, so that its comma or stroke isn't a border; then borders between what is left.
function splitParts(text: string): string[] {
  return cutDates(text)
    .flatMap((piece) => (readDate(piece) ? [piece] : piece.split(BORDER)))
    .map((piece) => piece.replace(/^[\s,;:|·•–—-]+|[\s,;:|·•–—-]+$/g, ''))
    .filter((piece) => piece !== '' && (readDate(piece) || !isOnlyTime(piece)))
}

// Strokes and points, and the words that start another statement.
const BORDER =
  /\s*[|·•]\s*|\s+[-–—/]+\s+|\s+(?=(?:last )?(?:updated|published|posted|modified)\b)|\s*(?=来源|來源|Источник:|Source:|Quelle:|Fuente:)/iu

// A line may have two dates: of publication and of a change.
function cutDates(text: string): string[] {
  const date = readDate(text)
  if (!date) return [text]
  const [before = '', stamp = '', rest = ''] = aroundDate(text, date.start, date.end)
  return [before, stamp, ...cutDates(rest)]
}

// "By Jane Roe, published on March 24, 2016 at 12:12": the words of the date go with the date.
const DATE_WORDS = 6
function aroundDate(text: string, start: number, end: number): string[] {
  let cut = start
  let words = 0
  for (let i = start - 1; i >= 0 && words < DATE_WORDS; i--) {
    if (i > 0 && !/[\s;|·•]/.test(text[i - 1]!)) continue
    words++
    if (readStamp(text.slice(i, end))) cut = i
  }
  return [text.slice(0, cut), text.slice(cut, end), text.slice(end)]
}

function readStamp(part: string): { published: string; updated: boolean } | undefined {
  const date = readDate(part)
  if (!date) return undefined
  const label = `${part.slice(0, date.start)} `
  const rest = label.replace(UPDATED, ' ').replace(PUBLISHED, ' ')
  if (!isOnlyTime(rest) || !isOnlyTime(part.slice(date.end))) return undefined
  return { published: date.iso, updated: UPDATED.test(label) }
}

function readAuthor(part: string): { author?: string; source?: string } | undefined {
  const source = /^(?:来源|來源|source|источник|quelle|fuente)\s?[:：]\s?(\S.{1,40})$/iu.exec(part)?.[1]
  if (source) return { source }
  const by = BY.exec(part)
  if (!by) return undefined
  const said = part.slice(by[0].length).trim()
  if (isAgency(said)) return { source: said }
  if (NOBODY.test(said)) return {}
  const [name = '', ...roles] = splitRole(said)
  if (isAgency(name)) return { source: name }
  if (!isName(name)) return undefined
  const agency = roles.find((role) => isAgency(role))
  return { author: name, ...(agency && { source: agency }) }
}

// "Jane Roe, Reuters", "Ada Lind, Jane Roe and John Doe", "Jane Roe (Moscow)": names stand first. One part after a comma
// is a paper or an office; more, or one with "and", are names.
function splitRole(said: string): string[] {
  const parts = said
    .split(/\s*[,(]\s*|\s+(?=(?:in|for|of) \p{Lu})/u)
    .map((part) => part.replace(/[).\s]+$/, ''))
  let names = 1
  while (
    names < parts.length &&
    isName(parts[names]!) &&
    parts[names]!.includes(' ') &&
    !ROLE.test(parts[names]!)
  )
    names++
  if (names === 2 && !/ (?:and|und|y|et|e|и|&) /.test(` ${parts[1]!}`)) names = 1
  return [parts.slice(0, names).join(', '), ...parts.slice(names)]
}

function isName(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.length <= 9 &&
    /^\p{Lu}/u.test(text) &&
    words.every((word) => NAME_WORD.test(word.replace(/,$/, '')))
  )
}

// "Staff writer", "Reuters", "5 min read", "@janeroe": what may follow a by-line on its line.
const isAside = (part: string): boolean =>
  part.length < 40 &&
  (SITE.test(part) ||
    isAgency(part) ||
    ROLE.test(part) ||
    /^@\w+$|\bread$|\bago$|^\S+@\S+$|^\d+ \p{L}+$/u.test(part))
