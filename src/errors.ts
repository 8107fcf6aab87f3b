/**
 * Every error this library throws about a user's schema, documents, queries or bytes.
 *
 * A wrong argument of a function is the built-in `RangeError` or `TypeError` instead.
 */
export class SearchError extends Error {
  override name = 'SearchError'
}

/** A schema, or a field definition in it, that can't be used. */
export class SchemaError extends SearchError {
  override name = 'SchemaError'
  /** The field at fault, where there is one. */
  readonly field: string | undefined

  constructor(message: string, field?: string, options?: ErrorOptions) {
    super(message, options)
    this.field = field
  }
}

/** A document that was refused. The index is as it was before the call. */
export class DocumentError extends SearchError {
  override name = 'DocumentError'
  /** The document's id, where it has a usable one. */
  readonly id: string | number | undefined
  /** The field at fault, where there is one. */
  readonly field: string | undefined

  constructor(message: string, id?: string | number, field?: string, options?: ErrorOptions) {
    super(message, options)
    this.id = id
    this.field = field
  }
}

/** A query that strict parsing or a builder refuses. Offsets are UTF-16 units in the query text. */
export class QueryError extends SearchError {
  override name = 'QueryError'
  readonly start: number
  readonly end: number

  constructor(message: string, start: number, end: number, options?: ErrorOptions) {
    super(message, options)
    this.start = start
    this.end = end
  }
}

/** Bytes that are not a snapshot, or a damaged one, or one of another version or schema. */
export class SnapshotError extends SearchError {
  override name = 'SnapshotError'
  /** The section at fault, where it is known. */
  readonly section: string | undefined

  constructor(message: string, section?: string, options?: ErrorOptions) {
    super(message, options)
    this.section = section
  }
}

/** What went wrong with a store: `code` for programs, the message for people. */
export type StoreErrorCode = 'missing' | 'locked' | 'lost' | 'read-only' | 'full' | 'closed' | 'failed'

/** A store that can't be opened or written. What was committed before stands. */
export class StoreError extends SearchError {
  override name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(message: string, code: StoreErrorCode, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
