import type { AnalyzerDefinition, Language } from '../analysis/analyzer.ts'
import { SchemaError, SnapshotError, StoreError } from '../errors.ts'
import { type MergeSource, mergeSegments } from '../indexing/merge.ts'
import { pause } from '../indexing/pauses.ts'
import type { IndexLayout } from '../schema/layout.ts'
import type { Schema } from '../schema/schema.ts'
import { type IndexOptions, partsOf, SearchIndex } from '../search-index.ts'
import type { Leaf } from '../segment/index-reader.ts'
import type { Segment } from '../segment/segment.ts'
import type { CompressOptions } from '../snapshot/compress.ts'
import { reviveIndex, reviveSegment } from '../snapshot/decode.ts'
import {
  commitFile,
  type FoundCommit,
  layOutCommit,
  layOutSegment,
  naming,
  newestCommit,
  numberOf,
  readCommit,
  reviveCommit,
  type SegmentFile,
  segmentFile,
} from './commit.ts'
import type { Storage, StorageLock } from './storage.ts'
import { StoreWriter } from './store-writer.ts'

// Of about a millisecond each.
const STEPS_A_PAUSE = 4

/** As of `createIndex`; a store that is there already must have been made with the same. */
export interface StoreOptions<S extends Schema, Id extends string = 'id'>
  extends Partial<Omit<IndexOptions<S, Id>, 'languages'>>,
    CompressOptions {
  /** Those of documents; or where the schema is not given, the analyzers that its fields had. */
  readonly languages?: readonly AnalyzerDefinition[] | Readonly<Record<string, Language>>
  /** Whether to search only, beside the one that writes. Default false. */
  readonly readOnly?: boolean
  /** Whether every segment is checked against its checksums when it is opened. Default true. */
  readonly verify?: boolean
}

/** Opens the store that is kept here, or a new one. @throws StoreError, SnapshotError */
export async function openStoreIn<S extends Schema, Id extends string>(
  storage: Storage,
  options: StoreOptions<S, Id>,
): Promise<Store<S, Id>> {
  // Before anything is made there.
  if (!options.schema && !options.readOnly && newestCommit(await storage.list()) === 0)
    throw new SchemaError(`There is no store in ${storage.name} yet; a new one needs a schema.`)
  const lock = options.readOnly ? undefined : await storage.lock()
  try {
    const found = await readNewest(storage, options.verify, new Map())
    if (!found && !lock) throw new StoreError(`There is no store in ${storage.name}.`, 'missing')
    const store = new Store(storage, lock, options, found)
    // What others may have left behind.
    if (lock) await store.removeUnused()
    return store
  } catch (error) {
    await lock?.release()
    throw error
  }
}

/** Reads the newest commit, if there is one beyond `number`. @throws SnapshotError */
async function readNewest(
  storage: Storage,
  verify: boolean | undefined,
  known: ReadonlyMap<string, unknown>,
  number = 0,
): Promise<FoundCommit | undefined> {
  for (;;) {
    const newest = newestCommit(await storage.list())
    if (newest <= number) return undefined
    const found = await readCommit(storage, newest, verify, known)
    if (typeof found === 'object') return found
    // A writer that has committed meanwhile removes what its new commit doesn't need; otherwise, the file is lost.
    if (newestCommit(await storage.list()) === newest) {
      throw new SnapshotError(`File "${found}" of commit ${newest} in ${storage.name} is missing.`)
    }
  }
}

/** An index that outlives the process: what is committed is kept, whatever happens then. */
export class Store<S extends Schema, Id extends string = 'id'> {
  /** To be searched, and by the one writer added to. */
  readonly index: SearchIndex<S, Id>

  readonly #storage: Storage
  readonly #lock: StorageLock | undefined
  readonly #verify: boolean | undefined
  readonly #compress: boolean
  readonly #writer: StoreWriter
  // The files of segments that have one.
  readonly #files = new Map<Segment, SegmentFile>()
  #commitNumber = 0
  // Numbers tried: one that failed may be there all the same.
  #attempts = 0
  // The last commit's segments, and how many documents of each are live.
  #entries: readonly SegmentFile[] = []
  #committed = ''
  #merge: Promise<void> | undefined
  // The file that it writes.
  #mergeFile = ''
  #mergeCount = 0
  #tail: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(
    storage: Storage,
    lock: StorageLock | undefined,
    options: StoreOptions<S, Id>,
    found: FoundCommit | undefined,
  ) {
    this.#storage = storage
    this.#lock = lock
    this.#verify = options.verify
    this.#compress = options.compress ?? true
    if (!found) {
      this.index = new SearchIndex(options as IndexOptions<S, Id>, (layout) => new StoreWriter(layout))
    } else {
      const makeWriter = (layout: IndexLayout) => {
        const writer = new StoreWriter(layout)
        writer.reset(this.#adopt(found, (file) => reviveSegment(found.read.get(file)!, layout, file)))
        return writer
      }
      this.index = naming(storage.name, () => reviveIndex(found.sections, options, makeWriter))
    }
    this.#writer = partsOf(this.index).writer as StoreWriter
    if (!lock)
      this.#writer.refusal = new StoreError(`${storage.name} was opened to be read only.`, 'read-only')
    else this.#mergeLater()
  }

  /** The number of the commit that the index is of, or was before it was changed; 0 before the first. */
  get commitNumber(): number {
    return this.#commitNumber
  }

  /**
   * Keeps the index as it is now. Once the promise resolves, neither a crash nor a loss of power takes it away; until
   * then, and if it is rejected, the commit before stands. Only segments that are new are written.
   *
   * @throws StoreError
   */
  async commit(): Promise<void> {
    this.#refuseClosed()
    await this.#inTurn(() => this.#commit())
  }

  /** For readers: takes in the newest commit. Whether there was a newer one. @throws StoreError, SnapshotError */
  async refresh(): Promise<boolean> {
    this.#refuseClosed()
    return this.#inTurn(async () => {
      if (this.#lock) return false
      const known = new Map([...this.#files].map(([segment, { file }]) => [file, segment]))
      const found = await readNewest(this.#storage, this.#verify, known, this.#commitNumber)
      if (!found) return false
      const { layout } = this.#writer
      this.#writer.reset(
        this.#adopt(found, (file) => known.get(file) ?? reviveSegment(found.read.get(file)!, layout, file)),
      )
      return true
    })
  }

  /** Lets another writer in. What was not committed is lost. */
  close(): Promise<void> {
    this.#isClosed = true
    return this.#inTurn(async () => {
      await this.#merge
      this.#writer.refusal = new StoreError(`${this.#storage.name} is closed.`, 'closed')
      if (this.#lock) await this.removeUnused()
      await this.#lock?.release()
    })
  }

  /** Runs one after the other what is called side by side. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(run)
    this.#tail = turn.catch(() => {})
    return turn
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new StoreError(`${this.#storage.name} is closed.`, 'closed')
  }

  /** The leaves of a commit that was found, and from now on the store's own. */
  #adopt(commit: FoundCommit, segmentOf: (file: string) => Segment): Leaf[] {
    const segments = commit.entries.map(({ file }) => segmentOf(file))
    const leaves = reviveCommit(commit, segments)
    this.#files.clear()
    segments.forEach((segment, ordinal) => {
      this.#files.set(segment, commit.entries[ordinal]!)
    })
    this.#commitNumber = commit.number
    this.#attempts = commit.number
    this.#entries = commit.entries
    this.#committed = this.#contentsOf(leaves)
    return leaves
  }

  #contentsOf(leaves: readonly Leaf[]): string {
    // A segment only ever loses documents, so their number says which are left.
    return leaves.map(({ segment, numDocs }) => `${this.#files.get(segment)?.file} ${numDocs}`).join()
  }

  async #commit(): Promise<void> {
    const lock = this.#lock
    if (!lock || this.#writer.refusal) throw this.#writer.refusal
    const storage = this.#storage
    const { leaves } = this.#writer.refresh()
    if (this.#commitNumber > 0 && this.#contentsOf(leaves) === this.#committed) return

    // The index may change from here on; what a reader has of it does not.
    const number = ++this.#attempts
    const added = new Map<Segment, SegmentFile>()
    const entries: SegmentFile[] = []
    try {
      for (const [ordinal, { segment }] of leaves.entries()) {
        let entry = this.#files.get(segment)
        if (!entry) {
          entry = await this.#writeSegment(segment, segmentFile(number, ordinal, lock.token))
          added.set(segment, entry)
        }
        entries.push(entry)
      }
      const parts = layOutCommit(partsOf(this.index), leaves, entries)
      if (!(await lock.isHeld()) || !(await storage.publish(commitFile(number), parts))) throw this.#lose()
    } catch (error) {
      await this.#giveUp(number, added.values())
      throw error
    }
    // A writer that took itself for the only one may have gone on without us, and removed the commit we ran into.
    if (newestCommit(await storage.list()) !== number) throw this.#lose()

    for (const [segment, entry] of added) this.#files.set(segment, entry)
    this.#commitNumber = number
    this.#entries = entries
    this.#committed = this.#contentsOf(leaves)
    await this.removeUnused()
    this.#mergeLater()
  }

  async #writeSegment(segment: Segment, file: string): Promise<SegmentFile> {
    const { entry, parts } = await layOutSegment(segment, file, this.#compress)
    await this.#storage.write(file, parts)
    return entry
  }

  /** Removes what a commit has written that failed; but not if the commit is there all the same. */
  async #giveUp(number: number, added: Iterable<SegmentFile>): Promise<void> {
    const storage = this.#storage
    try {
      if ((await storage.list()).includes(commitFile(number))) return
      for (const { file } of added) await storage.remove(file)
    } catch {
      // It is tried again after the next commit.
    }
  }

  #lose(): StoreError {
    const error = new StoreError(
      `Another writer has ${this.#storage.name} now. What it and we committed before stands; open the store again.`,
      'lost',
    )
    this.#writer.refusal = error
    return error
  }

  /**
   * Removes files that neither the last commit has nor the next one may. What can't be removed is left for later.
   *
   * Nothing newer than our last commit is touched but what a dead writer left: if another writer took us for dead and
   * went on, that is its own.
   */
  async removeUnused(): Promise<void> {
    const storage = this.#storage
    const current = new Set(this.#writer.currentSegments())
    for (const segment of this.#files.keys()) if (!current.has(segment)) this.#files.delete(segment)
    const files = [...this.#entries, ...this.#files.values()].map(({ file }) => file)
    const used = new Set([...files, commitFile(this.#commitNumber), this.#mergeFile])
    try {
      for (const file of await storage.list()) {
        const number = numberOf(file)
        if (number === undefined || used.has(file)) continue
        if (number <= this.#commitNumber || this.#lock!.isLeftover(file)) await storage.remove(file)
      }
    } catch {
      // A reader may have it open, on Windows.
    }
  }

  /** Merges what is due, one merge after the other, while nothing else waits; the next commit takes it in. */
  #mergeLater(): void {
    if (this.#merge || this.#isClosed || this.#writer.refusal) return
    const sources = this.#writer.findMerge()
    if (!sources) return
    this.#merge = this.#runMerge(sources).then((isDone) => {
      this.#merge = undefined
      // After a failure, at the next commit again.
      if (isDone) this.#mergeLater()
    })
  }

  /** Whether the segments were merged. */
  async #runMerge(sources: readonly MergeSource[]): Promise<boolean> {
    const steps = mergeSegments(sources, this.#writer.layout)
    this.#mergeFile = segmentFile(this.#attempts + 1, ++this.#mergeCount, `${this.#lock!.token}m`)
    try {
      for (let count = 1; ; count++) {
        const step = steps.next()
        if (this.#isClosed) return false
        if (step.done) {
          const entry = await this.#writeSegment(step.value, this.#mergeFile)
          if (!this.#writer.replaceMerged(sources, step.value)) return false
          this.#files.set(step.value, entry)
          return true
        }
        if (count % STEPS_A_PAUSE === 0) await pause(undefined)
      }
    } catch {
      return false
    } finally {
      this.#mergeFile = ''
    }
  }
}
