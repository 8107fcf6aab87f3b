// What people can type. No text is ever an error: what can't be read is searched as plain words, and a diagnostic says where.
import { createSampleIndex } from 'okapi-search/sample'

const index = createSampleIndex()

const queries: [text: string, meaning: string][] = [
  ['sanctions ceasefire', 'any of the words'],
  ['+sanctions +minsk', 'all of them'],
  ['kerry -sanctions', 'the one without the other'],
  ['sanctions OR (ceasefire AND syria)', 'either, with parentheses'],
  ['title:productive', 'a word in one field'],
  ['condol*', 'the beginning of a word'],
  ['*stan', 'any pattern'],
  ['sancsions~', 'a word that may be misspelt'],
  ['sanctions^3 ceasefire', 'one word three times as important'],
  ['published:2016', 'a date: a year, a month or a day'],
  ['published:>=2015 -published:2016', 'a range of dates'],
  ['kerry published:*', 'documents that have a date rank higher'],
]

for (const [text, meaning] of queries) {
  const { hits, total } = index.search(text)
  console.log(`${text}  — ${meaning}: ${total.value}`)
  for (const { document } of hits.slice(0, 2)) console.log(`    ${document.title}`)
}

console.log('\nAnd what is not quite in order:')
for (const text of ['sanctions "minsk', 'kerry AND', '(lavrov', 'published:soon', 'sanctions~7']) {
  const { total, diagnostics } = index.search(text)
  console.log(`${text}  — ${total.value} found all the same`)
  for (const { start, end, message } of diagnostics) console.log(`    ${start} to ${end}: ${message}`)
}
