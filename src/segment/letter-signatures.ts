import { DictionaryCursor, NO_ORD, type TermDictionary } from './term-dictionary.ts'

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
 * The signatures and letters of all surface words of a dictionary, by length: what can't be within some edits of a word
 * is passed over at a few operations each, and the rest is read without being decoded. Made at the first use, twelve bytes
 * a word and one a letter.
 */
export class LetterSignatures {
  /** `starts[n]..starts[n + 1]` are the words of n characters. */
  readonly #starts = new Uint32Array(MAX_LENGTH + 2)
  readonly #signatures: Int32Array
  /** The same turned around: a row of bits for each bit of a signature, a bit for each word. */
  readonly #rows: Int32Array
  readonly #rowSize: number
  readonly #entries: Uint32Array
  /** The words themselves, n bytes each; those with a character of several bytes begin with a 0. */
  readonly letters: Uint8Array
  // Where those of n characters begin.
  readonly #letterStarts = new Uint32Array(MAX_LENGTH + 1)

  constructor(dictionary: TermDictionary) {
    const lengths = new Uint8Array(dictionary.size)
    const cursor = new DictionaryCursor(dictionary)
    let count = 0
    for (let entry = 0; cursor.next(); entry++) {
      if (cursor.surfaceOrd === NO_ORD) continue
      lengths[entry] = characterCount(cursor.term, cursor.size)
      this.#starts[lengths[entry]! + 1]!++
      count++
    }
    let letterCount = 0
    for (let length = 0; length <= MAX_LENGTH; length++) {
      this.#letterStarts[length] = letterCount
      letterCount += length * this.#starts[length + 1]!
      this.#starts[length + 1]! += this.#starts[length]!
    }
    const next = this.#starts.slice()
    this.#signatures = new Int32Array(count)
    this.#entries = new Uint32Array(count)
    this.letters = new Uint8Array(letterCount)
    cursor.seekBlock(0)
    for (let entry = 0; cursor.next(); entry++) {
      const length = lengths[entry]!
      // A word has at least one character; what has none is no surface word.
      if (length === 0) continue
      const at = next[length]!++
      this.#signatures[at] = letterSignature(cursor.term, cursor.size)
      this.#entries[at] = entry
      if (cursor.size === length)
        this.letters.set(cursor.term.subarray(0, length), this.#lettersAt(length, at))
    }
    this.#rowSize = (count + 31) >>> 5
    this.#rows = new Int32Array(SIGNATURE_BITS * this.#rowSize)
    for (let at = 0; at < count; at++) {
      for (let bits = this.#signatures[at]!; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits)
        this.#rows[bit * this.#rowSize + (at >>> 5)]! |= 1 << at
      }
    }
  }

  #lettersAt(length: number, at: number): number {
    return this.#letterStarts[length]! + length * (at - this.#starts[length]!)
  }

  /**
   * Calls `visit` with every entry that may be within some edits of the word, and some that are not, and with where in
   * `letters` the entry begins and ends.
   */
  visitCandidates(
    term: Uint8Array,
    size: number,
    maxEdits: number,
    visit: (entry: number, start: number, end: number) => void,
  ): void {
    const sought = letterSignature(term, size)
    const length = characterCount(term, size)
    const longest = Math.min(length + maxEdits, MAX_LENGTH)
    for (let other = Math.max(1, length - maxEdits); other <= longest; other++) {
      // As many edits as the lengths differ by only add a letter or only take one off.
      const longer = other === MAX_LENGTH ? 0 : other - length
      const mayLack = maxEdits - Math.max(0, longer)
      const mayAdd = maxEdits + Math.min(0, longer)
      const first = this.#starts[other]!
      const end = this.#starts[other + 1]!
      for (let word = first >>> 5; word << 5 < end; word++) {
        let found = this.#lackingAtMost(mayLack, sought, word)
        if (word << 5 < first) found &= -1 << first
        for (; found !== 0; found &= found - 1) {
          const at = (word << 5) + 31 - Math.clz32(found & -found)
          if (at >= end) break
          let added = this.#signatures[at]! & ~sought
          for (let i = 0; i < mayAdd; i++) added &= added - 1
          if (added !== 0) continue
          const start = this.#lettersAt(other, at)
          visit(this.#entries[at]!, start, start + other)
        }
      }
    }
  }

  /**
   * Which of 32 words lack at most so many bits of a signature, 0 to 2 of them: the bits that each lacks are counted for all
   * at once. Measured: three times as fast as taking them word by word.
   */
  #lackingAtMost(most: number, signature: number, word: number): number {
    const rows = this.#rows
    const rowSize = this.#rowSize
    // Binary digits of the counts; `many` where there are more than three.
    let ones = 0
    let twos = 0
    let many = 0
    for (let bits = signature; bits !== 0; bits &= bits - 1) {
      const lacking = ~rows[(31 - Math.clz32(bits & -bits)) * rowSize + word]!
      const carry = ones & lacking
      ones ^= lacking
      many |= twos & carry
      twos ^= carry
    }
    return ~(most === 2 ? many | (ones & twos) : most === 1 ? many | twos : many | twos | ones)
  }
}
