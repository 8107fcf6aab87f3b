import { randomBytes } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StoreError } from '../errors.ts'
import type { Schema } from '../schema/schema.ts'
import { describe } from '../schema/value.ts'
import type { SearchIndex } from '../search-index.ts'
import { type CompressOptions, compressStored } from '../snapshot/compress.ts'
import { type DecodeOptions, decodeSnapshot } from '../snapshot/decode.ts'
import { snapshotSections } from '../snapshot/encode.ts'
import { layOutSections } from '../snapshot/format.ts'
import { naming } from '../store/commit.ts'
import { openStoreIn, type Store, type StoreOptions } from '../store/store.ts'
import { nodeFileSystem, readFile, storeError, syncFolder, writeFile } from './file-system.ts'
import { FolderStorage } from './folder-storage.ts'

export { type SiteFile, type SiteFilesOptions, siteFiles } from './site-files.ts'
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
  path: string | URL,
  { compress = true }: CompressOptions = {},
): Promise<void> {
  const file = pathOf(path)
  const sections = snapshotSections(index)
  const { parts } = layOutSections(compress ? await compressStored(sections) : sections)
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(nodeFileSystem, temporary, parts)
    try {
      await nodeFileSystem.rename(temporary, file)
    } catch (error) {
      await nodeFileSystem.unlink(temporary)
      throw error
    }
    await syncFolder(nodeFileSystem, dirname(file))
  } catch (error) {
    throw storeError(`"${file}"`, 'written', error)
  }
}

/** The index that was saved in a file. @throws SnapshotError; StoreError, 'missing' if there is no such file */
export async function loadIndex<S extends Schema = Schema, Id extends string = 'id'>(
  path: string | URL,
  options: DecodeOptions<S, Id> = {},
): Promise<SearchIndex<S, Id>> {
  const file = pathOf(path)
  let bytes: Uint8Array | undefined
  try {
    bytes = await readFile(nodeFileSystem, file)
  } catch (error) {
    throw storeError(`"${file}"`, 'read', error)
  }
  if (!bytes) throw new StoreError(`There is no file "${file}".`, 'missing')
  const found = bytes
  return naming(`File "${file}"`, () => decodeSnapshot(found, options))
}

/**
 * Opens the store in a folder, which is made if need be.
 *
 * One process writes, as many as like to read with `readOnly: true`. A writer that was killed holds no one up: see
 * `lockFolder`.
 *
 * @throws StoreError if it can't be written, or another process writes; SnapshotError if it is damaged or differs
 */
export async function openStore<const S extends Schema = Schema, const Id extends string = 'id'>(
  directory: string | URL,
  options: StoreOptions<S, Id> = {},
): Promise<Store<S, Id>> {
  return openStoreIn(new FolderStorage(pathOf(directory), nodeFileSystem), options)
}

/** An absolute path: what the program's folder is may change meanwhile. */
function pathOf(path: string | URL): string {
  if (path instanceof URL) return fileURLToPath(path)
  if (typeof path !== 'string' || path === '')
    throw new TypeError(`A path is ${describe(path)}; expected a string that is not empty, or a URL.`)
  return resolve(path)
}
