// UTF-16 units of text that are added between two pauses, some milliseconds' work, and what each document takes besides, in such units.
const MOST = 20_000
const DOCUMENT = 100
// The first slice, and how much longer each next one is: of 20,000 units, the first of a process took 24 to 36 ms, since code
// is not compiled yet, and the first of an empty buffer 7 to 14 ms, since all its words are new.
const FIRST = 1000
const GROWTH = 1.1

/** Says after which of many documents to pause. */
export class Slices {
  #room = FIRST
  #most = FIRST

  /** Begins with short slices again. */
  restart(): void {
    this.#most = FIRST
    this.#room = FIRST
  }

  /** Takes note of a document with these texts, and says whether a slice ends with it. */
  endsWith(texts: readonly (readonly string[])[]): boolean {
    this.#room -= DOCUMENT
    for (const values of texts) for (const value of values) this.#room -= value.length
    if (this.#room > 0) return false
    this.#most = Math.min(MOST, this.#most * GROWTH)
    this.#room = this.#most
    return true
  }
}
