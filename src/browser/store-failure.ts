import { SearchError, StoreError } from '../errors.ts'

/** What the browser said, in words: `what` could not be done. */
export function storeFailure(what: string, cause: unknown): unknown {
  if (cause instanceof SearchError || !(cause instanceof Error)) return cause
  const isFull = cause.name === 'QuotaExceededError'
  const reason = isFull ? 'the quota is used up' : cause.message
  return new StoreError(
    `${what}: ${reason} (${cause.name}). What was there before stands.`,
    isFull ? 'full' : 'failed',
    { cause },
  )
}
