import { Interner } from '../analysis/interner.ts'
import type { DictionaryCursor } from '../segment/dictionary-cursor.ts'

/** Stems of several segments under one numbering, so that a list of one segment leads to those of the same stem in the others. */
export class SharedStems {
  readonly #stems = new Interner()
  /** By segment: list → number of its stem, and number → list. */
  readonly #numbers: readonly Map<number, number>[]
  readonly #ords: readonly Map<number, number>[]

  constructor(segmentCount: number) {
    this.#numbers = Array.from({ length: segmentCount }, () => new Map())
    this.#ords = Array.from({ length: segmentCount }, () => new Map())
  }

  /** Learns the stem that a cursor in a segment's dictionary stands on. */
  add(segment: number, { stemOrd, term, view, size }: DictionaryCursor): void {
    const number = this.#stems.intern(term, view, 0, size)
    this.#numbers[segment]!.set(stemOrd, number)
    this.#ords[segment]!.set(number, stemOrd)
  }

  /** The number of a list's stem; undefined where it wasn't learnt. */
  numberOf(segment: number, ord: number): number | undefined {
    return this.#numbers[segment]!.get(ord)
  }

  /** The list of a numbered stem; undefined where the segment has none. */
  ordOf(segment: number, number: number): number | undefined {
    return this.#ords[segment]!.get(number)
  }
}
