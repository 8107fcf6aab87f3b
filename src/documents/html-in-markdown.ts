import { decodeEntities } from '../normalize/entities.ts'

/** A stretch of HTML within Markdown: a heading, or text with a line for each block. */
export interface HtmlPiece {
  /** 1 to 6; absent for text. */
  readonly level?: number
  readonly text: string
  /** The id of a heading. */
  readonly anchor?: string | undefined
}

// What is no text of the page until its end is there, what is code of it, and headings. What has no end reaches to the
// text's, so that no second look is needed for the end of another.
const APART =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|template)(?=[\s>])[\s\S]*?(?:<\/\1\s*>|$)|<(pre|textarea)(?=[\s>])[^<>]*>([\s\S]*?)(?:<\/\2\s*>|$)|<h([1-6])(\s[^<>]{0,500})?>([\s\S]{0,1000}?)<\/h\4\s*>/gi
const TAG = /<\/?([a-z][\w:-]*)[^<>]*>/gi
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|picture|q|rp|rt|ruby|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i

/** The headings of a block of HTML, and the texts before, between and behind them. */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = []
  let text = ''
  let from = 0
  for (const match of html.matchAll(APART)) {
    const [all, , pre, code = '', level, attributes = '', heading = ''] = match
    text += plainHtml(html.slice(from, match.index))
    from = match.index + all.length
    if (pre) text += `\n${decodeEntities(code.replace(TAG, '')).replace(/^\n|\s+$/g, '')}\n`
    if (!level) continue
    pieces.push({ text })
    text = ''
    const anchor = /\sid=["']?([^\s"'<>]{1,200})/i.exec(attributes)?.[1]
    pieces.push({ level: Number(level), text: plainHtml(heading).replace(/\s+/g, ' ').trim(), anchor })
  }
  pieces.push({ text: text + plainHtml(html.slice(from)) })
  return pieces
    .map((piece) => ({ ...piece, text: piece.text.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\s+$/g, '') }))
    .filter((piece) => piece.level !== undefined || piece.text !== '')
}

const plainHtml = (html: string): string =>
  decodeEntities(
    html
      .replace(/\s+/g, ' ')
      .replace(TAG, (_, name: string) => (/^t[dh]$/i.test(name) ? '\t' : INLINE.test(name) ? '' : '\n'))
      // Runs as a whole: a pattern that looks for a sign behind spaces reads a long run again from each of them.
      .replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : run.includes('\t') ? '\t' : ' ')),
  )
