import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { decodeSnapshot, encodeSnapshot, SearchError, SnapshotError } from '../../src/index.ts'
import { loadIndex, StoreError, saveIndex } from '../../src/node/index.ts'
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
  await expect(saveIndex(index, join(folder, 'missing/books.okapi'))).rejects.toThrow(StoreError)
  mkdirSync(join(folder, 'taken'))
  await expect(saveIndex(index, join(folder, 'taken'))).rejects.toThrow(
    `"${join(folder, 'taken')}" could not be written`,
  )
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('what can’t be read is an error in words', async () => {
  const path = join(folder, 'books.okapi')
  await expect(loadIndex(path)).rejects.toMatchObject({
    code: 'missing',
    message: `There is no file "${path}".`,
  })
  await expect(loadIndex(path)).rejects.toThrow(SearchError)
  writeFileSync(path, 'something else')
  await expect(loadIndex(path)).rejects.toThrow(SnapshotError)
})
