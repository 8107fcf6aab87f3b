import type { PostingsReader } from '../../segment/postings.ts'

/** The postings of many lists of less than a block each, by window of documents. */
export class ShortLists {
  docs: Uint32Array
  /** What each posting counts for. */
  freqs: Float64Array
  roles: Uint8Array
  /** The postings of window i are `starts[i]..starts[i + 1]`. */
  readonly starts: Uint32Array
  readonly #windowBits: number
  #count = 0

  /** Room for so many postings. */
  constructor(most: number, maxDoc: number, windowBits: number) {
    this.docs = new Uint32Array(most)
    this.freqs = new Float64Array(most)
    this.roles = new Uint8Array(most)
    this.starts = new Uint32Array((maxDoc >>> windowBits) + 2)
    this.#windowBits = windowBits
  }

  add(reader: PostingsReader, ord: number, share: number, role: number): void {
    const { docs, freqs, roles, starts } = this
    reader.open(ord)
    reader.loadBlock(0)
    const listFreqs = reader.freqs()
    const listDocs = reader.docs
    const { count } = reader
    let at = this.#count
    for (let slot = 0; slot < count; slot++, at++) {
      const doc = listDocs[slot]!
      docs[at] = doc
      freqs[at] = share * listFreqs[slot]!
      roles[at] = role
      starts[(doc >>> this.#windowBits) + 1]!++
    }
    this.#count = at
  }

  /** Sorts what was added by window, keeping the order within each. */
  sort(): void {
    const { docs, freqs, roles, starts } = this
    const count = this.#count
    for (let window = 1; window < starts.length; window++) starts[window]! += starts[window - 1]!
    const next = starts.slice()
    const sortedDocs = new Uint32Array(count)
    const sortedFreqs = new Float64Array(count)
    const sortedRoles = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      const at = next[docs[i]! >>> this.#windowBits]!++
      sortedDocs[at] = docs[i]!
      sortedFreqs[at] = freqs[i]!
      sortedRoles[at] = roles[i]!
    }
    this.docs = sortedDocs
    this.freqs = sortedFreqs
    this.roles = sortedRoles
  }
}
