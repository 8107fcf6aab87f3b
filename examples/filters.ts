// Filters choose documents by their values, before anything is ranked. Fields, values and bounds are checked by the compiler.
import { boolean, createIndex, date, keyword, number, text } from 'okapi-search'

const index = createIndex({
  schema: {
    title: text(),
    genres: keyword(), // one value or several
    released: date(), // a Date, an ISO string or epoch milliseconds
    minutes: number(),
    silent: boolean(),
  },
})

index.addAll([
  {
    id: 1,
    title: 'Metropolis',
    genres: ['science fiction', 'drama'],
    released: '1927-01-10',
    minutes: 153,
    silent: true,
  },
  { id: 2, title: 'The Third Man', genres: 'crime', released: '1949-09', minutes: 108 },
  { id: 3, title: 'Solaris', genres: ['science fiction', 'drama'], released: '1972', minutes: 167 },
  { id: 4, title: 'Alien', genres: ['science fiction', 'horror'], released: '1979-05-25', minutes: 117 },
  {
    id: 5,
    title: 'Blade Runner',
    genres: ['science fiction', 'crime'],
    released: '1982-06-25',
    minutes: 117,
  },
])

type Options = NonNullable<Parameters<typeof index.search>[1]>

function show(what: string, filter: Options['filter']): void {
  const { hits } = index.search('*', { filter })
  console.log(`${what}: ${hits.map(({ document }) => document.title).join(', ')}`)
}

show('crime', { genres: 'crime' })
show('crime or horror', { genres: ['crime', 'horror'] })
show('from 1970 to 1979', { released: { gte: '1970', lt: '1980' } })
show('under two hours, and no crime', { minutes: { lt: 120 }, not: { genres: 'crime' } })
show('long or silent', { or: [{ minutes: { gt: 160 } }, { silent: true }] })
show('nothing said of sound', { silent: null })

// A filter leaves scores alone: it says which documents may be hits, the query says how good they are.
const { hits } = index.search('alien metropolis', { filter: { minutes: { lte: 120 } } })
console.log(`with words: ${hits.map(({ document, score }) => `${document.title} ${score.toFixed(2)}`)}`)
