import { WINDOWS_1252_HIGH } from './entities.ts'
import { decodeUtf8 } from './utf8.ts'

// Whole UTF-8 characters whose bytes were read as Latin-1 or Windows-1252: lead bytes 0xC2 … 0xF4, tail bytes
// 0x80 … 0xBF as either reading shows them. Neighbours without a gap are one run.
const RUN =
  /(?:[\xC2-\xDF][\x80-\xBF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]|[\xE0-\xEF][\x80-\xBF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]{2}|[\xF0-\xF4][\x80-\xBF\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178]{3})+/g

// Tails that clean text puts after a letter: quotes, dashes, "…", "•", no-break space ("AMANHÃ”", "été…»") …
const PUNCTUATION = /[\xA0\xAB\xB7\xBB\u2018-\u201A\u201C-\u201E\u2026\u2022\u2013\u2014\u2039\u203A]/
// … marks that follow a name or a word ("IRMÃ®", "Ã²" with a note's number) …
const MARK = /[\u2122\xAE\xA9\xAA\xBA\xB0\xB9\xB2\xB3]/
// … and letters ("máš…" is Czech).
const LETTER_TAIL = /[\u0192\u0160\u0152\u017D\u0161\u0153\u017E\u0178]/

const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const UPPER = /\p{Lu}/u
const OPENING = /[«‹“‘„"'([]/
const CLOSING = /[»›”’]/

// A text about encodings shows misread characters on purpose.
const ABOUT_ENCODINGS =
  /\b(?:mojibake|UTF-?8|ISO-?8859|Latin-?1|Windows-?125\d|cp-?125\d|charsets?|character (?:set|encoding)s?)\b/i

// Text that went the wrong way twice or three times needs as many rounds.
const MAX_LAYERS = 4

type Verdict = 'evident' | 'possible' | 'no'

/**
 * UTF-8 that was read as Latin-1 or Windows-1252, mended: "cafÃ©" is café, "donâ€™t" is don’t.
 *
 * A sequence is mended where clean text can't show it: a capital in the middle of a small word, a currency sign or
 * "¡" after "Ã", "â€" before anything. What clean text may show ("AMANHÃ”", "été…»") is mended only beside evident
 * cases, and a text that speaks of encodings is left alone. "Â£5" is taken for £5: nobody types it.
 */
export function mendMojibake(text: string): string {
  let mended = text
  if (/[\xC2-\xF4]/.test(text) && !ABOUT_ENCODINGS.test(text)) {
    let evident = false
    for (let layer = 0; layer < MAX_LAYERS; layer++) {
      const before = mended
      evident ||= isEvident(before)
      mended = mendRuns(before, (verdict) => verdict === 'evident' || (evident && verdict === 'possible'))
      if (mended === before) break
    }
    mended = mendLostTails(mended, evident)
  }
  return mendControls(mended)
}

function isEvident(text: string): boolean {
  let evident = false
  mendRuns(text, (verdict) => {
    evident ||= verdict === 'evident'
    return false
  })
  return evident
}

const mendRuns = (text: string, choose: (verdict: Verdict) => boolean): string =>
  text.replace(RUN, (run: string, offset: number) =>
    mendRun(run, text[offset - 1] ?? '', text[offset + run.length] ?? '', choose),
  )

function mendRun(run: string, previous: string, next: string, choose: (verdict: Verdict) => boolean): string {
  const bytes = Array.from(run, byteOf)
  const pair = isEvidentRun(run, bytes)
  let mended = ''
  for (let i = 0; i < bytes.length; ) {
    const character = decodeUtf8(bytes, i)
    const length = character?.length ?? 1
    const misread = run.slice(i, i + length)
    const before = i === 0 ? previous : run[i - 1]!
    const verdict = !character
      ? 'no'
      : pair
        ? 'evident'
        : judge(misread, character.text, before, run[i + length] ?? next)
    mended += character && choose(verdict) ? character.text : misread
    i += length
  }
  return mended
}

const byteOf = (character: string): number => {
  const high = WINDOWS_1252_HIGH.indexOf(character)
  return high < 0 ? character.charCodeAt(0) : 0x80 + high
}

// Two misread characters side by side are a word of another script, or doubly misread; clean text has no such pair,
// unless all tails are punctuation.
function isEvidentRun(run: string, bytes: readonly number[]): boolean {
  const leads = Array.from(run).filter((_, i) => bytes[i]! >= 0xc2)
  if (leads.length < 2 || !leads.every((lead) => WORD_LEAD.test(lead))) return false
  return run.includes('Ãƒ') || Array.from(run).some((tail, i) => bytes[i]! < 0xc2 && !isSoft(tail))
}

// Lead bytes of the Latin letters of Europe, of Greek, Cyrillic, Hebrew, Arabic, of all longer characters, and (Æ, Ë) of
// ƒ, ˆ and ˜, tails themselves.
const WORD_LEAD = /[ÂÃÄÅÆÈËÌÍÎÏÐÑÒÓ×ØÙÚÛ\xE0-\xF4]/

const isSoft = (tail: string): boolean => PUNCTUATION.test(tail) || MARK.test(tail) || LETTER_TAIL.test(tail)

function judge(misread: string, character: string, previous: string, next: string): Verdict {
  const lead = misread[0]!
  const tail = misread[1]!
  if (misread.length === 2) {
    if (lead === 'Â') return judgeSymbol(character, tail, previous)
    if (lead >= 'Î') return WORD_LEAD.test(lead) ? 'possible' : 'no' // Greek, Cyrillic …: a word of one letter
    // Other letters of Latin scripts are rare, "É…" is not; of those behind È only the Romanian ones are common.
    if (!/[ÃÄÅÌÍ]/.test(lead) && !/[ȘșȚț]/.test(character)) return 'no'
    if (LOWER.test(previous)) return 'evident' // a capital inside a small word
    if (/[ÌÍ]/.test(lead)) return 'no' // marks stand on a letter
    if (PUNCTUATION.test(tail)) return 'possible'
    return isSoft(tail) && UPPER.test(previous) && !LETTER.test(next) ? 'possible' : 'evident'
  }
  const hard = Array.from(misread.slice(1)).some((each) => !isSoft(each))
  if (misread.length === 4) return hard ? 'evident' : 'no'
  if (lead === 'â' && character < '\u2C00') {
    if (hard || (LETTER_TAIL.test(tail) && !LETTER.test(previous))) return 'evident'
    return 'possible'
  }
  if (lead === 'ï') return /[\uFEFF\uFFFD\uFB00-\uFB06]/.test(character) ? 'evident' : 'possible'
  if (hard) return 'evident'
  return /[\u1E00-\u1EFF]/.test(character) ? 'possible' : 'no' // Vietnamese; single Han letters are too rare
}

// "Â£", "Â©", "Â " are £, ©, no-break space. "CHÂ»" and «Â» are not.
function judgeSymbol(character: string, tail: string, previous: string): Verdict {
  if (character < '\xA0') return 'no' // a control character
  if (UPPER.test(previous)) return 'possible'
  return OPENING.test(previous) && CLOSING.test(tail) ? 'possible' : 'evident'
}

// Tails that were lost on the way: the no-break space became a space, the tail of ” is no character in Windows-1252.
function mendLostTails(text: string, evident: boolean): string {
  const mended = text
    .replace(/â€(?:\uFFFD|(?=[\s\p{P}]|$))/gu, '”')
    .replace(/(?<=[\p{Ll}\d.,;:!?)"”])Â(?=\s|$)/gu, '')
  return evident ? mended.replace(/(?<!\p{Lu})Ã(?=\s|$)/gu, 'à') : mended
}

/**
 * Control characters 0x80 … 0x9F as the Windows-1252 characters that their bytes meant ("It\x92s"): no text has the
 * controls. 0x85 alone is a line end (NEL), among others it is "…".
 */
function mendControls(text: string): string {
  const others = /[\x80-\x84\x86-\x9F]/.test(text)
  return text.replace(/[\x80-\x9F]/g, (control) =>
    control === '\x85' && !others ? '\n' : WINDOWS_1252_HIGH[control.charCodeAt(0) - 0x80]!,
  )
}
