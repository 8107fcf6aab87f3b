import { ByteWriter, MAX_VARINT_BYTES, putVarint } from '../codec/byte-writer.ts'
import { copyInSteps } from '../codec/stepwise-copy.ts'
import { WordWriter } from '../codec/word-writer.ts'
import type { Steps } from '../steps.ts'
import type { Sections } from './sections.ts'
import {
  BLOCK_ENTRIES,
  BOTH,
  BOTH_APART,
  MAX_ENTRY_BYTES,
  NO_ORD,
  ONCE,
  REFERENCE_SHIFT,
  STEM_ONLY,
  SURFACE_ONLY,
} from './term-dictionary.ts'

/**
 * Writes the sorted words of a segment.
 *
 * An entry is a surface word, or the stem of some, or both; it names the posting list that the surface word leads to,
 * and the one whose stem it is. Lists are numbered in the order in which they first appear here.
 *
 * A block keeps alike things together, so that a scan for words reads nothing else and branches little:
 *
 *     Block → Sizes of each entry, Added bytes of each entry, Facts of each entry
 *     Sizes → a byte: bytes shared with the entry before (0 for the first) | added << 4; 15 goes on in front of the bytes
 *     Added → (varint shared − 15), (varint added − 15), the bytes that follow the shared ones
 *     Facts → varint reference << 3 | once << 2 | kind, (varint document count of a surface word, unless once: it is 1),
 *             (varint reference of the stem's list, for kind 3)
 *
 * A reference is 0 for the next new list, else how many lists back.
 */
export class TermDictionaryWriter {
  readonly #out = new ByteWriter(1 << 10)
  readonly #offsets = new WordWriter()
  readonly #firstOrds = new WordWriter()
  // Of the block being written: the parts, and how many bytes the last two have.
  readonly #sizes = new Uint8Array(BLOCK_ENTRIES)
  readonly #added = new Uint8Array(BLOCK_ENTRIES * (2 * MAX_VARINT_BYTES + MAX_ENTRY_BYTES))
  #addedSize = 0
  readonly #facts = new Uint8Array(BLOCK_ENTRIES * 3 * MAX_VARINT_BYTES)
  #factsSize = 0
  readonly #last = new Uint8Array(MAX_ENTRY_BYTES)
  #lastSize = 0
  #entries = 0
  /** Lists numbered so far; as an argument of `add`, the next new one, beyond which there is none. */
  ordCount = 0

  /** Entries come in byte order, each once; at least one of the ordinals is given. */
  add(
    bytes: Uint8Array,
    start: number,
    size: number,
    surfaceOrd: number,
    stemOrd: number,
    docCount: number,
  ): void {
    const place = this.#entries % BLOCK_ENTRIES
    if (place === 0) this.#startBlock()
    this.#entries++
    const last = this.#last
    const limit = Math.min(size, this.#lastSize)
    let shared = 0
    while (shared < limit && bytes[start + shared] === last[shared]) shared++
    const added = this.#added
    let at = this.#addedSize
    this.#sizes[place] = Math.min(shared, 15) | (Math.min(size - shared, 15) << 4)
    // Written, and kept or not: what a dictionary first has in its middle would else throw compiled code away.
    let end = putVarint(added, at, shared - 15)
    at = shared < 15 ? at : end
    end = putVarint(added, at, size - shared - 15)
    at = size - shared < 15 ? at : end
    for (let i = shared; i < size; i++) {
      const byte = bytes[start + i]!
      last[i] = byte
      added[at++] = byte
    }
    this.#addedSize = at
    this.#lastSize = size

    const isSurface = surfaceOrd !== NO_ORD
    const isStem = stemOrd !== NO_ORD
    let kind = surfaceOrd === stemOrd ? BOTH : BOTH_APART
    kind = isStem ? kind : SURFACE_ONLY
    kind = isSurface ? kind : STEM_ONLY
    const once = docCount === 1 ? ONCE : 0
    const reference = this.#reference(isSurface ? surfaceOrd : stemOrd)
    const facts = this.#facts
    at = putVarint(facts, this.#factsSize, (reference << REFERENCE_SHIFT) | once | kind)
    end = putVarint(facts, at, docCount)
    at = isSurface && !once ? end : at
    // Counts no new list unless it is kept: no other ordinal is one.
    end = putVarint(facts, at, this.#reference(stemOrd))
    at = kind === BOTH_APART ? end : at
    this.#factsSize = at
  }

  #reference(ord: number): number {
    const back = this.ordCount - ord
    this.ordCount += back === 0 ? 1 : 0
    return back
  }

  #startBlock(): void {
    this.#endBlock()
    this.#offsets.push(this.#out.length)
    this.#firstOrds.push(this.ordCount)
    this.#lastSize = 0
  }

  #endBlock(): void {
    const out = this.#out
    // Full but for the last one.
    out.writeBytes(this.#sizes, 0, ((this.#entries - 1) % BLOCK_ENTRIES) + 1)
    out.writeBytes(this.#added, 0, this.#addedSize)
    out.writeBytes(this.#facts, 0, this.#factsSize)
    this.#addedSize = 0
    this.#factsSize = 0
  }

  *build(prefix: string, out: Sections): Steps<void> {
    this.#endBlock()
    out.set(`${prefix}terms.bytes`, yield* copyInSteps(this.#out.bytes, this.#out.length))
    out.set(`${prefix}terms.offsets`, this.#offsets.toWords())
    out.set(`${prefix}terms.firstOrds`, this.#firstOrds.toWords())
    out.set(`${prefix}terms.count`, new Uint32Array([this.#entries]))
  }
}
