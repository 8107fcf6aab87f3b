import { DocumentError } from '../errors.ts'
import type { DocumentOf, Schema } from '../schema/schema.ts'
import type { AddAsyncOptions, AddResult, SearchIndex } from '../search-index.ts'
import { untilAborted } from './until-aborted.ts'

// Documents between two pauses, in which everything else gets its turn.
const SLICE = 200

/**
 * Adds records to an index as they come, as `addAllAsync` does, and says in each error which record it was.
 *
 * @throws DocumentError with the record's number, from 1, for a record that is no document of the schema (unless they are skipped) or
 * that can't be read; what the signal was aborted for. Records before it stay.
 */
export async function addRecords<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
  records: Iterable<unknown> | AsyncIterable<unknown>,
  { onInvalid = 'throw', onProgress, signal }: AddAsyncOptions = {},
): Promise<AddResult> {
  const rejected: DocumentError[] = []
  let added = 0
  let number = 0
  const pause = async () => {
    // With nothing to add it does the upkeep that is due, in steps.
    await index.addAllAsync([], { signal })
    await new Promise<void>((resume) => setTimeout(resume))
    signal?.throwIfAborted()
    onProgress?.({ added, rejected: rejected.length })
  }
  for await (const record of untilAborted(records, signal)) {
    number++
    try {
      index.add(record as DocumentOf<S, Id>)
      added++
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error
      const said = new DocumentError(`Record ${number}: ${error.message}`, error.id, error.field, {
        cause: error,
      })
      if (onInvalid === 'throw') throw said
      rejected.push(said)
    }
    if (number % SLICE === 0) await pause()
  }
  await pause()
  return { added, rejected }
}
