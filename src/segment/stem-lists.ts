import { GrowingArray } from '../codec/growing-array.ts'
import { DictionaryCursor } from './dictionary-cursor.ts'
import { BLOCK_ENTRIES, NO_ORD, type TermDictionary } from './term-dictionary.ts'

/** From stems to their posting lists, and back. */
export class StemLists {
  readonly #dictionary: TermDictionary
  // Each lookup is over before the next.
  #cursor: DictionaryCursor | undefined
  #blocks: Uint32Array | undefined

  constructor(dictionary: TermDictionary) {
    this.#dictionary = dictionary
  }

  /** The posting list of a stem, or NO_ORD. */
  ordOf(stem: Uint8Array, size: number): number {
    const cursor = this.#lookup()
    return cursor.seekExact(stem, size) ? cursor.stemOrd : NO_ORD
  }

  /** The stem whose posting list this is. */
  textOf(ord: number): string {
    const cursor = this.#lookup()
    // Only wanted where words are expanded over several segments, so the table is made then.
    this.#blocks ??= this.#findBlocks()
    cursor.seekBlock(this.#blocks[ord]!)
    while (cursor.next()) if (cursor.stemOrd === ord) return cursor.text
    return ''
  }

  #lookup(): DictionaryCursor {
    this.#cursor ??= new DictionaryCursor(this.#dictionary)
    return this.#cursor
  }

  /** For each list the block of its stem. */
  #findBlocks(): Uint32Array {
    const blocks = new GrowingArray()
    const cursor = new DictionaryCursor(this.#dictionary)
    for (let entry = 0; cursor.next(); entry++) {
      if (cursor.stemOrd !== NO_ORD) blocks.set(cursor.stemOrd, Math.floor(entry / BLOCK_ENTRIES))
    }
    return blocks.values
  }
}
