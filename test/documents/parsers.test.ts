import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a missing parser is named, with the command that installs it', () => {
  // Far from any node_modules.
  const folder = mkdtempSync(join(tmpdir(), 'okapi-parsers-'))
  try {
    const copy = join(folder, 'parsers.cjs')
    copyFileSync(new URL('../../src/documents/parsers.cjs', import.meta.url), copy)
    const { loadMarkdownIt, loadYaml, loadToml } = createRequire(import.meta.url)(copy)
    const message = (what: string, name: string) =>
      `okapi-search/documents reads ${what} with "${name}", which can't be loaded here. Install it: npm install ${name}`
    expect(loadMarkdownIt).toThrow(message('Markdown', 'markdown-it'))
    expect(loadYaml).toThrow(message('front matter in YAML', 'js-yaml'))
    expect(loadToml).toThrow(message('front matter in TOML', 'smol-toml'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
