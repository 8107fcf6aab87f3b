/** Keeps the first `k` of what it is offered, in the order of `compare`. */
export class Best<T> {
  readonly #k: number
  readonly #compare: (a: T, b: T) => number
  readonly #room: number
  #kept: T[] = []
  /** The k-th of those seen so far, or nearly: what comes after it is not among the first. */
  last: T | undefined

  constructor(k: number, compare: (a: T, b: T) => number) {
    this.#k = k
    this.#compare = compare
    // Sorting twice as many now and then costs n log k in all, as a heap does, with less code.
    this.#room = Math.max(2 * k, 64)
  }

  offer(candidate: T): void {
    if (this.last !== undefined && this.#compare(candidate, this.last) >= 0) return
    if (this.#kept.push(candidate) >= this.#room) this.#cut()
  }

  /** Those kept, in order. */
  take(): T[] {
    this.#cut()
    return this.#kept
  }

  #cut(): void {
    this.#kept = this.#kept.sort(this.#compare).slice(0, this.#k)
    if (this.#kept.length === this.#k) this.last = this.#kept[this.#k - 1]
  }
}
