import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { decodeSnapshot, decodeSnapshotStream } from '../../src/index.ts'
import { openStore } from '../../src/node/index.ts'
import { FORMAT_VERSION } from '../../src/snapshot/format.ts'
import { answersOf, bookOf, makeLibrary, schema } from './library.ts'

// The promise: every later 1.x reads what an earlier one wrote. These files stay as they are; see make-golden.ts.
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url))
const golden = readdirSync(fixtures).filter((name) => name.startsWith('format-'))
const files = golden.filter((name) => name.endsWith('.okapi'))
const stores = golden.filter((name) => name.endsWith('-store'))

test('there are golden files of every version of the format', () => {
  for (let version = 1; version <= FORMAT_VERSION; version++) {
    for (const kind of ['.okapi', '-compressed.okapi', '-store'])
      expect(golden).toContain(`format-${version}${kind}`)
  }
})

test.each(files)('%s is opened, searched and added to', async (name) => {
  const index = makeLibrary()
  const bytes = new Uint8Array(readFileSync(join(fixtures, name)))
  const decoded = decodeSnapshot(bytes, { schema })
  expect(answersOf(decoded)).toBe(answersOf(index))
  expect(answersOf(await decodeSnapshotStream(new Response(bytes).body!, { schema }))).toBe(answersOf(index))
  for (const one of [index, decoded]) {
    one.add(bookOf(300))
    one.delete('book 10')
    one.optimize()
  }
  expect(answersOf(decoded)).toBe(answersOf(index))
})

test.each(stores)('%s is opened, read and written', async (name) => {
  const folder = mkdtempSync(join(tmpdir(), 'okapi-search-golden-'))
  try {
    cpSync(join(fixtures, name), folder, { recursive: true })
    const reader = await openStore(folder, { schema, readOnly: true })
    expect([reader.commitNumber, reader.index.size]).toEqual([2, 70])
    expect(reader.index.search('title:again').hits.map(({ id }) => id)).toEqual(['book 7'])
    const writer = await openStore(folder, { schema })
    writer.index.add(bookOf(300))
    writer.index.delete('book 10')
    await writer.commit()
    await writer.close()
    expect(await reader.refresh()).toBe(true)
    expect(reader.index.size).toBe(70)
    await reader.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
