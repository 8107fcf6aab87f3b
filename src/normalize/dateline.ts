import { isAgency } from './agencies.ts'
import { readDate } from './dates.ts'
import { pattern } from './pattern.ts'

/** What a dispatch says before its first sentence: "MOSCOW, March 24, 2016 (Sputnik) — …". */
export interface Dateline {
  readonly place: string
  readonly source?: string
  readonly published?: string
}

const SOURCE = '[(/\\[]\\s?([\\p{L}][\\p{L}\\d .&-]{1,28})\\s?[)/\\]]'
const MONTH_DAY = '\\p{L}{3,10}\\.? \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}\\.? \\p{L}{3,10}\\.?'
// A full stop within or after a word of capitals, unless the date follows: "ST. PETERSBURG", "MOSCOW. March 24".
const wordInCapitals = () => `\\p{Lu}[\\p{Lu}'’]*(?:\\.(?! ?(?:${MONTH_DAY}))[\\p{Lu}'’]*){0,3}`
const capitalWords = () => `${wordInCapitals()}(?:[ -]${wordInCapitals()}){0,3}`
const PLACE_WORD = "\\p{Lu}[\\p{L}.'’-]+"

// A place in capitals, then a region, a date, a source, a dash. Capitals alone are no dateline ("NATO said …"): an
// agency or a dash must follow. After a place in small letters it must be an agency.
const IN_CAPITALS = /* @__PURE__ */ pattern(
  () => [
    `^(${capitalWords()}(?:/${capitalWords()})?)((?:, (?!${MONTH_DAY})${PLACE_WORD}(?: ${PLACE_WORD})?)?)((?:[,.]? ?\\(?(?:${MONTH_DAY})(?:,? \\d{4})?\\)?)?)(?:[,.]?\\s?[-–—]{0,2}\\s?${SOURCE})?[,.]?\\s?([-–—:]*)\\s`,
  ],
  'u',
)
const IN_SMALL = /* @__PURE__ */ pattern(
  () => [
    `^(${PLACE_WORD}(?: ${PLACE_WORD}){0,2})((?:, (?!${MONTH_DAY})${PLACE_WORD})?)((?:[,.]? ?\\(?(?:${MONTH_DAY})(?:,? \\d{4})?\\)?)?)(?:[,.]?\\s?[-–—]{0,2}\\s?${SOURCE})?[,.]?\\s?([-–—:]*)\\s`,
  ],
  'u',
)

// Words between the names of a place that stay small: "RIO DE JANEIRO".
const PARTICLES = /^(?:de|del|da|do|dos|la|le|les|of|the|am|an|der|sur|upon|on|al|el|y)$/i

/** The dateline at the start of a paragraph, if there is one. */
export function readDateline(text: string): Dateline | undefined {
  const start = text.slice(0, 160)
  const capitals = IN_CAPITALS.exec(start)
  const match = capitals ?? IN_SMALL.exec(start)
  if (!match) return undefined
  const [whole, place = '', , date = '', source = '', dash = ''] = match
  // "A – …" and "Q: …" are no places; a colon after capitals may head an interview's answer ("LAVROV: …").
  if (place.replace(/[^\p{L}]/gu, '').length < 3 || /:/.test(dash)) return undefined
  const dashed = dash !== ''
  // In small letters only an agency makes a dateline: "Moscow (dpa) –"; "Smith (Labour) –" is a person.
  if (!((capitals && dashed) || isAgency(source)) || !/^["“«'‘]?[\p{L}\d]/u.test(text.slice(whole.length)))
    return undefined
  if (capitals && NO_PLACE.test(place)) return undefined
  const published = readDate(date)?.iso
  return {
    place: properCase(place),
    ...(source && !/\d/.test(source) && { source }),
    ...(published && { published }),
  }
}

// Capitals before a dash that are no place.
const NO_PLACE =
  /^(?:NATO|OPEC|UNESCO|UNICEF|NASA|FIFA|UEFA|OSCE|ASEAN|IAEA|BREAKING|UPDATED?|EXCLUSIVE|WATCH|NOTE|WARNING|PHOTOS?|VIDEO|OPINION|ANALYSIS|REVIEW|INTERVIEW|НАТО|ООН|ОБСЕ|FAQ|TIP|STEP|DAY|PART)\b/

// "SAN FRANCISCO" is a typographic habit of datelines; the place is San Francisco.
function properCase(place: string): string {
  if (place !== place.toUpperCase()) return place
  return place.replace(/[\p{L}.'’]+/gu, (word, offset: number) => {
    if (/^(?:\p{L}\.){2,}$|^(?:UN|US|UK|UAE|DC)$/u.test(word)) return word
    if (offset > 0 && PARTICLES.test(word)) return word.toLowerCase()
    return word.replace(/\p{L}+/gu, (part) => part[0]! + part.slice(1).toLowerCase())
  })
}
