import type { DocumentOf, Schema } from '../schema/schema.ts'
import { decodeStored } from '../schema/stored.ts'
import { encodeCursor } from '../search/collectors/sort.ts'
import type { Explanation } from '../search/explanation.ts'
import type { Plan } from '../search/plan.ts'
import type { FoundDoc } from '../search/run-search.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { matchedWords } from './matches.ts'

/** A document that was found. */
export interface Hit<S extends Schema, Id extends string = 'id'> {
  readonly id: string | number
  readonly score: number
  /** What was stored of the document. */
  readonly document: DocumentOf<S, Id>
  /** By field, the words of the document that matched, as they are written there. */
  readonly matches: { readonly [field: string]: readonly string[] }
  /** Its place in the results, for `after`. */
  readonly cursor: string
  /** Where the score comes from, if asked for. */
  readonly explanation?: Explanation
}

/**
 * The hit of a document that was found. What has to be read or analysed for it is, when it is first asked for; to
 * `structuredClone`, `JSON.stringify` and spreading it is a plain object.
 */
export function createHit<S extends Schema, Id extends string>(
  reader: IndexReader,
  plan: Plan,
  found: FoundDoc,
  explain: boolean,
): Hit<S, Id> {
  const leaf = reader.leafOf(found.doc)
  const ordinal = reader.leaves.indexOf(leaf)
  const doc = found.doc - leaf.docBase
  const { segment } = leaf
  let document: DocumentOf<S, Id> | undefined
  let matches: Hit<S, Id>['matches'] | undefined
  const hit = {
    id: segment.ids.idOf(doc),
    score: found.score,
    get document() {
      document ??= decodeStored(segment.stored.textOf(doc)) as DocumentOf<S, Id>
      return document
    },
    get matches() {
      matches ??= matchedWords(reader.layout, plan.words, ordinal, this.document)
      return matches
    },
    get cursor() {
      return encodeCursor(found.sorted)
    },
  }
  const explanation = explain ? plan.explain(ordinal, doc) : undefined
  return explanation
    ? Object.defineProperty(hit, 'explanation', { value: explanation, enumerable: true })
    : hit
}
