import type { Language } from './analysis/analyzer.ts'
import type { Token } from './analysis/token.ts'
import { TokenStream } from './analysis/tokenizer.ts'
import { DocumentError } from './errors.ts'
import { IndexWriter } from './indexing/index-writer.ts'
import { finishWithPauses, pause } from './indexing/pauses.ts'
import { Slices } from './indexing/slices.ts'
import type { QueryDiagnostic } from './query/diagnostic.ts'
import { type ParsedQuery, parseQuery } from './query/parser.ts'
import type { Query } from './query/query.ts'
import { validateQuery } from './query/validate.ts'
import { type Correction, type CorrectOptions, correct } from './results/correct.ts'
import { compileHighlight } from './results/highlight.ts'
import { createHits, type Hit } from './results/hit.ts'
import { FieldMatchers } from './results/matches.ts'
import { readDocumentOf } from './results/stored-document.ts'
import { type Suggestion, type SuggestOptions, suggest } from './results/suggest.ts'
import { createFieldValues, readDocument } from './schema/document.ts'
import { languageOf, wantedLanguages } from './schema/document-language.ts'
import { type IndexLayout, layOut } from './schema/layout.ts'
import { checkNames } from './schema/option-names.ts'
import {
  type ColumnFieldOf,
  compileSchema,
  type DocumentOf,
  type KeywordFieldOf,
  type Schema,
  type TextFieldOf,
} from './schema/schema.ts'
import { encodeStored } from './schema/stored.ts'
import { describe } from './schema/value.ts'
import { type Bm25Parameters, DEFAULT_BM25 } from './search/bm25.ts'
import type { FacetCounts, Perhaps } from './search/collectors/facet-plan.ts'
import type { TotalHits } from './search/collectors/hit-collector.ts'
import type { Explanation } from './search/explanation.ts'
import { type CountOptions, checkOptions, type ExplainOptions, type SearchOptions } from './search/options.ts'
import { WordPlanner } from './search/plan-words.ts'
import { countMatches, planSearch, runSearch } from './search/run-search.ts'
import type { DocumentId } from './segment/document-id.ts'
import { type IndexStats, indexStats } from './segment/index-stats.ts'

export interface IndexOptions<S extends Schema, Id extends string = 'id'> {
  readonly schema: S
  /** The property that identifies a document; its values are strings or numbers. Default `'id'`. */
  readonly id?: Id
  /** How text becomes words, where a field doesn't say otherwise. Default `'en'`. */
  readonly language?: Language
  /**
   * The keyword field in which a document says its language, one of `languages`. A document without is in `language`. Fields
   * with a language of their own keep it.
   */
  readonly languageField?: KeywordFieldOf<S>
  /** The languages of documents, by what stands in `languageField`. A tag is known by its beginning: `de-AT` by `de`. */
  readonly languages?: Readonly<Record<string, Language>>
  /** Default `{ k1: 1.2, b: 0.75 }`. */
  readonly bm25?: Partial<Bm25Parameters>
  /** Whether properties that the schema doesn't name are given back with the document. Default false. */
  readonly storeUnknown?: boolean
}

export interface AddOptions {
  /** Whether the first document that is refused ends it all, or is left out and reported. Default `'throw'`. */
  readonly onInvalid?: 'throw' | 'skip'
}

export interface AddAsyncOptions extends AddOptions {
  /** Called after every slice of work. */
  readonly onProgress?: (progress: { readonly added: number; readonly rejected: number }) => void
  /** Ends the work between two documents; those added stay. */
  readonly signal?: AbortSignal
}

export interface AddResult {
  readonly added: number
  readonly rejected: DocumentError[]
}

export interface SearchResults<
  S extends Schema,
  Id extends string = 'id',
  Facet extends ColumnFieldOf<S> | Perhaps = ColumnFieldOf<S> | Perhaps,
> {
  readonly hits: Hit<S, Id>[]
  readonly total: TotalHits
  /** By field, the values and how many of the matches have them: of the fields that were asked for. */
  readonly facets: FacetCounts<S, Facet>
  /** The query as it was understood. */
  readonly query: Query
  /** What of the query's text could not be read, and was searched as plain words. */
  readonly diagnostics: readonly QueryDiagnostic[]
}

/** An index of the given schema, empty. @throws SchemaError for a schema that can't be used. */
export function createIndex<const S extends Schema, const Id extends string = 'id'>(
  options: IndexOptions<S, Id>,
): SearchIndex<S, Id> {
  checkNames('index option', options, 'schema id language languages languageField bm25 storeUnknown')
  return new SearchIndex(options)
}

/** What snapshots and stores take out of an index; not for users, and in no bundle that has neither. */
export interface IndexParts {
  readonly writer: IndexWriter
  readonly storeUnknown: boolean
  readonly bm25: Bm25Parameters
}

// Not a method under a symbol: no bundler drops a class that has a computed name in it.
const partsOfIndexes = /* @__PURE__ */ new WeakMap<object, IndexParts>()

/** @throws TypeError for what is no index of this copy of the library */
export function partsOf<S extends Schema, Id extends string>(index: SearchIndex<S, Id>): IndexParts {
  const parts = partsOfIndexes.get(index)
  if (!parts)
    throw new TypeError(`An index is ${describe(index)}; expected a SearchIndex that this module made.`)
  return parts
}

/** Documents, and everything that is needed to find them. Every search sees every document added before it. */
export class SearchIndex<S extends Schema, Id extends string = 'id'> {
  readonly #layout: IndexLayout
  readonly #writer: IndexWriter
  readonly #values: ReturnType<typeof createFieldValues>
  readonly #storeUnknown: boolean
  // Whether anything is kept of documents besides their ids.
  readonly #stores: boolean
  readonly #bm25: Bm25Parameters

  /** Empty, or with the segments of the writer that is made. */
  constructor(
    { schema, id, bm25 = {}, storeUnknown = false, ...languages }: IndexOptions<S, Id>,
    makeWriter = (layout: IndexLayout) => new IndexWriter(layout),
  ) {
    this.#layout = layOut(compileSchema(schema, id), languages)
    this.#writer = makeWriter(this.#layout)
    this.#values = createFieldValues(this.#layout.schema)
    this.#storeUnknown = storeUnknown
    this.#stores = storeUnknown || this.#layout.schema.fields.some(({ definition }) => definition.stored)
    checkNames('parameter of bm25', bm25, 'k1 b')
    const { k1 = DEFAULT_BM25.k1, b = DEFAULT_BM25.b } = bm25
    this.#bm25 = { k1, b }
    if (!(k1 >= 0 && k1 < Infinity))
      throw new RangeError(`bm25.k1 is ${describe(k1)}; expected a finite number of at least 0.`)
    if (!(b >= 0 && b <= 1)) throw new RangeError(`bm25.b is ${describe(b)}; expected a number from 0 to 1.`)
    partsOfIndexes.set(this, { writer: this.#writer, storeUnknown, bm25: this.#bm25 })
  }

  /** Live documents. */
  get size(): number {
    return this.#writer.numDocs
  }

  /** What the index holds, and the bytes it takes. */
  get stats(): IndexStats {
    return indexStats(this.#writer.refresh())
  }

  /** @throws DocumentError if the document is not one of the schema, or its id is there already; the index is then as before. */
  add<D extends DocumentOf<S, Id>>(document: D): void {
    const stored = this.#read(document)
    const { id } = this.#values
    if (this.#writer.has(id)) {
      throw new DocumentError(
        `A document with id ${JSON.stringify(id)} is in the index already; use update() to replace it.`,
        id,
      )
    }
    this.#writer.add(this.#values, stored)
  }

  /** Adds documents in order. @throws DocumentError for the first that is refused, unless told to skip; those before it stay. */
  addAll<D extends DocumentOf<S, Id>>(documents: Iterable<D>, options: AddOptions = {}): AddResult {
    const onInvalid = checkAdding(options)
    const result = { added: 0, rejected: [] }
    for (const document of documents) this.#offer(document, result, onInvalid)
    return result
  }

  /** Adds a document, or notes why it was refused. */
  #offer(
    document: DocumentOf<S, Id>,
    result: { added: number; rejected: DocumentError[] },
    onInvalid: string,
  ): void {
    try {
      this.add(document)
      result.added++
    } catch (error) {
      if (onInvalid === 'throw' || !(error instanceof DocumentError)) throw error
      result.rejected.push(error)
    }
  }

  /**
   * Adds documents in slices of a few milliseconds, between which everything else gets its turn. Searches in between see
   * what was added so far.
   *
   * @throws DocumentError as `addAll`, and what the signal was aborted for
   */
  async addAllAsync<D extends DocumentOf<S, Id>>(
    documents: Iterable<D> | AsyncIterable<D>,
    options: AddAsyncOptions = {},
  ): Promise<AddResult> {
    const onInvalid = checkAdding(options)
    const { onProgress, signal } = options
    const result = { added: 0, rejected: [] }
    const report = () => onProgress?.({ added: result.added, rejected: result.rejected.length })
    const slices = new Slices()
    signal?.throwIfAborted()
    for await (const document of documents) {
      this.#offer(document, result, onInvalid)
      if (!slices.endsWith(this.#values.texts)) continue
      if (this.#writer.needsMaintenance) {
        await finishWithPauses(this.#writer.maintain(), signal)
        slices.restart()
      }
      await finishWithPauses(this.#writer.prepareIds(), signal)
      await pause(signal)
      report()
    }
    await finishWithPauses(this.#writer.maintain(), signal)
    report()
    return result
  }

  /** Adds a document, in place of the one with its id if there is one, which stays if this one is refused. @throws DocumentError as `add`. */
  update<D extends DocumentOf<S, Id>>(document: D): void {
    const stored = this.#read(document)
    this.#writer.update(this.#values, stored)
  }

  /** Whether there was a document with the id. */
  delete(id: DocumentId): boolean {
    return this.#writer.delete(id)
  }

  has(id: DocumentId): boolean {
    return this.#writer.has(id)
  }

  /** What was stored of a document. */
  get(id: DocumentId): DocumentOf<S, Id> | undefined {
    const found = this.#writer.refresh().find(id)
    return found && readDocumentOf<S, Id>(this.#layout.schema, found.leaf.segment, found.doc)
  }

  /** Text in the query language, which never throws for what a user typed, or a query. */
  search<Facet extends ColumnFieldOf<S> | Perhaps = never>(
    query: string | Query,
    options: SearchOptions<S, Facet> = {},
  ): SearchResults<S, Id, Facet> {
    const reader = this.#writer.refresh()
    const parsed = this.#parse(query, options)
    const { docs, keys, total, facets, plan } = runSearch(reader, parsed.query, options, this.#bm25)
    const source = {
      reader,
      plan,
      keys,
      matchers: new FieldMatchers(reader, plan),
      highlight: options.highlight && compileHighlight(options.highlight, this.#layout),
      explain: options.explain,
      stores: this.#stores,
    }
    return {
      hits: createHits<S, Id>(source, docs),
      total,
      facets: Object.fromEntries(facets) as unknown as FacetCounts<S, Facet>,
      query: parsed.query,
      diagnostics: parsed.diagnostics,
    }
  }

  /** How many documents match, exactly. */
  count(query: string | Query, options: CountOptions<S> = {}): number {
    return countMatches(this.#writer.refresh(), this.#parse(query, options).query, options, this.#bm25)
  }

  /**
   * The text with its last word completed, the most useful way first: by how many documents have the completion together
   * with the words before it. Where nothing completes it, typos are forgiven; a text that ends in no word has none.
   */
  suggest(text: string, options: SuggestOptions<S> = {}): Suggestion[] {
    checkNames('option of suggest', options, 'limit fields')
    const { limit, fields } = options
    return suggest(new WordPlanner(this.#writer.refresh(), { fields }, this.#bm25), text, limit)
  }

  /**
   * What the text may have been meant to be, the likeliest first: misspelt words mended, words split and joined, always
   * to words that the index has. Nothing where the text is likelier to be right.
   */
  correct(text: string, options: CorrectOptions = {}): Correction[] {
    checkNames('option of correct', options, 'limit')
    return correct(new WordPlanner(this.#writer.refresh(), {}, this.#bm25), text, options.limit)
  }

  /** How a document comes by its score; of value 0 where it doesn't match. */
  explain(query: string | Query, id: DocumentId, options: ExplainOptions<S> = {}): Explanation {
    checkOptions(options, this.#layout.schema.kinds)
    const reader = this.#writer.refresh()
    const found = reader.find(id)
    if (!found) return { value: 0, description: `There is no document ${JSON.stringify(id)}.`, details: [] }
    const { plan } = planSearch(reader, this.#parse(query, options).query, options, this.#bm25)
    const explanation = plan.explain(reader.leaves.indexOf(found.leaf), found.doc)
    return (
      explanation ?? { value: 0, description: `Document ${JSON.stringify(id)} doesn't match.`, details: [] }
    )
  }

  /** What the index makes of a text, in a field and a language of documents. Default: the first text field, the index's. */
  analyze(text: string, field?: TextFieldOf<S>, language?: string): Token[] {
    const { schema, groups, places } = this.#layout
    const found =
      field === undefined ? schema.textFields[0] : schema.textFields.find(({ name }) => name === field)
    if (!found) throw new RangeError(`"${field}" is not a text field of the schema.`)
    const [number = 0] = wantedLanguages(this.#layout.languages, language) ?? []
    const { analyzer } = groups[places[number]!.groupOf[found.slot]!]!
    const stream = new TokenStream(analyzer)
    const tokens: Token[] = []
    stream.reset(text)
    while (stream.next()) {
      const surface = stream.text
      const { position, start, end } = stream
      tokens.push({ term: analyzer.stem(surface), surface, position, start, end })
    }
    return tokens
  }

  /** Seals what was added into a segment now, instead of at the next search. */
  commit(): void {
    this.#writer.refresh()
  }

  /** Merges everything into one segment, and forgets deleted documents for good. */
  optimize(): void {
    this.#writer.optimize()
  }

  #read(document: unknown): string {
    readDocument(this.#layout.schema, document, this.#values)
    this.#values.language = languageOf(this.#layout.languages, this.#values)
    return this.#stores ? encodeStored(this.#layout.schema, document as object, this.#storeUnknown) : ''
  }

  #parse(query: string | Query, { operator }: CountOptions<S>): ParsedQuery {
    if (typeof query !== 'string') return { query: validateQuery(query), diagnostics: [] }
    return parseQuery(query, { fields: this.#layout.schema.kinds, operator })
  }
}

/** @throws RangeError for an option that there isn't */
function checkAdding(options: AddOptions): 'throw' | 'skip' {
  checkNames('option of adding', options, 'onInvalid onProgress signal')
  const { onInvalid = 'throw' } = options
  if (onInvalid !== 'throw' && onInvalid !== 'skip')
    throw new RangeError(`"onInvalid" is ${describe(onInvalid)}; expected "throw" or "skip".`)
  return onInvalid
}
