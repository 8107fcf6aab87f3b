import type { Storage, StorageLock } from '../store/storage.ts'
import { storeFailure } from './store-failure.ts'
import { lockName } from './web-lock.ts'

const FILES = 'files'

/** A store's files in a database of its own: file name → bytes. */
export class IndexedDbStorage implements Storage {
  readonly name: string
  readonly #database: IDBDatabase

  private constructor(name: string, database: IDBDatabase) {
    this.name = `"${name}" in IndexedDB`
    this.#database = database
    // Another tab wants to delete it.
    database.onversionchange = () => database.close()
  }

  static async open(name: string): Promise<IndexedDbStorage> {
    const request = indexedDB.open(databaseName(name), 1)
    request.onupgradeneeded = () => request.result.createObjectStore(FILES)
    try {
      return new IndexedDbStorage(name, await resultOf(request))
    } catch (error) {
      throw storeFailure(`"${name}" in IndexedDB can't be opened`, error)
    }
  }

  /** Whether there is something of the name. */
  static async has(name: string): Promise<boolean> {
    // Opening makes a database; not all browsers can say without it whether there is one.
    const databases = await indexedDB.databases?.()
    if (databases && !databases.some((database) => database.name === databaseName(name))) return false
    const storage = await IndexedDbStorage.open(name)
    try {
      return (await storage.list()).length > 0
    } finally {
      storage.close()
    }
  }

  close(): void {
    this.#database.close()
  }

  async list(): Promise<readonly string[]> {
    return (await this.#run('readonly', (files) => files.getAllKeys())) as string[]
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#run('readonly', (files) => files.get(file))
    return bytes && new Uint8Array(bytes)
  }

  async write(file: string, parts: readonly Uint8Array[]): Promise<void> {
    const bytes = joined(parts)
    await this.#run('readwrite', (files) => files.put(bytes, file))
  }

  async publish(file: string, parts: readonly Uint8Array[]): Promise<boolean> {
    const bytes = joined(parts)
    let isTaken = false
    await this.#run('readwrite', (files) => {
      const key = files.getKey(file)
      // In the same transaction, so that no one comes between.
      key.onsuccess = () => {
        isTaken = key.result !== undefined
        if (!isTaken) files.add(bytes, file)
      }
      return key
    })
    return !isTaken
  }

  async remove(file: string): Promise<void> {
    await this.#run('readwrite', (files) => files.delete(file))
  }

  async lock(): Promise<StorageLock> {
    return lockName(this.name)
  }

  /** The result of a request, once its transaction is done. */
  async #run<T>(mode: IDBTransactionMode, make: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    try {
      // Strict: not done before the disk has it.
      const transaction = this.#database.transaction(FILES, mode, { durability: 'strict' })
      const request = make(transaction.objectStore(FILES))
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? request.error)
      })
      return request.result
    } catch (error) {
      throw storeFailure(`${this.name} could not be ${mode === 'readonly' ? 'read' : 'written'}`, error)
    }
  }
}

const databaseName = (name: string) => `okapi-search ${name}`

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function joined(parts: readonly Uint8Array[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes.buffer
}
