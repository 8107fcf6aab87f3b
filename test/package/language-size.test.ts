import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, inject, test } from 'vitest'

const KB = 1024

/** A stemmer is a table of endings and some rules. */
const LIMIT = 3.6 * KB
// Greek has six hundred endings and exceptions.
const LIMITS: Readonly<Record<string, number>> = { greek: 7.2 * KB }

const root = inject('root')
const languages = readdirSync(join(root, 'dist/languages'))
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.replace('.js', ''))

test('the build has 24 languages', () => {
  expect(languages).toHaveLength(24)
})

test.each(languages)('%s is small, and costs nothing of the others or of the index', async (name) => {
  const program = `import { ${name} } from 'okapi-search/languages/${name}'; console.log(${name})`
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  })
  const size = gzipSync(outputFiles[0]!.contents, { level: 9 }).length
  console.log(`${name}: ${(size / KB).toFixed(2)} KB, minified and gzipped`)
  expect(size).toBeLessThanOrEqual(LIMITS[name] ?? LIMIT)
})
