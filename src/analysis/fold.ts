// Letters whose accent is part of the glyph, so that decomposition does not take it off.
const WHOLE_LETTERS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['þ', 'th'],
  ['ς', 'σ'],
  ['ё', 'е'],
])

const ACCENTS = /[\u0300-\u036f]+/g
const ACCENTED = /^[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]+$/u
// Hebrew points and Arabic vowel signs, which few write, and variation selectors, which nobody types, go with them.
const STRAY_ACCENT =
  /^(?:[\u0300-\u036f\ufe00-\ufe0f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|[\u{e0100}-\u{e01ef}])$/u
const WORD = /^[\p{L}\p{N}\p{M}]+$/u

/** Whether a text is letters, digits and their marks only. */
export function isWordCharacter(text: string): boolean {
  return WORD.test(text)
}

/**
 * One character in lower case without its accents.
 *
 * Accents come off Latin and Greek letters only: elsewhere a mark is a letter of its own (Cyrillic й, Indic vowel signs).
 */
export function foldCharacter(character: string): string {
  const lower = character.toLowerCase()
  const whole = WHOLE_LETTERS.get(lower)
  if (whole !== undefined) return whole
  const parts = lower.normalize('NFD')
  if (STRAY_ACCENT.test(parts)) return ''
  if (parts.length === 1) return parts
  return ACCENTED.test(parts) ? parts.replace(ACCENTS, '') : lower
}
