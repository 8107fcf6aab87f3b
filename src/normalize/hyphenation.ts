import { isFunctionWord, wordSet } from './function-words.ts'

// First halves that keep their hyphen where nothing in the text tells: "well-known", "self-made", "non-EU".
const COMPOUND_HEADS = /* @__PURE__ */ wordSet(
  'self well ex half all cross non anti pro semi quasi vice e x t high low long short mid full part first second third one ' +
    'two three four five six seven eight nine ten twenty thirty forty fifty so co old new',
)

// "short- and long-term": the hyphen hangs, no word was cut.
const SUSPENDED = /^(?:and|or|und|oder|bzw|bis|y|o|e|et|ou|en|of|to|и|или)(?!\p{L})/u

// "state-of-the-": a part of a compound.
const INNER_PART = /\p{L}[-\u2010]\p{L}+[-\u2010]$/u

const HEAD = /(\p{L}+)[-\u2010]$/u
const TAIL = /^(\p{L}+)(?![\p{L}-])/u

// "--force-": options of commands begin with a hyphen, and no wrap cuts them.
const OPTION = /(?:^|\s)-\S*[-\u2010]$/

/** Whether a line ends within such an option, which then is no wrap at all. */
export const endsInOption = (line: string): boolean => OPTION.test(line.slice(-40))

/** Whether `line` ends in a hyphen that `next`, small-lettered and no list of prefixes itself, may go on from. */
export function isHyphenated(line: string, next: string): boolean {
  const end = line.slice(-40)
  return HEAD.test(end) && !endsInOption(end) && /^\p{Ll}/u.test(next) && !/^\p{L}+-(?:\s|$)/u.test(next)
}

/**
 * What stands between a line that ends in a hyphen and the next: nothing of the hyphen, the hyphen, or hyphen and space.
 *
 * The text itself is the dictionary: a word that it also writes in one piece, or also with the hyphen, decides.
 * Otherwise the hyphen goes, unless it follows a usual first half of a compound, or a function word in one.
 */
export function hyphenAt(line: string, next: string, words: ReadonlySet<string>): '' | '-' | '- ' {
  if (SUSPENDED.test(next)) return '- '
  // Only the line's end: a line may be a megabyte without a space.
  const head = HEAD.exec(line.slice(-40))?.[1]?.toLowerCase()
  const tail = TAIL.exec(next.slice(0, 40))?.[1]?.toLowerCase()
  if (head === undefined || tail === undefined) return '-'
  if (words.has(head + tail)) return ''
  if (words.has(`${head}-${tail}`)) return '-'
  if (isFunctionWord(head) && INNER_PART.test(line.slice(-40))) return '-'
  return COMPOUND_HEADS.has(head) ? '-' : ''
}

/** All words of a text, small-lettered, those with inner hyphens whole. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu))
}
