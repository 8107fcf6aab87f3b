/**
 * Counts how often a phrase stands in one field of one document, given where its words stand.
 *
 * A word of the phrase that stands at a position is `position − offset` for the phrase, so that words in their places
 * agree. How far the lowest and the highest of those are apart is the distance of a match: the moves of a word that it
 * takes to make the text the phrase. "b a" is two moves away from "a b".
 */
export class PhraseMatcher {
  /** By distinct word: `rows[word][0..counts[word])` is where it stands, ascending. */
  readonly rows: Uint32Array[]
  readonly counts: Uint32Array
  /** By place of the phrase: which occurrence of its word the last match has there. */
  readonly at: Uint32Array

  readonly #words: readonly number[]
  readonly #offsets: readonly number[]
  readonly #slop: number
  /** By place, the next place of the same word, or -1. */
  readonly #again: readonly number[]
  /** By place, how many earlier ones have the same word: no two stand on one occurrence. */
  readonly #starts: readonly number[]

  /** `words[place]` numbers the distinct words; `offsets` ascend from 0. */
  constructor(words: readonly number[], offsets: readonly number[], slop: number) {
    const distinct = Math.max(...words) + 1
    this.rows = Array.from({ length: distinct }, () => new Uint32Array(16))
    this.counts = new Uint32Array(distinct)
    this.at = new Uint32Array(words.length)
    this.#words = words
    this.#offsets = offsets
    // One word alone is never out of place.
    this.#slop = words.length > 1 ? slop : 0
    this.#again = words.map((word, place) => words.indexOf(word, place + 1))
    this.#starts = words.map((word, place) => words.slice(0, place).filter((other) => other === word).length)
  }

  /** The row of a word, with room for so many positions. */
  reserve(word: number, count: number): Uint32Array {
    if (count > this.rows[word]!.length) this.rows[word] = new Uint32Array(2 * count)
    this.counts[word] = count
    return this.rows[word]!
  }

  /** Σ 1 / (1 + distance) over the matches; without slop, their number. `onMatch` can read `at`. */
  freq(onMatch?: () => void): number {
    return this.#slop > 0 ? this.#sloppyFreq(onMatch) : this.#exactFreq(onMatch)
  }

  #exactFreq(onMatch?: () => void): number {
    const { rows, counts, at } = this
    const words = this.#words
    const offsets = this.#offsets
    const first = rows[words[0]!]!
    const end = counts[words[0]!]!
    let freq = 0
    at.fill(0)
    for (let i = 0; i < end; i++) {
      const start = first[i]!
      let place = 1
      for (; place < words.length; place++) {
        const row = rows[words[place]!]!
        const count = counts[words[place]!]!
        const target = start + offsets[place]!
        let k = at[place]!
        while (k < count && row[k]! < target) k++
        at[place] = k
        if (k === count) return freq
        if (row[k] !== target) break
      }
      if (place < words.length) continue
      at[0] = i
      freq++
      onMatch?.()
    }
    return freq
  }

  /**
   * Lets the place that is behind catch up, over and over, as Lucene's `SloppyPhraseMatcher` does: what it stands on
   * when it is about to pass another place is, with what the others stand on, a match.
   */
  #sloppyFreq(onMatch?: () => void): number {
    const { at } = this
    const words = this.#words
    let freq = 0
    at.set(this.#starts)
    for (let place = 0; place < words.length; place++) {
      if (at[place]! >= this.counts[words[place]!]!) return 0
    }
    for (;;) {
      let behind = 0
      let least = Infinity
      let next = Infinity
      let last = -Infinity
      for (let place = 0; place < words.length; place++) {
        const position = this.#position(place, at[place]!)
        if (position > last) last = position
        if (position < least) {
          next = least
          least = position
          behind = place
        } else if (position < next) next = position
      }
      const count = this.counts[words[behind]!]!
      while (at[behind]! + 1 < count && this.#position(behind, at[behind]! + 1) <= next) at[behind]!++
      const distance = last - this.#position(behind, at[behind]!)
      if (distance <= this.#slop) {
        freq += 1 / (1 + distance)
        onMatch?.()
      }
      if (!this.#advance(behind)) return freq
    }
  }

  #position(place: number, i: number): number {
    return this.rows[this.#words[place]!]![i]! - this.#offsets[place]!
  }

  /** Moves a place to its word's next occurrence, and later places of that word beyond it; false where one has none. */
  #advance(place: number): boolean {
    const { at } = this
    let i = ++at[place]!
    while (i < this.counts[this.#words[place]!]!) {
      place = this.#again[place]!
      if (place < 0 || at[place]! > i) return true
      at[place] = ++i
    }
    return false
  }
}
