/** Numbers the posting lists in the order in which their words come up in the dictionary. */
export class ListOrder {
  count = 0
  /** The word that is the stem of each list. */
  readonly stems: Uint32Array
  /** The number of each surface word within its list. */
  readonly surfaceNumbers: Uint32Array
  /** For each list: its surface words, and which is the most frequent. */
  readonly surfaceCounts: Uint32Array
  readonly primaries: Uint32Array
  /** The list of each stem + 1, by the stem's word. */
  readonly #lists: Uint32Array
  readonly #primaryCounts: Uint32Array

  constructor(words: number) {
    this.stems = new Uint32Array(words)
    this.surfaceNumbers = new Uint32Array(words)
    this.surfaceCounts = new Uint32Array(words)
    this.primaries = new Uint32Array(words)
    this.#lists = new Uint32Array(words)
    this.#primaryCounts = new Uint32Array(words)
  }

  listOf(stem: number): number {
    if (this.#lists[stem] === 0) {
      this.stems[this.count] = stem
      this.#lists[stem] = ++this.count
    }
    return this.#lists[stem]! - 1
  }

  /** The list of a surface word that stands in so many documents, which becomes the list's next. */
  surface(word: number, stem: number, docCount: number): number {
    const list = this.listOf(stem)
    const number = this.surfaceCounts[list]!++
    this.surfaceNumbers[word] = number
    if (docCount > this.#primaryCounts[list]!) {
      this.#primaryCounts[list] = docCount
      this.primaries[list] = number
    }
    return list
  }
}

/** From the numbers that a stem's surface words were given as they came to those that they have in the dictionary. */
export class SurfaceNumbers {
  /** `starts[stem]..starts[stem + 1]` are the words of a stem in `numbers`, by the number as it came. */
  readonly starts: Uint32Array
  readonly numbers: Uint32Array

  /** `counts` says how many words each stem has. */
  constructor(counts: Uint32Array) {
    const { length } = counts
    this.starts = new Uint32Array(length + 1)
    for (let word = 0; word < length; word++) this.starts[word + 1] = this.starts[word]! + counts[word]!
    this.numbers = new Uint32Array(this.starts[length]!)
  }

  set(stem: number, come: number, number: number): void {
    this.numbers[this.starts[stem]! + come] = number
  }
}
