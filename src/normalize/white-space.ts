/**
 * Every kind of line end as `\n`: U+2028 and the vertical tab end a line, U+2029 and the form feed (a page end) a
 * paragraph. U+0085 ends a line too, but may be half a misread character: mojibake.ts decides.
 */
export function plainLineEnds(text: string): string {
  return text.replace(/\r\n?|\u2028|\v/g, '\n').replace(/[\u2029\f]/g, '\n\n')
}

// A soft hyphen at a line's end is a wrap inside a word: the only place where it was ever seen.
const SOFT_WRAP = /\u00AD[ \t]*\n[ \t]*(?=\p{L})/gu

/** The halves of a word that was cut at a soft hyphen, joined. Must run before soft hyphens are dropped. */
export const joinSoftHyphens = (text: string): string => text.replace(SOFT_WRAP, '')

/**
 * White space as one plain space, lines without space at their ends, paragraphs one blank line apart, none at the
 * text's ends.
 *
 * No-break, thin, ideographic and the other Unicode spaces are layout, not words; so are tabs and indentation.
 */
export function plainSpaces(text: string): string {
  return text
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u2800\u3000]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \n]+/, '')
    .replace(/[ \n]+$/, '')
}
