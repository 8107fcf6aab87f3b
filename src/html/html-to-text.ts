// Beyond these a page is no article: the parsers take quadratic time on what nests or lists without end.
const MOST_DEPTH = 500
const MOST_ELEMENTS = 40_000
const MOST_LENGTH = 20_000_000

// A tag, with its attributes' end found cheaply: quoted ">" are rare, and harmless here.
const TAG = /<(\/?)([a-z][a-z0-9]*)[^<>]*>/gi
// Elements without content, and those that the next of their kind closes.
const FLAT =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|option|t[dhr]|thead|tbody|tfoot|path|circle|rect|use)$/i

/** Whether a page is too large, or nests too deeply, for a tree to be made of it. Linear. */
export function isTooMuch(html: string): boolean {
  if (html.length > MOST_LENGTH) return true
  let depth = 0
  let elements = 0
  for (const [tag, slash, name = ''] of html.matchAll(TAG)) {
    if (slash) {
      if (depth > 0 && !FLAT.test(name)) depth--
      continue
    }
    if (++elements > MOST_ELEMENTS) return true
    if (!FLAT.test(name) && !tag.endsWith('/>') && ++depth > MOST_DEPTH) return true
  }
  return false
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
  let text = ''
  let from = 0
  const lower = html.toLowerCase()
  SILENT.lastIndex = 0
  for (const { index, 1: name = '' } of html.matchAll(SILENT)) {
    if (index < from) continue
    const end = lower.indexOf(`</${name.toLowerCase()}`, index)
    if (end < 0) continue
    text += html.slice(from, index)
    from = end
  }
  return text + html.slice(from)
}
