import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { okapi as Okapi } from './programs/page.ts'

declare global {
  /** What `programs/page.ts` gives the page. */
  var okapi: typeof Okapi
}

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-extensions', '--remote-debugging-port=0'],
]

/** Debian's Chromium, if it is there. */
export const executable = findProgram('chromium')

/** A browser with a profile that outlives it, and a page that has the library. */
export class TestBrowser {
  readonly #profile = mkdtempSync(join(tmpdir(), 'okapi-search-browser-'))
  #server: Server | undefined
  #process: ChildProcess | undefined
  #browser: Browser | undefined

  static async start(): Promise<TestBrowser> {
    const started = new TestBrowser()
    const source = fileURLToPath(new URL('programs/page.ts', import.meta.url))
    const { outputFiles } = await build({
      stdin: {
        contents: `import { okapi } from ${JSON.stringify(source)}; globalThis.okapi = okapi`,
        resolveDir: '.',
      },
      bundle: true,
      format: 'iife',
      write: false,
    })
    const page = `<!doctype html><title>okapi-search</title><script>${outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script>`
    started.#server = createServer((_, response) => {
      // Shared memory is for pages that keep others out.
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
      response.setHeader('Content-Type', 'text/html')
      response.end(page)
    }).listen(0, '127.0.0.1')
    await once(started.#server, 'listening')
    await started.launch()
    return started
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`
  }

  async launch(): Promise<void> {
    // A process group of its own, to be killed as a whole.
    const child = spawn(executable!, [...FLAGS, `--user-data-dir=${this.#profile}`], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = child
    const address = await new Promise<string>((resolve, reject) => {
      let output = ''
      child.stderr!.on('data', (chunk) => {
        output += chunk
        const found = /DevTools listening on (\S+)/.exec(output)
        if (found) resolve(found[1]!)
      })
      child.once('exit', () => reject(new Error(`Chromium did not start:\n${output}`)))
    })
    this.#browser = await chromium.connectOverCDP(address)
  }

  async openPage(): Promise<Page> {
    const page = await this.#browser!.contexts()[0]!.newPage()
    await page.goto(`${this.origin}/page`)
    return page
  }

  /** Ends all of the browser's processes at once, as a crash of the machine would. */
  async kill(): Promise<void> {
    const child = this.#process!
    process.kill(-child.pid!, 'SIGKILL')
    await once(child, 'exit')
    await this.#browser!.close().catch(() => {})
  }

  async stop(): Promise<void> {
    await this.kill()
    this.#server!.close()
    this.#server!.closeAllConnections()
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function findProgram(name: string): string | undefined {
  const candidates = (process.env.PATH ?? '').split(delimiter).map((path) => join(path, name))
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
