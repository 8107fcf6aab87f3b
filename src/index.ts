export { DocumentError, QueryError, SchemaError, SearchError, SnapshotError } from './errors.ts'
