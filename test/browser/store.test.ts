import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { randomOf } from '../snapshot/random.ts'
import { executable, TestBrowser } from './chromium.ts'

const SEED = Number(process.env.SEED ?? 2015)
const KILLS = Number(process.env.KILLS ?? 6)

if (!executable) console.log('skipped: stores in a browser, since no chromium is on the PATH')

describe.skipIf(!executable)('in Chromium', { timeout: 60_000 }, () => {
  let browser: TestBrowser
  let name = ''
  let count = 0
  const pages: Page[] = []

  async function openPage(): Promise<Page> {
    const page = await browser.openPage()
    pages.push(page)
    name = name || `store ${++count}`
    return page
  }

  beforeAll(async () => {
    browser = await TestBrowser.start()
  }, 60_000)
  afterAll(() => browser?.stop())
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close().catch(() => {})
    name = ''
  })

  test('shared memory is searched', async () => {
    const page = await openPage()
    const found = await page.evaluate(() => {
      const { createIndex, decodeSnapshot, encodeSnapshot, text } = okapi
      const index = createIndex({ schema: { body: text() } })
      index.add({ id: 'a', body: 'a river of very long words, incomprehensibilities' })
      const bytes = encodeSnapshot(index)
      const shared = new SharedArrayBuffer(bytes.length)
      new Uint8Array(shared).set(bytes)
      const decoded = decodeSnapshot(shared)
      decoded.optimize()
      return decoded.search('rivers incomprehensibility').hits.map(({ id, document }) => [id, document.body])
    })
    expect(found).toEqual([['a', 'a river of very long words, incomprehensibilities']])
  })

  test('a new store is kept in the private file system, and one that is in IndexedDB is found there', async () => {
    const page = await openPage()
    const found = await page.evaluate(async (name) => {
      const { openStore, text } = okapi
      const schema = { body: text() }
      const places = ['indexeddb', undefined] as const
      for (const place of places) {
        const store = await openStore(`${name} ${place}`, { schema, place })
        store.index.add({ id: 1, body: 'river' })
        await store.commit()
        await store.close()
      }
      const messages = []
      for (const place of places) {
        const store = await openStore(`${name} ${place}`, { schema })
        messages.push(store.index.size)
        messages.push(await openStore(`${name} ${place}`, { schema }).catch((error) => error.message))
        await store.close()
      }
      return messages
    }, name)
    expect(found).toEqual([
      1,
      expect.stringMatching(/^"store \d+ indexeddb" in IndexedDB is being written by another tab or worker;/),
      1,
      expect.stringMatching(/^"store \d+ undefined" in the private file system is being written by/),
    ])
    await expect(page.evaluate(() => okapi.openStore('x', { place: 'disk' as 'opfs' }))).rejects.toThrow(
      `place is "disk"; expected 'opfs' or 'indexeddb'.`,
    )
  })

  describe.each(['opfs', 'indexeddb'] as const)('%s', (place) => {
    const inPage = () => ({ name, place })

    test('what was committed is there after the page is loaded again, and what was not is not', async () => {
      const page = await openPage()
      await page.evaluate(async ({ name, place }) => {
        const store = await okapi.openStore(name, { schema: { body: okapi.text() }, place })
        store.index.add({ id: 1, body: 'river' })
        store.index.add({ id: 2, body: 'stone' })
        await store.commit()
        store.index.delete(1)
        await store.commit()
        store.index.add({ id: 3, body: 'light' })
      }, inPage())
      await page.reload()
      expect(await page.evaluate(({ name, place }) => okapi.contentsOf(name, place), inPage())).toBe(
        '2 stone',
      )
    })

    test('of two tabs one writes, and the other reads whole commits', async () => {
      const first = await openPage()
      const second = await openPage()
      await first.evaluate(async ({ name, place }) => {
        const store = await okapi.openStore(name, { schema: { body: okapi.text() }, place })
        store.index.add({ id: 1, body: 'river' })
        await store.commit()
        Object.assign(globalThis, { store })
      }, inPage())
      const refused = await second.evaluate(async ({ name, place }) => {
        const reader = await okapi.openStore(name, { schema: { body: okapi.text() }, place, readOnly: true })
        Object.assign(globalThis, { reader })
        const error = await okapi.openStore(name, { place }).catch((error) => error)
        return [error.name, error.code, error instanceof okapi.StoreError, reader.index.size]
      }, inPage())
      expect(refused).toEqual(['StoreError', 'locked', true, 1])
      const commit = () =>
        first.evaluate(async () => {
          const { store } = globalThis as never as { store: Awaited<ReturnType<typeof okapi.openStore>> }
          store.index.add({ id: 2, body: 'stone' })
          await store.commit()
        })
      const refresh = () =>
        second.evaluate(async () => {
          const { reader } = globalThis as never as { reader: Awaited<ReturnType<typeof okapi.openStore>> }
          return [await reader.refresh(), reader.index.size]
        })
      expect(await refresh()).toEqual([false, 1])
      await commit()
      expect(await refresh()).toEqual([true, 2])
      await first.close()
      const opened = await second.evaluate(async ({ name, place }) => {
        // It takes the browser a moment to know that the tab is gone.
        for (let tries = 0; ; tries++) {
          try {
            const store = await okapi.openStore(name, { place })
            const { size } = store.index
            await store.close()
            return size
          } catch (error) {
            if (tries > 100) throw error
            await new Promise((later) => setTimeout(later, 20))
          }
        }
      }, inPage())
      expect(opened).toBe(2)
    })

    test(`a page is killed in the middle of its commits, ${KILLS} times, and nothing that was committed is lost`, {
      timeout: 60_000 + 5_000 * KILLS,
    }, async () => {
      const random = randomOf(SEED)
      let contents = ''
      let commits = 0
      let cutOff = 0
      name = `killed ${place}`
      for (let kill = 0; kill < KILLS; kill++) {
        let page = await openPage()
        const attempts: string[] = []
        let done = 0
        let begin = () => {}
        const begun = new Promise<void>((resolve) => (begin = resolve))
        await page.exposeFunction('note', (line: string) => {
          if (line === 'done') done++
          else attempts.push(line.slice('commit '.length))
          begin()
        })
        await page.reload()
        page
          .evaluate(
            ({ name, place, seed }) =>
              okapi.writeUntilKilled(
                name,
                place,
                seed,
                (globalThis as never as { note(line: string): Promise<void> }).note,
              ),
            { ...inPage(), seed: SEED + kill },
          )
          .catch((error) => /closed|crash/i.test(error.message) || expect.fail(error.message))
        await begun
        await new Promise((later) => setTimeout(later, random() * 400))
        if (kill % 4 === 3) {
          await browser.kill()
          await browser.launch()
        } else {
          const session = await page.context().newCDPSession(page)
          // Never answers: the page is gone.
          session.send('Page.crash').catch(() => {})
          await page.waitForEvent('crash')
          await page.close()
        }
        page = await openPage()
        const found = await page
          .evaluate(({ name, place }) => okapi.contentsOf(name, place), inPage())
          .catch((error) => {
            if (done === 0 && contents === '' && /There is no store/.test(error.message)) return ''
            throw error
          })
        commits += done
        if (attempts.length > done) cutOff++
        // Of the last acknowledgement, word may not have reached us.
        const expected = [attempts[done - 1] ?? contents, attempts[done], attempts[done + 1]]
        if (!expected.includes(found))
          expect.fail(`kill ${kill} (seed ${SEED}): ${found} is none of ${expected}`)
        contents = found
        await page.close()
      }
      console.log(`${place}: killed ${KILLS} times, ${commits} commits, ${cutOff} of them more cut off`)
      expect(commits).toBeGreaterThan(KILLS / 3)
      expect(cutOff).toBeGreaterThan(0)
    })

    test('a quota that is used up is an error, and the commit before stands', async () => {
      let page = await openPage()
      const open = () =>
        page.evaluate(async ({ name, place }) => {
          const store = await okapi.openStore(name, { schema: { body: okapi.text() }, place })
          store.index.update({ id: 1, body: 'river' })
          await store.commit()
          Object.assign(globalThis, { store })
        }, inPage())
      const reopen = () =>
        page.evaluate(async ({ name, place }) => {
          const store = await okapi.openStore(name, { schema: { body: okapi.text() }, place })
          Object.assign(globalThis, { store })
        }, inPage())
      const commitMuch = () =>
        page.evaluate(async () => {
          const { store } = globalThis as never as { store: Awaited<ReturnType<typeof okapi.openStore>> }
          for (let id = store.index.size; id < 20_000; id++) {
            store.index.update({
              id,
              body: Array.from({ length: 30 }, (_, i) => `${(id * 7919 + i * 104729) % 99991}x`).join(' '),
            })
          }
          return store.commit().then(
            () => 'committed',
            (error) => [error.name, error.code, error.message],
          )
        })
      await open()
      // The browser does not ask for the quota of IndexedDB each time.
      await browser.kill()
      await browser.launch()
      page = await openPage()
      const session = await page.context().newCDPSession(page)
      await session.send('Storage.overrideQuotaForOrigin', {
        origin: browser.origin,
        quotaSize: 1,
      })
      await reopen()
      expect(await commitMuch()).toEqual([
        'StoreError',
        'full',
        expect.stringMatching(
          /could not be written: the quota is used up \(QuotaExceededError\)\. What was there before stands\.$/,
        ),
      ])
      expect(await page.evaluate(({ name, place }) => okapi.contentsOf(name, place), inPage())).toBe(
        '1 river',
      )
      await session.send('Storage.overrideQuotaForOrigin', { origin: browser.origin })
      expect(await commitMuch()).toBe('committed')
      await page.reload()
      const contents = await page.evaluate(({ name, place }) => okapi.contentsOf(name, place), inPage())
      expect(contents.split(',').length).toBe(19_999)
    })

    test('an index that is saved is loaded again, and replaced as a whole', async () => {
      const page = await openPage()
      const found = await page.evaluate(async ({ name, place }) => {
        const { createIndex, loadIndex, saveIndex, text } = okapi
        const schema = { body: text() }
        const missing = await loadIndex(name, { place }).catch((error) => [error.code, error.message])
        const index = createIndex({ schema })
        const sizes = []
        for (let id = 0; id < 3; id++) {
          index.add({ id, body: 'river' })
          await saveIndex(index, name, { place })
          const loaded = await loadIndex(name, { schema, place })
          sizes.push(loaded.search('rivers').total.value)
        }
        return { missing, sizes }
      }, inPage())
      expect(found).toEqual({ missing: ['missing', `There is no index "${name}".`], sizes: [1, 2, 3] })
    })
  })
})
