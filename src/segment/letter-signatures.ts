import { DictionaryCursor } from './dictionary-cursor.ts'
import { NO_ORD, type TermDictionary } from './term-dictionary.ts'

/** Longer words share a bucket. */
const MAX_LENGTH = 63
// Letters whose second occurrence has a bit of its own: the most frequent ones tell words apart the least.
const TWICE = 'eais'
const OTHERS = 26
const TWICE_BIT = 28
const SIGNATURE_BITS = 32

/**
 * Which letters a word has, a bit a letter: a to z, two bits for all others, and four for frequent letters that stand
 * there twice.
 *
 * An edit adds a letter, takes one off, or does both; each of that flips one bit at the most. So of words within some
 * edits of each other, neither has more bits that the other lacks than there are edits.
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
 * The signatures and letters of all surface words of a dictionary, by length and by how many bits a signature has: what
 * can't be within some edits of a word is passed over, 32 words at a time, and the rest is read without being decoded. Made
 * at the first use, eight bytes a word and one a letter.
 */
export class LetterSignatures {
  /** `starts[bucketOf(length, bits)]..` the next one are the words of so many characters whose signatures have so many bits. */
  readonly #starts = new Uint32Array(bucketOf(MAX_LENGTH + 1, 0) + 1)
  /** For each bit of a signature a row of bits, one a word. */
  readonly #rows: Int32Array
  readonly #rowSize: number
  /** The words' entries in the dictionary, in the order of buckets. */
  readonly entries: Uint32Array
  /** The words themselves, n bytes each; those with a character of several bytes begin with a 0. */
  readonly letters: Uint8Array
  // Where those of n characters begin.
  readonly #letterStarts = new Uint32Array(MAX_LENGTH + 1)
  // Where the rows begin of the word that is looked for.
  readonly #sought = new Uint32Array(SIGNATURE_BITS)

  constructor(dictionary: TermDictionary) {
    const lengths = new Uint8Array(dictionary.size)
    const signatures = new Int32Array(dictionary.size)
    const starts = this.#starts
    const cursor = new DictionaryCursor(dictionary)
    let count = 0
    for (let entry = 0; cursor.next(); entry++) {
      if (cursor.surfaceOrd === NO_ORD) continue
      const length = characterCount(cursor.term, cursor.size)
      const signature = letterSignature(cursor.term, cursor.size)
      lengths[entry] = length
      signatures[entry] = signature
      starts[bucketOf(length, bitCount(signature)) + 1]!++
      count++
    }
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!
    let letterCount = 0
    for (let length = 0; length <= MAX_LENGTH; length++) {
      this.#letterStarts[length] = letterCount
      letterCount += length * (starts[bucketOf(length + 1, 0)]! - starts[bucketOf(length, 0)]!)
    }
    const next = starts.slice()
    this.entries = new Uint32Array(count)
    this.letters = new Uint8Array(letterCount)
    this.#rowSize = (count + 31) >>> 5
    this.#rows = new Int32Array(SIGNATURE_BITS * this.#rowSize)
    cursor.seekBlock(0)
    for (let entry = 0; cursor.next(); entry++) {
      const length = lengths[entry]!
      // A word has at least one character; what has none is no surface word.
      if (length === 0) continue
      const signature = signatures[entry]!
      const at = next[bucketOf(length, bitCount(signature))]!++
      this.entries[at] = entry
      if (cursor.size === length)
        this.letters.set(cursor.term.subarray(0, length), this.#lettersAt(length, at))
      for (let bits = signature; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits)
        this.#rows[bit * this.#rowSize + (at >>> 5)]! |= 1 << at
      }
    }
  }

  #lettersAt(length: number, at: number): number {
    return this.#letterStarts[length]! + length * (at - this.#starts[bucketOf(length, 0)]!)
  }

  /**
   * Calls `visit` with the index in `entries` of every word that may be within some edits of the one sought, and of some that
   * are not, and with where in `letters` it begins and ends.
   */
  visitCandidates(
    term: Uint8Array,
    size: number,
    maxEdits: number,
    visit: (index: number, start: number, end: number) => void,
  ): void {
    const signature = letterSignature(term, size)
    const length = characterCount(term, size)
    let soughtBits = 0
    for (let bit = 0; bit < SIGNATURE_BITS; bit++)
      if ((signature >>> bit) & 1) this.#sought[soughtBits++] = bit * this.#rowSize
    const longest = Math.min(length + maxEdits, MAX_LENGTH)
    for (let other = Math.max(1, length - maxEdits); other <= longest; other++) {
      // As many edits as the lengths differ by only add a letter or only take one off.
      const longer = other === MAX_LENGTH ? 0 : other - length
      const mayLack = maxEdits - Math.max(0, longer)
      const mayAdd = maxEdits + Math.min(0, longer)
      const mostBits = Math.min(SIGNATURE_BITS, soughtBits + mayAdd)
      for (let bits = Math.max(1, soughtBits - mayLack); bits <= mostBits; bits++) {
        // What a word lacks and what it adds differ by as much as the numbers of bits do.
        this.#visitBucket(other, bits, soughtBits, Math.min(mayLack, mayAdd + soughtBits - bits), visit)
      }
    }
  }

  /** The words of a bucket that lack at most so many of the bits that are looked for, 0 to 2. */
  #visitBucket(
    length: number,
    bits: number,
    soughtBits: number,
    mayLack: number,
    visit: (index: number, start: number, end: number) => void,
  ): void {
    const rows = this.#rows
    const sought = this.#sought
    const first = this.#starts[bucketOf(length, bits)]!
    const end = this.#starts[bucketOf(length, bits) + 1]!
    for (let group = first >>> 5; group << 5 < end; group++) {
      // Which of 32 words lack none of the bits that are looked for, one at the most, and two.
      let none = -1
      let one = -1
      let two = -1
      if (mayLack === 0) for (let i = 0; i < soughtBits; i++) none &= rows[sought[i]! + group]!
      else if (mayLack === 1) {
        for (let i = 0; i < soughtBits; i++) {
          const row = rows[sought[i]! + group]!
          one = none | (one & row)
          none &= row
        }
      } else {
        for (let i = 0; i < soughtBits; i++) {
          const row = rows[sought[i]! + group]!
          two = one | (two & row)
          one = none | (one & row)
          none &= row
        }
      }
      let found = mayLack === 0 ? none : mayLack === 1 ? one : two
      if (group << 5 < first) found &= -1 << first
      for (; found !== 0; found &= found - 1) {
        const index = (group << 5) + 31 - Math.clz32(found & -found)
        if (index >= end) break
        const start = this.#lettersAt(length, index)
        visit(index, start, start + length)
      }
    }
  }
}

function bucketOf(length: number, bits: number): number {
  return length * (SIGNATURE_BITS + 1) + bits
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
