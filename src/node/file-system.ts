import * as fs from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { SearchError, StoreError, type StoreErrorCode } from '../errors.ts'

/** What is used of `node:fs/promises`, and may be replaced: by one that loses what was not synced, say. */
export interface FileSystem {
  open(path: string, flags: 'r' | 'w'): Promise<OpenFile>
  readdir(path: string): Promise<string[]>
  mkdir(path: string, options: { recursive: true }): Promise<string | undefined>
  link(existing: string, path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  stat(path: string): Promise<{ readonly mtimeMs: number }>
  utimes(path: string, atime: Date, mtime: Date): Promise<void>
}

export interface OpenFile {
  stat(): Promise<{ readonly size: number }>
  read(
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>
  sync(): Promise<void>
  close(): Promise<void>
}

export const nodeFileSystem: FileSystem = fs

// Reads and writes are cut up: some systems refuse more than 2 GB at once.
const MAX_TRANSFER = 1_000_000_000
// Smaller parts are written together.
const GATHERED = 1 << 16

/** A whole file; undefined if there is none. */
export async function readFile(system: FileSystem, path: string): Promise<Uint8Array | undefined> {
  let file: OpenFile
  try {
    file = await system.open(path, 'r')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  try {
    const { size } = await file.stat()
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, Math.min(size - at, MAX_TRANSFER), at)
      if (bytesRead === 0) break
      at += bytesRead
    }
    return bytes.subarray(0, at)
  } finally {
    await file.close()
  }
}

/** Writes a file and has the disk keep its bytes; its name is kept once the folder is synced. If it fails, the file is removed. */
export async function writeFile(
  system: FileSystem,
  path: string,
  parts: readonly Uint8Array[],
): Promise<void> {
  const file = await system.open(path, 'w')
  try {
    try {
      for (const bytes of gathered(parts)) {
        let at = 0
        while (at < bytes.length) {
          const { bytesWritten } = await file.write(bytes, at, Math.min(bytes.length - at, MAX_TRANSFER))
          at += bytesWritten
        }
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    await system.unlink(path).catch(() => {})
    throw error
  }
}

/** The same bytes with small parts put together. */
function* gathered(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  let buffer = new Uint8Array(GATHERED)
  let filled = 0
  for (const part of parts) {
    if (filled + part.length > GATHERED) {
      yield buffer.subarray(0, filled)
      buffer = new Uint8Array(GATHERED)
      filled = 0
    }
    if (part.length > GATHERED) yield part
    else {
      buffer.set(part, filled)
      filled += part.length
    }
  }
  yield buffer.subarray(0, filled)
}

/** Has the disk keep the names in a folder. */
export async function syncFolder(system: FileSystem, path: string): Promise<void> {
  let folder: OpenFile
  try {
    folder = await system.open(path, 'r')
  } catch (error) {
    // Windows opens no folders, and keeps names without being asked.
    if (codeOf(error) === 'EISDIR' || process.platform === 'win32') return
    throw error
  }
  try {
    await folder.sync()
  } catch (error) {
    // File systems that can't do this say so.
    if (process.platform !== 'win32' && codeOf(error) !== 'EINVAL') throw error
  } finally {
    await folder.close()
  }
}

/** Makes a folder and those above it, for good. */
export async function makeFolder(system: FileSystem, path: string): Promise<void> {
  const first = await system.mkdir(path, { recursive: true })
  if (first === undefined) return
  // Every folder that was made is a name in the one above.
  for (let made = path; made.length >= first.length; made = dirname(made))
    await syncFolder(system, dirname(made))
}

// What is said where a file can't have two names: FAT, some network folders, Android.
const NO_LINKS = /* @__PURE__ */ new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Gives a whole file the name that it is to be found by; false if that is taken. The first name may stay. */
export async function tryLink(system: FileSystem, existing: string, path: string): Promise<boolean> {
  try {
    await system.link(existing, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error
  }
  // Two writers at the very same time could both get through here; the lock keeps them apart.
  if ((await system.readdir(dirname(path))).includes(basename(path))) return false
  await system.rename(existing, path)
  return true
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code
}

const REASONS: Record<string, [code: StoreErrorCode, reason: string]> = {
  ENOSPC: ['full', 'the disk is full'],
  EDQUOT: ['full', 'the quota is used up'],
  EROFS: ['read-only', 'the file system is read-only'],
  EACCES: ['read-only', 'permission is denied'],
  EPERM: ['read-only', 'it is not permitted'],
  ENOENT: ['missing', 'there is no such folder'],
  EISDIR: ['failed', 'it is a folder'],
  ENOTDIR: ['failed', 'it is no folder'],
  EEXIST: ['failed', 'it is no folder'],
}

/** What the system said, in words: `what` could not be done to a file or folder. */
export function storeError(name: string, what: 'read' | 'written', cause: unknown): unknown {
  const system = codeOf(cause)
  if (system === undefined || cause instanceof SearchError) return cause
  const [code, reason] = REASONS[system] ?? ['failed', (cause as Error).message]
  const consequence = what === 'written' ? ' What was there before stands.' : ''
  return new StoreError(`${name} could not be ${what}: ${reason} (${system}).${consequence}`, code, { cause })
}
