import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { text } from '../../src/index.ts'
import { openStore } from '../../src/node/index.ts'

const folders = mkdtempSync(join(tmpdir(), 'okapi-search-lock-'))
let folder = ''
let count = 0
beforeEach(() => {
  folder = join(folders, `${++count}`)
})
afterAll(() => rmSync(folders, { recursive: true, force: true }))

const schema = { body: text() }
const open = () => openStore(folder, { schema })
const lock = () => join(folder, 'lock')

/** A store with a lock, and who holds it as the file says. */
async function openAndReadLock() {
  const store = await open()
  return { store, holder: JSON.parse(readFileSync(lock(), 'utf8')) }
}

/** Whether a writer gets in where this is the lock. */
async function getsInPast(holder: object | string, secondsAgo = 0): Promise<boolean> {
  writeFileSync(lock(), typeof holder === 'string' ? holder : JSON.stringify(holder))
  const time = new Date(Date.now() - 1000 * secondsAgo)
  utimesSync(lock(), time, time)
  const store = await open().catch((error) => {
    expect(error).toMatchObject({ code: 'locked' })
    return undefined
  })
  await store?.close()
  expect(existsSync(lock())).toBe(!store)
  return store !== undefined
}

test('a lock names its holder, and is gone after close()', async () => {
  const { store, holder } = await openAndReadLock()
  expect(holder).toMatchObject({ pid: process.pid, token: expect.stringMatching(/^[0-9a-f]{12}$/) })
  await store.close()
  expect(existsSync(lock())).toBe(false)
})

test('the lock of a process that is no more is taken over', async () => {
  const { store, holder } = await openAndReadLock()
  await store.close()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  expect(await getsInPast({ ...holder, pid: child.pid })).toBe(true)
})

test('the lock of a process that runs is not', async () => {
  const { store, holder } = await openAndReadLock()
  await store.close()
  expect(await getsInPast(holder, 3600)).toBe(false)
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(child, 'spawn')
  expect(await getsInPast({ ...holder, pid: child.pid, start: '' }, 3600)).toBe(false)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await getsInPast({ ...holder, pid: child.pid, start: '' })).toBe(true)
})

test.skipIf(process.platform !== 'linux')(
  'a process that has the number of an earlier one does not hold its lock',
  async () => {
    const { store, holder } = await openAndReadLock()
    await store.close()
    expect(holder.start).toMatch(/^[0-9a-f-]{36} \d+$/)
    expect(await getsInPast({ ...holder, start: `${holder.start}0` })).toBe(true)
  },
)

test('the lock of another machine is taken over once it has not been touched for a minute', async () => {
  const { store, holder } = await openAndReadLock()
  await store.close()
  const other = { ...holder, machine: 'elsewhere', pid: 1 }
  expect(await getsInPast(other, 50)).toBe(false)
  expect(await getsInPast(other, 70)).toBe(true)
})

test('a lock that names no one is taken over', async () => {
  await (await open()).close()
  expect(await getsInPast('')).toBe(true)
  expect(await getsInPast('{"pid":')).toBe(true)
})

test('of many that take over a stale lock, one gets in', async () => {
  const { store, holder } = await openAndReadLock()
  await store.close()
  for (let run = 0; run < 50; run++) {
    writeFileSync(lock(), JSON.stringify({ ...holder, start: 'long ago 1' }))
    const stores = await Promise.allSettled(Array.from({ length: 8 }, open))
    const opened = stores.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    expect(opened.length).toBe(1)
    await opened[0]!.close()
  }
})

test('a writer whose lock was taken commits no more, and undoes nothing', async () => {
  const slow = await open()
  slow.index.add({ id: 1, body: 'river' })
  await slow.commit()
  slow.index.add({ id: 2, body: 'lost' })

  // Taken for dead: on another machine, stopped for a minute.
  unlinkSync(lock())
  const quick = await open()
  quick.index.add({ id: 3, body: 'stone' })
  await quick.commit()

  await expect(slow.commit()).rejects.toMatchObject({ code: 'lost' })
  await expect(slow.commit()).rejects.toMatchObject({ code: 'lost' })
  expect(() => slow.index.add({ id: 4, body: 'lost too' })).toThrow('Another writer has')
  await slow.close()
  // Its close() left the other's lock alone.
  await expect(open()).rejects.toMatchObject({ code: 'locked' })
  await quick.close()
  const { index } = await openStore(folder, { readOnly: true })
  expect(index.search('*').hits.map(({ id }) => id)).toEqual([1, 3])
})

test.each([1, 3])(
  'two writers that both believe to have the lock overwrite no commit: %i later',
  async (commits) => {
    const slow = await open()
    const taken = readFileSync(lock())
    unlinkSync(lock())
    const quick = await open()
    const other = readFileSync(lock())
    for (let commit = 0; commit < commits; commit++) {
      quick.index.update({ id: 3, body: `stone ${commit}` })
      await quick.commit()
    }
    writeFileSync(lock(), taken)
    slow.index.add({ id: 2, body: 'lost' })
    await expect(slow.commit()).rejects.toMatchObject({ code: 'lost' })
    writeFileSync(lock(), other)
    const contents = async () => {
      const { index } = await openStore(folder, { readOnly: true })
      return index.search('*').hits.map(({ id, document }) => [id, document.body])
    }
    expect(await contents()).toEqual([[3, `stone ${commits - 1}`]])
    await slow.close()
    quick.index.add({ id: 4, body: 'more' })
    await quick.commit()
    await quick.close()
    expect(await contents()).toEqual([
      [3, `stone ${commits - 1}`],
      [4, 'more'],
    ])
  },
)
