import type { Storage, StorageLock } from '../store/storage.ts'
import { storeFailure } from './store-failure.ts'
import { lockName } from './web-lock.ts'

const FOLDER = 'okapi-search'

/** Not in TypeScript's library yet. */
interface MovableHandle extends FileSystemFileHandle {
  move(name: string): Promise<void>
}

interface ListedFolder extends FileSystemDirectoryHandle {
  keys(): AsyncIterableIterator<string>
}

/** A store's files in a folder of the origin's private file system (OPFS). */
export class PrivateFileStorage implements Storage {
  readonly name: string
  readonly #folder: ListedFolder
  #token = ''

  private constructor(name: string, folder: FileSystemDirectoryHandle) {
    this.name = `"${name}" in the private file system`
    this.#folder = folder as ListedFolder
  }

  /** Whether there is one that files can be written to from here. */
  static async isThere(): Promise<boolean> {
    try {
      const { prototype } = FileSystemFileHandle
      if (!('createWritable' in prototype && 'move' in prototype)) return false
      // In private windows, some have it and refuse it.
      await navigator.storage.getDirectory()
      return true
    } catch {
      return false
    }
  }

  static async open(name: string): Promise<PrivateFileStorage> {
    try {
      return new PrivateFileStorage(name, await findFolder(name, true))
    } catch (error) {
      throw storeFailure(`"${name}" in the private file system can't be opened`, error)
    }
  }

  /** Whether there is something of the name. */
  static async has(name: string): Promise<boolean> {
    try {
      const storage = new PrivateFileStorage(name, await findFolder(name, false))
      return (await storage.list()).length > 0
    } catch {
      return false
    }
  }

  async list(): Promise<readonly string[]> {
    const files: string[] = []
    for await (const file of this.#folder.keys()) files.push(file)
    return files
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    try {
      const handle = await this.#folder.getFileHandle(file)
      return new Uint8Array(await (await handle.getFile()).arrayBuffer())
    } catch (error) {
      if (isMissing(error)) return undefined
      throw storeFailure(`File "${file}" of ${this.name} could not be read`, error)
    }
  }

  async write(file: string, parts: readonly Uint8Array[]): Promise<void> {
    try {
      const handle = await this.#folder.getFileHandle(file, { create: true })
      const stream = await handle.createWritable()
      try {
        for (const part of parts) await stream.write(unshared(part))
        await stream.close()
      } catch (error) {
        await stream.abort().catch(() => {})
        throw error
      }
    } catch (error) {
      await this.remove(file).catch(() => {})
      throw storeFailure(`${this.name} could not be written`, error)
    }
  }

  async publish(file: string, parts: readonly Uint8Array[]): Promise<boolean> {
    // A file that is made is there, empty, before it is written: so it gets its name when it is whole.
    const temporary = `${file}-${this.#token}.tmp`
    await this.write(temporary, parts)
    if ((await this.list()).includes(file)) {
      await this.remove(temporary)
      return false
    }
    try {
      const handle = (await this.#folder.getFileHandle(temporary)) as MovableHandle
      await handle.move(file)
      return true
    } catch (error) {
      throw storeFailure(`${this.name} could not be written`, error)
    }
  }

  async remove(file: string): Promise<void> {
    try {
      await this.#folder.removeEntry(file)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }

  async lock(): Promise<StorageLock> {
    const lock = await lockName(this.name)
    this.#token = lock.token
    return lock
  }
}

async function findFolder(name: string, create: boolean): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create })
  // A name may be anything; a folder's may not.
  return folder.getDirectoryHandle(encodeURIComponent(name).replaceAll('.', '%2E'), { create })
}

function isMissing(error: unknown): boolean {
  // The latter if it went while it was read.
  return (
    error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'NotReadableError')
  )
}

/** Streams refuse shared memory. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice()
}
