import { randomBytes } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { StoreError } from '../errors.ts'
import type { Schema } from '../schema/schema.ts'
import type { SearchIndex } from '../search-index.ts'
import { type CompressOptions, compressStored } from '../snapshot/compress.ts'
import { type DecodeOptions, decodeSnapshot } from '../snapshot/decode.ts'
import { snapshotSections } from '../snapshot/encode.ts'
import { layOutSections } from '../snapshot/format.ts'
import { openStoreIn, type Store, type StoreOptions } from '../store/store.ts'
import { nodeFileSystem, readFile, storeError, syncFolder, writeFile } from './file-system.ts'
import { FolderStorage } from './folder-storage.ts'

export type { CompressOptions, DecodeOptions, Store, StoreOptions }
export { StoreError }

/**
 * Writes the index to a file: all of it, or, if that fails, nothing. What was there before is replaced once the new
 * file is on the disk.
 *
 * @throws StoreError
 */
export async function saveIndex<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
  path: string,
  { compress = true }: CompressOptions = {},
): Promise<void> {
  const sections = snapshotSections(index)
  const { parts } = layOutSections(compress ? await compressStored(sections) : sections)
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(nodeFileSystem, temporary, parts)
    try {
      await nodeFileSystem.rename(temporary, path)
    } catch (error) {
      await nodeFileSystem.unlink(temporary)
      throw error
    }
    await syncFolder(nodeFileSystem, dirname(path))
  } catch (error) {
    throw storeError(`"${path}" could not be written`, error)
  }
}

/** The index that was saved in a file. @throws SnapshotError; StoreError 'missing' if there is no such file */
export async function loadIndex<S extends Schema = Schema, Id extends string = 'id'>(
  path: string,
  options: DecodeOptions<S, Id> = {},
): Promise<SearchIndex<S, Id>> {
  const bytes = await readFile(nodeFileSystem, path)
  if (!bytes) throw new StoreError(`There is no file "${path}".`, 'missing')
  return decodeSnapshot(bytes, options)
}

/**
 * Opens the store in a folder, which is made if need be.
 *
 * One process writes, as many as like to read with `readOnly: true`. A writer that was killed holds no one up: see
 * `lockFolder`.
 *
 * @throws StoreError if it can't be written, or another process writes; SnapshotError if it is damaged or differs
 */
export function openStore<const S extends Schema = Schema, const Id extends string = 'id'>(
  directory: string,
  options: StoreOptions<S, Id> = {},
): Promise<Store<S, Id>> {
  return openStoreIn(new FolderStorage(resolve(directory), nodeFileSystem), options)
}
