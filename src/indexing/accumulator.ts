import type { FieldValues } from '../schema/document.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { ColumnBuilder } from '../segment/column-builder.ts'
import { type DocumentId, IdTableWriter } from '../segment/id-table.ts'
import type { Sections } from '../segment/sections.ts'
import { columnPrefix, groupPrefix } from '../segment/segment.ts'
import { StoredFieldsWriter } from '../segment/stored-fields.ts'
import { buildTextSections } from './segment-builder.ts'
import type { Steps } from './steps.ts'
import { TextAccumulator } from './text-accumulator.ts'

// What a document holds besides its words.
const DOCUMENT_TOKENS = 8

/** Documents that were added and are in no segment yet. */
export class Accumulator {
  readonly #layout: IndexLayout
  readonly #texts: readonly TextAccumulator[]
  readonly #columns: readonly ColumnBuilder[]
  readonly #ids = new IdTableWriter()
  readonly #stored = new StoredFieldsWriter()
  /** The live documents by id. */
  readonly #docs = new Map<DocumentId, number>()
  readonly deleted: number[] = []
  maxDoc = 0

  constructor(layout: IndexLayout) {
    this.#layout = layout
    this.#texts = layout.groups.map((group) => new TextAccumulator(group))
    this.#columns = layout.schema.columnFields.map((field) => new ColumnBuilder(field.definition.type))
  }

  /** Tokens collected, and some for each document, as a measure of the memory held. */
  get tokenCount(): number {
    let count = this.maxDoc * DOCUMENT_TOKENS
    for (const text of this.#texts) count += text.tokens.length
    return count
  }

  has(id: DocumentId): boolean {
    return this.#docs.has(id)
  }

  add(values: FieldValues, stored: string): void {
    const doc = this.maxDoc++
    const { groupOf, placeOf } = this.#layout.places[values.language]!
    for (let slot = 0; slot < values.texts.length; slot++) {
      const texts = values.texts[slot]!
      if (texts.length > 0) this.#texts[groupOf[slot]!]!.add(doc, placeOf[slot]!, texts)
    }
    for (let slot = 0; slot < values.columns.length; slot++) {
      this.#columns[slot]!.add(doc, values.columns[slot]!)
    }
    this.#ids.addId(values.id)
    this.#stored.addText(stored)
    this.#docs.set(values.id, doc)
  }

  delete(id: DocumentId): boolean {
    const doc = this.#docs.get(id)
    if (doc === undefined) return false
    this.#docs.delete(id)
    this.deleted.push(doc)
    return true
  }

  *build(): Steps<Sections> {
    const { maxDoc } = this
    const sections: Sections = new Map()
    sections.set('maxDoc', new Uint32Array([maxDoc]))
    for (const [group, text] of this.#texts.entries()) {
      yield* buildTextSections(text, this.#layout.groups[group]!.boosts, maxDoc, groupPrefix(group), sections)
    }
    for (const [slot, column] of this.#columns.entries()) {
      column.build(maxDoc, columnPrefix(slot), sections)
      yield
    }
    this.#ids.build(sections, new Set(this.deleted))
    yield
    this.#stored.build(sections)
    return sections
  }
}
