/** What a diagnostic is about. */
export type DiagnosticCode =
  | 'quote'
  | 'parenthesis'
  | 'depth'
  | 'operator'
  | 'field'
  | 'value'
  | 'range'
  | 'edits'
  | 'boost'
  | 'length'
  | 'clauses'

/** What could not be read, and where: UTF-16 offsets in the query text, `end` the first one after it. */
export interface QueryDiagnostic {
  readonly code: DiagnosticCode
  readonly message: string
  readonly start: number
  readonly end: number
}
