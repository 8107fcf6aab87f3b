// A search for a site of Markdown pages: a hit leads to its section. Then documents from a stream of JSON Lines.
import { createIndex, keyword, text } from 'okapi-search'
import { addRecords, documentsFromSite, readJsonLines } from 'okapi-search/documents'

// In a program these come from a folder: `siteFiles('docs')` of okapi-search/node gives them one by one.
const pages = [
  {
    path: 'index.md',
    text: '---\ntitle: Boats\ntags: [overview]\n---\nAll about boats.\n\n# What floats\n\nWood, and **steel** too.',
  },
  {
    path: 'guide/sails.md',
    text: '# Sails\n\nOf cloth.\n\n## Reefing\n\nLess sail in a storm.\n\n```sh\n# not a heading\nreef --now\n```',
  },
]

const index = createIndex({
  schema: { title: text({ boost: 2 }), headings: text(), body: text(), url: keyword(), tags: keyword() },
})
await index.addAllAsync(documentsFromSite(pages, { base: '/docs/' }))

for (const query of ['steel', 'storm', 'sails'])
  for (const { document } of index.search(query).hits)
    console.log(`${query}: ${[document.headings].flat().join(' > ')}  ${document.url}`)

// A file's or a response's stream is read as it comes. Errors name the record.
const stream = new Blob([
  '{"id":"n1","title":"Anchors","body":"Of iron, on a chain."}\n{"id":"n2","title":"Oars","body":7}\n',
]).stream()
const { added, rejected } = await addRecords(index, readJsonLines(stream), { onInvalid: 'skip' })
console.log(`${added} added; ${rejected.map(({ message }) => message).join('; ')}`)
