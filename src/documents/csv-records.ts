import { DocumentError } from '../errors.ts'
import { type RecordSource, textChunks } from './text-chunks.ts'

export type CsvValue = string | number | boolean

export interface CsvOptions {
  /** Default: of `,`, `;`, tab and `|` the one that the first line has most. */
  readonly delimiter?: string
  /** Names of the columns. Default: the first row. */
  readonly columns?: readonly string[]
  /** Columns whose values are numbers or booleans; others are text. Empty values are left out. */
  readonly types?: { readonly [column: string]: 'number' | 'boolean' }
  /** Longest record in UTF-16 units: more is held at no time. Default 64 million. */
  readonly maxLength?: number
}

const DELIMITERS = [',', ';', '\t', '|']
const FIRST_LINE = 100_000

/**
 * The rows of a CSV file as records, one at a time: RFC 4180, with quoted values over several lines, and any line ends.
 *
 * @throws DocumentError with the record's number, from 1 below the head, for a row with more values than columns, a value
 * that its type can't have, or a quote that doesn't end
 */
export async function* readCsv<Record = { [column: string]: CsvValue }>(
  source: RecordSource,
  { delimiter, columns, types = {}, maxLength = 64_000_000 }: CsvOptions = {},
): AsyncGenerator<Record> {
  let head = columns
  let number = 0
  for await (const row of rows(source, delimiter, maxLength, columns ? 1 : 0)) {
    if (head) yield toRecord(row, head, types, ++number) as Record
    else head = row.map((name) => name.trim())
  }
}

function toRecord(
  row: readonly string[],
  columns: readonly string[],
  types: CsvOptions['types'] & object,
  number: number,
): { [column: string]: CsvValue } {
  if (row.length > columns.length)
    throw new DocumentError(
      `Record ${number} has ${row.length} values; expected ${columns.length}, one a column.`,
    )
  const entries: [string, CsvValue][] = []
  row.forEach((text, i) => {
    const column = columns[i]!
    if (text !== '' && column !== '') entries.push([column, typed(text, types[column], column, number)])
  })
  return Object.fromEntries(entries)
}

function typed(
  text: string,
  type: 'number' | 'boolean' | undefined,
  column: string,
  number: number,
): CsvValue {
  if (type === undefined) return text
  const plain = text.trim().toLowerCase()
  if (type === 'number' && plain !== '' && Number.isFinite(Number(plain))) return Number(plain)
  if (type === 'boolean' && /^(?:true|false|1|0|yes|no)$/.test(plain)) return /^[t1y]/.test(plain)
  throw new DocumentError(
    `Record ${number} has ${JSON.stringify(text.slice(0, 40))} in column "${column}"; expected a ${type}.`,
    undefined,
    column,
  )
}

async function* rows(
  source: RecordSource,
  given: string | undefined,
  maxLength: number,
  firstNumber: number,
): AsyncGenerator<string[]> {
  let delimiter = given
  let row: string[] = []
  let pieces: string[] = []
  let length = 0
  // Of the record that is being read; the head is record 0.
  let number = firstNumber
  // "quote" is behind a quote in a quoted value: its end, or the first half of a quote that is meant.
  let state = 'start' as 'start' | 'plain' | 'quoted' | 'quote'
  let isAfterReturn = false
  const endValue = () => {
    row.push(pieces.join(''))
    pieces = []
    state = 'start'
  }
  for await (const chunk of withFirstLine(textChunks(source))) {
    delimiter ??= guessDelimiter(chunk)
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const character = chunk[i]!
      if (state === 'quoted') {
        if (character !== '"') continue
        pieces.push(chunk.slice(start, i))
        state = 'quote'
        continue
      }
      if (character === '"' && (state === 'start' || state === 'quote')) {
        if (state === 'quote') pieces.push('"')
        state = 'quoted'
        start = i + 1
      } else if (character === delimiter || character === '\n' || character === '\r') {
        if (character === '\n' && isAfterReturn && state === 'start' && row.length === 0) {
          isAfterReturn = false
          start = i + 1
          continue
        }
        if (state === 'plain') pieces.push(chunk.slice(start, i))
        endValue()
        start = i + 1
        if (character !== delimiter) {
          // An empty line is no record.
          if (row.length > 1 || row[0] !== '') {
            yield row
            number++
          }
          row = []
          length = -start
        }
      } else if (state !== 'plain') {
        state = 'plain'
        start = i
      }
      isAfterReturn = character === '\r'
    }
    if (state === 'plain' || state === 'quoted') pieces.push(chunk.slice(start))
    length += chunk.length
    if (length > maxLength)
      throw new DocumentError(
        `Record ${number} is longer than ${maxLength} characters; set maxLength if that is right.`,
      )
  }
  if (state === 'quoted')
    throw new DocumentError(`The source ends in record ${number}; expected a closing quote.`)
  if (state !== 'start' || row.length > 0) {
    endValue()
    yield row
  }
}

// The first piece has the first line whole, for the delimiter to be guessed from it.
async function* withFirstLine(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let first: string | undefined = ''
  for await (const chunk of chunks) {
    if (first === undefined) yield chunk
    else {
      first += chunk
      if (!/[\r\n]/.test(chunk) && first.length < FIRST_LINE) continue
      yield first
      first = undefined
    }
  }
  if (first) yield first
}

function guessDelimiter(text: string): string {
  const line = /^[^\r\n]*/.exec(text.slice(0, FIRST_LINE))![0]
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}
