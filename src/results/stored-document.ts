import { SnapshotError } from '../errors.ts'
import type { CompiledSchema, DocumentOf, Schema } from '../schema/schema.ts'
import { decodeStored } from '../schema/stored.ts'
import type { Segment } from '../segment/segment.ts'

/** What was stored of a document, as an object of its own. @throws SnapshotError for damage that was not checked for */
export function readDocumentOf<S extends Schema, Id extends string>(
  schema: CompiledSchema,
  { stored, ids }: Segment,
  doc: number,
): DocumentOf<S, Id> {
  const id = ids.idOf(doc)
  try {
    return decodeStored(stored.textOf(doc), schema.idField, id) as DocumentOf<S, Id>
  } catch (cause) {
    throw new SnapshotError(`What is stored of document ${JSON.stringify(id)} is damaged.`, 'stored.bytes', {
      cause,
    })
  }
}
