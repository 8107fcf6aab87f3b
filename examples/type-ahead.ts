// Search as you type: hits after every key. The last word may be unfinished; those before it are whole words.
import { createSampleIndex } from 'okapi-search/sample'

const index = createSampleIndex()
const typed = 'minsk agreem'

for (let length = 1; length <= typed.length; length++) {
  const text = typed.slice(0, length)
  const { hits, total } = index.search(text, { prefix: 'last', limit: 1 })
  console.log(`${text.padEnd(typed.length)}  ${total.value} found, first: ${hits[0]?.document.title}`)
}
