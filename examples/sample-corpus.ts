// Five news articles come with the package, to try things on: about the talks of the United States and Russia, 2015 to 2018.
import { articles, search } from 'okapi-search/sample'

console.log(`${articles.length} articles:`)
for (const { title, source, published, paragraphs } of articles) {
  const facts = [source, published, `${paragraphs.length} paragraphs`].filter((fact) => fact !== undefined)
  console.log(`- ${title} (${facts.join(', ')})`)
}

// The index is made at the first search. The words may stand in any field; stems match, so "sanction" finds "sanctions".
for (const query of ['lavrov kerry moscow', 'sanction', 'title:productive', '+pompeo +korea']) {
  const { hits } = search(query)
  console.log(`\n${query}`)
  for (const { score, document } of hits) console.log(`  ${score.toFixed(2)}  ${document.title}`)
}
