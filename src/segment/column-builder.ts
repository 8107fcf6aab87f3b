import { ByteWriter } from '../codec/byte-writer.ts'
import type { ColumnKind } from '../schema/field.ts'
import type { ColumnValue } from '../schema/value.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'
import { type Column, wellFormed } from './columns.ts'
import { type OrdinalArray, ordinalArray, type SectionArray, type Sections } from './sections.ts'
import { sortNumbers, sortStrings } from './stepwise-sort.ts'

/** Collects the values of one field, document by document, and lays them out as `Column` reads them. */
export class ColumnBuilder {
  readonly kind: ColumnKind
  // Values get ordinals as they come; build() puts them in order. A Map knows -0 and 0 as one.
  readonly #ordinals = new Map<string | number, number>()
  // One entry a value of a document: which document, which ordinal.
  readonly #docs: number[] = []
  readonly #found: number[] = []

  constructor(kind: ColumnKind) {
    this.kind = kind
  }

  /** The values of a document, which comes after those already added. */
  add(doc: number, values: readonly ColumnValue[]): void {
    for (let i = 0; i < values.length; i++) {
      this.#docs.push(doc)
      this.#found.push(this.#ordinalOf(values[i]!))
    }
  }

  /** A whole column, as in a merge: its document `d` becomes `docMap[d]`, ascending, or is left out if that is negative. */
  *addColumn(column: Column, docMap: ArrayLike<number>): Steps<void> {
    // The ordinal here + 1 of each ordinal there, once a live document has it.
    const known = new Uint32Array(column.valueCount)
    for (let doc = 0; doc < column.maxDoc; doc += STEP_SIZE) {
      this.#addSome(column, docMap, known, doc)
      yield
    }
  }

  #addSome(column: Column, docMap: ArrayLike<number>, known: Uint32Array, from: number): void {
    const to = Math.min(from + STEP_SIZE, column.maxDoc)
    for (let doc = from; doc < to; doc++) {
      const target = docMap[doc]!
      if (target < 0) continue
      const count = column.countOf(doc)
      for (let i = 0; i < count; i++) {
        const ord = column.ordAt(doc, i)
        known[ord] ||= this.#ordinalOf(column.valueOf(ord)) + 1
        this.#docs.push(target)
        this.#found.push(known[ord]! - 1)
      }
    }
  }

  #ordinalOf(value: ColumnValue): number {
    let ordinal = this.#ordinals.get(value as string | number)
    if (ordinal === undefined) {
      const kept = typeof value === 'string' ? wellFormed(value) : Number(value)
      ordinal = this.#ordinals.get(kept) ?? this.#ordinals.size
      this.#ordinals.set(kept, ordinal)
    }
    return ordinal
  }

  /** Puts the sections, each named with the prefix, into `out`: none if there are no values. */
  *build(maxDoc: number, prefix: string, out: Sections): Steps<void> {
    const values = [...this.#ordinals.keys()]
    if (values.length === 0) return
    const isKeyword = this.kind === 'keyword'
    const sorted = yield* isKeyword
      ? sortStrings(values as string[])
      : sortNumbers(Float64Array.from(values as number[]))
    if (isKeyword) yield* this.#encodeStrings(sorted as string[], prefix, out)
    else out.set(`${prefix}values`, narrowest(sorted as Float64Array))
    const rank = new Uint32Array(sorted.length)
    for (let i = 0; i < sorted.length; i++) {
      rank[this.#ordinals.get(sorted[i]!)!] = i + 1
      if (i % STEP_SIZE === 0) yield
    }
    yield* this.#layOut(rank, maxDoc, prefix, out)
  }

  *#encodeStrings(strings: readonly string[], prefix: string, out: Sections): Steps<void> {
    const encoder = new TextEncoder()
    const writer = new ByteWriter()
    const ends = [0]
    for (const string of strings) {
      writer.reserve(3 * string.length)
      writer.length += encoder.encodeInto(string, writer.bytes.subarray(writer.length)).written
      if (ends.push(writer.length) % STEP_SIZE === 0) yield
    }
    const offsets = ordinalArray(ends.length, writer.length)
    offsets.set(ends)
    out.set(`${prefix}values`, writer.toBytes())
    out.set(`${prefix}offsets`, offsets)
  }

  *#layOut(rank: Uint32Array, maxDoc: number, prefix: string, out: Sections): Steps<void> {
    const docs = this.#docs
    const found = this.#found
    const ords = ordinalArray(docs.length, rank.length)
    const starts = ordinalArray(maxDoc + 1, docs.length)
    const firsts = ordinalArray(maxDoc, rank.length)
    let length = 0
    let several = false
    let next = 0
    for (let doc = 0; doc < maxDoc; doc++) {
      const start = length
      while (next < docs.length && docs[next] === doc) ords[length++] = rank[found[next++]!]!
      if (length - start > 1) {
        length = sortDistinct(ords, start, length)
        several ||= length - start > 1
      }
      starts[doc + 1] = length
      if (length > start) firsts[doc] = ords[start]!
      if (doc % STEP_SIZE === 0) yield
    }
    if (several) out.set(`${prefix}starts`, starts)
    out.set(`${prefix}ords`, several ? ords.slice(0, length) : firsts)
  }
}

/** Sorts `ords[start..end)`, drops what is there twice, and returns the new end. */
function sortDistinct(ords: OrdinalArray, start: number, end: number): number {
  ords.subarray(start, end).sort()
  let last = start
  for (let i = start + 1; i < end; i++) {
    if (ords[i] !== ords[last]) ords[++last] = ords[i]!
  }
  return last + 1
}

/** Ascending numbers in the narrowest array that holds them exactly. */
function narrowest(numbers: Float64Array): SectionArray {
  const least = numbers[0]!
  const most = numbers[numbers.length - 1]!
  if (!numbers.every(Number.isInteger) || most >= 2 ** 32 || least < -(2 ** 31)) return numbers
  if (least < 0) return most < 2 ** 31 ? new Int32Array(numbers) : numbers
  const narrow = ordinalArray(numbers.length, most)
  narrow.set(numbers)
  return narrow
}
