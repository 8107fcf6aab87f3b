import { byteLength } from '../oracle/lucene-length.ts'

/** A place of a phrase: its word, so many positions after the first, and where that word stands in a text. */
export interface Place {
  readonly word: string
  readonly offset: number
  readonly row: readonly number[]
}

/** Whether there is a way to put every place on an occurrence of its own, with starts at most `slop` apart. */
export function isWithin(places: readonly Place[], slop: number): boolean {
  const choose = (i: number, taken: readonly string[], starts: readonly number[]): boolean => {
    if (starts.length > 0 && Math.max(...starts) - Math.min(...starts) > slop) return false
    if (i === places.length) return true
    const { word, offset, row } = places[i]!
    return row.some((position) => {
      const occurrence = `${word} ${position}`
      return (
        !taken.includes(occurrence) && choose(i + 1, [...taken, occurrence], [...starts, position - offset])
      )
    })
  }
  return choose(0, [], [])
}

/** The number of positions from which each place has its word. */
export function exactFreq(places: readonly Place[]): number {
  const starts = places[0]!.row.map((position) => position - places[0]!.offset)
  return starts.filter((start) => places.every(({ offset, row }) => row.includes(start + offset))).length
}

/** Step by step what Lucene's `SloppyPhraseMatcher` does, with a queue that is sorted anew whenever it is looked at. */
export function sloppyFreq(places: readonly Place[], slop: number): number {
  const cursors = places.map((place) => ({ ...place, at: 0 }))
  type Cursor = (typeof cursors)[number]
  const startOf = ({ row, at, offset }: Cursor) => row[at]! - offset
  const inOrder = (a: Cursor, b: Cursor) => startOf(a) - startOf(b) || a.offset - b.offset
  const twinOf = (cursor: Cursor) =>
    cursors.find((other) => other !== cursor && other.word === cursor.word && other.at === cursor.at)

  // The second of two equal words begins on the second occurrence.
  for (const cursor of cursors) {
    cursor.at = cursors.slice(0, cursors.indexOf(cursor)).filter(({ word }) => word === cursor.word).length
    if (cursor.at >= cursor.row.length) return 0
  }
  let end = Math.max(...cursors.map(startOf))
  const advance = (cursor: Cursor): boolean => {
    cursor.at++
    if (cursor.at >= cursor.row.length) return false
    end = Math.max(end, startOf(cursor))
    const twin = twinOf(cursor)
    return twin ? advance(inOrder(cursor, twin) < 0 ? cursor : twin) : true
  }

  let freq = 0
  for (let isThere = true; isThere; ) {
    const [first, second] = [...cursors].sort(inOrder)
    const next = second ? startOf(second) : Infinity
    let distance = end - startOf(first!)
    do {
      isThere = advance(first!)
      if (isThere && startOf(first!) <= next) distance = Math.min(distance, end - startOf(first!))
    } while (isThere && startOf(first!) <= next)
    if (distance <= slop) freq += 1 / (1 + distance)
  }
  return freq
}

/** A text of a field: its words by position, and how many they are. */
export interface OracleField {
  readonly boost: number
  readonly rows: ReadonlyMap<string, readonly number[]>
  readonly length: number
}

/** By document, the score of a phrase over combined fields: BM25 with the sum of the words' idfs. */
export function phraseScores(
  documents: readonly (readonly OracleField[])[],
  path: readonly { readonly word: string; readonly offset: number }[],
  slop: number,
): Map<number, number> {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const searched = documents.map((fields) => fields.filter(({ boost }) => boost > 0))
  const exact = searched.map((fields) => sum(fields.map(({ boost, length }) => boost * length)))
  const docCount = exact.filter((length) => length > 0).length
  const average = sum(exact) / docCount
  const idf = sum(
    path.map(({ word }) => {
      const docFreq = searched.filter((fields) => fields.some(({ rows }) => rows.has(word))).length
      return Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5))
    }),
  )
  const scores = new Map<number, number>()
  for (const [doc, fields] of searched.entries()) {
    const freqs = fields.map(({ boost, rows }) => {
      const places = path.map((place) => ({ ...place, row: rows.get(place.word) ?? [] }))
      return boost * (slop > 0 && path.length > 1 ? sloppyFreq(places, slop) : exactFreq(places))
    })
    const freq = sum(freqs)
    if (freq === 0) continue
    const length = byteLength(Math.round(sum(fields.map(({ boost, length }) => boost * byteLength(length)))))
    scores.set(doc, (idf * freq) / (freq + 1.2 * (1 - 0.75 + (0.75 * length) / average)))
  }
  return scores
}
