// U+FB00 … U+FB06 in order. They are a typesetter's glyphs, not letters (as œ, æ or ĳ are), so a search for
// "file" must find them.
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st']

// No script stacks more marks on a letter (the limit of Unicode's stream-safe text format, UAX 15). It is also a guard:
// engines sort the marks of one letter in quadratic time.
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu

/**
 * Unicode normalization form C, and Latin ligatures undone.
 *
 * Not NFKC: it would change what the writer wrote (x² to x2, ½ to 1⁄2, ™ to TM).
 */
export function composeCharacters(text: string): string {
  return text
    .replace(TOO_MANY_MARKS, '$1')
    .normalize('NFC')
    .replace(/[\uFB00-\uFB06]/g, (glyph) => LIGATURES[glyph.charCodeAt(0) - 0xfb00]!)
}
