// What matched, marked in the text of the hits: as HTML, as plain ranges, and for a terminal.
import { articles, createSampleIndex } from 'okapi-search/sample'

const index = createSampleIndex()

// Whatever found them is marked as it is written there: inflections, typos, beginnings of words, whole phrases.
const { hits } = index.search('"foreign minister" sanctons agreem*', {
  fuzzy: true,
  highlight: ['title', 'body'],
  limit: 2,
})
for (const { document, highlights } of hits) {
  console.log(document.title)
  // The best pieces first: those with the most, and the rarest, of the words. `html` is escaped, so it may go into a page.
  for (const { html } of highlights?.body ?? []) console.log(`  ${html}`)
}

// One piece of at most 80 characters. Where nothing matched there is none: show the beginning instead.
const teasers = index.search('pompeo', { highlight: { fields: ['body'], fragmentLength: 80, fragments: 1 } })
for (const { document, highlights } of teasers.hits) {
  console.log(highlights?.body?.[0]?.text ?? `${document.body.slice(0, 80)}…`)
}

// Ranges, for those who make elements of their own. `start` leads back to the place in the stored text.
const [hit] = index.search('minsk', { highlight: ['body'] }).hits
const [fragment] = hit?.highlights?.body ?? []
if (hit && fragment) {
  for (const [from, to] of fragment.ranges) {
    const stored = hit.document.body.slice(fragment.start + from, fragment.start + to)
    console.log({ marked: fragment.text.slice(from, to), stored, at: fragment.start + from })
  }
}

// A whole text with everything marked, for a terminal: no escaping, other marks.
const whole = { fields: ['title'], fragmentLength: Number.POSITIVE_INFINITY, encode: false } as const
for (const { highlights } of index.search('lavrov', {
  highlight: { ...whole, pre: '\x1b[7m', post: '\x1b[0m' },
}).hits) {
  if (highlights?.title) console.log(highlights.title[0]?.html)
}

// Markup in a document is text like any other.
index.add({ id: 'attack', title: '<script>alert("Lavrov")</script>', body: articles[0]!.body })
console.log(index.search('alert', { highlight: ['title'] }).hits[0]?.highlights?.title?.[0]?.html)
