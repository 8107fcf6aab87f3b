import Database from 'better-sqlite3'

/**
 * SQLite FTS5, native C: porter over unicode61, positions kept, contentless (no documents), in memory.
 * A row id is the place of a document in the order it was added.
 */
export async function createEngine({ prefixIndex, optimize = false, limit = 10 }) {
  const ids = []
  let database = new Database(':memory:')
  const prefix = prefixIndex ? `, prefix='${prefixIndex}'` : ''
  database.exec(
    `CREATE VIRTUAL TABLE documents USING fts5(title, text, content='', tokenize='porter unicode61'${prefix})`,
  )
  const insert = database.prepare('INSERT INTO documents(rowid, title, text) VALUES (?, ?, ?)')
  const addAll = database.transaction((documents) => {
    for (const { id, title, text } of documents) insert.run(ids.push(id), title, text)
  })
  const prepare = () =>
    database.prepare(`SELECT rowid, rank FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ${limit}`)
  let select = prepare()
  const ask = (match) => (match === '' ? () => [] : () => select.all(match))
  const quote = (word) => `"${word}"`
  // A word said twice counts twice, as in Lucene; the other engines get the same text.
  const anyOf = (words) => words.map(quote).join(' OR ')
  const allOf = (words) => words.map(quote).join(' AND ')
  const starting = (word) => `${quote(word)}*`
  return {
    holds: 'index with positions (native memory)',
    add: addAll,
    finish: () => {
      if (optimize) database.exec("INSERT INTO documents(documents) VALUES ('optimize')")
    },
    operations: {
      any: ({ words }) => ask(anyOf(words)),
      all: ({ words }) => ask(allOf(words)),
      phrase: ({ words }) => ask(quote(words.join(' '))),
      negated: ({ must, mustNot }) => ask(`(${allOf(must)}) NOT (${anyOf(mustNot)})`),
      prefix: ({ words }) => ask(words.map(starting).join(' OR ')),
      lastPrefix: ({ words }) => ask([...words.slice(0, -1).map(quote), starting(words.at(-1))].join(' OR ')),
    },
    ids: (rows) => rows.map(({ rowid }) => ids[rowid - 1]),
    nativeBytes: () =>
      database.pragma('page_count', { simple: true }) * database.pragma('page_size', { simple: true }),
    save: () => database.serialize(),
    load: (bytes) => {
      database = new Database(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
      select = prepare()
    },
  }
}
