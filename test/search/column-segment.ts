import { createFieldValues, readDocument } from '../../src/schema/document.ts'
import type { CompiledSchema } from '../../src/schema/schema.ts'
import { ColumnBuilder } from '../../src/segment/column-builder.ts'
import { Column } from '../../src/segment/columns.ts'
import { finish } from '../../src/steps.ts'

/** The columns, and nothing else, of a segment of these documents. */
export interface ColumnSegment {
  readonly columns: ReadonlyMap<string, Column>
  readonly maxDoc: number
}

export function segmentOf(schema: CompiledSchema, documents: readonly object[]): ColumnSegment {
  const values = createFieldValues(schema)
  const builders = schema.columnFields.map(({ definition }) => new ColumnBuilder(definition.type))
  for (const [doc, document] of documents.entries()) {
    readDocument(schema, { ...document, id: doc }, values)
    for (const [slot, builder] of builders.entries()) builder.add(doc, values.columns[slot]!)
  }
  const maxDoc = documents.length
  const sections = new Map()
  const columns = schema.columnFields.map(({ name, slot, definition }) => {
    finish(builders[slot]!.build(maxDoc, `column.${slot}.`, sections))
    return [name, new Column(definition.type, `column.${slot}.`, sections, maxDoc)] as const
  })
  return { columns: new Map(columns), maxDoc }
}
