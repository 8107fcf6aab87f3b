import { IndexWriter } from '../../src/indexing/index-writer.ts'
import { createFieldValues, readDocument } from '../../src/schema/document.ts'
import { layOut } from '../../src/schema/layout.ts'
import { compileSchema, type Schema } from '../../src/schema/schema.ts'
import type { IndexReader } from '../../src/segment/index-reader.ts'

/** A reader of these documents, in one segment, or cut into several after the given ones. */
export function readerOf(
  schema: Schema,
  documents: readonly object[],
  cuts: readonly number[] = [],
): IndexReader {
  const layout = layOut(compileSchema(schema, 'id'))
  const writer = new IndexWriter(layout)
  const values = createFieldValues(layout.schema)
  for (const [id, document] of documents.entries()) {
    readDocument(layout.schema, { id, ...document }, values)
    writer.add(values, '{}')
    if (cuts.includes(id)) writer.refresh()
  }
  return writer.refresh()
}
