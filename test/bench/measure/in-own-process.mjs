import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Merges what a child sent last into what it sent before; kinds and faults gather. */
const merged = (measured, news) => ({
  ...measured,
  ...news,
  kinds: { ...measured.kinds, ...news.kinds },
  faults: { ...measured.faults, ...news.faults },
})

/** Last lines of stderr that say what went wrong, without the native stack. */
const reasonIn = (stderr, heapMb) => {
  if (/heap out of memory|Array buffer allocation failed/.test(stderr))
    return `ran out of ${heapMb} MB of heap`
  return (
    stderr
      .split('\n')
      .find((line) => /Error/.test(line))
      ?.trim() ?? 'stopped without a word'
  )
}

/**
 * Runs a module in a process of its own and gathers the `measured` parts that it sends. Never rejects: a child that
 * fails or is stopped leaves what it measured, and `stopped` says why.
 */
export function inOwnProcess(modulePath, task, { timeLimitMs, heapMb, onProgress = () => {} }) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL(modulePath, import.meta.url)), {
      execArgv: ['--expose-gc', `--max-old-space-size=${heapMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let measured = {}
    let stderr = ''
    let stopped
    const limit = setTimeout(() => {
      stopped = `stopped at the time limit of ${Math.round(timeLimitMs / 1000)} s`
      child.kill('SIGKILL')
    }, timeLimitMs)
    child.stderr.on('data', (chunk) => {
      stderr = (stderr + chunk).slice(-20_000)
    })
    let done = false
    child.on('message', (message) => {
      if (message.progress !== undefined) onProgress(message.progress)
      if (message.measured !== undefined) measured = merged(measured, message.measured)
      if (message.done) done = true
    })
    child.on('close', () => {
      clearTimeout(limit)
      if (!done) stopped ??= reasonIn(stderr, heapMb)
      resolve(stopped === undefined ? measured : { ...measured, stopped })
    })
    child.send(task)
  })
}
