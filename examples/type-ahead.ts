// Search as you type: hits after every key. The last word may be unfinished; those before it are whole words.
import { createSampleIndex } from 'okapi-search/sample'

const index = createSampleIndex()
const typed = 'minsk agreem'

for (let length = 1; length <= typed.length; length++) {
  const text = typed.slice(0, length)
  const { hits, total } = index.search(text, { prefix: 'last', limit: 1 })
  console.log(`${text.padEnd(typed.length)}  ${total.value} found, first: ${hits[0]?.document.title}`)
}

// What the last word may become, given the words before it: by how many documents have it together with them.
for (const text of ['s', 'minsk a', 'sergey la', 'united n']) {
  const suggestions = index.suggest(text, { limit: 3 })
  console.log(
    `${text.padEnd(typed.length)}  ${suggestions.map(({ text, docCount }) => `${text} (${docCount})`).join(', ')}`,
  )
}

// Where nothing completes what was typed, typos are forgiven.
console.log(index.suggest('secretery of sta').map(({ text }) => text))
console.log(index.suggest('santc').map(({ text }) => text))
