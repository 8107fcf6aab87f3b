import { join } from 'node:path'
import type { Storage, StorageLock } from '../store/storage.ts'
import {
  codeOf,
  type FileSystem,
  makeFolder,
  readFile,
  storeError,
  syncFolder,
  tryLink,
  writeFile,
} from './file-system.ts'
import { lockFolder } from './lock.ts'

/** A store's files in a folder. */
export class FolderStorage implements Storage {
  readonly name: string
  readonly #folder: string
  readonly #system: FileSystem
  // The writer's, so that two who both believe to be the one don't write one file.
  #token = ''

  constructor(folder: string, system: FileSystem) {
    this.name = `"${folder}"`
    this.#folder = folder
    this.#system = system
  }

  async list(): Promise<readonly string[]> {
    try {
      return await this.#system.readdir(this.#folder)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return []
      throw storeError(this.name, 'read', error)
    }
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(this.#system, join(this.#folder, file))
    } catch (error) {
      throw storeError(`File "${file}" in ${this.name}`, 'read', error)
    }
  }

  async write(file: string, parts: readonly Uint8Array[]): Promise<void> {
    try {
      await writeFile(this.#system, join(this.#folder, file), parts)
    } catch (error) {
      throw this.#notWritten(error)
    }
  }

  async publish(file: string, parts: readonly Uint8Array[]): Promise<boolean> {
    const path = join(this.#folder, file)
    const temporary = `${path}-${this.#token}.tmp`
    try {
      // The names of all files that this one lists come first.
      await syncFolder(this.#system, this.#folder)
      await writeFile(this.#system, temporary, parts)
      try {
        if (!(await tryLink(this.#system, temporary, path))) return false
      } finally {
        await this.#system.unlink(temporary).catch(() => {})
      }
      await syncFolder(this.#system, this.#folder)
      return true
    } catch (error) {
      throw this.#notWritten(error)
    }
  }

  async remove(file: string): Promise<void> {
    try {
      await this.#system.unlink(join(this.#folder, file))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error
    }
  }

  async lock(): Promise<StorageLock> {
    try {
      await makeFolder(this.#system, this.#folder)
      const lock = await lockFolder(this.#system, this.#folder)
      this.#token = lock.token
      return lock
    } catch (error) {
      throw storeError(this.name, 'written', error)
    }
  }

  #notWritten(error: unknown): unknown {
    return storeError(this.name, 'written', error)
  }
}
