import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const installed = (path) => existsSync(join(here, 'node_modules', path))
const SQLITE = 'better-sqlite3/build/Release/better_sqlite3.node'

function npm(parameters, environment = {}) {
  const options = { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' }
  return spawnSync('npm', parameters, { ...options, env: { ...process.env, ...environment } }).status === 0
}

/**
 * Installs the peers if they are missing. With `native: false` no install script runs: what is plain JavaScript comes
 * in seconds, and SQLite is left out. Otherwise better-sqlite3 comes as a binary where there is one for this machine,
 * else it is compiled, with the headers beside this Node if npm can't fetch them.
 */
export function installPeers({ native = true } = {}) {
  if (!installed('ora/package.json')) {
    console.log('Installing the peers into test/bench/node_modules …')
    if (!npm(['ci', '--no-audit', '--no-fund', ...(native ? [] : ['--ignore-scripts'])])) {
      throw new Error('npm ci failed in test/bench; see above.')
    }
  }
  if (!native || !installed('better-sqlite3') || installed(SQLITE)) return
  const prefix = join(dirname(process.execPath), '..')
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
  console.log('Fetching or compiling better-sqlite3 …')
  const fetched = npm(['rebuild', 'better-sqlite3']) && installed(SQLITE)
  if (!fetched) npm(['rebuild', 'better-sqlite3'], { npm_config_build_from_source: 'true', ...headers })
  if (!installed(SQLITE)) console.log('better-sqlite3 has no binary for this machine; its rows are left out.')
}
