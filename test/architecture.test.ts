import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { build, type Plugin } from 'esbuild'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** Floors, lowest first. A file imports from its own folder or from a lower floor. */
const FLOORS = [
  ['errors', 'steps'],
  ['codec'],
  ['analysis', 'normalize'],
  ['schema'],
  ['segment', 'query'],
  ['indexing', 'search'],
  ['results'],
  ['search-index'],
  ['snapshot'],
  ['store'],
  ['index', 'languages', 'node', 'browser', 'html', 'documents', 'worker', 'remote', 'opensearch', 'sample'],
  ['cli'],
]

const TOP_LEVEL = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsup.config.ts'],
  ...['src', 'test', 'examples', 'README.md', 'CHANGELOG.md', 'LICENSE'],
]
// CommonJS, and so outside of these rules: they load the optional peers of html/ and documents/.
const OUTSIDE = ['src/html/peers.cjs', 'src/documents/parsers.cjs']
const UNTRACKED = ['node_modules', 'dist']
// Development dependencies that the build puts into the entry of a language.
const BUNDLED = /^(?:@orama\/stemmers\/[a-z]+|wink-porter2-stemmer)$/

/** Path below the repository → text. */
type Sources = ReadonlyMap<string, string>

const root = new URL('..', import.meta.url)
const { dependencies, peerDependencies = {} } = JSON.parse(
  readFileSync(new URL('package.json', root), 'utf8'),
)
const packages = Object.keys({ ...dependencies, ...peerDependencies })
const sources: Sources = new Map(
  readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join('src', path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, readFileSync(new URL(path, root), 'utf8')]),
)

/** `src/search-index.ts` → `search-index`, `src/codec/varint.ts` → `codec` */
const home = (file: string) => file.split('/')[1]!.replace(/\.ts$/, '')
const floor = (file: string) => FLOORS.findIndex((homes) => homes.includes(home(file)))
const isRelative = (name: string) => name.startsWith('.')

/** What a file imports, types and `import()` too: a module name as written, or the path of a file of ours. */
function importsOf(file: string, all: Sources): string[] {
  const { importedFiles } = ts.preProcessFile(all.get(file) ?? '', true, true)
  return importedFiles.map(({ fileName }) =>
    isRelative(fileName) ? posix.join(posix.dirname(file), fileName) : fileName,
  )
}

function importsThatDoNotPointDown(all: Sources): string[] {
  return edges(all)
    .filter(([, target]) => target.startsWith('src/'))
    .filter(([file, target]) => home(target) !== home(file) && floor(target) >= floor(file))
    .map(([file, target]) => `${file} -> ${target}`)
}

function importsOfNothing(all: Sources): string[] {
  return edges(all)
    .filter(([, target]) => target.startsWith('src/') && !all.has(target) && !OUTSIDE.includes(target))
    .map(([file, target]) => `${file} -> ${target}`)
}

function cycles(all: Sources): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const target of importsOf(file, all)) if (all.has(target)) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of all.keys()) visit(file, [])
  return found
}

/** Node's modules belong to node/ and cli/; other packages are those that package.json promises. */
function strangers(all: Sources): string[] {
  const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
  return edges(all)
    .filter(([, name]) => !name.startsWith('src/'))
    .filter(([file, name]) =>
      isNode(name)
        ? !['node', 'cli'].includes(home(file))
        : !packages.includes(name) && !(home(file) === 'languages' && BUNDLED.test(name)),
    )
    .map(([file, name]) => `${file} -> ${name}`)
}

function edges(all: Sources): (readonly [file: string, target: string])[] {
  return [...all.keys()].flatMap((file) => importsOf(file, all).map((target) => [file, target] as const))
}

/**
 * What is left of all files when nothing of them is used: what a user pays for without asking.
 * Programs (cli/) may act at the top level, that is what they are for.
 */
async function topLevelEffects(all: Sources): Promise<string> {
  const files = [...all.keys()].filter((file) => home(file) !== 'cli')
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `import '/${file}'`).join('\n'), resolveDir: '/' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minifySyntax: true,
    legalComments: 'none',
    plugins: [inMemory(all)],
    write: false,
  })
  return outputFiles[0]!.text
}

function inMemory(all: Sources): Plugin {
  return {
    name: 'in-memory',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        if (OUTSIDE.includes(posix.join(posix.dirname(importer), path).slice(1)))
          return { path, external: true, sideEffects: false }
        if (!isRelative(path) && !path.startsWith('/')) return { path, external: true, sideEffects: false }
        // `sideEffects` is true here whatever package.json promises: the promise is what is tested.
        return { path: posix.resolve(posix.dirname(importer), path), namespace: 'memory', sideEffects: true }
      })
      build.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
        contents: all.get(path.slice(1)) ?? '',
        loader: 'ts',
      }))
    },
  }
}

const strangersAtTheTop = (names: readonly string[]) =>
  names.filter((name) => !name.startsWith('.') && ![...TOP_LEVEL, ...UNTRACKED].includes(name))

test('every file of src has a floor', () => {
  expect([...sources.keys()].filter((file) => floor(file) < 0)).toEqual([])
})

test('imports point down', () => {
  expect(importsThatDoNotPointDown(sources)).toEqual([])
})

test('imports name a file that is there, with its ending', () => {
  expect(importsOfNothing(sources)).toEqual([])
})

test('no file imports itself by way of others', () => {
  expect(cycles(sources)).toEqual([])
})

test('only node/ and cli/ import from Node, and no package is imported that users would not have', () => {
  expect(strangers(sources)).toEqual([])
})

test('importing a file does nothing', async () => {
  expect(await topLevelEffects(sources)).toBe('')
})

test('the top level of the repository holds what it should and no more', () => {
  expect(strangersAtTheTop(readdirSync(root))).toEqual([])
})

describe('a planted fault is found:', () => {
  const plant = (files: Record<string, string>): Sources => new Map(Object.entries(files))

  test.each([
    ['indexing from search', 'src/search/plan.ts', '../indexing/merge.ts'],
    ['search from indexing', 'src/indexing/merge.ts', '../search/plan.ts'],
    ['segment from query', 'src/query/parser.ts', '../segment/segment.ts'],
    ['normalize from analysis', 'src/analysis/analyzer.ts', '../normalize/text.ts'],
    ['a higher floor', 'src/codec/varint.ts', '../search-index.ts'],
    ['another door', 'src/sample/index.ts', '../index.ts'],
  ])('importing %s', (_, file, target) => {
    const path = posix.join(posix.dirname(file), target)
    for (const statement of [
      `import { a } from '${target}'`,
      `import type { A } from '${target}'`,
      `export * from '${target}'`,
      `const a = await import('${target}')`,
    ]) {
      const all = plant({ [file]: statement, [path]: 'export const a = 1' })
      expect(importsThatDoNotPointDown(all)).toEqual([`${file} -> ${path}`])
    }
  })

  test('a folder without a floor', () => {
    expect(floor('src/utils/strings.ts')).toBe(-1)
  })

  test('an import that lacks its ending', () => {
    const all = plant({ 'src/codec/a.ts': "import './b'", 'src/codec/b.ts': '' })
    expect(importsOfNothing(all)).toEqual(['src/codec/a.ts -> src/codec/b'])
  })

  test('a cycle in one folder', () => {
    const all = plant({
      'src/search/a.ts': "import { b } from './b.ts'",
      'src/search/b.ts': "export { c as b } from './scorers/c.ts'",
      'src/search/scorers/c.ts': "import type { A } from '../a.ts'",
    })
    expect(cycles(all)).toEqual([
      'src/search/a.ts -> src/search/b.ts -> src/search/scorers/c.ts -> src/search/a.ts',
    ])
  })

  test("one of Node's modules outside node/, and a package that is not a dependency", () => {
    const all = plant({
      'src/snapshot/encode.ts': "import { crc32 } from 'node:zlib'\nimport { readFileSync } from 'fs'",
      'src/node/save-index.ts': "import { open } from 'node:fs/promises'",
      'src/segment/terms.ts': "import levenshtein from 'fast-levenshtein'\nimport { sortBy } from 'lodash'",
      'src/analysis/german.ts': "import { stemmer } from '@orama/stemmers/german'",
    })
    expect(strangers(all)).toEqual([
      'src/snapshot/encode.ts -> node:zlib',
      'src/snapshot/encode.ts -> fs',
      'src/segment/terms.ts -> lodash',
      'src/analysis/german.ts -> @orama/stemmers/german',
    ])
  })

  test.each([
    'const norms = new Float32Array(256)',
    "const words = new Set('a b c'.split(' '))",
    'class Segment { static empty = new Segment() }',
    "globalThis.okapi = 'here'",
    "console.log('loaded')",
    'const { LETTER } = { LETTER: 1 }',
  ])('at the top level: %s', async (source) => {
    expect(await topLevelEffects(plant({ 'src/segment/a.ts': `${source}\nexport {}` }))).not.toBe('')
  })

  test('a stray folder or configuration at the top', () => {
    expect(strangersAtTheTop(['src', '.ci', 'docs', 'vitest.config.ts'])).toEqual([
      'docs',
      'vitest.config.ts',
    ])
  })
})

test('pure declarations at the top level are not held against a file', async () => {
  const source = `
    export const norms = /* @__PURE__ */ new Float32Array(256)
    export const words = new Set(['to', 'be'])
    export class Reader { readonly segments: number[] = [] }
  `
  expect(await topLevelEffects(new Map([['src/segment/a.ts', source]]))).toBe('')
})
