// Beyond these a page is no article: trees cost quadratic time on what nests or lists without end. The pages that people read
// have a tenth of it at most (measured on 121: 2,600 elements, 6,300 marks, 95 deep but for one with 290 unclosed tags).
const MOST_DEPTH = 450
const MOST_ELEMENTS = 25_000
const MOST_LENGTH = 20_000_000
// "<" and "&": each may become a node of its own.
const MOST_MARKS = 60_000
// Characters times the number of elements that they are in: how often they are read.
const MOST_WEIGHT = 60_000_000

// A tag, with its attributes' end found cheaply: quoted ">" are rare, and harmless here.
const TAG = /<(\/?)([a-z][a-z0-9]*)[^<>]*>/gi
// Elements without content, and those that the next of their kind closes.
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|option|t[dhr]|thead|tbody|tfoot|path|circle|rect|use)$/i

/** Whether a page is too large, or nests too deeply, for a tree to be made of it. Linear. */
export function isTooMuch(html: string): boolean {
  if (html.length > MOST_LENGTH) return true
  if (countMarks(html) > MOST_MARKS) return true
  let depth = 0
  let elements = 0
  let weight = 0
  let end = 0
  for (const { 0: tag, 1: slash, 2: name = '', index } of html.matchAll(TAG)) {
    weight += (index - end) * depth
    end = index + tag.length
    if (weight > MOST_WEIGHT) return true
    if (slash) {
      if (depth > 0 && !FLAT.test(name)) depth--
      continue
    }
    if (++elements > MOST_ELEMENTS) return true
    if (!FLAT.test(name) && !tag.endsWith('/>') && ++depth > MOST_DEPTH) return true
  }
  return weight + (html.length - end) * depth > MOST_WEIGHT
}

function countMarks(html: string): number {
  let marks = 0
  for (let i = 0; i < html.length; i++) {
    const code = html.charCodeAt(i)
    if (code === 0x3c || code === 0x26) marks++
  }
  return marks
}

const SILENT = /<(script|style|noscript|template|svg|head)\b/gi
const INLINE =
  /^(?:a|abbr|b|bdi|cite|code|em|font|i|ins|del|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr)$/i

/** HTML as plain text, tag by tag, without a tree: a line for each block. Linear. */
export function htmlToText(html: string): string {
  return withoutSilent(html)
    .replace(/<\/?([a-z][a-z0-9]*)[^<>]*>/gi, (_, name: string) => (INLINE.test(name) ? '' : '\n'))
    .replace(/<[!?][^<>]*>/g, '')
}

function withoutSilent(html: string): string {
  const lower = html.toLowerCase()
  // Kinds whose end was looked for and is not there: looking again for each would be quadratic.
  const endless = new Set<string>()
  let text = ''
  let from = 0
  for (const { index, 1: name = '' } of html.matchAll(SILENT)) {
    if (index < from || endless.has(name.toLowerCase())) continue
    const end = lower.indexOf(`</${name.toLowerCase()}`, index)
    if (end < 0) endless.add(name.toLowerCase())
    else {
      text += html.slice(from, index)
      from = end
    }
  }
  return text + html.slice(from)
}
