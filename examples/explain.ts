// Why a document ranks where it does: the score as a tree of numbers, which multiply and add up to it.
import type { Explanation } from 'okapi-search'
import { createSampleIndex } from 'okapi-search/sample'

const index = createSampleIndex()
const query = 'productive dialogue syria'
const [best] = index.search(query).hits

if (best) {
  console.log(`"${query}" in "${best.document.title}", score ${best.score}\n`)
  show(index.explain(query, best.id))
}

function show({ value, description, details }: Explanation, indent = ''): void {
  console.log(`${indent}${value.toFixed(4)}  ${description}`)
  for (const detail of details) show(detail, `${indent}    `)
}

// What the index makes of a text: where its words are, and which stem they are found by.
console.log()
for (const { surface, term, start, end } of index.analyze("U.S.-Russian relations, Kerry's e-mails")) {
  console.log(`${start}–${end}  ${surface} → ${term}`)
}
