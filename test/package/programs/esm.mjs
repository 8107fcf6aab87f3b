import { createIndex, keyword, SearchError, text } from 'okapi-search'
import { english } from 'okapi-search/languages/english'
import { german } from 'okapi-search/languages/german'
import { articles, createSampleIndex, search } from 'okapi-search/sample'

const index = createIndex({ schema: { title: text({ boost: 2 }), body: text(), source: keyword() } })
index.addAll([
  { id: 'a', title: 'Sanctions eased', body: 'The ministers met in Minsk.', source: 'wire' },
  { id: 'b', title: 'Rain', body: 'Showers in Moscow.', source: 'weather' },
])
const { hits, total } = index.search('minsk sanctons', { fuzzy: true, filter: { source: 'wire' } })
console.log(total.value, hits[0].id, hits[0].document.title)

try {
  index.add({ id: 'a' })
} catch (error) {
  console.log(error instanceof SearchError, error.name)
}

console.log(articles.length, search('lavrov kerry moscow').hits.length > 0)

try {
  createSampleIndex().add(articles[0])
} catch (error) {
  console.log('one SearchError for both entries:', error instanceof SearchError)
}

const languages = createIndex({ schema: { de: text({ language: german }), en: text({ language: english }) } })
languages.add({ id: 'c', de: 'Alte Häuser', en: 'Generous houses' })
console.log(languages.search('Haus').total.value, languages.search('generously').total.value)
