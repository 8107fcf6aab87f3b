/**
 * Counts how often a phrase stands in one field of one document, given where its words stand.
 *
 * A word of the phrase that stands at a position is `position − offset` for the phrase, so that words in their places
 * agree. How far the lowest and the highest of those are apart is the distance of a match: the moves of a word that it
 * takes to make the text the phrase. "b a" is two moves away from "a b".
 */
export class PhraseMatcher {
  readonly #slop: number
  /** By place of the phrase: which of the distinct words stands there, and how far after the first. */
  readonly #words: readonly number[]
  readonly #offsets: readonly number[]
  /** By place, the next place of the same word, or -1. */
  readonly #again: number[] = []
  /** By place, how many earlier ones have the same word: no two stand on one occurrence. */
  readonly #earlier: number[] = []
  /** By distinct word: `rows[word][0..counts[word])` is where it stands, ascending. */
  readonly #rows: Uint32Array[] = []
  readonly #counts: number[]
  /** By place, which occurrence of its word it stands on. */
  readonly #at: number[]
  /** Without slop: where the phrase may begin, going by the words that were taken; -1 before there are any. */
  #starts = new Uint32Array(16)
  #startCount = -1

  /** `words[place]` numbers the distinct words; `offsets` ascend from 0. */
  constructor(words: readonly number[], offsets: readonly number[], slop: number) {
    // One word alone is never out of place.
    this.#slop = words.length > 1 ? slop : 0
    this.#words = words
    this.#offsets = offsets
    this.#at = words.map(() => 0)
    const last: number[] = []
    for (const [place, word] of words.entries()) {
      const before = last[word] ?? -1
      if (before < 0) this.#rows[word] = new Uint32Array(16)
      else this.#again[before] = place
      this.#earlier.push(before < 0 ? 0 : this.#earlier[before]! + 1)
      this.#again.push(-1)
      last[word] = place
    }
    this.#counts = this.#rows.map(() => 0)
  }

  /** Forgets what was taken. */
  clear(): void {
    this.#startCount = -1
  }

  /** Room for so many positions of a word, to be filled before they are taken. */
  row(word: number, count: number): Uint32Array {
    if (count > this.#rows[word]!.length) this.#rows[word] = new Uint32Array(2 * count)
    return this.#rows[word]!
  }

  /** Takes the first positions of a word's row; false if the phrase can't stand here, whatever other words do. */
  take(word: number, count: number): boolean {
    this.#counts[word] = count
    if (this.#slop > 0) return this.#dedupe(word) > 0
    for (let place = 0; place < this.#words.length; place++) {
      if (this.#words[place] === word) this.#narrow(this.#rows[word]!, count, this.#offsets[place]!)
    }
    return this.#startCount > 0
  }

  /** The whole of a compound may have the stem of its first part, where that stands. */
  #dedupe(word: number): number {
    const row = this.#rows[word]!
    let kept = 0
    for (let i = 0; i < this.#counts[word]!; i++)
      if (kept === 0 || row[i] !== row[kept - 1]) row[kept++] = row[i]!
    this.#counts[word] = kept
    return kept
  }

  /** Keeps the starts from which the word is in its place. */
  #narrow(row: Uint32Array, count: number, offset: number): void {
    const isFirst = this.#startCount < 0
    if (isFirst && this.#starts.length < count) this.#starts = new Uint32Array(2 * count)
    const starts = this.#starts
    let kept = 0
    if (isFirst) {
      for (let i = 0; i < count; i++) {
        if (row[i]! >= offset && (i === 0 || row[i] !== row[i - 1])) starts[kept++] = row[i]! - offset
      }
    } else {
      for (let i = 0, k = 0; i < this.#startCount && k < count; i++) {
        const target = starts[i]! + offset
        while (k < count && row[k]! < target) k++
        if (row[k] === target && k < count) starts[kept++] = starts[i]!
      }
    }
    this.#startCount = kept
  }

  /**
   * Of the words taken, which have to be all: Σ 1 / (1 + distance) over the matches; without slop, their number.
   * `onMatch` is called with the position of each place.
   */
  freq(onMatch?: (positions: readonly number[]) => void): number {
    if (this.#slop > 0) return this.#sloppyFreq(onMatch)
    for (let i = 0; onMatch && i < this.#startCount; i++)
      onMatch(this.#offsets.map((offset) => this.#starts[i]! + offset))
    return this.#startCount
  }

  /**
   * Lets the place that is behind catch up, over and over, as Lucene's `SloppyPhraseMatcher` does: what it stands on
   * when it is about to pass another place is, with what the others stand on, a match.
   */
  #sloppyFreq(onMatch?: (positions: readonly number[]) => void): number {
    const at = this.#at
    const words = this.#words
    let freq = 0
    for (let place = 0; place < words.length; place++) {
      at[place] = this.#earlier[place]!
      if (at[place]! >= this.#counts[words[place]!]!) return 0
    }
    for (;;) {
      let behind = 0
      let least = Infinity
      let next = Infinity
      let last = -Infinity
      for (let place = 0; place < words.length; place++) {
        const start = this.#start(place, at[place]!)
        if (start > last) last = start
        if (start < least) {
          next = least
          least = start
          behind = place
        } else if (start < next) next = start
      }
      const count = this.#counts[words[behind]!]!
      while (at[behind]! + 1 < count && this.#start(behind, at[behind]! + 1) <= next) at[behind]!++
      const distance = last - this.#start(behind, at[behind]!)
      if (distance <= this.#slop) {
        freq += 1 / (1 + distance)
        onMatch?.(words.map((word, place) => this.#rows[word]![at[place]!]!))
      }
      if (!this.#advance(behind)) return freq
    }
  }

  /** Where the phrase would begin, by one occurrence of the word of a place. */
  #start(place: number, i: number): number {
    return this.#rows[this.#words[place]!]![i]! - this.#offsets[place]!
  }

  /** Moves a place to its word's next occurrence, and later places of that word beyond it; false where one has none. */
  #advance(place: number): boolean {
    const at = this.#at
    let i = ++at[place]!
    while (i < this.#counts[this.#words[place]!]!) {
      place = this.#again[place]!
      if (place < 0 || at[place]! > i) return true
      at[place] = ++i
    }
    return false
  }
}
