import { decodeEntities } from '../normalize/entities.ts'

// Bounds keep hostile lines linear; no link or emphasis that people write is longer.
const IMAGE_OR_LINK =
  /!?\[([^[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\s{1,3}["'(][^"')]{0,300}["')])?\)|\[[^[\]]{0,200}\])/g
const STARS = /(\*{1,3}|~~)(?=\S)([^*~\n]{1,1000}?)\1/g
// Inside a word it is a letter of a name: snake_case.
const UNDERSCORES = /(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_\n]{1,1000}?)\1(?![\p{L}\p{N}_])/gu
const CODE = /(`{1,3})([^`\n]{1,1000})\1/g
const ESCAPED = /\\([!-/:-@[-`{-~])/g
const TAG = /<\/?[a-z][^<>\n]{0,1000}>|<!--[^\n]{0,1000}?-->/gi
const AUTOLINK = /<((?:https?:|mailto:)[^<>\s]{1,2000})>/gi

/** A line of Markdown as the words that readers see. */
export function plainLine(line: string): string {
  if (/^ {0,3}\[[^\]^][^\]]{0,200}\]:\s*\S+/.test(line) || isRule(line)) return ''
  return plainInline(
    line
      .replace(/^\s{0,12}(?:>\s?){1,8}/, '')
      .replace(/^\s{0,40}(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?/, '')
      .replace(/^\s*\|(.*)\|\s*$/, (_, cells: string) =>
        cells
          .split('|')
          .map((cell) => cell.trim())
          .join(' '),
      ),
  )
}

// A rule, or the border under a table's head.
const isRule = (line: string): boolean =>
  (line.includes('---') && /^[\s|:+-]+$/.test(line)) ||
  /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line)

/** Inline Markdown (a heading, a line) without its marks. */
export function plainInline(text: string): string {
  // What is code or escaped is kept as it is: its stars and tags are words.
  const kept: string[] = []
  const keep = (words: string): string => `\u0000${kept.push(words) - 1}\u0000`
  return text
    .replaceAll('\u0000', '')
    .replace(CODE, (_, __, code: string) => keep(code.trim()))
    .replace(ESCAPED, (_, character: string) => keep(character))
    .replace(AUTOLINK, '$1')
    .replace(TAG, '')
    .replace(IMAGE_OR_LINK, '$1')
    .replace(STARS, '$2')
    .replace(STARS, '$2')
    .replace(UNDERSCORES, '$2')
    .replace(/&[a-z#][a-z0-9]{1,30};/gi, (entity) => decodeEntities(entity))
    .replace(/\0(\d+)\0/g, (_, i: string) => kept[Number(i)] ?? '')
    .trim()
}
