import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { decodeSnapshot, encodeSnapshot, SearchError, SnapshotError } from '../../src/index.ts'
import { loadIndex, openStore, StoreError, saveIndex } from '../../src/node/index.ts'
import { answersOf, bookOf, makeLibrary, schema } from '../snapshot/library.ts'

const folders = mkdtempSync(join(tmpdir(), 'okapi-search-save-'))
let folder = ''
let count = 0
beforeEach(() => {
  folder = join(folders, `${++count}`)
  mkdirSync(folder)
})
afterAll(() => rmSync(folders, { recursive: true, force: true }))

test('what is saved is a snapshot, and is loaded again', async () => {
  const path = join(folder, 'books.okapi')
  const index = makeLibrary()
  await saveIndex(index, path, { compress: false })
  const plain = encodeSnapshot(index)
  expect(Buffer.compare(readFileSync(path), plain)).toBe(0)
  await saveIndex(index, path)
  expect(readFileSync(path).length).toBeLessThan(plain.length - 10_000)
  expect(answersOf(await loadIndex(path, { schema }))).toBe(answersOf(index))
  expect((await loadIndex(path, { verify: false })).size).toBe(168)
  expect(answersOf(decodeSnapshot(readFileSync(path), { schema }))).toBe(answersOf(index))
})

test('a file is replaced as a whole, and nothing else is left beside it', async () => {
  const path = join(folder, 'books.okapi')
  const index = makeLibrary()
  await saveIndex(index, path)
  index.add(bookOf(400))
  await saveIndex(index, path)
  expect((await loadIndex(path, { schema })).has('book 400')).toBe(true)
  expect(readdirSync(folder)).toEqual(['books.okapi'])
})

test('what is saved while the index changes is the index as it was', async () => {
  const path = join(folder, 'books.okapi')
  const index = makeLibrary()
  const expected = answersOf(index)
  const saved = saveIndex(index, path)
  index.add(bookOf(400))
  index.delete('book 20')
  index.optimize()
  await saved
  expect(answersOf(await loadIndex(path, { schema }))).toBe(expected)
})

test('what can’t be written is an error in words, and leaves nothing behind', async () => {
  const index = makeLibrary()
  const missing = join(folder, 'missing/books.okapi')
  await expect(saveIndex(index, missing)).rejects.toMatchObject({
    code: 'missing',
    message: `"${missing}" could not be written: there is no such folder (ENOENT). What was there before stands.`,
  })
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  await expect(saveIndex(index, taken)).rejects.toThrow(StoreError)
  await expect(saveIndex(index, taken)).rejects.toThrow(`"${taken}" could not be written: it is a folder`)
  await expect(saveIndex(index, '')).rejects.toThrow('A path is "" (string); expected')
  await expect(saveIndex(index, undefined as never)).rejects.toThrow('A path is undefined; expected')
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('what can’t be read is an error in words', async () => {
  const path = join(folder, 'books.okapi')
  await expect(loadIndex(path)).rejects.toMatchObject({
    code: 'missing',
    message: `There is no file "${path}".`,
  })
  await expect(loadIndex(path)).rejects.toThrow(SearchError)
  await expect(loadIndex(folder)).rejects.toMatchObject({
    name: 'StoreError',
    message: `"${folder}" could not be read: it is a folder (EISDIR).`,
  })
  for (const [contents, found] of [
    ['', '0 bytes'],
    ['{"documentCount":1,"nextId":1,"documentIds":{"0":1}}', 'they begin otherwise'],
  ] as const) {
    writeFileSync(path, contents)
    await expect(loadIndex(path)).rejects.toThrow(SnapshotError)
    await expect(loadIndex(path)).rejects.toThrow(`File "${path}": These bytes are not a snapshot: ${found}.`)
  }
})

test('a path may be a URL', async () => {
  const path = pathToFileURL(join(folder, 'river books.okapi'))
  await saveIndex(makeLibrary(), path)
  expect((await loadIndex(path)).size).toBe(168)
  const store = await openStore(new URL('store', `${pathToFileURL(folder)}/`), { schema })
  await store.commit()
  await store.close()
  expect(readdirSync(folder).sort()).toEqual(['river books.okapi', 'store'])
})
