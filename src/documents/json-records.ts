import { DocumentError } from '../errors.ts'
import { type RecordSource, textChunks } from './text-chunks.ts'

export interface JsonOptions {
  /** Longest record in UTF-16 units: more is held at no time. Default 64 million. */
  readonly maxLength?: number
}

const MAX_LENGTH = 64_000_000

/**
 * The records of JSON Lines (NDJSON), one at a time. Empty lines are none.
 *
 * @throws DocumentError with the record's number, from 1, for a line that is not JSON
 */
export async function* readJsonLines<Record = unknown>(
  source: RecordSource,
  { maxLength = MAX_LENGTH }: JsonOptions = {},
): AsyncGenerator<Record> {
  let number = 0
  let pieces: string[] = []
  let length = 0
  const record = (line: string): Record => parse(line, ++number)
  for await (const chunk of textChunks(source)) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      pieces.push(chunk.slice(start, end))
      start = end + 1
      const line = pieces.join('').trim()
      pieces = []
      length = 0
      if (line !== '') yield record(line)
    }
    pieces.push(chunk.slice(start))
    length += chunk.length - start
    if (length > maxLength) throw tooLong(number + 1, maxLength)
  }
  const line = pieces.join('').trim()
  if (line !== '') yield record(line)
}

/**
 * The elements of a JSON array, one at a time: the array is never whole in memory.
 *
 * @throws DocumentError with the record's number, from 1, for an element that is not JSON, and for what is no array or has no end
 */
export async function* readJsonArray<Record = unknown>(
  source: RecordSource,
  { maxLength = MAX_LENGTH }: JsonOptions = {},
): AsyncGenerator<Record> {
  let number = 0
  let state: 'before' | 'inside' | 'after' = 'before'
  let depth = 0
  let isString = false
  let isEscaped = false
  let pieces: string[] = []
  let length = 0
  const take = (): string => {
    const text = pieces.join('').trim()
    pieces = []
    length = 0
    return text
  }
  for await (const chunk of textChunks(source)) {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const character = chunk[i]!
      if (isString) {
        if (isEscaped) isEscaped = false
        else if (character === '\\') isEscaped = true
        else if (character === '"') isString = false
      } else if (state !== 'inside') {
        if (/\s/.test(character)) continue
        if (state === 'after' || character !== '[')
          throw new DocumentError(
            `After record ${number} stands ${JSON.stringify(character)}; expected ${state === 'after' ? 'nothing behind the array' : 'a JSON array, which starts with "["'}.`,
          )
        state = 'inside'
        start = i + 1
      } else if (character === '"') isString = true
      else if (character === '{' || character === '[') depth++
      else if (depth > 0 && (character === '}' || character === ']')) depth--
      else if (depth === 0 && (character === ',' || character === ']')) {
        pieces.push(chunk.slice(start, i))
        start = i + 1
        const text = take()
        if (character === ']') state = 'after'
        // Only an empty array has nothing before its end.
        if (text !== '' || character === ',' || number > 0) yield parse(text, ++number)
      }
    }
    if (state !== 'inside') continue
    pieces.push(chunk.slice(start))
    length += chunk.length - start
    if (length > maxLength) throw tooLong(number + 1, maxLength)
  }
  if (state !== 'after')
    throw new DocumentError(
      state === 'before'
        ? 'The source is empty; expected a JSON array.'
        : `The source ends in record ${number + 1}; expected "]" at the array's end.`,
    )
}

function parse<Record>(text: string, number: number): Record {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
    throw new DocumentError(
      `Record ${number} is ${JSON.stringify(shown)}; expected JSON.`,
      undefined,
      undefined,
      {
        cause,
      },
    )
  }
}

const tooLong = (number: number, maxLength: number): DocumentError =>
  new DocumentError(
    `Record ${number} is longer than ${maxLength} characters; set maxLength if that is right.`,
  )
