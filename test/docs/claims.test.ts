import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import * as okapi from '../../src/index.ts'

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
