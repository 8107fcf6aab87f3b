import { DictionaryCursor } from './dictionary-cursor.ts'
import { editDistance } from './edit-distance.ts'
import { LevenshteinAutomaton } from './levenshtein-automaton.ts'
import { MAX_ENTRY_BYTES } from './term-dictionary.ts'
import type { TextIndex } from './text-index.ts'

export interface Neighbourhood {
  readonly maxEdits: 0 | 1 | 2
  /** Code points at the start that must be the same. */
  readonly prefixLength: number
  readonly transpositions: boolean
}

const encoder = /* @__PURE__ */ new TextEncoder()

/**
 * Calls `visit` with each surface word of an index within some edits of a word, while the cursor stands on it. The
 * word itself is among them, at distance 0.
 *
 * Words that have too many other letters are passed over by their signatures; an automaton reads those that are left
 * until it dies. Measured on 71,000 words, two edits: five times as fast as walking the automaton over the sorted dictionary,
 * where most words die only at their fourth letter. Of short ASCII words, which nearly all are, it says the distance too; of the few
 * others that are left, `editDistance` does.
 */
export function visitNeighbours(
  { terms, signatures }: TextIndex,
  word: string,
  { maxEdits, prefixLength, transpositions }: Neighbourhood,
  visit: (cursor: DictionaryCursor, distance: number) => void,
): void {
  const automaton = new LevenshteinAutomaton(word, maxEdits, transpositions)
  const { isShort } = automaton
  const start = encoder.encode([...word].slice(0, prefixLength).join(''))
  const cursor = new DictionaryCursor(terms)
  const sought = encoder.encode(word).subarray(0, MAX_ENTRY_BYTES)
  const { letters, entries } = signatures
  signatures.visitCandidates(sought, sought.length, maxEdits, (index, from, to) => {
    // Most are not near: those whose letters are at hand are not looked up before that is known.
    const isAtHand = isShort && letters[from] !== 0
    let distance = isAtHand ? automaton.distanceTo(letters, from, to) : 0
    if (distance < 0) return
    cursor.seekEntry(entries[index]!)
    if (!cursor.startsWith(start, start.length)) return
    if (!isAtHand) {
      if (editsTo(automaton, cursor.term, 0, cursor.size, false) < 0) return
      distance = editDistance(word, cursor.text, maxEdits, transpositions)
    }
    if (distance <= maxEdits) visit(cursor, distance)
  })
}

/** The edits between the automaton's word and `term[from..to)`, or the nearest of all beginnings of it; -1 for too many. */
export function editsTo(
  automaton: LevenshteinAutomaton,
  term: Uint8Array,
  from: number,
  to: number,
  isBeginning: boolean,
): number {
  let state = automaton.start
  let fewest = -1
  for (let at = from; at < to && state >= 0; ) {
    let codePoint = term[at++]!
    if (codePoint >= 0xc0) {
      const end = at + (codePoint >= 0xf0 ? 3 : codePoint >= 0xe0 ? 2 : 1)
      codePoint &= 0x7f >> (end - at + 1)
      while (at < end) codePoint = (codePoint << 6) | (term[at++]! & 63)
    }
    state = automaton.step(state, codePoint)
    if (!isBeginning || state < 0) continue
    const edits = automaton.distance(state)
    if (edits >= 0 && (fewest < 0 || edits < fewest)) fewest = edits
  }
  return isBeginning ? fewest : state < 0 ? -1 : automaton.distance(state)
}
