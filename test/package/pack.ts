import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { run } from './command.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the repository. */
    root: string
    /** Path of the tarball that `npm publish` would send. */
    tarball: string
  }
}

/** Builds the package if its sources are newer than the build, packs it, and tells the tests where it is. */
export async function setup(project: TestProject): Promise<() => void> {
  const { root } = project.config
  if (isStale(root)) await run('npm', ['run', 'build'], root)

  const folder = mkdtempSync(join(tmpdir(), 'okapi-search-pack-'))
  // Scripts are off: the build that was just made is packed, not another one.
  const listing = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
  // An array up to npm 11, an object by package name after it.
  const [packed] = Object.values<{ filename: string }>(JSON.parse(listing))
  project.provide('root', root)
  project.provide('tarball', join(folder, packed!.filename))
  return () => rmSync(folder, { recursive: true, force: true })
}

function isStale(root: string): boolean {
  const build = join(root, 'dist/index.d.cts')
  if (!existsSync(build)) return true
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path}`,
  )
  const builtAt = statSync(build).mtimeMs
  return ['package.json', 'tsconfig.json', 'tsup.config.ts', ...sources].some(
    (path) => statSync(join(root, path)).mtimeMs > builtAt,
  )
}
