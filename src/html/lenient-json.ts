import { decodeEntities } from '../normalize/entities.ts'

/**
 * The values of JSON as pages have it, one after the other; what can't be read is none.
 *
 * Beside JSON it takes what sites wrap and leave in it: comments, `<!--` and CDATA, commas before an end, line ends and
 * wrong escapes in strings, several values in a row, quotes written as entities.
 */
export function readLenientJson(text: string): unknown[] {
  const strict = parse(text)
  if (strict !== undefined) return [strict]
  const plain = text.includes('"') ? text : decodeEntities(text)
  return cleanValues(plain)
    .map(parse)
    .filter((value) => value !== undefined)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// What stands between the values and signs of JSON: space, comments, the wrappings of scripts, a statement's end.
const BETWEEN =
  /(?:\s+|\/\/[^\n]*?(?=\n|<!\[CDATA\[|\]\]>|-->|$)|\/\*[\s\S]*?(?:\*\/|$)|<!--|-->|<!\[CDATA\[|\]\]>|;)+/y
// A string, closed or not.
const STRING = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?/y
// A number or a word.
const BARE = /[^\s"{}[\],:;/<>]+|[\s\S]/y

/** The text of each value at the top, made JSON. */
function cleanValues(text: string): string[] {
  const values: string[] = []
  let pieces: string[] = []
  let depth = 0
  for (let at = 0; at < text.length; ) {
    BETWEEN.lastIndex = at
    if (BETWEEN.test(text)) {
      at = BETWEEN.lastIndex
      continue
    }
    const pattern = text[at] === '"' ? STRING : BARE
    pattern.lastIndex = at
    const [piece = ''] = pattern.exec(text) ?? []
    at += piece.length
    if (piece === '}' || piece === ']') {
      if (pieces.at(-1) === ',') pieces.pop()
      depth--
    } else if (piece === '{' || piece === '[') depth++
    pieces.push(pattern === STRING ? cleanString(piece) : piece)
    if (depth > 0) continue
    values.push(pieces.join(''))
    pieces = []
    depth = 0
  }
  return values
}

// Escapes that JSON doesn't know stand for the character behind them ("it\'s").
const cleanString = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\\(u[\dA-Fa-f]{4}|["\\/bfnrt])|\\([\s\S])/g, (whole, known, other) =>
      known ? whole : (other ?? ''),
    )
