import type { FieldValues } from '../schema/document.ts'
import type { IndexLayout } from '../schema/layout.ts'
import { ColumnBuilder } from '../segment/column-builder.ts'
import type { DocumentId } from '../segment/document-id.ts'
import { IdTableWriter } from '../segment/id-table-writer.ts'
import type { Sections } from '../segment/sections.ts'
import { columnPrefix, groupPrefix } from '../segment/segment.ts'
import { StoredFieldsWriter } from '../segment/stored-fields.ts'
import type { Steps } from '../steps.ts'
import { buildTextSections } from './segment-builder.ts'
import { TextAccumulator } from './text-accumulator.ts'

// What a document holds besides its words, and for each of its fields.
const DOCUMENT_TOKENS = 8
const FIELD_TOKENS = 1

/** Documents that were added and are in no segment yet. */
export class Accumulator {
  readonly #layout: IndexLayout
  readonly #texts: readonly TextAccumulator[]
  readonly #columns: readonly ColumnBuilder[]
  readonly #ids = new IdTableWriter()
  readonly #stored = new StoredFieldsWriter()
  readonly #documentTokens: number
  readonly deleted: number[] = []
  maxDoc = 0

  constructor(layout: IndexLayout) {
    this.#layout = layout
    this.#documentTokens = DOCUMENT_TOKENS + FIELD_TOKENS * layout.schema.fields.length
    this.#texts = layout.groups.map((group) => new TextAccumulator(group))
    this.#columns = layout.schema.columnFields.map((field) => new ColumnBuilder(field.definition.type))
  }

  /** Tokens collected, and some for each document, as a measure of the memory held. */
  get tokenCount(): number {
    let count = this.maxDoc * this.#documentTokens
    for (const text of this.#texts) count += text.tokenCount
    return count
  }

  has(id: DocumentId): boolean {
    return this.#ids.find(id) >= 0
  }

  /**
   * Begins a document, with what may fail. `end` has to follow.
   *
   * @throws what a language's own code throws; nothing of the document is found then
   */
  begin(values: FieldValues): void {
    const doc = this.maxDoc++
    try {
      this.#addTexts(doc, values)
    } catch (error) {
      // What was added of the document's words is of one that is deleted.
      for (const column of this.#columns) column.add(doc, [])
      this.#ids.addDeleted(values.id)
      this.#stored.addText('')
      this.deleted.push(doc)
      throw error
    }
  }

  /** Ends the document that was begun; no other with its id may be live. */
  end(values: FieldValues, stored: string): void {
    const doc = this.maxDoc - 1
    for (let slot = 0; slot < values.columns.length; slot++) {
      this.#columns[slot]!.add(doc, values.columns[slot]!)
    }
    this.#ids.addId(values.id)
    this.#stored.addText(stored)
  }

  #addTexts(doc: number, { language, texts }: FieldValues): void {
    const { groupOf, placeOf } = this.#layout.places[language]!
    for (let slot = 0; slot < texts.length; slot++) {
      const values = texts[slot]!
      if (values.length > 0) this.#texts[groupOf[slot]!]!.add(doc, placeOf[slot]!, values)
    }
  }

  delete(id: DocumentId): boolean {
    const doc = this.#ids.remove(id)
    if (doc < 0) return false
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
      yield* column.build(maxDoc, columnPrefix(slot), sections)
    }
    yield* this.#ids.build(sections, new Set(this.deleted))
    yield
    yield* this.#stored.build(sections)
    yield
    return sections
  }
}
