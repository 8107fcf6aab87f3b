/**
 * Where each letter stands in a word, by open addressing, at most half full. A slot is the code point + 1 (or 0 if free), a bit
 * for each of its places in the word, and a 0 so that a window may hang over the end.
 */
export class LetterPlaces {
  readonly #slots: Int32Array
  readonly #stride: number
  readonly #mask: number

  constructor(points: readonly number[]) {
    let count = 32
    for (const distinct = new Set(points).size; count < 2 * distinct; ) count *= 2
    this.#mask = count - 1
    this.#stride = (points.length >>> 5) + 3
    this.#slots = new Int32Array(count * this.#stride)
    for (let i = 0; i < points.length; i++) {
      const slot = this.#slotOf(points[i]!)
      this.#slots[slot] = points[i]! + 1
      this.#slots[slot + 1 + (i >>> 5)]! |= 1 << i
    }
  }

  /** A bit for each place that a code point has from `base` on, up to 32. */
  from(base: number, codePoint: number): number {
    const slots = this.#slots
    const at = this.#slotOf(codePoint) + 1 + (base >>> 5)
    return (slots[at]! >>> base) | ((slots[at + 1]! << 1) << ~base)
  }

  /** Where the slot of a code point begins: its own, or a free one, whose places are 0. */
  #slotOf(codePoint: number): number {
    const slots = this.#slots
    const key = codePoint + 1
    let slot = (codePoint & this.#mask) * this.#stride
    // While neither the key nor 0 is there; one branch, not two, since which of them is not to be predicted.
    while ((((slots[slot]! ^ key) - 1) | (slots[slot]! - 1)) >= 0) {
      slot += this.#stride
      if (slot === slots.length) slot = 0
    }
    return slot
  }
}
