import { DocumentError } from '../errors.ts'
import { checkMaxLength, type RecordSource, type StreamOptions, textChunks } from './text-chunks.ts'

export type CsvValue = string | number | boolean

export interface CsvOptions extends StreamOptions {
  /** Default: of `,`, `;`, tab and `|` the one that the first line has most, or that its `sep=` names. */
  readonly delimiter?: string
  /** Names of the columns. Default: the first row. */
  readonly columns?: readonly string[]
  /** Columns whose values are numbers or booleans; others are text. Empty values are left out. */
  readonly types?: { readonly [column: string]: 'number' | 'boolean' }
}

const DELIMITERS = [',', ';', '\t', '|']
const FIRST_LINE = 100_000

/**
 * The rows of a CSV file as records, one at a time: RFC 4180, with quoted values over several lines, and any line ends.
 *
 * @throws DocumentError with the record's number, from 1 below the head, and the line where it starts for a row with more
 * values than columns, a value that its type can't have, a quote that doesn't end, or text behind one that does; and for
 * two columns of one name
 */
export async function* readCsv<Record = { [column: string]: CsvValue }>(
  source: RecordSource,
  { delimiter, columns, types = {}, maxLength, ...stream }: CsvOptions = {},
): AsyncGenerator<Record> {
  const most = checkMaxLength(maxLength)
  if (delimiter !== undefined && !/^[^"\r\n]$/.test(delimiter))
    throw new RangeError(`delimiter is ${JSON.stringify(delimiter)}; expected one character, no quote.`)
  let head = columns && checkHead(columns)
  let number = 0
  // Behind the head; of the record that is being read while it is not given yet.
  const chunks = textChunks(source, stream, () => (head ? number + 1 : 0))
  for await (const row of rows(chunks, delimiter, most, columns ? 1 : 0)) {
    if (head) yield toRecord(row, head, types, ++number) as Record
    else head = checkHead(row.values.map((name) => name.trim()))
  }
}

interface Row {
  readonly values: readonly string[]
  /** Where it starts. */
  readonly line: number
}

function checkHead(columns: readonly string[]): readonly string[] {
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) < i)
  if (twice !== undefined)
    throw new DocumentError(`Two columns are named "${twice}"; expected each name once.`, undefined, twice)
  return columns
}

function toRecord(
  { values, line }: Row,
  columns: readonly string[],
  types: CsvOptions['types'] & object,
  number: number,
): { [column: string]: CsvValue } {
  // Spreadsheets end rows with delimiters of columns that are empty.
  if (values.slice(columns.length).some((text) => text !== ''))
    throw new DocumentError(
      `Record ${number}, on line ${line}, has ${values.length} values; expected ${columns.length}, one a column.`,
    )
  const entries: [string, CsvValue][] = []
  values.forEach((text, i) => {
    const column = columns[i]
    if (text === '' || !column) return
    const type = Object.hasOwn(types, column) ? types[column] : undefined
    const value = typed(text, type)
    if (value === undefined)
      throw new DocumentError(
        `Record ${number}, on line ${line}, has ${JSON.stringify(text.slice(0, 40))} in column "${column}"; expected a ${type}.`,
        undefined,
        column,
      )
    entries.push([column, value])
  })
  return Object.fromEntries(entries)
}

function typed(text: string, type: 'number' | 'boolean' | undefined): CsvValue | undefined {
  if (type === undefined) return text
  const plain = text.trim().toLowerCase()
  if (type === 'number') {
    const value = Number(plain)
    return plain !== '' && Number.isFinite(value) ? value : undefined
  }
  return /^(?:true|false|1|0|yes|no)$/.test(plain) ? /^[t1y]/.test(plain) : undefined
}

const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d

async function* rows(
  chunks: AsyncIterable<string>,
  given: string | undefined,
  maxLength: number,
  firstNumber: number,
): AsyncGenerator<Row> {
  let delimiter = -1
  let values: string[] = []
  let pieces: string[] = []
  let length = 0
  // Of the record that is being read; the head is record 0.
  let number = firstNumber
  let line = 1
  let firstLine = 1
  // "quote" is behind a quote in a quoted value: its end, or the first half of a quote that is meant.
  let state = 'start' as 'start' | 'plain' | 'quoted' | 'quote'
  let isAfterReturn = false
  for await (const chunk of withFirstLine(chunks)) {
    let start = 0
    if (delimiter < 0) {
      const { sign, skip } = given === undefined ? guessDelimiter(chunk) : { sign: given, skip: 0 }
      delimiter = sign.charCodeAt(0)
      start = skip
    }
    let recordStart = start
    for (let i = start; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i)
      if (state === 'quoted') {
        if (code === RETURN || (code === LINE_FEED && !isAfterReturn)) line++
        isAfterReturn = code === RETURN
        if (code !== QUOTE) continue
        pieces.push(chunk.slice(start, i))
        state = 'quote'
        continue
      }
      // The second half of a line end of two characters.
      const isSecond = code === LINE_FEED && isAfterReturn
      isAfterReturn = code === RETURN
      if (isSecond) {
        start = i + 1
        continue
      }
      if (code === QUOTE && (state === 'start' || state === 'quote')) {
        if (state === 'quote') pieces.push('"')
        state = 'quoted'
        start = i + 1
      } else if (code === delimiter || code === LINE_FEED || code === RETURN) {
        if (state === 'plain') pieces.push(chunk.slice(start, i))
        values.push(pieces.join(''))
        pieces = []
        state = 'start'
        start = i + 1
        if (code === delimiter) continue
        line++
        if (length + i - recordStart > maxLength) throw tooLong(number, maxLength)
        // An empty line is no record, and neither are delimiters alone.
        if (values.some((value) => value !== '')) {
          yield { values, line: firstLine }
          number++
        }
        values = []
        firstLine = line
        length = 0
        recordStart = i + 1
      } else if (state === 'quote')
        throw new DocumentError(
          `Record ${number}, on line ${line}, has ${JSON.stringify(chunk[i])} behind a closing quote; expected ${JSON.stringify(String.fromCharCode(delimiter))} or the line's end.`,
        )
      else if (state === 'start') {
        state = 'plain'
        start = i
      }
    }
    if (state === 'plain' || state === 'quoted') pieces.push(chunk.slice(start))
    length += chunk.length - recordStart
    if (length > maxLength) throw tooLong(number, maxLength)
  }
  if (state === 'quoted')
    throw new DocumentError(
      `The source ends in record ${number}, which starts on line ${firstLine}; expected a closing quote.`,
    )
  values.push(pieces.join(''))
  if (values.some((value) => value !== '')) yield { values, line: firstLine }
}

const tooLong = (number: number, maxLength: number): DocumentError =>
  new DocumentError(
    `Record ${number} is longer than ${maxLength} characters; set maxLength if that is right.`,
  )

// The first piece has the first line whole, for the delimiter to be guessed from it.
async function* withFirstLine(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let first: string | undefined = ''
  let isQuoted = false
  for await (const chunk of chunks) {
    if (first === undefined) {
      yield chunk
      continue
    }
    first += chunk
    let isEnd = first.length >= FIRST_LINE
    for (let i = 0; i < chunk.length && !isEnd; i++) {
      const code = chunk.charCodeAt(i)
      if (code === QUOTE) isQuoted = !isQuoted
      else isEnd = !isQuoted && (code === LINE_FEED || code === RETURN)
    }
    if (!isEnd) continue
    yield first
    first = undefined
  }
  if (first) yield first
}

/** The delimiter, and how many characters in front of the text only name it, as spreadsheets write them. */
function guessDelimiter(text: string): { sign: string; skip: number } {
  const named = /^sep=([^"\r\n])(?:\r?\n|\r)/.exec(text)
  if (named) return { sign: named[1]!, skip: named[0].length }
  const [line] = /^[^\r\n]*/.exec(text.slice(0, FIRST_LINE).replace(/"[^"]*(?:"|$)/g, ''))!
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return { sign: DELIMITERS[counts.indexOf(Math.max(...counts))]!, skip: 0 }
}
