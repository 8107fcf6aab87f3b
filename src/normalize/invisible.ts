import { joinSoftHyphens } from './white-space.ts'

// Controls but tab and line feed; soft hyphen; grapheme joiner; Hangul filler; Mongolian vowel separator;
// zero-width space; direction marks, embeddings and isolates; word joiner and invisible operators; byte order
// mark; interlinear anchors and the object placeholder; half surrogate pairs, which are no character at all.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is meant by itself
  /[\0-\b\v-\x1F\x7F-\x9F\u00AD\u034F\u061C\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFC\p{Cs}\u{E0001}]/gu

// A control character between two words stood for something that parted them: a field's or a page's end.
const PARTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /(?<=[\p{L}\p{N}\p{P}])[\0-\b\x0E-\x1F\x7F]+(?=[\p{L}\p{N}\p{P}])/gu

// UTF-16 that was read byte by byte has a zero beside every letter.
const BYTE_PAIRS = /(?:[^\0]\0){4}/

// Thai, Lao, Burmese and Khmer are written without spaces: there U+200B is the writer's word boundary.
const UNSPACED = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]/

// U+200C and U+200D shape the letters of Arabic, Syriac, N'Ko, Mongolian and the Indic scripts, and glue emoji.
const JOINER =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is meant by itself
  /(?<![\p{Emoji_Presentation}\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\uFE0F\u0600-\u07FF\u0900-\u0DFF\u0E00-\u109F\u1780-\u18AF\uA840-\uA87F])[\u200C\u200D]+/gu

// A variation selector belongs to the symbol, digit (keycaps), Han or Mongolian letter before it; tag characters
// spell a flag after U+1F3F4 and hide text anywhere else.
const STRAY_SELECTOR =
  /(?<![\p{S}\p{Emoji}\p{Script=Han}\p{P}\p{Script=Myanmar}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]+/gu
const TAGS = /(\u{1F3F4}?)[\u{E0020}-\u{E007F}]+/gu

/**
 * The text without characters that nobody sees: they split words for a search, and are no part of any.
 *
 * Those that a script or an emoji needs stay.
 */
export function dropInvisible(text: string): string {
  const parted = BYTE_PAIRS.test(text) ? text.replaceAll('\0', '') : text
  return joinSoftHyphens(parted)
    .replace(PARTING, ' ')
    .replace(INVISIBLE, (character, offset: number, whole: string) =>
      character === '\u200B' &&
      UNSPACED.test(whole[offset - 1] ?? '') &&
      UNSPACED.test(whole[offset + 1] ?? '')
        ? character
        : '',
    )
    .replace(JOINER, '')
    .replace(STRAY_SELECTOR, '')
    .replace(TAGS, (tags, flag) => (flag ? tags : ''))
}
