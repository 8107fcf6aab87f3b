/** Where a store keeps its files: a folder, IndexedDB, the browser's private file system. */
export interface Storage {
  /** What people call it, for messages. */
  readonly name: string

  list(): Promise<readonly string[]>

  /** A file, in a buffer of its own; undefined if there is none of the name. */
  read(file: string): Promise<Uint8Array | undefined>

  /** Writes a file. It need not be durable before the next `publish` is. If it fails, nothing of the file is left. */
  write(file: string, parts: readonly Uint8Array[]): Promise<void>

  /**
   * Writes a file that is seen as a whole or not at all, and never in place of another one: false if there is one of the
   * name. Once it resolves to true, this file and all that were written before it outlive a crash.
   */
  publish(file: string, parts: readonly Uint8Array[]): Promise<boolean>

  /** Removes a file; no error if there is none. */
  remove(file: string): Promise<void>

  /** Makes the caller the one writer. @throws StoreError 'locked' while there is another */
  lock(): Promise<StorageLock>
}

/** The right to write, until it is released or its holder is no more. */
export interface StorageLock {
  /** Differs from those of other writers, and is a part of file names. */
  readonly token: string
  /** Whether a file was left by a writer that is surely no more, if it is in no commit. */
  isLeftover(file: string): boolean
  /** Whether no other writer has taken it away in the belief that we are no more. */
  isHeld(): Promise<boolean>
  release(): Promise<void>
}
