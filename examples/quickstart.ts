// From documents to ranked hits: a schema, the documents, a search.
import { createIndex, text } from 'okapi-search'

const index = createIndex({ schema: { title: text({ boost: 2 }), story: text() } })

index.addAll([
  { id: 1, title: 'Metropolis', story: 'Workers toil under a shining city. A scientist builds a robot.' },
  {
    id: 2,
    title: 'The Third Man',
    story: 'A writer comes to Vienna, a city in four parts, to see a friend.',
  },
  { id: 3, title: 'Blade Runner', story: 'A policeman hunts robots that look like people and want to live.' },
])

// Any of the words will do; the more of them, the rarer they are and the shorter the document, the higher it ranks.
const { hits, total } = index.search('robot city')

console.log(`${total.value} found`)
for (const { score, document, matches } of hits) {
  console.log(`${score.toFixed(2)}  ${document.title}  (${matches.story?.join(', ')})`)
}
