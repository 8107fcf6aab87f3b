// What else a word of the query stands for. It is said at query time, so lists can change without indexing anew.
import { createIndex, text } from 'okapi-search'

const index = createIndex({ schema: { title: text() } })
index.addAll(
  [
    'USA and Russia agree on talks',
    'The United States of America at a glance',
    'United Nations: states meet again',
    'Watching TV in the fifties',
    'How television came to Vienna',
    'A car for everyone',
    'Every vehicle on the road',
  ].map((title, id) => ({ id, title })),
)

const synonyms = [
  // Each finds all the others. Several words are a phrase: United Nations has nothing to do with it.
  ['USA', 'United States', 'America'],
  ['TV', 'television'],
  // A car is a vehicle; not every vehicle is a car.
  { from: ['car'], to: ['vehicle'] },
]

for (const query of ['america', 'united states talks', 'television', 'car', 'vehicle']) {
  const { hits } = index.search(query, { synonyms })
  console.log(`${query} → ${hits.map(({ document }) => document.title).join(' | ')}`)
}

// A group is one word, to `operator` as well as to the score: all of it together is as rare as its most frequent member.
console.log(
  index.search('usa talks', { synonyms, operator: 'and' }).hits.map(({ document }) => document.title),
)
const [first] = index.search('america', { synonyms, explain: true }).hits
console.log(first?.document.title, first?.explanation?.details[1]?.description)
