import { pattern } from './pattern.ts'

// Month names and their short forms in English, German, French, Spanish, Portuguese, Italian, Dutch, Russian, Ukrainian.
const MONTH_NAMES = [
  'january jan januar jänner janvier enero ene janeiro gennaio gen januari января январь янв січня',
  'february feb februar février fevrier févr fev febrero fevereiro febbraio februari февраля февраль фев лютого',
  'march mar märz mär mrz mars marzo março marco maart mrt марта март мар березня',
  'april apr avril avr abril abr aprile апреля апрель апр квітня',
  'may mai mayo maio maggio mag mei мая май травня',
  'june jun juni juin junio junho giugno giu июня июнь июн червня',
  'july jul juli juillet juil julio julho luglio lug июля июль июл липня',
  'august aug août aout agosto ago augustus августа август авг серпня',
  'september sept sep septembre septiembre setiembre setembro set settembre сентября сентябрь сен сент вересня',
  'october oct oktober okt octobre octubre outubro out ottobre ott октября октябрь окт жовтня',
  'november nov novembre noviembre novembro ноября ноябрь ноя листопада',
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre декабря декабрь дек грудня',
]

const MONTHS = /* @__PURE__ */ monthTable()

function monthTable(): ReadonlyMap<string, number> {
  const months = new Map<string, number>()
  MONTH_NAMES.forEach((names, i) => {
    for (const name of names.split(' ')) months.set(name, i + 1)
  })
  return months
}

// A date with its year, in the orders that people write. Day and year are bounded, so every match is short.
const DATES: readonly { readonly pattern: RegExp; readonly order: 'ymd' | 'dmy' | 'mdy' | 'slashes' }[] = [
  {
    pattern: /(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)(?:T[\d:.]{4,15}(?:Z|[+-][\d:]{4,5})?)?/,
    order: 'ymd',
  },
  { pattern: /(?<!\d)((?:19|20)\d\d) ?[年/.] ?(\d\d?) ?[月/.] ?(\d\d?)(?!\d)/, order: 'ymd' },
  { pattern: /(?<!\p{L})(\p{L}{3,10})\.? (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)(?!\d)/u, order: 'mdy' },
  {
    pattern:
      /(?<!\d)(\d\d?)(?:st|nd|rd|th|er|º|\.)?(?: (?:de|of))?[ -](\p{L}{3,10})\.?,?(?: del?)?[ -]((?:19|20)\d\d)(?!\d)/u,
    order: 'dmy',
  },
  { pattern: /(?<![\d.])(\d\d?)\.(\d\d?)\.((?:19|20)\d\d)(?!\d)/, order: 'dmy' },
  { pattern: /(?<![\d/])(\d\d?)\/(\d\d?)\/((?:19|20)\d\d)(?!\d)/, order: 'slashes' },
]

const WEEKDAYS =
  'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|' +
  'lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|' +
  'segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье'
// What may stand beside the date on a line of its own: the weekday, the time and its zone, small words; also a date that
// can't be read for certain (03/04/16).
const TIME =
  '\\d{1,2}(?:[:.]\\d\\d){1,2}(?:\\.\\d+)?(?: ?[ap]\\.?m\\.?)?|\\d\\d?/\\d\\d?/(?:\\d\\d){1,2}|\\d{1,2}h(?:\\d\\d)?|\\d{1,2} ?[ap]\\.?m\\b\\.?|[ap]\\.?m\\b\\.?'
const ZONE =
  'z|gmt|utc|msk|мск|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist|et|pt|uhr|local time|[+-]\\d\\d?:?(?:\\d\\d)?'
const SMALL_WORDS = 'on|at|um|a las|à|às|alle|ore|в|от|le|el|den|г|года|t'
const BESIDE_DATE = /* @__PURE__ */ pattern(
  () => [`(?<![\\p{L}\\p{N}])(?:${TIME}|${ZONE}|${WEEKDAYS}|${SMALL_WORDS})(?![\\p{L}\\p{N}])`],
  'gu',
)

/** A calendar date read from a text: ISO form and where it stands. */
export interface StatedDate {
  readonly iso: string
  readonly start: number
  readonly end: number
}

/**
 * The first full date in a text: day, month and year. A date without its year is none.
 *
 * "03/04/2016" is no date either: only one side of the ocean reads it right. "24/03/2016" is one.
 */
export function readDate(text: string): StatedDate | undefined {
  const sample = text.slice(0, 300)
  if (!/(?:19|20)\d\d/.test(sample)) return undefined
  let first: StatedDate | undefined
  for (const { pattern, order } of DATES) {
    const match = pattern.exec(sample)
    const iso = match && isoOf(match[1]!, match[2]!, match[3]!, order)
    if (iso && (!first || match.index < first.start)) {
      first = { iso, start: match.index, end: match.index + match[0].length }
    }
  }
  return first
}

function isoOf(
  a: string,
  b: string,
  c: string,
  order: 'ymd' | 'dmy' | 'mdy' | 'slashes',
): string | undefined {
  const day = Number(order === 'ymd' ? c : order === 'mdy' ? b : a)
  const month = order === 'mdy' ? monthOf(a) : monthOf(b)
  const year = Number(order === 'ymd' ? a : c)
  if (order === 'slashes') {
    if (day <= 12 && month <= 12 && day !== month) return undefined
    if (month > 12) return calendarDate(year, day, month)
  }
  return calendarDate(year, month, day)
}

const monthOf = (text: string): number => MONTHS.get(text.toLowerCase()) ?? (Number(text) || 0)

function calendarDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (month < 1 || month > 12 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}

/** Whether nothing is left of a text but a weekday, a time of day and punctuation. */
export function isOnlyTime(text: string): boolean {
  return text.length < 80 && !/[\p{L}\p{N}]/u.test(text.toLowerCase().replace(BESIDE_DATE, ' '))
}

/** Whether a text has a time of day ("15:01", "3 p.m."). */
export const hasTime = (text: string): boolean => /(?<!\d)\d{1,2}[:.h]\d\d(?!\d)|\d ?[ap]\.?m\b/i.test(text)
