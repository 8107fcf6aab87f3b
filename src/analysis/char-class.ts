// What the tokenizer does with a UTF-16 unit. The order matters: units up to MARK make words.
export const LETTER = 1
export const DIGIT = 2
/** Belongs to the character before it and sends the word through full normalisation. */
export const MARK = 3
export const SEPARATOR = 4
/** `-` and its kin, `.`, `_`, `&`, and `,` between digits: may join two words into a compound. */
export const JOINER = 5
export const APOSTROPHE = 6
/** `+` and `#`, which name languages (C++, F#). */
export const SUFFIX = 7
/** A letter of a script that writes no spaces between words. */
export const CLUSTER = 8
/** A surrogate, an emoji, or any other unit that only its code point tells. */
export const ASTRAL = 9

const LETTERS = /\p{L}/u
const NUMBERS = /\p{N}/u
// Default-ignorable characters inside a word (soft hyphen, joiners, variation selectors) belong to it, as UAX #29 WB4 has it.
// The zero-width space is not one of them: it stands where a word may end.
const MARKS = /(?!\u200b)[\p{M}\p{Cf}\u1160-\u11ff\uff9e\uff9f]/u
// With what several of them write, such as marks of length and of repetition.
const NO_SPACES =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const JOINERS = /[-._&,\u2010\u2011]/
// With the Hebrew geresh and gershayim, and what is typed for the latter: a quotation mark, which only joins Hebrew letters.
const APOSTROPHES = /['\u2019\uff07"\u05f3\u05f4]/
export const PICTOGRAPH = /[\p{Extended_Pictographic}\p{Regional_Indicator}]/u

/** The class of a code point, for units the tables don't hold. */
export function classify(character: string): number {
  if (JOINERS.test(character)) return JOINER
  if (APOSTROPHES.test(character)) return APOSTROPHE
  if (character === '+' || character === '#') return SUFFIX
  if (MARKS.test(character)) return MARK
  if (LETTERS.test(character)) return NO_SPACES.test(character) ? CLUSTER : LETTER
  if (NUMBERS.test(character)) return DIGIT
  return SEPARATOR
}
