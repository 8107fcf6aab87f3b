import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { articleFromHtml } from '../../src/html/index.ts'
import { FAMILIES } from '../html/families.ts'
import { hasPages, keptPages } from '../html/pages.ts'
import { mean, overlap } from '../html/shingles.ts'
import { executable, TestBrowser } from './chromium.ts'

declare global {
  /** What the bundle of `src/html` gives the page. */
  var html: { articleFromHtml: typeof articleFromHtml }
}

if (!executable) console.log('skipped: articles in a browser, since no chromium is on the PATH')
if (!hasPages) console.log('skipped: news pages in a browser, since ../shared/data/normalize is not here')

const url = 'https://paper.example/2016/talks'

describe.skipIf(!executable)('in Chromium, by its own parser', { timeout: 60_000 }, () => {
  let browser: TestBrowser
  let page: Page
  let size = 0

  beforeAll(async () => {
    const path = (name: string) => fileURLToPath(new URL(`../../src/html/${name}`, import.meta.url))
    const { outputFiles } = await build({
      entryPoints: [path('index.ts')],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      globalName: 'html',
      // As "imports" of package.json says for browsers.
      alias: { '#linkedom': path('no-linkedom.cjs') },
    })
    const content = outputFiles[0]!.text
    size = content.length
    browser = await TestBrowser.start()
    page = await browser.openPage()
    await page.addScriptTag({ content })
  }, 60_000)
  afterAll(() => browser?.stop())

  const read = (source: string, from = url) =>
    page.evaluate(([text, url]) => html.articleFromHtml(text, { url }), [source, from] as const)

  test('the bundle has no parser of its own', () => {
    expect(size).toBeLessThan(150_000)
  })

  test.each(FAMILIES)('%s', async (_, source, paragraphs) => {
    const article = await read(source)
    expect(article.paragraphs).toEqual(paragraphs)
    expect(article).toEqual(articleFromHtml(source, { url }))
  })

  test('nothing of a page is run or loaded', async () => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await read(
      '<img src="/a.png" onerror="globalThis.ran = true"><script>globalThis.ran = true</script><svg onload="globalThis.ran = true"></svg><iframe src="/b"></iframe><p>A sentence of some words, with a full stop.</p>',
    )
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(requests).toEqual([])
  })

  test.skipIf(!hasPages)('news pages give the text that a person kept', async () => {
    const overlaps = []
    for (const { html: source, url, articleBody } of keptPages())
      overlaps.push(overlap((await read(source, url)).body, articleBody))
    expect(mean(overlaps).f1).toBeGreaterThan(0.98)
  })
})
