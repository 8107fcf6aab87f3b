// What counting a facet over all matches costs, beside FTS5 with GROUP BY: the genres of the films, for one common word.
//
//   npm run build && node test/bench/facets.mjs [word]
import { isPresent, readJsonLines } from './corpora/shared-folder.mjs'

const FILMS = 'speed/movies.jsonl.gz'
const ROUNDS = 60

if (!isPresent(FILMS)) {
  console.log(`skipped: ../shared/data has no ${FILMS}`)
  process.exit(0)
}
const [word = 'film'] = process.argv.slice(2)
const films = readJsonLines(FILMS)

const { createIndex, keyword, text } = await import(new URL('../../dist/index.js', import.meta.url).href)
const index = createIndex({ schema: { title: text(), text: text(), genres: keyword() } })
index.addAll(films)
index.optimize()
const okapi = () => {
  const { facets, total } = index.search(word, { facets: ['genres'] })
  return {
    matches: total.value,
    counts: facets.genres.slice(0, 10).map(({ value, count }) => [value, count]),
  }
}

/** The same by SQL, or undefined where SQLite is not installed. */
async function fts5() {
  const Database = await import('better-sqlite3').then(
    ({ default: made }) => made,
    () => undefined,
  )
  if (!Database) return undefined
  const database = new Database(':memory:')
  database.exec(`CREATE VIRTUAL TABLE films USING fts5(title, text, content='', tokenize='porter unicode61');
    CREATE TABLE genres (film INTEGER, genre TEXT); CREATE INDEX by_film ON genres (film)`)
  const addFilm = database.prepare('INSERT INTO films(rowid, title, text) VALUES (?, ?, ?)')
  const addGenre = database.prepare('INSERT INTO genres VALUES (?, ?)')
  database.transaction(() => {
    films.forEach(({ title, text, genres }, i) => {
      addFilm.run(i, title, text)
      for (const genre of new Set(genres)) addGenre.run(i, genre)
    })
  })()
  const count = database.prepare(`SELECT genre, count(*) AS count FROM films JOIN genres ON film = films.rowid
    WHERE films MATCH ? GROUP BY genre ORDER BY count DESC, genre LIMIT 10`)
  const matches = database.prepare('SELECT count(*) AS count FROM films WHERE films MATCH ?')
  return () => ({
    matches: matches.get(word).count,
    counts: count.all(word).map(({ genre, count }) => [genre, count]),
  })
}

function measure(name, ask) {
  const { matches, counts } = ask()
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    ask()
    return performance.now() - start
  }).sort((a, b) => a - b)
  const at = (share) => times[Math.floor(share * (ROUNDS - 1))].toFixed(2)
  console.log(
    `${name}: ${matches} films have "${word}"; best ${at(0)} ms, median ${at(0.5)}, p95 ${at(0.95)}`,
  )
  return JSON.stringify(counts)
}

const ours = measure('okapi', okapi)
const sql = await fts5()
if (!sql) console.log('fts5: better-sqlite3 is not installed (npm run bench installs it)')
else console.log(measure('fts5', sql) === ours ? 'Both count the same.' : 'The counts differ.')
