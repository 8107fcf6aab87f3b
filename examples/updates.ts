// A living index: every search sees every change made before it, and changing a document needs nothing but its id.
import { createIndex, DocumentError, keyword, text } from 'okapi-search'

const index = createIndex({ schema: { title: text({ required: true }), state: keyword() } })
const titles = () => index.search('*').hits.map(({ document }) => `${document.title} (${document.state})`)

index.add({ id: 1, title: 'Buy paper', state: 'open' })
index.add({ id: 2, title: 'Call the printer', state: 'open' })
console.log(titles())

index.update({ id: 1, title: 'Buy paper and ink', state: 'done' }) // replaces the document; adds it if there is none
index.delete(2)
console.log(titles(), index.size, index.has(2), index.get(1)?.title)

// A document that is refused changes nothing, and the error says which one and why.
try {
  index.add({ id: 1, title: 'Buy paper again' })
} catch (error) {
  if (error instanceof DocumentError) console.log(`${error.name}: ${error.message}`)
}

// Of many, those that are refused can be left out and reported.
const fromElsewhere = JSON.parse('[{ "id": 3, "title": "Fold" }, { "id": 4 }, { "id": 5, "title": 7 }]')
const { added, rejected } = index.addAll(fromElsewhere, { onInvalid: 'skip' })
console.log(`${added} added, ${rejected.length} refused`)
for (const { id, field, message } of rejected) console.log(`  ${id}, ${field}: ${message}`)

// Deleted documents leave the statistics when their segment is merged; optimize() does that now.
index.optimize()
console.log(titles())
