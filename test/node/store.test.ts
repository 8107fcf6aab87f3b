import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { SchemaError, SnapshotError, text } from '../../src/index.ts'
import { openStore, StoreError } from '../../src/node/index.ts'
import { answersOf, bookOf, makeLibrary, schema } from '../snapshot/library.ts'

const folders = mkdtempSync(join(tmpdir(), 'okapi-search-store-'))
let folder = ''
let count = 0

beforeEach(() => {
  folder = join(folders, `${++count}`)
})
afterAll(() => rmSync(folders, { recursive: true, force: true }))

const options = { schema, storeUnknown: true, bm25: { k1: 0.9 } }
const open = () => openStore(folder, options)
const read = () => openStore(folder, { schema, readOnly: true })
const files = () => readdirSync(folder).sort()
const ids = (index: { search(query: string, options: object): { hits: { id: string | number }[] } }) =>
  index.search('*', { limit: 1000 }).hits.map(({ id }) => id)

test('what was committed is there again, and what was not is not', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  await store.commit()
  store.index.add(bookOf(2))
  await store.close()
  const again = await open()
  expect(ids(again.index)).toEqual(['book 1'])
  expect(again.commitNumber).toBe(1)
  again.index.add(bookOf(2))
  await again.commit()
  await again.close()
  const last = await read()
  expect(ids(last.index)).toEqual(['book 1', 'book 2'])
})

test('a store answers as an index in memory does, whatever was committed when', async () => {
  const store = await open()
  for (let n = 0; n < 150; n++) {
    store.index.add(bookOf(n))
    if (n % 20 === 0) await store.commit()
  }
  for (let n = 150; n < 170; n++) store.index.add(bookOf(n))
  await store.commit()
  store.index.delete('book 3')
  store.index.delete(4)
  await store.commit()
  store.index.delete('book 155')
  store.index.add(bookOf(200))
  await store.commit()
  await store.close()
  const expected = makeLibrary()
  const again = await open()
  // Scores count deleted documents until they are merged away.
  again.index.optimize()
  expected.optimize()
  expect(answersOf(again.index)).toBe(answersOf(expected))
  await again.close()
})

test('a commit writes only what is new', async () => {
  const store = await open()
  for (let n = 0; n < 2000; n++) store.index.add(bookOf(n))
  await store.commit()
  const before = new Map(files().map((file) => [file, statSync(join(folder, file)).ino]))
  store.index.add(bookOf(3000))
  store.index.delete('book 7')
  await store.commit()
  const added = files().filter((file) => before.get(file) !== statSync(join(folder, file)).ino)
  const bytes = added.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  expect(added).toEqual(['commit-2.okapi', expect.stringMatching(/^segment-2-1-\w+\.okapi$/)])
  expect(bytes).toBeLessThan(5000)
  await store.commit()
  expect(store.commitNumber).toBe(2)
  await store.close()
})

test('files that no commit needs any more are removed', async () => {
  const store = await open()
  for (let n = 0; n < 200; n++) {
    store.index.add(bookOf(n))
    await store.commit()
  }
  expect(files().filter((file) => file.startsWith('commit'))).toEqual(['commit-200.okapi'])
  expect(files().length).toBeLessThan(25)
  store.index.optimize()
  await store.commit()
  await store.close()
  expect(files()).toEqual(['commit-201.okapi', expect.stringMatching(/^segment/)])
})

test('what a crash left behind is removed after the next commit, and nothing else', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  await store.commit()
  await store.close()
  const kept = files()
  for (const file of [
    'segment-1-4-abc.okapi',
    'segment-2-0-abc.okapi',
    'commit-2.okapi-abc.tmp',
    'commit-1.tmp',
  ])
    writeFileSync(join(folder, file), 'half')
  const again = await open()
  expect(ids(again.index)).toEqual(['book 1'])
  expect(files()).toEqual(
    [...kept, 'commit-1.tmp', 'commit-2.okapi-abc.tmp', 'lock', 'segment-2-0-abc.okapi'].sort(),
  )
  again.index.update(bookOf(1))
  await again.commit()
  await again.close()
  expect(files()).toEqual(['commit-1.tmp', 'commit-2.okapi', expect.stringMatching(/^segment-2-0-(?!abc)/)])
})

test('what a writer left behind that was found dead is removed at once', async () => {
  const store = await open()
  await store.commit()
  const { token, ...holder } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))
  await store.close()
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 'dead', ...holder, start: 'long ago' }))
  writeFileSync(join(folder, 'segment-2-0-dead.okapi'), 'half')
  writeFileSync(join(folder, 'segment-2-0-abc.okapi'), 'half')
  const again = await open()
  expect(files()).toEqual(['commit-1.okapi', 'lock', 'segment-2-0-abc.okapi'])
  await again.close()
})

test('there is one writer', async () => {
  const store = await open()
  const second = open()
  await expect(second).rejects.toThrow(StoreError)
  await expect(second).rejects.toThrow(`"${folder}" is being written by process ${process.pid} on`)
  await expect(second).rejects.toMatchObject({ code: 'locked' })
  await store.close()
  await (await open()).close()
})

test('readers see whole commits, and newer ones when they ask', async () => {
  await expect(read()).rejects.toMatchObject({
    code: 'missing',
    message: `There is no store in "${folder}".`,
  })
  const store = await open()
  store.index.add(bookOf(1))
  await store.commit()
  const reader = await read()
  const { index } = reader
  store.index.update({ ...bookOf(1), title: 'Changed' })
  expect(await reader.refresh()).toBe(false)
  await store.commit()
  expect(index.search('changed').total.value).toBe(0)
  expect(await reader.refresh()).toBe(true)
  expect(await reader.refresh()).toBe(false)
  expect(index.search('changed').total.value).toBe(1)
  expect(reader.commitNumber).toBe(2)
  expect(await store.refresh()).toBe(false)
  await reader.close()
  await store.close()
})

test('a reader reads no segment twice', async () => {
  const store = await open()
  for (let n = 0; n < 100; n++) store.index.add(bookOf(n))
  await store.commit()
  const reader = await read()
  const [first] = files().filter((file) => file.startsWith('segment'))
  store.index.add(bookOf(200))
  await store.commit()
  writeFileSync(join(folder, first!), 'no longer needed')
  expect(await reader.refresh()).toBe(true)
  expect(ids(reader.index).length).toBe(101)
  await store.close()
})

test('a reader refuses to change anything', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  await store.commit()
  const reader = await read()
  for (const change of [
    () => reader.index.add(bookOf(2)),
    () => reader.index.update(bookOf(1)),
    () => reader.index.delete('book 1'),
    () => reader.index.optimize(),
  ]) {
    expect(change).toThrow(StoreError)
    expect(change).toThrow('was opened to be read only.')
  }
  await expect(reader.commit()).rejects.toMatchObject({ code: 'read-only' })
  expect(reader.index.has('book 1')).toBe(true)
  await store.close()
})

test('a store that is closed refuses everything but searches', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  const committed = store.commit()
  await store.close()
  await committed
  expect(store.index.has('book 1')).toBe(true)
  expect(() => store.index.add(bookOf(2))).toThrow('is closed.')
  await expect(store.commit()).rejects.toMatchObject({ code: 'closed' })
  expect(ids((await read()).index)).toEqual(['book 1'])
})

test('what is changed while a commit is written belongs to the next', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  store.index.add(bookOf(2))
  await store.commit()
  store.index.add(bookOf(3))
  const committed = store.commit()
  await Promise.resolve()
  await Promise.resolve()
  store.index.update({ ...bookOf(1), title: 'Later' })
  store.index.delete('book 2')
  await committed
  const reader = await read()
  expect(ids(reader.index)).toEqual(['book 1', 'book 2', 'book 3'])
  expect(reader.index.search('later').total.value).toBe(0)
  await store.commit()
  await reader.refresh()
  expect(ids(reader.index)).toEqual(['book 3', 'book 1'])
  await store.close()
})

test('large merges are done in the background, deletes meanwhile included, and are in the next commit', async () => {
  const store = await open()
  const segments = () => files().filter((file) => file.startsWith('segment')).length
  for (let n = 0; n < 4800; n++) {
    store.index.add(bookOf(n))
    if (n % 600 === 599) await store.commit()
  }
  const before = segments()
  expect(before).toBeGreaterThan(7)
  // The merge has begun: it sees these documents.
  store.index.delete('book 1')
  store.index.delete('book 4797')
  for (let waited = 0; segments() >= before && waited < 500; waited++) {
    await new Promise((done) => setTimeout(done, 10))
    // Nothing has changed but that.
    await store.commit()
  }
  expect(segments()).toBe(1)
  expect([store.index.size, store.index.has('book 1'), store.index.has('book 2')]).toEqual([
    4798,
    false,
    true,
  ])
  await store.close()
  const reader = await read()
  expect([reader.index.size, reader.index.has('book 4797'), reader.index.has('book 5')]).toEqual([
    4798,
    false,
    true,
  ])
})

test('a new store needs a schema, an old one is held to it', async () => {
  await expect(openStore(folder)).rejects.toThrow(SchemaError)
  const store = await open()
  await store.commit()
  await store.close()
  await expect(openStore(folder, { schema: { title: text() } })).rejects.toThrow(SnapshotError)
  await expect(openStore(folder, { ...options, bm25: { k1: 1 } })).rejects.toThrow('its k1 is 0.9, not 1')
  await expect(openStore(folder, { ...options, storeUnknown: false })).rejects.toThrow(
    'its storeUnknown is true',
  )
  // None of these kept the lock.
  const again = await openStore(folder)
  again.index.add({ id: 1, 'author.name': 'unread', title: 'Stones' })
  expect(again.index.search('title:stone').hits[0]?.id).toBe(1)
  await again.close()
})

test('a damaged file is an error that names it', async () => {
  const store = await open()
  store.index.add(bookOf(1))
  await store.commit()
  await store.close()
  for (const file of files()) {
    const path = join(folder, file)
    const bytes = readFileSync(path)
    for (const at of [0, 10, 30, 100, bytes.length - 1]) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 4
      writeFileSync(path, damaged)
      await expect(read()).rejects.toThrow(SnapshotError)
      await expect(read()).rejects.toThrow(`File "${file}" in "${folder}": `)
    }
    writeFileSync(path, bytes.subarray(0, 50))
    await expect(read()).rejects.toThrow(`File "${file}" in "${folder}": `)
    rmSync(path)
    await expect(read()).rejects.toThrow(
      file.startsWith('segment') ? `File "${file}" of commit 1 in` : 'There is no store',
    )
    writeFileSync(path, bytes)
  }
  expect(ids((await read()).index)).toEqual(['book 1'])
})

test('a segment of another store is not taken for one’s own', async () => {
  const made: Buffer[] = []
  for (const word of ['river', 'stone']) {
    folder = join(folders, word)
    const store = await openStore(folder, { schema: { body: text() } })
    store.index.add({ id: 1, body: word })
    await store.commit()
    await store.close()
    const [segment] = files().filter((file) => file.startsWith('segment'))
    made.push(readFileSync(join(folder, segment!)))
    if (made.length === 2) writeFileSync(join(folder, segment!), made[0]!)
  }
  await expect(openStore(folder, { readOnly: true })).rejects.toThrow(
    'This is not the segment that the commit lists.',
  )
})
