import { decodeEntities } from './entities.ts'
import { dropInvisible } from './invisible.ts'
import { joinWraps } from './line-wraps.ts'
import { mendMojibake } from './mojibake.ts'
import { decodeQuotedPrintable } from './quoted-printable.ts'
import { composeCharacters } from './unicode-form.ts'
import { plainLineEnds, plainSpaces } from './white-space.ts'

// One rule's result may be another rule's case (an entity inside quoted-printable inside an entity): the rules
// run until nothing changes. Real text needs two rounds; the bound keeps hostile text linear.
const MAX_ROUNDS = 12

/**
 * Messy text as plain text: what a person would have typed.
 *
 * Undoes quoted-printable, HTML entities and UTF-8 that was read as Windows-1252; composes characters (NFC, not
 * NFKC: the writer's characters stay, only typographic ligatures are undone); drops invisible and control
 * characters; makes white space plain; joins lines that a wrap broke. Paragraphs are kept, one blank line apart, and
 * lines that are not wraps (verse, lists) keep their line breaks. Clean text comes back as it is; a
 * normalised text normalised again is the same.
 * @throws TypeError if `text` is not a string
 */
export function normalizeText(text: string): string {
  if (typeof text !== 'string') throw new TypeError(`normalizeText takes a string, got ${describe(text)}.`)
  let current = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = applyRules(current)
    if (next === current) break
    current = next
  }
  return current
}

// The order is that of the damage undone: what was wrapped around the text last is taken off first.
function applyRules(text: string): string {
  let plain = plainLineEnds(text)
  plain = decodeQuotedPrintable(plain)
  plain = mendMojibake(plain)
  plain = decodeEntities(plain)
  plain = dropInvisible(plain)
  plain = composeCharacters(plain)
  plain = plainSpaces(plain)
  return joinWraps(plain)
}

/** A wrong argument as an error message shows it. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'object') return Array.isArray(value) ? 'an array' : 'an object'
  return typeof value === 'function' || typeof value === 'symbol'
    ? `a ${typeof value}`
    : `${value} (${typeof value})`
}
