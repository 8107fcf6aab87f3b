import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { documentsFromSite } from '../../src/documents/index.ts'
import { text } from '../../src/index.ts'
import { siteFiles } from '../../src/node/index.ts'
import { createIndex } from '../../src/search-index.ts'

const folder = mkdtempSync(join(tmpdir(), 'okapi-site-'))
afterAll(() => rmSync(folder, { recursive: true }))

for (const [path, content] of [
  ['index.md', '# Boats\nAll of them.'],
  ['guide/b.MD', '# Sails\nOf cloth.\n## Main\nThe largest.'],
  ['guide/a.markdown', '# Oars\nOf wood.'],
  ['guide/deep/c.md', '# Nets\nOf rope.'],
  ['guide/notes.txt', 'no'],
  ['.git/x.md', 'no'],
  ['node_modules/y/readme.md', 'no'],
] as const) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), content)
}

test('a folder’s pages are found by their sections', async () => {
  const index = createIndex({ schema: { title: text(), body: text(), url: text() } })
  await index.addAllAsync(documentsFromSite(siteFiles(folder), { base: '/docs/' }))
  const { hits } = index.search('largest')
  expect(hits.map(({ id, document }) => [id, document.url])).toEqual([
    ['guide/b.MD#main', '/docs/guide/b#main'],
  ])
})

test('files come by name, without what is hidden or installed', async () => {
  const paths = async (extensions?: string[]) => {
    const found: string[] = []
    for await (const { path } of siteFiles(folder, { extensions })) found.push(path)
    return found
  }
  expect(await paths()).toEqual(['index.md', 'guide/a.markdown', 'guide/b.MD', 'guide/deep/c.md'])
  expect(await paths(['.txt'])).toEqual(['guide/notes.txt'])
  await expect(siteFiles(join(folder, 'none')).next()).rejects.toThrow('ENOENT')
})
