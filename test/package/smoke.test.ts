import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { run } from './command.ts'

// What a program in programs/ prints, however it got hold of the package; a page has no sample.
const PRINTED_BY_PAGE = ['1 a Sanctions eased', 'true DocumentError']
const PRINTED = [...PRINTED_BY_PAGE, '5 true', 'one SearchError for both entries: true', '1 1']

const root = inject('root')
const folder = mkdtempSync(join(tmpdir(), 'okapi-search-smoke-'))

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  cpSync(join(root, 'test/package/programs'), folder, { recursive: true })
  // One file, typed as an ES module and as CommonJS.
  cpSync(join(folder, 'typed.ts'), join(folder, 'typed.mts'))
  cpSync(join(folder, 'typed.ts'), join(folder, 'typed.cts'))
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', inject('tarball')], folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an ES module imports it', async () => {
  expect(lines(await run('node', ['esm.mjs'], folder))).toEqual(PRINTED)
})

test('a CommonJS module requires it', async () => {
  // Older releases of Node 20 can't require an ES module, so neither may this one.
  const flag = '--experimental-require-module'
  const flags = process.allowedNodeEnvironmentFlags.has(flag) ? [flag.replace('--', '--no-')] : []
  expect(lines(await run('node', [...flags, 'cjs.cjs'], folder))).toEqual(PRINTED)
})

test.each([
  { moduleResolution: 'node16', module: 'node16', files: ['typed.mts', 'typed.cts'] },
  { moduleResolution: 'bundler', module: 'esnext', files: ['typed.ts'] },
])('TypeScript finds its types with moduleResolution $moduleResolution', async ({ files, ...options }) => {
  // Declarations are checked too: a type that ours need and do not carry is found here.
  const compilerOptions = { ...options, strict: true, noEmit: true, skipLibCheck: false, types: [] }
  const config = { compilerOptions: { ...compilerOptions, target: 'es2022', lib: ['es2022', 'dom'] }, files }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  await run('node', [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json'], folder)
})

test('a bundle for the browser needs nothing of Node', async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(folder, 'esm.mjs')],
    absWorkingDir: folder,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
  })
  expect(warnings).toEqual([])
  expect(printedInBrowser(outputFiles[0]!.text)).toEqual(PRINTED)
})

test('a script tag makes the global OkapiSearch', () => {
  expect(printedInBrowser(...scriptTags())).toEqual(PRINTED_BY_PAGE)
})

test('a script tag works on a page that has an AMD loader', () => {
  const loader = 'globalThis.define = () => console.log("taken by the loader"); define.amd = {}'
  expect(printedInBrowser(loader, ...scriptTags())).toEqual(PRINTED_BY_PAGE)
})

function scriptTags(): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/okapi-search/package.json'), 'utf8'))
  expect(manifest.jsdelivr).toBe(manifest.unpkg)
  return [join('node_modules/okapi-search', manifest.unpkg), 'page.js'].map((path) =>
    readFileSync(join(folder, path), 'utf8'),
  )
}

/** Evaluates scripts in one fresh realm that has no `require`, `process` or `Buffer`; returns what they logged. */
function printedInBrowser(...scripts: string[]): string[] {
  const logged: string[] = []
  const console = { log: (...values: unknown[]) => logged.push(values.join(' ')) }
  const realm = createContext({ console, TextEncoder, TextDecoder, structuredClone, setTimeout })
  for (const script of scripts) runInContext(script, realm)
  return logged
}

function lines(output: string): string[] {
  return output.trimEnd().split('\n')
}
