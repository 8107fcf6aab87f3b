import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { run } from './command.ts'

// What store.mjs and store.cjs print.
const PRINTED = ['a', 'a true', 'true locked', 'b']

const root = inject('root')
const folder = mkdtempSync(join(tmpdir(), 'okapi-search-smoke-'))

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  for (const name of ['store.mjs', 'store.cjs', 'kept.mjs', 'typed-store.mts'])
    cpSync(join(root, 'test/package/programs', name), join(folder, name))
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', inject('tarball')], folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(['store.mjs', 'store.cjs'])(
  'okapi-search/node keeps an index of okapi-search: %s',
  async (program) => {
    expect((await run('node', [program], folder)).trimEnd().split('\n')).toEqual(PRINTED)
  },
)

test('okapi-search/browser needs nothing of Node, and reads what okapi-search writes', async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: [join(folder, 'kept.mjs')],
    absWorkingDir: folder,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    keepNames: true,
    write: false,
  })
  expect(warnings).toEqual([])
  const logged: unknown[] = []
  const console = { log: (value: unknown) => logged.push(value) }
  runInContext(outputFiles[0]!.text, createContext({ console, TextEncoder, TextDecoder, structuredClone }))
  expect(logged).toEqual([5, 'loadIndex,openStore,saveIndex,StoreError'])
})

test.each(['node16', 'bundler'])(
  'their types need none of Node’s with moduleResolution %s',
  async (moduleResolution) => {
    const module = moduleResolution === 'bundler' ? 'esnext' : 'node16'
    const shared = {
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
      target: 'es2022',
      lib: ['es2022', 'dom'],
    }
    const compilerOptions = { ...shared, moduleResolution, module }
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['typed-store.mts'] }),
    )
    await run('node', [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.json'], folder)
  },
)
