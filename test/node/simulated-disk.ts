import { basename } from 'node:path'
import type { FileSystem, OpenFile } from '../../src/node/file-system.ts'

/** The power went. Nothing can be done with the disk until it is back. */
export class PowerLoss extends Error {}

interface Inode {
  /** As programs see it. */
  data: Uint8Array
  /** As the disk has it, since the last sync. */
  kept: Uint8Array
}

/** A change of a folder: all of it is done, or nothing. */
type Change = readonly (readonly [name: string, inode: Inode | undefined])[]

/**
 * One folder on a disk that keeps what it was asked to keep, and of the rest what it likes: any of the changes of the
 * folder since it was last synced, and of a file any beginning of what was written, or zeros, or noise.
 */
export class SimulatedDisk implements FileSystem {
  #names = new Map<string, Inode>()
  #keptNames = new Map<string, Inode>()
  #changes: Change[] = []
  /** Operations so far; a write counts as two, for the power may go in its middle. */
  operations = 0
  /** The operation that the power goes at. */
  powerLossAt = Infinity
  /** Bytes that can still be written. */
  free = Infinity
  isReadOnly = false
  #isOff = false

  #begin(changes: boolean): void {
    if (this.#isOff || ++this.operations >= this.powerLossAt) {
      this.#isOff = true
      throw new PowerLoss()
    }
    if (changes && this.isReadOnly) throw failure('EROFS')
  }

  #change(...change: Change): void {
    for (const [name, inode] of change) {
      if (inode) this.#names.set(name, inode)
      else this.#names.delete(name)
    }
    this.#changes.push(change)
  }

  /** Turns the power on again; `random` says what became of what was not synced. */
  restart(random: () => number): void {
    const names = this.#keptNames
    for (const change of this.#changes) {
      if (random() < 0.5) continue
      for (const [name, inode] of change) {
        if (inode) names.set(name, inode)
        else names.delete(name)
      }
    }
    for (const inode of new Set(names.values())) {
      if (inode.data === inode.kept) continue
      const fate = random()
      if (fate < 0.3) inode.data = inode.kept
      else if (fate < 0.6) inode.data = inode.data.slice(0, Math.floor(random() * inode.data.length))
      else if (fate < 0.8) inode.data = new Uint8Array(inode.data.length)
      else if (fate < 0.9) inode.data = inode.data.map(() => random() * 256)
      inode.kept = inode.data
    }
    this.#names = new Map(names)
    this.#keptNames = new Map(names)
    this.#changes = []
    this.#isOff = false
    this.powerLossAt = Infinity
    // Its holder is this process, which is not dead.
    this.#names.delete('lock')
    this.#keptNames.delete('lock')
  }

  async open(path: string, flags: 'r' | 'w'): Promise<OpenFile> {
    this.#begin(flags === 'w')
    const isFolder = path === '/'
    let inode = this.#names.get(basename(path))
    if (!isFolder && flags === 'r' && !inode) throw failure('ENOENT')
    if (flags === 'w') {
      if (!inode) {
        inode = { data: new Uint8Array(), kept: new Uint8Array() }
        this.#change([basename(path), inode])
      }
      inode.data = new Uint8Array()
    }
    return isFolder ? this.#openFolder() : this.#openFile(inode!)
  }

  #openFolder(): OpenFile {
    const unused = () => Promise.reject(failure('EISDIR'))
    return {
      stat: unused,
      read: unused,
      write: unused,
      sync: async () => {
        this.#begin(true)
        this.#keptNames = new Map(this.#names)
        this.#changes = []
      },
      close: async () => {},
    }
  }

  #openFile(inode: Inode): OpenFile {
    return {
      stat: async () => ({ size: inode.data.length }),
      read: async (bytes, offset, length, position) => {
        this.#begin(false)
        const read = inode.data.subarray(position, position + length)
        bytes.set(read, offset)
        return { bytesRead: read.length }
      },
      write: async (bytes, offset, length) => {
        this.#begin(true)
        // As systems do: less than was asked for, and at the next try nothing.
        const written = bytes.subarray(offset, offset + Math.min(Math.ceil(length / 2), this.free))
        if (written.length === 0 && length > 0) throw failure('ENOSPC')
        this.free -= written.length
        inode.data = new Uint8Array([...inode.data, ...written])
        return { bytesWritten: written.length }
      },
      sync: async () => {
        this.#begin(true)
        inode.kept = inode.data
      },
      close: async () => {},
    }
  }

  async readdir(): Promise<string[]> {
    this.#begin(false)
    return [...this.#names.keys()]
  }

  async mkdir(): Promise<undefined> {
    this.#begin(false)
  }

  async link(existing: string, path: string): Promise<void> {
    this.#begin(true)
    if (this.#names.has(basename(path))) throw failure('EEXIST')
    this.#change([basename(path), this.#inode(existing)])
  }

  async rename(from: string, to: string): Promise<void> {
    this.#begin(true)
    this.#change([basename(to), this.#inode(from)], [basename(from), undefined])
  }

  async unlink(path: string): Promise<void> {
    this.#begin(true)
    const inode = this.#inode(path)
    this.#change([basename(path), undefined])
    if (![...this.#names.values()].includes(inode)) this.free += inode.data.length
  }

  async stat(path: string): Promise<{ mtimeMs: number }> {
    this.#inode(path)
    return { mtimeMs: 0 }
  }

  async utimes(): Promise<void> {}

  #inode(path: string): Inode {
    const inode = this.#names.get(basename(path))
    if (!inode) throw failure('ENOENT')
    return inode
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: simulated`), { code })
}
