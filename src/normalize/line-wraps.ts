import { endsInFunctionWord } from './function-words.ts'
import { hyphenAt, isHyphenated, wordsOf } from './hyphenation.ts'
import { endsClause, isListItem, isOpen, startsSmall } from './sentence.ts'

// Lines shorter than this may be verse, lists or addresses; a wrap is believed there only with more evidence.
const WRAP_WIDTH = 45
// No line of verse or of a list is so long: an open sentence at its end was broken.
const LONG_LINE = 60

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
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0)
  const shape: Shape = { width, last: lines.at(-1)!, lines: lines.length, filled: 0, open: 0 }
  for (let i = 1; i < lines.length; i++) {
    if (!fills(lines[i - 1]!, lines[i]!, width)) continue
    shape.filled++
    if (isOpen(lines[i - 1]!) && (startsSmall(lines[i]!) || needsMore(lines[i - 1]!, lines[i]!))) shape.open++
  }
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
  readonly last: string
  readonly lines: number
  /** Line breaks where the next word had no room, and those of them where a sentence is open. */
  filled: number
  open: number
}

function isWrap(previous: string, next: string, length: number, shape: Shape): boolean {
  if (isListItem(next)) return false
  const open = isOpen(previous)
  const full = fills(previous, next, shape.width)
  const breaks = shape.lines - 1
  if (UNSPACED_END.test(previous) && UNSPACED_START.test(next)) return full && shape.width >= 15
  const small = startsSmall(next)
  if (open && !small && needsMore(previous, next)) return full && shape.width >= WRAP_WIDTH
  if (open && small) {
    if (length >= LONG_LINE) return full || endsClause(shape.last) || previous.endsWith(',')
    if (shape.width >= WRAP_WIDTH) return full
    return shape.filled === breaks && endsClause(shape.last)
  }
  if (shape.width < WRAP_WIDTH || !full) return false
  // Wrapped prose also breaks between sentences and before names: believed where most breaks are full, and
  // some are certain.
  if (CASELESS.test(next)) return open && breaks > 1 && shape.filled === breaks
  return shape.open > 0 && shape.filled * 4 >= breaks * 3
}

// "in 2014," / "2016 and", "met the" / "Russian …": what can't end goes on, also with a number or a name.
const needsMore = (previous: string, next: string): boolean =>
  endsInFunctionWord(previous) || (previous.endsWith(',') && /^\d/.test(next))

function fills(line: string, next: string, width: number): boolean {
  const space = next.indexOf(' ')
  const firstWord = UNSPACED_START.test(next) ? 1 : space < 0 ? next.length : space
  return line.length + 1 + firstWord > width
}
