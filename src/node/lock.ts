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
  // Tokens of writers of this machine that were found dead.
  const dead: string[] = []
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
      if (holder?.machine === own.machine) dead.push(holder.token)
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
    isLeftover: (file) => dead.some((one) => file.includes(one)),
    async release() {
      clearInterval(touch)
      if (await isHeld()) await remove(system, path)
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

/**
 * Takes a stale lock away. Whoever wants to marks it first, under its token, which only one can; so a lock that another
 * process has taken by then is never mistaken for it.
 */
async function breakLock(
  system: FileSystem,
  path: string,
  stale: Holder | null,
  temporary: string,
): Promise<void> {
  const mark = `${path}-${stale?.token ?? 'none'}.stale`
  if (!(await tryLink(system, temporary, mark))) {
    const marker = await readHolder(system, mark)
    // Another is at it, unless it died over it.
    if (marker !== undefined && (await isStale(system, marker, mark, temporary))) await remove(system, mark)
    else await new Promise((done) => setTimeout(done, 1))
    return
  }
  try {
    const holder = await readHolder(system, path)
    if (holder !== undefined && holder?.token === stale?.token) await remove(system, path)
  } finally {
    await remove(system, mark)
  }
}

async function remove(system: FileSystem, path: string): Promise<void> {
  try {
    await system.unlink(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
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
