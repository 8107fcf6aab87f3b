import * as browser from '../../../src/browser/index.ts'
import * as main from '../../../src/index.ts'
import { randomOf } from '../../snapshot/random.ts'

// What tests call in the page, as the global `okapi`.
export const okapi = { ...main, ...browser, contentsOf, writeUntilKilled }

const schema = { body: main.text() }

export type Place = browser.Place

/** Id → text of everything in the store. */
async function contentsOf(name: string, place: Place): Promise<string> {
  const { index, close } = await openToRead(name, place)
  const { hits } = index.search('*', { limit: 100_000 })
  await close()
  return hits
    .map(({ id, document }) => `${id} ${document.body}`)
    .sort()
    .join()
}

async function openToRead(name: string, place: Place) {
  const store = await browser.openStore(name, { schema, place, readOnly: true })
  return { index: store.index, close: () => store.close() }
}

/** Commits again and again; `note` is told before each commit what is to be in it, and after it that it is. */
async function writeUntilKilled(
  name: string,
  place: Place,
  seed: number,
  note: (line: string) => Promise<void>,
) {
  const random = randomOf(seed)
  const store = await browser.openStore(name, { schema, place })
  const documents = new Map(
    store.index.search('*', { limit: 100_000 }).hits.map(({ id, document }) => [id, document.body]),
  )
  for (;;) {
    for (let step = Math.floor(random() ** 3 * 200); step >= 0; step--) {
      const id = Math.floor(random() * 300)
      if (random() < 0.3) {
        store.index.delete(id)
        documents.delete(id)
      } else {
        const body = `word${id} ${Math.floor(random() * 1e6)}`
        store.index.update({ id, body })
        documents.set(id, body)
      }
    }
    const contents = [...documents].map(([id, body]) => `${id} ${body}`)
    await note(`commit ${contents.sort().join()}`)
    await store.commit()
    // Not waited for, so that the next commit is soon under way.
    void note('done')
  }
}
