import type { DocumentOf, Schema } from '../schema/schema.ts'
import { encodeCursor } from '../search/collectors/sort.ts'
import type { Explanation } from '../search/explanation.ts'
import type { Plan } from '../search/plan.ts'
import type { FoundDoc } from '../search/run-search.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { type HighlightPlan, type Highlights, highlightsOf } from './highlight.ts'
import { type FieldMatchers, matchedWords } from './matches.ts'
import { readDocumentOf } from './stored-document.ts'

/** A document that was found. */
export interface Hit<S extends Schema, Id extends string = 'id'> {
  readonly id: string | number
  readonly score: number
  /** What was stored of the document. */
  readonly document: DocumentOf<S, Id>
  /** By field, the words of the document that matched, as they are written there. */
  readonly matches: { readonly [field: string]: readonly string[] }
  /** By field, pieces of its text with what matched marked, best first, if asked for; only fields with a match. */
  readonly highlights?: Highlights<S>
  /** Its place in the results, for `after`. */
  readonly cursor: string
  /** Where the score comes from, if asked for. */
  readonly explanation?: Explanation
}

/** What all hits of a search come from. */
export interface HitSource {
  readonly reader: IndexReader
  readonly plan: Plan
  readonly matchers: FieldMatchers
  readonly highlight: HighlightPlan | undefined
  readonly explain: boolean | undefined
}

/**
 * The hit of a document that was found. What has to be read or analysed for it is, when it is first asked for; to
 * `structuredClone`, `JSON.stringify` and spreading it is a plain object.
 */
export function createHit<S extends Schema, Id extends string>(
  { reader, plan, matchers, highlight, explain }: HitSource,
  found: FoundDoc,
): Hit<S, Id> {
  const leaf = reader.leafOf(found.doc)
  const ordinal = reader.leaves.indexOf(leaf)
  const doc = found.doc - leaf.docBase
  const { segment } = leaf
  const { layout } = reader
  let document: DocumentOf<S, Id> | undefined
  let matches: Hit<S, Id>['matches'] | undefined
  let highlights: object | undefined
  const hit = {
    id: segment.ids.idOf(doc),
    score: found.score,
    get document() {
      document ??= readDocumentOf<S, Id>(layout.schema, segment, doc)
      return document
    },
    get matches() {
      matches ??= matchedWords(layout, matchers, ordinal, this.document)
      return matches
    },
    get cursor() {
      return encodeCursor(found.sorted)
    },
  }
  if (highlight) {
    const get = () => {
      highlights ??= highlightsOf(highlight, layout, matchers, ordinal, hit.document)
      return highlights
    }
    Object.defineProperty(hit, 'highlights', { get, enumerable: true })
  }
  const explanation = explain ? plan.explain(ordinal, doc) : undefined
  return explanation
    ? Object.defineProperty(hit, 'explanation', { value: explanation, enumerable: true })
    : hit
}
