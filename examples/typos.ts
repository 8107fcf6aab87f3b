// Misspelt words find what was meant. What was typed counts in full, all its neighbours together less than one occurrence.
import { createIndex, text } from 'okapi-search'

const index = createIndex({ schema: { title: text() } })
index.addAll(
  [
    ...[
      'The form of a film',
      'Storm over the firm',
      'A farm in Vienna',
      'Film and theatre',
      'Receiving letters',
    ],
    ...['The theater of war', 'Recital', 'A perfect storm'],
  ].map((title, id) => ({ id, title })),
)

// `true`: no edits in words of one or two characters, one in words of up to five, two in longer ones.
for (const query of ['flim', 'thaetre', 'recieving', 'storn', 'firm']) {
  const { hits } = index.search(query, { fuzzy: true })
  console.log(`${query} → ${hits.map(({ document }) => document.title).join(' | ')}`)
}

// More exactly: how many edits, how many characters at the start must be right, whether a swap of neighbours is one edit.
const strict = { maxEdits: 1, prefixLength: 2, transpositions: false } as const
for (const query of ['flim', 'storn']) {
  const { hits } = index.search(query, { fuzzy: strict })
  console.log(`${query}, strictly → ${hits.map(({ document }) => document.title).join(' | ') || 'nothing'}`)
}

// In the query language a tilde marks the word that may be wrong.
console.log(index.search('storn~1 film').hits.map(({ document, matches }) => [document.title, matches.title]))
