import { PostingsReader } from '../../segment/postings.ts'
import type { TextIndex } from '../../segment/text-index.ts'
import { WINDOW } from './scorer.ts'
import type { WindowSums } from './window-sums.ts'

/** A posting list of a block or more, added up window by window. */
export class LongList {
  readonly #reader: PostingsReader
  readonly #share: number
  readonly #role: number
  /** The last block, which may be the tail. */
  readonly #last: number
  // The block that is loaded, and its first document that is not in a window before.
  #block = -1
  #slot = 0

  constructor(index: TextIndex, boosts: readonly number[], ord: number, share: number, role: number) {
    this.#reader = new PostingsReader(index, boosts)
    this.#reader.open(ord)
    this.#share = share
    this.#role = role
    this.#last = this.#reader.tailCount > 0 ? this.#reader.blockCount : this.#reader.blockCount - 1
  }

  /** Adds its documents of the window that begins at `base`, after those before; with `wanted`, only those whose bits are set. */
  addTo(into: WindowSums, base: number, wanted?: Uint32Array): void {
    const reader = this.#reader
    const { docs, blockCount } = reader
    const end = base + WINDOW
    for (let block = reader.findBlock(base, Math.max(0, this.#block)); block <= this.#last; block++) {
      if (block !== this.#block) {
        if (wanted && block > 0 && block < blockCount) {
          const lastDoc = reader.lastDoc(block)
          if (!anyBit(wanted, reader.lastDoc(block - 1) + 1 - base, lastDoc - base)) {
            if (lastDoc >= end - 1) return
            continue
          }
        }
        reader.loadBlock(block)
        this.#block = block
        this.#slot = 0
      }
      const { count } = reader
      let slot = this.#slot
      while (slot < count && docs[slot]! < base) slot++
      if (slot < count && docs[slot]! < end) {
        slot = wanted ? this.#addWanted(into, base, slot, wanted) : this.#addAll(into, base, slot)
      }
      this.#slot = slot
      if (slot < count) return
    }
  }

  /** Adds the documents of the loaded block from `slot` on that are in the window, and returns the slot after them. */
  #addAll({ sums, matched, stride }: WindowSums, base: number, slot: number): number {
    const { docs, count } = this.#reader
    const freqs = this.#reader.freqs()
    const share = this.#share
    const role = this.#role
    let next = slot
    for (; next < count; next++) {
      const at = docs[next]! - base
      if (at >= WINDOW) break
      sums[stride * at + role]! += share * freqs[next]!
      matched[at >>> 5]! |= 1 << at
    }
    return next
  }

  /** The same for those whose bits are set. Freqs of a block that has none of them are not asked for. */
  #addWanted({ sums, matched, stride }: WindowSums, base: number, slot: number, wanted: Uint32Array): number {
    const { docs, count } = this.#reader
    let freqs: Float64Array | undefined
    let next = slot
    for (; next < count; next++) {
      const at = docs[next]! - base
      if (at >= WINDOW) break
      if ((wanted[at >>> 5]! & (1 << at)) === 0) continue
      freqs ??= this.#reader.freqs()
      sums[stride * at + this.#role]! += this.#share * freqs[next]!
      matched[at >>> 5]! |= 1 << at
    }
    return next
  }
}

/** Whether any bit from `first` to `last` is set, of those that there are. */
function anyBit(bits: Uint32Array, first: number, last: number): boolean {
  const from = Math.max(0, first)
  const to = Math.min(WINDOW - 1, last)
  if (from > to) return false
  let word = from >>> 5
  let found = bits[word]! & (-1 << from)
  const end = to >>> 5
  while (found === 0 && word < end) found = bits[++word]!
  return word < end ? found !== 0 : (found & (-1 >>> (31 - (to & 31)))) !== 0
}
