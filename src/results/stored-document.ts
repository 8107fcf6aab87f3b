import type { CompiledSchema, DocumentOf, Schema } from '../schema/schema.ts'
import { decodeStored } from '../schema/stored.ts'
import type { Segment } from '../segment/segment.ts'

/** What was stored of a document, as an object of its own. */
export function readDocumentOf<S extends Schema, Id extends string>(
  schema: CompiledSchema,
  { stored, ids }: Segment,
  doc: number,
): DocumentOf<S, Id> {
  return decodeStored(stored.textOf(doc), schema.idField, ids.idOf(doc)) as DocumentOf<S, Id>
}
