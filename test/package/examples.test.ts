import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { run } from './command.ts'

const LINE_LIMIT = 100

const root = inject('root')
const folder = join(root, 'examples')
const examples = existsSync(folder) ? readdirSync(folder).sort() : []
const programs = examples.filter((name) => /\.(ts|mjs)$/.test(name))
const pages = examples.filter((name) => name.endsWith('.html'))
const browser = findProgram('chromium')

test('there are examples', () => {
  expect(programs).not.toEqual([])
})

test.each([...programs, ...pages])(`%s is under ${LINE_LIMIT} lines`, (name) => {
  expect(readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').length).toBeLessThan(LINE_LIMIT)
})

// `okapi-search` in an example is this package by its own name: the build, as a user gets it.
test.concurrent.each(programs)('%s runs and prints', async (name) => {
  const output = await run('npx', ['--no-install', 'tsx', join('examples', name)], root)
  expect(output.trim()).not.toBe('')
})

if (browser === undefined) {
  for (const name of pages) console.log(`skipped: examples/${name}, since no chromium is on the PATH`)
}

test.skipIf(browser === undefined).each(pages)('%s works from the file system', async (name) => {
  const shown = await open(name, true)
  expect(shown.errors).toEqual([])
  // A page whose script fails quietly shows what it shows without a script.
  const unscripted = await open(name, false)
  expect(shown.text.length).toBeGreaterThan(unscripted.text.length)
})

async function open(name: string, javaScriptEnabled: boolean): Promise<{ text: string; errors: string[] }> {
  // No sandbox: CI may be root in a container, and the pages are ours.
  const launched = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] })
  try {
    const page = await launched.newPage({ javaScriptEnabled })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('requestfailed', (request) => errors.push(`${request.url()} did not load`))
    await page.goto(pathToFileURL(join(folder, name)).href, { waitUntil: 'networkidle' })
    // biome-ignore lint/performance/useDomNodeTextContent: the page has to show it, a script's own text is not shown
    return { text: await page.locator('body').innerText(), errors }
  } finally {
    await launched.close()
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
