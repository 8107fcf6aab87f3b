import type { BitSet } from '../codec/bit-set.ts'
import { decodeUtf8 } from '../codec/utf8.ts'
import type { ColumnKind } from '../schema/field.ts'
import type { ColumnValue } from '../schema/value.ts'
import type { OrdinalArray, ReadonlySections, SectionArray } from './sections.ts'

/** Bounds of a range; what is undefined doesn't bound. */
export interface ColumnRange {
  readonly gte?: ColumnValue | undefined
  readonly gt?: ColumnValue | undefined
  readonly lte?: ColumnValue | undefined
  readonly lt?: ColumnValue | undefined
}

/**
 * The values of one keyword, number, date or boolean field, by document.
 *
 * All kinds are one layout: the distinct values in order, and per document the ordinals of its own, so that a filter
 * is a table of the ordinals it accepts, a facet counts ordinals, and sorting compares them.
 *
 *   values    numbers (booleans as 0 and 1, dates in epoch milliseconds), or the UTF-8 of all strings end to end
 *   offsets   keyword only: string o is values[offsets[o]..offsets[o + 1]); valueCount + 1 entries
 *   ords      ordinal + 1, and 0 for none: one entry a document, or with `starts` the entries of all documents
 *   starts    only where a document has several: doc's are ords[starts[doc]..starts[doc + 1]); maxDoc + 1 entries
 *
 * A document's ordinals are ascending and distinct. Strings are in order of their UTF-16 units, as `<` has it.
 */
export class Column {
  readonly kind: ColumnKind
  readonly maxDoc: number
  /** Distinct values; ordinals are below it. */
  readonly valueCount: number
  readonly ords: OrdinalArray
  readonly starts: OrdinalArray | undefined
  readonly #values: SectionArray
  readonly #offsets: OrdinalArray | undefined

  /** Views of the sections that a `ColumnBuilder` made with this prefix; without them, a column of no values. */
  constructor(kind: ColumnKind, prefix: string, sections: ReadonlySections, maxDoc: number) {
    const section = (name: string) => sections.get(prefix + name) as OrdinalArray | undefined
    this.kind = kind
    this.maxDoc = maxDoc
    this.ords = section('ords') ?? new Uint8Array()
    this.starts = section('starts')
    this.#values = section('values') ?? new Uint8Array()
    this.#offsets = kind === 'keyword' ? (section('offsets') ?? new Uint8Array(1)) : undefined
    this.valueCount = this.#offsets ? Math.max(0, this.#offsets.length - 1) : this.#values.length
  }

  valueOf(ord: number): ColumnValue {
    if (this.#offsets) {
      return decodeUtf8(this.#values as Uint8Array, this.#offsets[ord]! >>> 0, this.#offsets[ord + 1]! >>> 0)
    }
    const value = this.#values[ord] ?? 0
    return this.kind === 'boolean' ? value === 1 : value
  }

  /** The ordinal of a value, or -1. */
  ordOf(value: ColumnValue): number {
    const sought = typeof value === 'string' ? wellFormed(value) : value
    const ord = this.countBelow(sought, false)
    return ord < this.valueCount && this.valueOf(ord) === sought ? ord : -1
  }

  /** How many of the distinct values are less than this one (`orEqual`: or equal to it). */
  countBelow(value: ColumnValue, orEqual: boolean): number {
    const sought = typeof value === 'string' ? wellFormed(value) : Number(value)
    let low = 0
    let high = this.valueCount
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = this.#offsets ? this.valueOf(middle) : this.#values[middle]!
      if (found < sought || (orEqual && found === sought)) low = middle + 1
      else high = middle
    }
    return low
  }

  hasValue(doc: number): boolean {
    return this.first(doc) >= 0
  }

  /** How many distinct values a document has. */
  countOf(doc: number): number {
    const { starts } = this
    if (!starts) return this.ords[doc] ? 1 : 0
    // No more than there are, whatever a damaged segment says.
    return Math.max(0, Math.min(starts[doc + 1]! >>> 0, this.ords.length) - (starts[doc]! >>> 0))
  }

  /** The ordinal of a document's i-th value in ascending order, i below `countOf(doc)`. */
  ordAt(doc: number, i: number): number {
    return (this.ords[(this.starts ? this.starts[doc]! >>> 0 : doc) + i]! | 0) - 1
  }

  /** The ordinal of a document's least value, or -1. */
  first(doc: number): number {
    return this.countOf(doc) ? this.ordAt(doc, 0) : -1
  }

  /** The ordinal of a document's greatest value, or -1. */
  last(doc: number): number {
    const count = this.countOf(doc)
    return count ? this.ordAt(doc, count - 1) : -1
  }

  firstValue(doc: number): ColumnValue | undefined {
    const ord = this.first(doc)
    return ord < 0 ? undefined : this.valueOf(ord)
  }

  /**
   * Which ordinals to accept, to be filled and given to `matchAccepted`: entry `ord + 1` for a value, entry 0 for
   * documents without any.
   */
  acceptNone(): Uint8Array {
    return new Uint8Array(this.valueCount + 1)
  }

  acceptTerm(value: ColumnValue, accepted: Uint8Array): void {
    const ord = this.ordOf(value)
    if (ord >= 0) accepted[ord + 1] = 1
  }

  acceptRange({ gte, gt, lte, lt }: ColumnRange, accepted: Uint8Array): void {
    let low = gte === undefined ? 0 : this.countBelow(gte, false)
    if (gt !== undefined) low = Math.max(low, this.countBelow(gt, true))
    let high = lte === undefined ? this.valueCount : this.countBelow(lte, true)
    if (lt !== undefined) high = Math.min(high, this.countBelow(lt, false))
    if (low < high) accepted.fill(1, low + 1, high + 1)
  }

  /** Adds the documents that have an accepted value to `bits`, which has `maxDoc` bits. */
  matchAccepted(accepted: Uint8Array, bits: BitSet): void {
    const { ords, starts, maxDoc } = this
    const { words } = bits
    if (starts) {
      const most = ords.length
      for (let doc = 0; doc < maxDoc; doc++) {
        let i = starts[doc]!
        const end = Math.min(starts[doc + 1]!, most)
        let match = i < end ? 0 : accepted[0]!
        while (i < end && !match) match = accepted[ords[i++]!]! | 0
        if (match) words[doc >>> 5]! |= 1 << doc
      }
    } else if (ords.length < maxDoc) {
      // No value at all; a damaged segment may come here too.
      if (accepted[0]) bits.setAll()
    } else {
      for (let doc = 0; doc < maxDoc; doc++) words[doc >>> 5]! |= accepted[ords[doc]!]! << doc
    }
  }

  matchTerm(value: ColumnValue, bits: BitSet): void {
    const accepted = this.acceptNone()
    this.acceptTerm(value, accepted)
    this.matchAccepted(accepted, bits)
  }

  matchRange(range: ColumnRange, bits: BitSet): void {
    const accepted = this.acceptNone()
    this.acceptRange(range, accepted)
    this.matchAccepted(accepted, bits)
  }

  matchExists(bits: BitSet): void {
    this.matchRange({}, bits)
  }
}

/** UTF-8 can't hold half a surrogate pair; it counts as U+FFFD in the column and in what is looked up there. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
