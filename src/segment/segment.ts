import type { FieldPlaces, IndexLayout } from '../schema/layout.ts'
import { Column } from './columns.ts'
import { IdTable } from './id-table.ts'
import type { ReadonlySections } from './sections.ts'
import { PlainStoredFields, type StoredFields } from './stored-fields.ts'
import { TextIndex } from './text-index.ts'

/** What comes before the names of a text group's sections. */
export const groupPrefix = (group: number): string => `text${group}.`
/** What comes before the names of a column's sections. */
export const columnPrefix = (slot: number): string => `column${slot}.`

/**
 * The index of one batch of documents. It never changes: deletes live in the reader's `liveDocs`.
 *
 * All of it is the sections, views of which may lie in one buffer; the objects here only give them names.
 */
export class Segment {
  readonly sections: ReadonlySections
  readonly maxDoc: number
  readonly texts: readonly TextIndex[]
  readonly columns: readonly Column[]
  readonly ids: IdTable
  readonly stored: StoredFields

  constructor(
    sections: ReadonlySections,
    layout: IndexLayout,
    stored: StoredFields = new PlainStoredFields(sections),
  ) {
    this.sections = sections
    this.maxDoc = (sections.get('maxDoc') as Uint32Array)[0]!
    this.texts = layout.groups.map(
      (group, ordinal) => new TextIndex(sections, groupPrefix(ordinal), group.fields.length),
    )
    this.columns = layout.schema.columnFields.map(
      (field, slot) => new Column(field.definition.type, columnPrefix(slot), sections, this.maxDoc),
    )
    this.ids = new IdTable(sections)
    this.stored = stored
  }
}

/** Where the text fields of a document are: in the groups of its language, which are those that have words of it. */
export function placesOf({ texts }: Segment, { places }: IndexLayout, doc: number): FieldPlaces {
  const [own] = places
  const isIn = ({ groupOf, placeOf }: FieldPlaces) =>
    groupOf.some((group, slot) => {
      return group !== own.groupOf[slot] && texts[group]!.lengths[placeOf[slot]!]![doc]! > 0
    })
  return places.find(isIn) ?? own
}
