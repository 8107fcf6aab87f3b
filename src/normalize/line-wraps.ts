import { endsInFunctionWord } from './function-words.ts'
import { endsInOption, hyphenAt, isHyphenated, wordsOf } from './hyphenation.ts'
import { endsSentence, isListItem, isOpen, startsSmall } from './sentence.ts'

// Lines shorter than this may be verse, lists or addresses; a wrap is believed there only with more evidence.
const WRAP_WIDTH = 45
// No line of verse is so long: a sentence that is open after a comma at its end was broken.
const LONG_LINE = 60

// Three words, and not much shorter than a narrow column: "milk", "eggs" are a list.
const SOME_WORDS = /^(?=.{10})(?:\S+ ){2}/
// Letters of scripts without capitals, where a small letter can't show that a sentence goes on.
const CASELESS = /^["“«(]?[\u0590-\u08FF\u0900-\u0DFF\u10A0-\u10FF\u1200-\u137F]/
// Han and Kana are written without spaces; a line that is full ends anywhere.
const UNSPACED_START = /^[\u3040-\u30FF\u3400-\u9FFF]/
const UNSPACED_END = /[\u3040-\u30FF\u3400-\u9FFF，、]$/

/**
 * Text whose broken lines are joined, paragraph by paragraph: words cut by a hyphen, sentences broken by a wrap.
 *
 * A line was wrapped when the next word had no room in it. So a line break is taken for a wrap where the next line's
 * first word would not have fitted into the widest line of the paragraph, and a sentence is open there. Lines that
 * don't fill their width (verse, lists, addresses, code) stay lines.
 */
export function joinWraps(text: string): string {
  if (!text.includes('\n')) return text
  let words: ReadonlySet<string> | undefined
  const known = () => {
    words ??= wordsOf(text)
    return words
  }
  return text
    .split('\n\n')
    .map((paragraph) => (paragraph.includes('\n') ? joinLines(paragraph.split('\n'), known) : paragraph))
    .join('\n\n')
}

function joinLines(lines: readonly string[], words: () => ReadonlySet<string>): string {
  const shape = shapeOf(lines)
  const parts: string[] = []
  // The joined line's length, so that a second run sees what the first saw.
  let length = lines[0]!.length
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i - 1]!
    const next = lines[i]!
    if (isHyphenated(line, next)) {
      parts.push(line.slice(0, -1), hyphenAt(line, next, words()))
      length += next.length
    } else if (isWrap(line, next, length, shape)) {
      parts.push(line, UNSPACED_END.test(line) && UNSPACED_START.test(next) ? '' : ' ')
      length += next.length
    } else {
      parts.push(line, '\n')
      length = next.length
    }
  }
  return parts.join('') + lines.at(-1)!
}

/** What the lines of one paragraph have in common. */
interface Shape {
  readonly width: number
  readonly breaks: number
  /** Breaks where the next word had no room. */
  readonly full: number
  /** Full breaks where the sentence certainly goes on. */
  readonly certain: number
  /** Every line has some words, every break is within a sentence or after one, not all after commas; the last line ends one. */
  readonly isProse: boolean
}

function shapeOf(lines: readonly string[]): Shape {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  const breaks = lines.length - 1
  let full = 0
  let certain = 0
  let sentences = 0
  let within = 0
  for (let i = 0; i < breaks; i++) {
    const line = lines[i]!
    const isFull = fills(line, lines[i + 1]!, width)
    const on = goesOn(line, lines[i + 1]!)
    if (isFull) full++
    if (isFull && on) certain++
    if (on && !line.endsWith(',')) within++
    if ((on || endsSentence(line)) && SOME_WORDS.test(line)) sentences++
  }
  return {
    width,
    breaks,
    full,
    certain,
    isProse: within > 0 && sentences === breaks && endsSentence(lines[breaks]!),
  }
}

function isWrap(line: string, next: string, length: number, shape: Shape): boolean {
  if (isListItem(next) || endsInOption(line)) return false
  const full = fills(line, next, shape.width)
  const wide = shape.width >= WRAP_WIDTH
  if (UNSPACED_END.test(line) && UNSPACED_START.test(next)) return full && shape.width >= 15
  if (goesOn(line, next)) {
    return (wide && full) || shape.isProse || (length >= LONG_LINE && line.endsWith(','))
  }
  if (!wide || !full) return false
  // Wrapped prose also breaks between sentences and before names: believed where most breaks are full, and
  // some are certain.
  if (CASELESS.test(next)) return isOpen(line) && shape.breaks > 1 && shape.full === shape.breaks
  return shape.certain > 0 && (shape.isProse || shape.full * 4 >= shape.breaks * 3)
}

// Whether a sentence is open at the end of a line, and the next line is in its middle.
const goesOn = (line: string, next: string): boolean =>
  isOpen(line) && (startsSmall(next) || needsMore(line, next))

// "in 2014," / "2016 and", "met the" / "Russian …": what can't end goes on, also with a number or a name.
const needsMore = (previous: string, next: string): boolean =>
  endsInFunctionWord(previous) || (previous.endsWith(',') && /^\d/.test(next))

function fills(line: string, next: string, width: number): boolean {
  const space = next.indexOf(' ')
  const firstWord = UNSPACED_START.test(next) ? 1 : space < 0 ? next.length : space
  return line.length + 1 + firstWord > width
}
