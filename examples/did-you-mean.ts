// "Did you mean …?": what a query may have been meant to be, always in words that the index has.
import { createIndex, text } from 'okapi-search'
import { createSampleIndex } from 'okapi-search/sample'

const articles = createSampleIndex()

// Misspelt words are mended, words split and joined. All else stays as it was typed, upper case too.
for (const query of [
  'Lavorv and Kery',
  'minsk sanctons',
  'statesecretary pompeo',
  'foriegn minister',
  '"united nation s"',
]) {
  const corrections = articles.correct(query)
  console.log(
    `${query} → ${corrections.map(({ text, score }) => `${text} (${score.toFixed(2)})`).join(', ')}`,
  )
}

// Nothing is offered for what is right, nor for what is like no word that there is.
console.log(articles.correct('minsk sanctions'), articles.correct('xyzzy'))

// Which word is meant, the frequency of each says, and the words around it.
const films = createIndex({ schema: { title: text() } })
films.addAll(
  ['Star Wars', 'A Star Is Born', 'Ward 13', 'Wards of the Moon', 'The Ward'].map((title, id) => ({
    id,
    title,
  })),
)
console.log(films.correct('wrads')[0]?.text, '|', films.correct('star wras')[0]?.text)

// In use: search for what was typed, and offer the correction where it finds more.
function searchOrAsk(query: string): string {
  const found = articles.count(query)
  const [correction] = articles.correct(query, { limit: 1 })
  if (!correction) return `${found} found`
  return `${found} found. Did you mean “${correction.text}” (${articles.count(correction.text)} found)?`
}
console.log(searchOrAsk('lavrof'))
console.log(searchOrAsk('lavrov'))
