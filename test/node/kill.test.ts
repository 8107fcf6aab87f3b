import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schema } from '../../src/index.ts'
import { openStore, type Store, StoreError } from '../../src/node/index.ts'
import { randomOf } from '../snapshot/random.ts'

const SEED = Number(process.env.SEED ?? 1987)
const KILLS = Number(process.env.KILLS ?? 40)

const folder = mkdtempSync(join(tmpdir(), 'okapi-search-kill-'))
const program = join(folder, 'writer.mjs')
const children = new Set<ChildProcess>()

beforeAll(async () => {
  const source = fileURLToPath(new URL('programs/writer.ts', import.meta.url))
  await build({ entryPoints: [source], outfile: program, bundle: true, format: 'esm', platform: 'node' })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function startWriter(directory: string, journal: string, seed: number): ChildProcess {
  const child = spawn(process.execPath, [program, directory, journal, `${seed}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited++) {
    if (waited > 2000) throw new Error('Waited for 10 s.')
    await pause(5)
  }
}

/** What was to be committed, in order, and how many of these commits were acknowledged. */
function readJournal(path: string): { attempts: string[]; done: number } {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return {
    attempts: lines.filter((line) => line.startsWith('commit ')).map((line) => line.slice(7)),
    done: lines.filter((line) => line === 'done').length,
  }
}

function contentsOf({ index }: Store<Schema>): string {
  const { hits } = index.search('*', { limit: 100_000 })
  return hits
    .map(({ id, document }) => `${id} ${document.body}`)
    .sort()
    .join()
}

test(`a writer is killed ${KILLS} times, and nothing that was committed is lost`, {
  timeout: 60_000 + 2000 * KILLS,
}, async () => {
  const random = randomOf(SEED)
  const directory = join(folder, 'killed')
  let contents = ''
  let commits = 0
  let cutOff = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const journal = join(folder, `journal-${kill}`)
    writeFileSync(journal, '')
    const child = startWriter(directory, journal, SEED + kill)
    // Some are killed while they open the store.
    if (kill % 5 > 0) await until(() => readFileSync(journal).length > 0)
    await pause(random() * 150)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const { attempts, done } = readJournal(journal)
    commits += done
    if (attempts.length > done) cutOff++
    const expected = [attempts[done - 1] ?? contents, attempts[done]]
    const store = await openStore(directory, { readOnly: true }).catch((error) => {
      if (done === 0 && contents === '' && error instanceof StoreError) return undefined
      throw error
    })
    contents = store ? contentsOf(store) : ''
    if (!expected.includes(contents))
      expect.fail(`kill ${kill} (seed ${SEED}): ${contents} is none of ${expected}`)
  }
  console.log(`killed ${KILLS} times: ${commits} commits, ${cutOff} of them more cut off`)
  expect(commits).toBeGreaterThan(KILLS)
  expect(cutOff).toBeGreaterThan(KILLS / 4)
})

test('readers of another process see whole commits only, in their order', { timeout: 60_000 }, async () => {
  const directory = join(folder, 'read')
  const journal = join(folder, 'journal-read')
  writeFileSync(journal, '')
  const child = startWriter(directory, journal, SEED)
  await until(() => readJournal(journal).done > 0)
  const reader = await openStore(directory, { readOnly: true })
  let seen = 0
  let last = -1
  for (const end = Date.now() + 3000; Date.now() < end; seen++) {
    // Now and then a reader of its own, which begins anew.
    const fresh = seen % 5 === 0 ? await openStore(directory, { readOnly: true }) : reader
    if (fresh === reader) await reader.refresh()
    const contents = contentsOf(fresh)
    const commit = readJournal(journal).attempts.indexOf(contents)
    expect(commit).toBeGreaterThanOrEqual(fresh === reader ? last : 0)
    if (fresh === reader) last = commit
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(seen).toBeGreaterThan(20)
  expect(last).toBeGreaterThan(5)
})
