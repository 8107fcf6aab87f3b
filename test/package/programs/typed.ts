import { createIndex, type DocumentError, keyword, text } from 'okapi-search'
import { german } from 'okapi-search/languages/german'
import { articles, search } from 'okapi-search/sample'

const index = createIndex({ schema: { title: text({ required: true }), body: text(), source: keyword() } })
const alter: string = createIndex({ schema: { body: text() }, language: german })
  .search('alt')
  .hits.join()
const { rejected }: { rejected: DocumentError[] } = index.addAll([{ id: 'a', title: 'Sanctions eased' }])
const { hits } = index.search('sanctons', { fuzzy: true, filter: { source: ['wire', 'weather'] } })
const title: string | readonly string[] | undefined = hits[0]?.document.title
const sampled: string[] = search(articles[0]?.title ?? '').hits.map(
  (hit) => `${hit.id} ${hit.score.toFixed(2)}`,
)
console.log(alter, rejected, title, sampled)

// @ts-expect-error the title is required
index.add({ id: 'b', body: 'Showers in Moscow.' })
// @ts-expect-error the schema has no field "titel"
index.search('sanctions', { boost: { titel: 2 } })
// @ts-expect-error a title is no number: hits are typed, not `any`
const wrong: number = hits[0]?.document.title
console.log(wrong)
