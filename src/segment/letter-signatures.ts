import { DictionaryCursor, NO_ORD, type TermDictionary } from './term-dictionary.ts'

/** Longer words share a bucket. */
const MAX_LENGTH = 63
// Letters whose second occurrence has a bit of its own: the most frequent ones tell words apart the least.
const TWICE = 'eais'
const OTHERS = 26
const TWICE_BIT = 28

/**
 * Which letters a word has, a bit a letter: a to z, two bits for all others, and four for frequent letters that stand
 * there twice.
 *
 * An edit adds a letter, takes one off, or does both; each of that flips one bit at the most. So words within some
 * edits of each other differ in no more bits than that, whatever the edits are.
 */
export function letterSignature(term: ArrayLike<number>, size: number): number {
  let signature = 0
  for (let i = 0; i < size; i++) {
    const byte = term[i]!
    // Of a character of several bytes, only the first counts.
    if ((byte & 0xc0) === 0x80) continue
    const letter = byte - 97
    const bit = 1 << (letter >= 0 && letter < OTHERS ? letter : OTHERS + (byte & 1))
    if (signature & bit) {
      const twice = TWICE.indexOf(String.fromCharCode(byte))
      if (twice >= 0) signature |= 1 << (TWICE_BIT + twice)
    }
    signature |= bit
  }
  return signature
}

/** How many characters UTF-8 bytes hold. */
function characterCount(term: ArrayLike<number>, size: number): number {
  let count = 0
  for (let i = 0; i < size; i++) if ((term[i]! & 0xc0) !== 0x80) count++
  return Math.min(MAX_LENGTH, count)
}

/**
 * The signatures of all surface words of a dictionary, by length: what can't be within some edits of a word is passed
 * over at a few operations each, without being decoded. Made at the first use, eight bytes a word.
 */
export class LetterSignatures {
  /** `starts[n]..starts[n + 1]` are the words of n characters. */
  readonly #starts = new Uint32Array(MAX_LENGTH + 2)
  readonly #signatures: Int32Array
  readonly #entries: Uint32Array

  constructor(dictionary: TermDictionary) {
    const lengths = new Uint8Array(dictionary.size)
    const signatures = new Int32Array(dictionary.size)
    const cursor = new DictionaryCursor(dictionary)
    let count = 0
    for (let entry = 0; cursor.next(); entry++) {
      if (cursor.surfaceOrd === NO_ORD) continue
      lengths[entry] = characterCount(cursor.term, cursor.size)
      signatures[entry] = letterSignature(cursor.term, cursor.size)
      this.#starts[lengths[entry]! + 1]!++
      count++
    }
    for (let length = 0; length <= MAX_LENGTH; length++) this.#starts[length + 1]! += this.#starts[length]!
    const next = this.#starts.slice()
    this.#signatures = new Int32Array(count)
    this.#entries = new Uint32Array(count)
    for (let entry = 0; entry < lengths.length; entry++) {
      // A word has at least one character; what has none is no surface word.
      if (lengths[entry] === 0) continue
      const at = next[lengths[entry]!]!++
      this.#signatures[at] = signatures[entry]!
      this.#entries[at] = entry
    }
  }

  /** Calls `visit` with every entry that may be within some edits of the word, and some that are not. */
  visitCandidates(term: Uint8Array, size: number, maxEdits: number, visit: (entry: number) => void): void {
    const signatures = this.#signatures
    const sought = letterSignature(term, size)
    const length = characterCount(term, size)
    const longest = Math.min(length + maxEdits, MAX_LENGTH)
    for (let other = Math.max(1, length - maxEdits); other <= longest; other++) {
      // As many edits as the lengths differ by only add a letter or only take one off.
      const changes = other === MAX_LENGTH ? 2 * maxEdits : 2 * maxEdits - Math.abs(other - length)
      const end = this.#starts[other + 1]!
      for (let at = this.#starts[other]!; at < end; at++) {
        let differing = signatures[at]! ^ sought
        // Takes off one bit a step.
        for (let change = 0; change < changes; change++) differing &= differing - 1
        if (differing === 0) visit(this.#entries[at]!)
      }
    }
  }
}
