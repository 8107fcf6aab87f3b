// Words in quotes have to stand together: side by side, or as near as you say, by stem or letter for letter.
import { createIndex, phrase, text } from 'okapi-search'

const index = createIndex({ schema: { body: text() } })
index.addAll(
  [
    'A ceasefire agreement was signed in Minsk.',
    'The agreement on a ceasefire, signed last week, holds.',
    'No agreement yet, but a ceasefire is in sight.',
    'Ceasefire agreements were broken before.',
    'The e-mail server of the mission was down.',
    'Our email server is back.',
    'To be, or not to be: that is the question.',
  ].map((body, id) => ({ id, body })),
)

const show = (label: string, query: Parameters<typeof index.search>[0]) => {
  console.log(label)
  for (const { score, highlights } of index.search(query, { highlight: ['body'] }).hits) {
    console.log(`  ${score.toFixed(2)}  ${highlights?.body?.[0]?.html}`)
  }
}

show('Side by side, inflected or not:', '"ceasefire agreement"')
// A swap of two words is two moves away. The nearer, the higher.
show('At most four moves of a word away:', '"ceasefire agreement"~4')
show('Letter for letter:', phrase('ceasefire agreements', { exact: true }))
show('In a longer query:', '+"ceasefire agreement"~4 -signed')
show('However a compound is written:', '"e-mail server"')
show('Of nothing but function words:', '"to be or not to be"')

// Values of one field are apart, so that no phrase reaches from one into the next.
const count = () => index.count('"ceasefire agreement"~9999')
const before = count()
index.add({ id: 'list', body: ['An early ceasefire', 'Agreement on trade'] })
console.log(
  `Anywhere in one value: ${before} before, ${count()} with one more that has the words in two values`,
)
