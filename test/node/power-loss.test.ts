import { expect, test } from 'vitest'
import { text } from '../../src/index.ts'
import { FolderStorage } from '../../src/node/folder-storage.ts'
import { StoreError } from '../../src/node/index.ts'
import { openStoreIn } from '../../src/store/store.ts'
import { randomOf } from '../snapshot/random.ts'
import { PowerLoss, SimulatedDisk } from './simulated-disk.ts'

const SEED = Number(process.env.SEED ?? 2018)
const RUNS = Number(process.env.RUNS ?? 120)

const schema = { body: text() }
const open = (disk: SimulatedDisk) => openStoreIn(new FolderStorage('/', disk), { schema })
const read = (disk: SimulatedDisk) => openStoreIn(new FolderStorage('/', disk), { schema, readOnly: true })
type Index = Awaited<ReturnType<typeof open>>['index']

/** Id → text, as the index finds and as it stores them. */
function contentsOf(index: Index): string {
  const { hits } = index.search('*', { limit: 1000 })
  for (const { document, id } of hits.slice(0, 5)) {
    const word = (document.body as string).split(' ')[0]!
    expect(index.search(word).hits.map((hit) => hit.id)).toEqual([id])
  }
  return hits
    .map(({ id, document }) => `${id} ${document.body}`)
    .sort()
    .join()
}

/** Adds, changes and deletes at random, and commits now and then; `acknowledge` is told of contents before and after. */
async function live(
  disk: SimulatedDisk,
  random: () => number,
  acknowledge: (attempt: string, done: boolean) => void,
) {
  const store = await open(disk)
  const { index } = store
  const documents = new Map(
    index.search('*', { limit: 1000 }).hits.map(({ id, document }) => [id, document.body]),
  )
  const contents = () =>
    [...documents]
      .map(([id, body]) => `${id} ${body}`)
      .sort()
      .join()
  for (let commit = 0; commit < 6; commit++) {
    for (let step = Math.floor(random() * 12); step >= 0; step--) {
      const id = Math.floor(random() * 40)
      if (random() < 0.3) {
        expect(index.delete(id)).toBe(documents.delete(id))
      } else {
        const body = `word${id} at${Math.floor(random() * 1000)}`
        index.update({ id, body })
        documents.set(id, body)
      }
    }
    const attempt = contents()
    acknowledge(attempt, false)
    await store.commit()
    acknowledge(attempt, true)
  }
  await store.close()
}

test(`the power goes at any moment, ${RUNS} times, and nothing that was committed is lost`, async () => {
  const random = randomOf(SEED)
  let lost = 0
  let kept = 0
  for (let run = 0; run < RUNS; run++) {
    const disk = new SimulatedDisk()
    // What is expected: the last contents that a commit was acknowledged for, or those of the commit that was cut off.
    let expected = new Set([''])
    for (let life = 0; life < 3; life++) {
      disk.powerLossAt = disk.operations + 1 + Math.floor(random() * 220)
      try {
        await live(disk, random, (attempt, done) => {
          expected = done ? new Set([attempt]) : expected.add(attempt)
        })
      } catch (error) {
        if (!(error instanceof PowerLoss)) throw error
        lost++
      }
      disk.restart(random)
      const store = await open(disk).catch((error) => expect.fail(`run ${run} (seed ${SEED}): ${error}`))
      const found = contentsOf(store.index)
      if (!expected.has(found))
        expect.fail(`run ${run} (seed ${SEED}): ${found} is none of ${[...expected].join(' | ')}`)
      expected = new Set([found])
      if (found !== '') kept++
      await store.close()
    }
  }
  // Most runs were cut short, and most of them after something had been kept.
  expect(lost).toBeGreaterThan(RUNS)
  expect(kept).toBeGreaterThan(RUNS)
})

test('a store survives at every single operation of its life', async () => {
  for (let at = 1; ; at++) {
    const random = randomOf(SEED + at)
    const disk = new SimulatedDisk()
    disk.powerLossAt = at
    let expected = new Set([''])
    let isDone = false
    try {
      await live(disk, randomOf(SEED), (attempt, done) => {
        expected = done ? new Set([attempt]) : expected.add(attempt)
      })
      isDone = true
    } catch (error) {
      if (!(error instanceof PowerLoss)) throw error
    }
    disk.restart(random)
    const store = await open(disk)
    expect([...expected]).toContain(contentsOf(store.index))
    await store.close()
    if (isDone) {
      expect(at).toBeGreaterThan(80)
      return
    }
  }
})

test('a disk that is full stops a commit, wherever it is, and the one before stands', async () => {
  let stopped = 0
  for (let free = 0; free < 6000; free += 37) {
    const disk = new SimulatedDisk()
    const store = await open(disk)
    store.index.add({ id: 1, body: 'first river' })
    await store.commit()
    store.index.add({ id: 2, body: 'second stone' })
    store.index.delete(1)
    disk.free = free
    const failure = await store.commit().catch((error) => error)
    if (failure) {
      stopped++
      expect(failure).toBeInstanceOf(StoreError)
      expect(failure).toMatchObject({
        code: 'full',
        message: '"/" could not be written: the disk is full (ENOSPC). What was there before stands.',
      })
      expect(contentsOf((await read(disk)).index)).toBe('1 first river')
      // Nothing of the attempt takes up room, and there is room again.
      expect(disk.free).toBe(free)
      disk.free = Infinity
      await store.commit()
    }
    expect(contentsOf((await read(disk)).index)).toBe('2 second stone')
    await store.close()
  }
  expect(stopped).toBeGreaterThan(20)
})

test('a folder that is read-only can be read, and not be opened to be written', async () => {
  const disk = new SimulatedDisk()
  const store = await open(disk)
  store.index.add({ id: 1, body: 'first river' })
  await store.commit()
  disk.isReadOnly = true
  store.index.add({ id: 2, body: 'second stone' })
  await expect(store.commit()).rejects.toMatchObject({ code: 'read-only' })
  await expect(open(disk)).rejects.toMatchObject({
    code: 'read-only',
    message: `"/" could not be written: the file system is read-only (EROFS). What was there before stands.`,
  })
  expect(contentsOf((await read(disk)).index)).toBe('1 first river')
  disk.isReadOnly = false
  await store.commit()
  expect(contentsOf((await read(disk)).index)).toBe('1 first river,2 second stone')
})
