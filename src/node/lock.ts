import { randomBytes } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import type { StorageLock } from '../store/storage.ts'
import { codeOf, type FileSystem, readFile, tryLink, writeFile } from './file-system.ts'

const LOCK_FILE = 'lock'
// A holder on another machine that has not touched its lock for so long is taken to be gone.
const STALE_MS = 60_000
const TOUCH_MS = 10_000

/** Who holds a lock. */
interface Holder {
  readonly token: string
  readonly pid: number
  /** The machine, and what counts processes on it: containers each count their own. */
  readonly machine: string
  /** Tells a process from an earlier one with the same number; empty where the system doesn't say. */
  readonly start: string
}

/**
 * Takes the lock of a folder: a file that names its holder.
 *
 * It is stale, and taken over, if its holder was a process of this machine that is no more, or is on another machine
 * and has not touched the file for a minute.
 *
 * @throws StoreError 'locked'
 */
export async function lockFolder(system: FileSystem, folder: string): Promise<StorageLock> {
  const token = randomBytes(6).toString('hex')
  const own: Holder = { token, pid: process.pid, machine: machine(), start: startOf(process.pid) }
  const path = join(folder, LOCK_FILE)
  const temporary = `${path}-${token}.tmp`
  // Linked when it is whole, so that no one ever reads half a lock.
  await writeFile(system, temporary, [new TextEncoder().encode(JSON.stringify(own))])
  try {
    while (!(await tryLink(system, temporary, path))) {
      const holder = await readHolder(system, path)
      if (holder === undefined) continue
      if (!(await isStale(system, holder, path, temporary))) {
        throw new StoreError(
          `"${folder}" is being written by process ${holder?.pid} on ${holder?.machine.split(' ')[0]}; ` +
            'a store has one writer, and any number of readers (readOnly: true).',
          'locked',
        )
      }
      await breakLock(system, path, holder, temporary)
    }
  } finally {
    await system.unlink(temporary).catch(() => {})
  }

  const touch = setInterval(() => {
    const now = new Date()
    system.utimes(path, now, now).catch(() => {})
  }, TOUCH_MS)
  touch.unref()
  const isHeld = async () => (await readHolder(system, path))?.token === token
  return {
    token,
    isHeld,
    async release() {
      clearInterval(touch)
      if (await isHeld()) await system.unlink(path)
    },
  }
}

/** Undefined if there is no lock; null if it names no one. */
async function readHolder(system: FileSystem, path: string): Promise<Holder | null | undefined> {
  const bytes = await readFile(system, path)
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

async function isStale(
  system: FileSystem,
  holder: Holder | null,
  path: string,
  temporary: string,
): Promise<boolean> {
  if (!holder) return true
  if (holder.machine === machine()) {
    return !isRunning(holder.pid) || (holder.start !== '' && holder.start !== startOf(holder.pid))
  }
  // Both times are of the file system's clock: the other file was made just now.
  try {
    const [lock, now] = [await system.stat(path), await system.stat(temporary)]
    return now.mtimeMs - lock.mtimeMs > STALE_MS
  } catch {
    // Released meanwhile: try again.
    return true
  }
}

/** Takes a stale lock away, unless another process just did and has a lock of its own there now. */
async function breakLock(
  system: FileSystem,
  path: string,
  stale: Holder | null,
  temporary: string,
): Promise<void> {
  const aside = `${temporary}-stale`
  try {
    await system.rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = await readHolder(system, aside)
  if (taken?.token !== stale?.token) await tryLink(system, aside, path)
  await system.unlink(aside)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

function machine(): string {
  return `${hostname()} ${orEmpty(() => readlinkSync('/proc/self/ns/pid'))}`
}

/** When a process was started, in the system's own terms. */
function startOf(pid: number): string {
  return orEmpty(() => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The 22nd value; the second is a name in parentheses, which may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  })
}

/** What only Linux says. */
function orEmpty(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
