import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('a missing peer is named, with the command that installs it', () => {
  // Far from any node_modules.
  const folder = mkdtempSync(join(tmpdir(), 'okapi-peers-'))
  try {
    const copy = join(folder, 'peers.cjs')
    copyFileSync(new URL('../../src/html/peers.cjs', import.meta.url), copy)
    const { loadParser, loadReadability } = createRequire(import.meta.url)(copy)
    const install = "which can't be loaded here. Install its peers: npm install @mozilla/readability linkedom"
    expect(loadParser).toThrow(`okapi-search/html reads pages with "linkedom", ${install}`)
    expect(loadReadability).toThrow(`okapi-search/html reads pages with "@mozilla/readability", ${install}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
