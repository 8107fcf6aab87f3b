import { editDistance } from './edit-distance.ts'
import { LevenshteinAutomaton } from './levenshtein-automaton.ts'
import { DictionaryCursor, NO_ORD, type TermDictionary } from './term-dictionary.ts'

export interface Neighbourhood {
  readonly maxEdits: 0 | 1 | 2
  /** Code points at the start that must be the same. */
  readonly prefixLength: number
  readonly transpositions: boolean
}

/**
 * Calls `visit` with each surface word of a dictionary within some edits of a word, in dictionary order, while the cursor
 * stands on it. The word itself is among them, at distance 0.
 *
 * An automaton walks the sorted entries with a stack of states, one a byte: what an entry shares with the one before is
 * not read again, and all entries that share a prefix at which the automaton has died are skipped together.
 */
export function visitNeighbours(
  dictionary: TermDictionary,
  word: string,
  { maxEdits, prefixLength, transpositions }: Neighbourhood,
  visit: (cursor: DictionaryCursor, distance: number) => void,
): void {
  const automaton = new LevenshteinAutomaton(word, maxEdits, transpositions)
  const fixed = [...word].slice(0, prefixLength)
  const cursor = new DictionaryCursor(dictionary)
  const { term } = cursor
  const states = new Int32Array(term.length + 4)
  states[0] = automaton.start
  let more = cursor.next()
  let valid = 0
  while (more) {
    // The states of a character that was only shared in part are made again.
    let at = Math.min(valid, cursor.shared)
    while (at > 0 && (term[at]! & 0xc0) === 0x80) at--
    let state = states[at]!
    while (at < cursor.size && state >= 0) {
      const lead = term[at]!
      let codePoint = lead
      let end = at + 1
      if (lead >= 0xc0) {
        end = at + (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)
        codePoint = lead & (0xff >> (end - at + 1))
        for (let i = at + 1; i < end; i++) codePoint = (codePoint << 6) | (term[i]! & 63)
      }
      state = automaton.step(state, codePoint)
      at = end
      states[at] = state
    }
    valid = at
    if (state < 0) {
      more = cursor.nextBeyond(at)
      continue
    }
    if (cursor.surfaceOrd !== NO_ORD && automaton.distance(state) >= 0) {
      const text = cursor.text
      const distance = editDistance(word, text, maxEdits, transpositions)
      if (distance <= maxEdits && startsWith(text, fixed)) visit(cursor, distance)
    }
    more = cursor.next()
  }
}

function startsWith(text: string, characters: readonly string[]): boolean {
  return text.startsWith(characters.join(''))
}
