import { openSync, writeSync } from 'node:fs'
import { openStore } from '../../../src/node/index.ts'
import { text } from '../../../src/schema/field.ts'
import { randomOf } from '../../snapshot/random.ts'

// Writes to a store until it is killed. Before each commit it notes in a journal what is to be in it, and after it that it is.
const [folder, journal, seed] = process.argv.slice(2) as [string, string, string]
const random = randomOf(Number(seed))
const notes = openSync(journal, 'a')

const store = await openStore(folder, { schema: { body: text() } })
const documents = new Map(
  store.index.search('*', { limit: 100_000 }).hits.map(({ id, document }) => [id, document.body as string]),
)
for (;;) {
  for (let step = Math.floor(random() ** 4 * 300); step >= 0; step--) {
    const id = Math.floor(random() * 400)
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
  writeSync(notes, `commit ${contents.sort().join()}\n`)
  await store.commit()
  writeSync(notes, 'done\n')
}
