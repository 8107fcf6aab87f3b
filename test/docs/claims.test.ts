import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import ts from 'typescript'
import { expect, test } from 'vitest'
import * as okapi from '../../src/index.ts'
import { createSampleIndex } from '../../src/sample/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const manifest = JSON.parse(read('package.json'))

test('the README names every search option, and no other', () => {
  const source = ts.createSourceFile('options.ts', read('src/search/options.ts'), ts.ScriptTarget.ESNext)
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'SearchOptions',
  )
  const options = found!.members.map((member) => (member.name as ts.Identifier).text)
  const [, section] = /^## Search options\n(.+?)^## /ms.exec(readme) ?? []
  const named = [...section!.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, names]) =>
    names!.split(', ').map((name) => name.replaceAll('`', '')),
  )
  expect(named.sort()).toEqual(options.sort())
})

test('the README names everything that can be imported from the main entry', () => {
  const unnamed = Object.keys(okapi).filter((name) => !new RegExp(`\\b${name}\\b`).test(readme))
  expect(unnamed).toEqual([])
})

test('the script tag in the README loads the build that package.json names', () => {
  expect(readme).toContain(`src="node_modules/okapi-search/${manifest.unpkg.replace('./', '')}"`)
})

test("the changelog's newest version is that of the package", () => {
  expect(/^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md'))?.[1]).toBe(manifest.version)
})

test('no text makes a search throw, whatever the options', () => {
  const pieces = [
    'kerry',
    'minsk',
    'the',
    'title:',
    'published:',
    'source:',
    '2016',
    '"',
    '(',
    ')',
    '[',
    '} TO ',
    '*',
    '?',
    '~',
    '^2',
    '-',
    '+',
  ]
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...pieces, ' ', ' AND ', ' OR ', ' NOT ', '\\', '>='),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(''))
  const options = fc.record({
    fuzzy: fc.constantFrom(false, true, 2 as const),
    prefix: fc.constantFrom(false, true, 'last' as const),
    operator: fc.constantFrom('or' as const, 'and' as const),
    minShouldMatch: fc.nat(3),
    highlight: fc.constant(['title', 'body'] as const),
    explain: fc.boolean(),
  })
  const index = createSampleIndex()
  fc.assert(
    fc.property(text, options, (query, how) => {
      const { hits, total } = index.search(query, how)
      expect(total.value).toBeGreaterThanOrEqual(hits.length)
      JSON.stringify(hits)
      index.count(query, how)
    }),
    { numRuns: 500 },
  )
})
