// The script of a page that has a script tag for the package. The sample is not in the tag's file.
const { createIndex, keyword, SearchError, text } = OkapiSearch

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
