import { StoreError } from '../errors.ts'
import type { Schema } from '../schema/schema.ts'
import type { SearchIndex } from '../search-index.ts'
import { type CompressOptions, compressStored } from '../snapshot/compress.ts'
import { type DecodeOptions, decodeSnapshot } from '../snapshot/decode.ts'
import { snapshotSections } from '../snapshot/encode.ts'
import { layOutSections } from '../snapshot/format.ts'
import type { Storage } from '../store/storage.ts'
import { openStoreIn, type Store, type StoreOptions } from '../store/store.ts'
import { IndexedDbStorage } from './indexed-db-storage.ts'
import { PrivateFileStorage } from './private-file-storage.ts'

export type { CompressOptions, DecodeOptions, Store, StoreOptions }
export { StoreError }

/** Where the browser keeps it: `'opfs'` is the origin's private file system. */
export type Place = 'opfs' | 'indexeddb'

export interface PlaceOptions {
  /** Default: where it is already, else the private file system, else IndexedDB. */
  readonly place?: Place | undefined
}

/**
 * Keeps the index under a name: all of it, or, if that fails, nothing; what was there before is then replaced.
 *
 * @throws StoreError
 */
export async function saveIndex<S extends Schema, Id extends string>(
  index: SearchIndex<S, Id>,
  name: string,
  { place, compress = true }: PlaceOptions & CompressOptions = {},
): Promise<void> {
  const sections = snapshotSections(index)
  const { parts } = layOutSections(compress ? await compressStored(sections) : sections)
  const storage = await choosePlace(`saved ${name}`, place)
  let number = newestSaved(await storage.list()) + 1
  // Another tab may save at the same time: the later one counts.
  while (!(await storage.publish(savedFile(number), parts))) number++
  for (const file of await storage.list()) if (savedNumber(file) < number) await storage.remove(file)
}

/** The index that was kept under a name. @throws SnapshotError; StoreError 'missing' if there is none */
export async function loadIndex<S extends Schema = Schema, Id extends string = 'id'>(
  name: string,
  options: DecodeOptions<S, Id> & PlaceOptions = {},
): Promise<SearchIndex<S, Id>> {
  const storage = await choosePlace(`saved ${name}`, options.place)
  for (;;) {
    const number = newestSaved(await storage.list())
    if (number === 0) throw new StoreError(`There is no index "${name}".`, 'missing')
    const bytes = await storage.read(savedFile(number))
    // Replaced meanwhile: read what it was replaced by.
    if (bytes) return decodeSnapshot(bytes, options)
  }
}

/**
 * Opens the store of a name, which is made if need be.
 *
 * One tab or worker of the origin writes, the others read with `readOnly: true`. The browser may clear what it keeps when
 * space is short, unless `navigator.storage.persist()` was granted.
 *
 * @throws StoreError if it can't be written, or another tab writes; SnapshotError if it is damaged or differs
 */
export async function openStore<const S extends Schema = Schema, const Id extends string = 'id'>(
  name: string,
  options: StoreOptions<S, Id> & PlaceOptions = {},
): Promise<Store<S, Id>> {
  return openStoreIn(await choosePlace(name, options.place), options)
}

async function choosePlace(name: string, place: Place | undefined): Promise<Storage> {
  if (place !== undefined && place !== 'opfs' && place !== 'indexeddb')
    throw new RangeError(`place is ${JSON.stringify(place)}; expected 'opfs' or 'indexeddb'.`)
  const hasFiles = place !== 'indexeddb' && (await PrivateFileStorage.isThere())
  if (place === 'opfs' && !hasFiles)
    throw new StoreError('This browser has no private file system that can be written here.', 'failed')
  const isInFiles = hasFiles && (place === 'opfs' || (await PrivateFileStorage.has(name)))
  if (isInFiles || (hasFiles && !(await IndexedDbStorage.has(name)))) return PrivateFileStorage.open(name)
  return IndexedDbStorage.open(name)
}

const savedFile = (number: number) => `saved-${number}.okapi`
const savedNumber = (file: string) => Number(/^saved-(\d+)\.okapi/.exec(file)?.[1] ?? 0)
const newestSaved = (files: readonly string[]) =>
  Math.max(0, ...files.filter((file) => file.endsWith('.okapi')).map(savedNumber))
