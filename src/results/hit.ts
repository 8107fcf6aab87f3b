import type { FieldPlaces } from '../schema/layout.ts'
import type { DocumentOf, Schema, TextFieldOf } from '../schema/schema.ts'
import { encodeCursor, type SortKey } from '../search/collectors/sort.ts'
import type { Explanation } from '../search/explanation.ts'
import type { Plan } from '../search/plan.ts'
import type { FoundDoc } from '../search/run-search.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { placesOf } from '../segment/segment.ts'
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
  readonly matches: { readonly [Field in TextFieldOf<S>]?: readonly string[] }
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
  readonly keys: readonly SortKey[]
  readonly matchers: FieldMatchers
  readonly highlight: HighlightPlan | undefined
  readonly explain: boolean | undefined
  /** Whether anything is kept of documents besides their ids. */
  readonly stores: boolean
}

/**
 * The hits of documents that were found. What has to be read or analysed for one is, when it is first asked for; to
 * `structuredClone`, `JSON.stringify` and spreading it is a plain object.
 */
export function createHits<S extends Schema, Id extends string>(
  source: HitSource,
  found: readonly FoundDoc[],
): Hit<S, Id>[] {
  // Node's console shows no values of getters. Set here, because a class with a computed name in it is in every bundle.
  const inspect = Symbol.for('nodejs.util.inspect.custom')
  if (!(inspect in LazyHit.prototype)) Object.defineProperty(LazyHit.prototype, inspect, { value: plainHit })
  return found.map((each) => new LazyHit(source, each) as unknown as Hit<S, Id>)
}

function plainHit(this: LazyHit): object {
  return { ...this }
}

/** Reads a document when it is asked for it. */
class LazyHit {
  readonly id: string | number
  readonly score: number
  declare document: object
  declare matches: Hit<Schema>['matches']
  readonly #source: HitSource
  readonly #found: FoundDoc
  readonly #leaf: number
  readonly #doc: number
  #document: object | undefined
  #matches: Hit<Schema>['matches'] | undefined
  #highlights: object | undefined

  constructor(source: HitSource, found: FoundDoc) {
    const { reader } = source
    const leaf = reader.leafOf(found.doc)
    this.id = leaf.segment.ids.idOf(found.doc - leaf.docBase)
    this.score = found.score
    this.#source = source
    this.#found = found
    this.#leaf = reader.leaves.indexOf(leaf)
    this.#doc = found.doc - leaf.docBase
    // Own properties, or a copy would lack them; of getters that all hits share, which makes one in half the time.
    const { document, matches, cursor, highlights } = LazyHit.#properties
    if (source.stores) {
      Object.defineProperty(this, 'document', document)
      Object.defineProperty(this, 'matches', matches)
    } else {
      // There is nothing to read, and a property with a getter takes ten times as long to make.
      this.document = { [reader.layout.schema.idField]: this.id }
      this.matches = {}
    }
    Object.defineProperty(this, 'cursor', cursor)
    if (source.highlight) Object.defineProperty(this, 'highlights', highlights)
    const explanation = source.explain ? source.plan.explain(this.#leaf, this.#doc) : undefined
    if (explanation) Object.defineProperty(this, 'explanation', { value: explanation, enumerable: true })
  }

  static readonly #properties = {
    document: {
      enumerable: true,
      get(this: LazyHit) {
        return this.#read()
      },
    },
    matches: {
      enumerable: true,
      get(this: LazyHit) {
        const { reader, matchers } = this.#source
        this.#matches ??= matchedWords(reader.layout, matchers, this.#leaf, this.#places(), this.#read())
        return this.#matches
      },
    },
    highlights: {
      enumerable: true,
      get(this: LazyHit) {
        const { reader, matchers, highlight } = this.#source
        this.#highlights ??= highlightsOf(
          highlight!,
          reader.layout,
          matchers,
          this.#leaf,
          this.#places(),
          this.#read(),
        )
        return this.#highlights
      },
    },
    cursor: {
      enumerable: true,
      get(this: LazyHit) {
        const { doc, score, sorted } = this.#found
        const { keys } = this.#source
        return encodeCursor(sorted ?? { values: keys.map(() => score), doc }, keys)
      },
    },
  }

  #places(): FieldPlaces {
    const { leaves, layout } = this.#source.reader
    return placesOf(leaves[this.#leaf]!.segment, layout, this.#doc)
  }

  #read(): object {
    const { reader } = this.#source
    this.#document ??= readDocumentOf(reader.layout.schema, reader.leaves[this.#leaf]!.segment, this.#doc)
    return this.#document
  }
}
