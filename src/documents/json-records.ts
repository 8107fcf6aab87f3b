import { DocumentError } from '../errors.ts'
import { checkMaxLength, type RecordSource, type StreamOptions, textChunks } from './text-chunks.ts'

export interface JsonOptions extends StreamOptions {}

export interface JsonArrayOptions extends StreamOptions {
  /** Where the array is, if it isn't the whole: `'data.items'`. What stands behind it is not read. */
  readonly path?: string
}

/**
 * The records of JSON Lines (NDJSON), one at a time. Empty lines are none.
 *
 * @throws DocumentError with the record's number, from 1, and its line for a line that is not JSON
 */
export async function* readJsonLines<Record = unknown>(
  source: RecordSource,
  { maxLength, ...stream }: JsonOptions = {},
): AsyncGenerator<Record> {
  const most = checkMaxLength(maxLength)
  let number = 0
  let lineNumber = 0
  let pieces: string[] = []
  let length = 0
  for await (const chunk of textChunks(source, stream, () => number + 1)) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      pieces.push(chunk.slice(start, end))
      start = end + 1
      lineNumber++
      const line = pieces.join('').trim()
      if (line.length > most) throw tooLong(number + 1, most)
      pieces = []
      length = 0
      if (line !== '') yield parse(line, ++number, lineNumber)
    }
    pieces.push(chunk.slice(start))
    length += chunk.length - start
    if (length > most) throw tooLong(number + 1, most)
  }
  const line = pieces.join('').trim()
  if (line !== '') yield parse(line, ++number, lineNumber + 1)
}

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN = 0x5b
const CLOSE = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const LINE_FEED = 0x0a

/**
 * The elements of a JSON array, one at a time: the array is never whole in memory.
 *
 * @throws DocumentError with the record's number, from 1, and its line for an element that is not JSON, and for what is no
 * array or has no end
 */
export async function* readJsonArray<Record = unknown>(
  source: RecordSource,
  { maxLength, path = '', ...stream }: JsonArrayOptions = {},
): AsyncGenerator<Record> {
  const most = checkMaxLength(maxLength)
  const way = path === '' ? undefined : new WayToArray(path.split('.'))
  let number = 0
  let state = 'before' as 'before' | 'inside' | 'after'
  let depth = 0
  let isString = false
  let isEscaped = false
  let pieces: string[] = []
  let length = 0
  let line = 1
  // Where the record that is being read starts; 0 until its first character.
  let firstLine = 0
  for await (const chunk of textChunks(source, stream, () => number + 1)) {
    let start = 0
    for (let i = 0; i < chunk.length; i++) {
      const code = chunk.charCodeAt(i)
      if (isString) {
        if (isEscaped) isEscaped = false
        else if (code === BACKSLASH) isEscaped = true
        else if (code === QUOTE) isString = false
        continue
      }
      if (code === LINE_FEED) line++
      if (state === 'before' && way && !way.reaches(chunk[i]!)) continue
      if (code <= 0x20) continue
      if (state !== 'inside') {
        if (state === 'after' || code !== OPEN)
          throw new DocumentError(
            `After record ${number}, on line ${line}, stands ${JSON.stringify(chunk[i])}; expected ${state === 'after' ? 'nothing behind the array' : 'a JSON array, which starts with "["'}.`,
          )
        state = 'inside'
        start = i + 1
        continue
      }
      if (firstLine === 0) firstLine = line
      if (code === QUOTE) isString = true
      else if (code === OPEN_OBJECT || code === OPEN) depth++
      else if (depth > 0 && (code === CLOSE_OBJECT || code === CLOSE)) depth--
      else if (depth === 0 && (code === COMMA || code === CLOSE)) {
        pieces.push(chunk.slice(start, i))
        start = i + 1
        const text = pieces.join('').trim()
        if (text.length > most) throw tooLong(number + 1, most)
        pieces = []
        length = 0
        // Only an empty array has nothing before its end.
        if (text !== '' || code === COMMA || number > 0) yield parse(text, ++number, firstLine)
        firstLine = 0
        if (code === COMMA) continue
        state = 'after'
        if (way) return
      }
    }
    if (state !== 'inside') continue
    pieces.push(chunk.slice(start))
    length += chunk.length - start
    if (length > most) throw tooLong(number + 1, most)
  }
  if (state !== 'after')
    throw new DocumentError(
      state === 'inside'
        ? `The source ends in record ${number + 1}, on line ${line}; expected "]" at the array's end.`
        : way
          ? `The source has no array at "${path}".`
          : 'The source is empty; expected a JSON array.',
    )
}

/** Finds the array at a path, character by character: keys on the way are compared, other values passed over. */
class WayToArray {
  readonly #keys: readonly string[]
  // How many keys have led to an object that is open, and how deep what is passed over nests.
  #level = -1
  #skipped = 0
  #text = ''
  #isString = false
  #isEscaped = false
  #isValue = false
  #isOnWay = true

  constructor(keys: readonly string[]) {
    this.#keys = keys
  }

  /** Whether the character opens the array. */
  reaches(character: string): boolean {
    if (this.#isString) {
      if (this.#isEscaped) this.#isEscaped = false
      else if (character === '\\') this.#isEscaped = true
      else if (character === '"') this.#isString = false
      if (this.#isString) this.#text += character
      return false
    }
    if (character === '"') {
      this.#isString = true
      this.#text = ''
    } else if (this.#skipped > 0 || (this.#isValue && !this.#isOnWay)) this.#pass(character)
    else if (character === ':') {
      this.#isValue = true
      this.#isOnWay = this.#text === this.#keys[this.#level]
    } else if (character === ',') this.#isValue = false
    else if (character === '{' && this.#isOnWay && this.#level + 1 < this.#keys.length) {
      this.#level++
      this.#isValue = false
    } else if (character === '[' || character === '{') {
      if (character === '[' && this.#isOnWay && this.#level === this.#keys.length - 1 && this.#isValue)
        return true
      this.#skipped++
    } else if (character === '}') {
      this.#level--
      this.#isOnWay = false
      this.#isValue = true
    }
    return false
  }

  #pass(character: string): void {
    if (character === '{' || character === '[') this.#skipped++
    else if (this.#skipped > 0) {
      if (character === '}' || character === ']') this.#skipped--
    } else if (character === ',') this.#isValue = false
    else if (character === '}') this.#level--
  }
}

function parse<Record>(text: string, number: number, line: number): Record {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
    throw new DocumentError(
      `Record ${number}, on line ${line}, is ${JSON.stringify(shown)}; expected JSON.`,
      undefined,
      undefined,
      { cause },
    )
  }
}

const tooLong = (number: number, maxLength: number): DocumentError =>
  new DocumentError(
    `Record ${number} is longer than ${maxLength} characters; set maxLength if that is right.`,
  )
