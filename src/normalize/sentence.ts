const SENTENCE_END = /[.!?…:;。！？؟।]["'”’»)\]]*$/
const FULL_STOP = /[.!?…。！？؟।]["'”’»)\]]*$/
// What a sentence that goes on can end in: a word, a number, a comma, a closing quote or bracket, a dash.
const OPEN_END = /[\p{L}\p{M}\p{N},"'”’»)\]%–—]$/u
const SMALL_START = /^["'“‘„«(]?\p{Ll}/u
// Bullets, "1.", "2)", "a)": a list item starts its own line.
const LIST_MARKER = /^(?:[-–—*•·‣▪●○☐✓>#]|\(?\d{1,3}[.)]|\(?[a-z]\))\s/u

/** Whether a line ends where a clause may: also at ":" and ";", after which verse and code break. */
export const endsClause = (line: string): boolean => SENTENCE_END.test(line.slice(-8))

/** Whether a text ends as a sentence does. */
export const endsSentence = (text: string): boolean => FULL_STOP.test(text.slice(-8))

/** Whether a sentence may go on after a line's end. */
export const isOpen = (line: string): boolean => OPEN_END.test(line.slice(-2)) && !endsClause(line)

/** Whether a line starts with a small letter, as the rest of a broken sentence does. */
export const startsSmall = (line: string): boolean => SMALL_START.test(line)

export const isListItem = (line: string): boolean => LIST_MARKER.test(line)
