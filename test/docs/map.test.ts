import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { boolean, createIndex, date, keyword, number, text } from '../../src/index.ts'
import { partsOf } from '../../src/search-index.ts'
import { compressStored } from '../../src/snapshot/compress.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const map = readFileSync(join(root, 'src/README.md'), 'utf8')

/** Paths below src/, by the text that the map has for each. Indentation says which folder a line is in. */
function filesOfMap(): Map<string, string> {
  const files = new Map<string, string>()
  const [, listing] = /^## Files\n\n```text\n(.+?)\n```/ms.exec(map) ?? []
  const folders: string[] = []
  for (const line of (listing ?? '').split('\n')) {
    const [, indent, name, what] = /^( *)(\S+)\s*(.*)$/.exec(line) ?? []
    if (!name) continue
    folders.length = indent!.length / 2
    if (name.endsWith('/')) folders.push(name.slice(0, -1))
    else files.set([...folders, name].join('/'), what!)
  }
  return files
}

const code = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))

test('the map names every file of src/, and no other', () => {
  expect([...filesOfMap().keys()].sort()).toEqual(code.sort())
})

test('the map says what each file is', () => {
  expect([...filesOfMap()].filter(([, what]) => what.length < 4)).toEqual([])
})

test('the map has the floors that the architecture test keeps', () => {
  const architecture = readFileSync(join(root, 'test/architecture.test.ts'), 'utf8')
  const [, kept] = /^const FLOORS = \[\n(.+?)^\]/ms.exec(architecture) ?? []
  const floors = [...(kept ?? '').matchAll(/\[(.+)\]/g)].map(([, names]) =>
    [...names!.matchAll(/'([^']+)'/g)].map(([, name]) => name),
  )
  const drawn = [...map.matchAll(/^\| \d+ \| (.+) \|$/gm)].map(([, names]) => names!.split(', '))
  expect(floors.length).toBeGreaterThan(5)
  expect(drawn.reverse()).toEqual(floors)
})

/** The array classes that a word of the map's table stands for. */
const ARRAYS: Readonly<Record<string, readonly string[]>> = {
  ordinals: ['Uint8Array', 'Uint16Array', 'Uint32Array'],
  'numbers or bytes': ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float64Array'],
}

test('the map names every section of a segment, with its array', async () => {
  const index = createIndex({
    schema: { title: text(), body: text(), tag: keyword(), year: number(), at: date(), done: boolean() },
  })
  for (let id = 0; id < 200; id++)
    index.add({ id, title: 'one', body: 'two words', tag: ['a', `${id}`], year: id, at: id, done: true })
  const [leaf] = partsOf(index).writer.refresh().leaves
  const compressed = await compressStored(leaf!.segment.sections)
  const sections = [...leaf!.segment.sections, ...compressed].map(
    ([name, array]) =>
      [
        name
          .replace(/^text\d+/, 'text<g>')
          .replace(/^column\d+/, 'column<c>')
          .replace(/lengths\.\d+$/, 'lengths.<f>'),
        array.constructor.name,
      ] as const,
  )
  const rows = new Map(
    [...map.matchAll(/^\| `([^`]+)` \| ([^|]+) \| [^|]+ \|$/gm)].map(([, name, array]) => [name!, array!]),
  )
  expect([...rows.keys()].sort()).toEqual([...new Set(sections.map(([name]) => name))].sort())
  for (const [name, array] of sections) {
    const named = rows.get(name)!
    expect(ARRAYS[named] ?? [named], name).toContain(array)
  }
})
