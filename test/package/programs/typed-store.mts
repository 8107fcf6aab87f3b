import { createIndex, decodeSnapshot, encodeSnapshot, text } from 'okapi-search'
import * as browser from 'okapi-search/browser'
import * as node from 'okapi-search/node'

const schema = { body: text({ required: true }) }
const index = createIndex({ schema })
const bytes: Uint8Array = encodeSnapshot(index)
const body: string | readonly string[] = decodeSnapshot(bytes, { schema }).search('x').hits[0]!.document.body

for (const door of [node, browser]) {
  await door.saveIndex(index, 'articles')
  const loaded: typeof index = await door.loadIndex('articles', { schema })
  const store: node.Store<typeof schema> = await door.openStore('articles', { schema, readOnly: true })
  const isNewer: boolean = await store.refresh()
  console.log(body, loaded.size, isNewer)
  // @ts-expect-error the body is required
  store.index.add({ id: 'b' })
}
// @ts-expect-error there is no such place
browser.openStore('articles', { place: 'disk' })
