import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publint } from 'publint'
import { expect, inject, test } from 'vitest'
import { run } from './command.ts'

const root = inject('root')
const tarball = inject('tarball')

test('publint finds nothing', async () => {
  const bytes = await readFile(tarball)
  const { messages } = await publint({ pack: { tarball: new Uint8Array(bytes).buffer }, strict: true })
  expect(messages).toEqual([])
})

test('attw finds every entry typed under every way of resolving modules', async () => {
  const report = await run('npx', ['--no-install', 'attw', '--no-emoji', '--no-color', tarball], root)
  expect(report).toContain('No problems found')
})

test('the tarball holds the build, its types and three pages, and nothing else', async () => {
  const paths = (await run('tar', ['-tzf', tarball], root)).trim().split('\n').sort()
  const build = /^package\/dist\/.+\.(js|cjs|d\.ts|d\.cts)$/
  expect(paths.filter((path) => !build.test(path))).toEqual([
    'package/CHANGELOG.md',
    'package/LICENSE',
    'package/README.md',
    'package/package.json',
  ])
  expect(paths).toContain('package/dist/okapi-search.min.js')
})

test('constants are constants in the build too', async () => {
  const paths = (await run('tar', ['-tzf', tarball], root)).trim().split('\n')
  for (const extension of ['js', 'cjs']) {
    const modules = paths.filter((path) => path.endsWith(`.${extension}`))
    const code = await run('tar', ['-xzOf', tarball, ...modules], root)
    expect(code.match(/^var [A-Z][A-Z\d_]* = .*/gm) ?? []).toEqual([])
    expect(code.match(/^const [A-Z\d_]+ = \d+;$/gm)?.length).toBeGreaterThan(200)
  }
})

test('two dependencies come with the package, and no script runs when it is installed', async () => {
  const manifest = JSON.parse(await run('tar', ['-xzOf', tarball, 'package/package.json'], root))
  expect(Object.keys(manifest.dependencies)).toEqual(['fast-levenshtein', 'stemmer'])
  expect(Object.keys(manifest.scripts).filter((name) => /install/.test(name))).toEqual([])
})

test('the README begins with the two commands that CI runs', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const ci = await readFile(join(root, '.ci/run'), 'utf8')
  const commands = [...readme.matchAll(/npm ci && npm (?:test|run demo)/g)].map(([command]) => command)
  expect(new Set(commands.slice(0, 2))).toEqual(new Set(['npm ci && npm test', 'npm ci && npm run demo']))
  expect(ci).toContain('npm ci && npm test')
})
