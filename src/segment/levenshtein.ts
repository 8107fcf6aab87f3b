import { editDistance } from './edit-distance.ts'
import { LevenshteinAutomaton } from './levenshtein-automaton.ts'
import { DictionaryCursor, MAX_ENTRY_BYTES, NO_ORD, type TermDictionary } from './term-dictionary.ts'

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
 * An automaton walks the sorted entries with a stack of states, one a byte. What all entries of a block share, its head
 * and the head of the next block show: where the automaton dies on that, the block is never read.
 */
export function visitNeighbours(
  dictionary: TermDictionary,
  word: string,
  { maxEdits, prefixLength, transpositions }: Neighbourhood,
  visit: (cursor: DictionaryCursor, distance: number) => void,
): void {
  const automaton = new LevenshteinAutomaton(word, maxEdits, transpositions)
  const start = [...word].slice(0, prefixLength).join('')
  const { bytes, blockCount } = dictionary
  const heads = new StateStack(automaton)
  const entries = new StateStack(automaton)
  const cursor = new DictionaryCursor(dictionary)
  let shared = 0
  for (let block = 0; block < blockCount; ) {
    const head = dictionary.headStart(block)
    const common = block + 1 < blockCount ? commonPrefix(dictionary, block, block + 1) : 0
    const dead = heads.walk(bytes, head, common, shared)
    if (dead >= 0) {
      // Of the blocks whose heads share what the automaton died on, only the last may hold anything else.
      const last = dictionary.lastBlockWith(bytes.subarray(head, head + dead), dead, block)
      shared = last > block ? dead : common
      block = Math.max(block + 1, last)
      continue
    }
    cursor.seekBlock(block)
    for (let more = cursor.nextInBlock(0); more; ) {
      const died = entries.walk(cursor.term, 0, cursor.size, cursor.shared)
      if (died >= 0) {
        more = cursor.nextInBlock(died)
        continue
      }
      if (automaton.distance(entries.state) >= 0 && cursor.surfaceOrd !== NO_ORD) {
        const { text } = cursor
        const distance = editDistance(word, text, maxEdits, transpositions)
        if (distance <= maxEdits && text.startsWith(start)) visit(cursor, distance)
      }
      more = cursor.nextInBlock(0)
    }
    shared = common
    block++
  }
}

/** Bytes at the start that two heads have in common. */
function commonPrefix(dictionary: TermDictionary, block: number, other: number): number {
  const { bytes } = dictionary
  const a = dictionary.headStart(block)
  const b = dictionary.headStart(other)
  const limit = Math.min(dictionary.headSize(block), dictionary.headSize(other))
  let size = 0
  while (size < limit && bytes[a + size] === bytes[b + size]) size++
  return size
}

/** The automaton's states along a term, byte by byte, so that the next term starts where it differs. */
class StateStack {
  /** After the last walk, if it did not die. */
  state = 0
  readonly #automaton: LevenshteinAutomaton
  readonly #states = new Int32Array(MAX_ENTRY_BYTES + 4)
  // Bytes for which there are states.
  #valid = 0

  constructor(automaton: LevenshteinAutomaton) {
    this.#automaton = automaton
    this.#states[0] = automaton.start
  }

  /** Reads `bytes[from..from + size)`, the first `shared` of which are as before. The bytes it died on, or -1. */
  walk(bytes: Uint8Array, from: number, size: number, shared: number): number {
    const states = this.#states
    let at = Math.min(this.#valid, shared, size)
    // A character that is only shared in part is read again.
    while (at > 0 && (bytes[from + at]! & 0xc0) === 0x80) at--
    let state = states[at]!
    while (at < size && state >= 0) {
      const lead = bytes[from + at]!
      let codePoint = lead
      let end = at + 1
      if (lead >= 0xc0) {
        end = at + (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)
        if (end > size) break
        codePoint = lead & (0xff >> (end - at + 1))
        for (let i = at + 1; i < end; i++) codePoint = (codePoint << 6) | (bytes[from + i]! & 63)
      }
      state = this.#automaton.step(state, codePoint)
      at = end
      states[at] = state
    }
    this.#valid = at
    this.state = state
    return state < 0 ? at : -1
  }
}
