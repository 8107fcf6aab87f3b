// Counts beside the hits, other orders than by score, and page after page.
import { createIndex, date, keyword, number, text } from 'okapi-search'

const index = createIndex({
  schema: { title: text(), genres: keyword(), released: date(), minutes: number() },
})

index.addAll([
  { id: 1, title: 'Metropolis', genres: ['science fiction', 'drama'], released: '1927-01-10', minutes: 153 },
  { id: 2, title: 'The Third Man', genres: ['crime'], released: '1949-09', minutes: 108 },
  { id: 3, title: 'Solaris', genres: ['science fiction', 'drama'], released: '1972', minutes: 167 },
  { id: 4, title: 'Alien', genres: ['science fiction', 'horror'], released: '1979-05-25', minutes: 117 },
  { id: 5, title: 'Stalker', genres: ['science fiction'], released: '1979-05', minutes: 161 },
  {
    id: 6,
    title: 'Blade Runner',
    genres: ['science fiction', 'crime'],
    released: '1982-06-25',
    minutes: 117,
  },
])

// Facets count all matches, not only those of the page.
const { facets } = index.search('*', {
  limit: 0,
  facets: {
    genres: { limit: 3 },
    released: { interval: 'year' },
    minutes: {
      ranges: [
        { lt: 120, label: 'under two hours' },
        { gte: 120, label: 'two hours and more' },
      ],
    },
  },
})
for (const [field, counts] of Object.entries(facets)) {
  console.log(`${field}: ${counts.map(({ value, count }) => `${value} (${count})`).join(', ')}`)
}

// Several keys: the first that tells two documents apart decides, and then the order in which they were added.
const { hits } = index.search('*', { sort: [{ minutes: 'asc' }, { released: 'desc' }] })
console.log(hits.map(({ document }) => `${document.title} ${document.minutes}`).join(', '))

// A cursor goes on where the last page ended.
let after: string | undefined
for (let page = 1; ; page++) {
  const { hits } = index.search('*', { sort: { released: 'desc' }, limit: 2, after })
  if (hits.length === 0) break
  console.log(`page ${page}: ${hits.map(({ document }) => document.title).join(', ')}`)
  after = hits.at(-1)?.cursor
}
