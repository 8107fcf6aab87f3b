import { readFrontMatter } from './front-matter.ts'
import { plainInline, plainLine } from './markdown-text.ts'

/** A section of a Markdown page: from one heading to the next. */
export interface MarkdownDocument {
  /** The page's id, `#` and the anchor; the page's id alone for what stands above the first heading. */
  id: string
  /** The heading; above the first, the page's title. */
  title: string
  /** The headings from the top of the page down to this one. */
  headings: string[]
  /** The text without marks, lines of a paragraph as they were. */
  body: string
  /** As GitHub makes it of the heading, or as the heading states it (`{#anchor}`). Absent above the first. */
  anchor?: string
  /** The page's address with the anchor, where the page has an address. */
  url?: string
}

export interface MarkdownOptions {
  /** Of the page; ids of sections start with it. Default: `url`, or `''`. */
  readonly id?: string
  /** Of the page. */
  readonly url?: string
  /** Deepest heading that starts a section, 1 to 6. Default 6. */
  readonly depth?: number
  /** Reads front matter in place of our subset of YAML, for example `parse` of `yaml`. */
  readonly parseFrontMatter?: (yaml: string) => unknown
}

/**
 * The sections of a Markdown page as documents, so that a hit leads to its section.
 *
 * Each has the fields of the front matter, save those that it has itself. Headings are `#` and underlined ones; in fences
 * (and comments of code) there are none. Sections without text are left out, unless nothing stands under them.
 */
export function documentsFromMarkdown<Fields extends object = object>(
  text: string,
  { url, id = url ?? '', depth = 6, parseFrontMatter }: MarkdownOptions = {},
): (MarkdownDocument & Fields)[] {
  const { fields, rest } = readFrontMatter(text, parseFrontMatter)
  const pageTitle =
    typeof (fields as { title?: unknown }).title === 'string' ? (fields as { title: string }).title : ''
  const documents: (MarkdownDocument & Fields)[] = []
  const path: { readonly level: number; readonly title: string }[] = []
  const anchorOf = anchors()
  for (const { level, heading, stated, lines } of sections(rest, depth)) {
    const attributes = ATTRIBUTES.exec(heading)
    const title = level === 0 ? pageTitle : plainInline(heading.slice(0, attributes?.index))
    const own = stated ?? /#([^\s{}]+)/.exec(attributes?.[0] ?? '')?.[1]
    const anchor = level === 0 ? undefined : anchorOf(title, own)
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop()
    if (title) path.push({ level, title })
    const body = plainBody(lines)
    if (body === '' && level === 0) continue
    const end = anchor === undefined ? '' : `#${anchor}`
    const document: MarkdownDocument = {
      id: id + end,
      title,
      headings: path.map((each) => each.title),
      body,
      ...(anchor !== undefined && { anchor }),
      ...(url !== undefined && { url: url + end }),
    }
    documents.push({ ...(fields as Fields), ...document })
  }
  return documents
}

// "{#own}", "{: #own .wide key=value}": an anchor and other marks behind a heading.
const ATTRIBUTES =
  /\s*\{:?\s*(?:[#.][^\s{}]{1,200}|[\w-]{1,100}=[^\s{}]{1,200})(?:\s+(?:[#.][^\s{}]{1,200}|[\w-]{1,100}=[^\s{}]{1,200})){0,20}\s*\}$/

interface Section {
  readonly level: number
  readonly heading: string
  /** The anchor of a heading in HTML. */
  readonly stated?: string | undefined
  readonly lines: { readonly text: string; readonly isCode: boolean }[]
}

// "<h2 id="own">Title</h2>" on one line, as many readme files start.
const HTML_HEADING = /^ {0,3}<h([1-6])(\s[^<>]{0,500})?>(.{0,500}?)<\/h\1>\s*$/i
// What is no text of the page until its end is there, and what is code of it.
const RAW = /^ {0,3}(?:<!--|<(script|style|pre|textarea)(?=[\s>]|$))/i
// A block of HTML, to the next empty line: "#" in it is text.
const HTML_BLOCK =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|menu|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?=[\s/>]|$)/i

function sections(text: string, depth: number): Section[] {
  const found: Section[] = [{ level: 0, heading: '', lines: [] }]
  let fence = ''
  let raw = ''
  let isHtml = false
  for (const line of text.split(/\r\n?|\n/)) {
    const { lines } = found.at(-1)!
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      // As long as the opening at least, and nothing behind it.
      if (mark?.startsWith(fence) && line.trim() === mark) fence = ''
      else lines.push({ text: line, isCode: true })
      continue
    }
    if (
      !raw &&
      !isHtml &&
      mark &&
      !(mark[0] === '`' && line.indexOf('`', line.indexOf(mark) + mark.length) >= 0)
    ) {
      fence = mark
      continue
    }
    const opening = raw ? undefined : RAW.exec(line)
    if (raw || opening) {
      const name = opening?.[1]?.toLowerCase()
      if (opening) raw = name ? `</${name}` : '-->'
      const isCode = raw === '</pre' || raw === '</textarea'
      if (isCode)
        lines.push({ text: line.replace(/<\/?(?:pre|textarea|code)(?:\s[^<>]{0,300})?>/gi, ''), isCode })
      const end = line.toLowerCase().indexOf(raw, opening ? opening[0].length : 0)
      if (end >= 0) {
        if (raw === '-->') lines.push({ text: line.slice(end + 3), isCode: false })
        raw = ''
      }
      continue
    }
    const inHtml = HTML_HEADING.exec(line)
    if (inHtml && Number(inHtml[1]) <= depth) {
      const stated = /\sid=["']?([^\s"'<>]{1,200})/i.exec(inHtml[2] ?? '')?.[1]
      found.push({ level: Number(inHtml[1]), heading: inHtml[3]!.trim(), stated, lines: [] })
      isHtml = false
      continue
    }
    isHtml = line.trim() !== '' && (isHtml || HTML_BLOCK.test(line))
    if (isHtml) {
      lines.push({ text: line, isCode: false })
      continue
    }
    const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line)
    if (atx && atx[1]!.length <= depth) {
      const heading = (atx[2] ?? '').replace(/(?:^|[ \t])#+[ \t]*$/, '').trim()
      found.push({ level: atx[1]!.length, heading, lines: [] })
      continue
    }
    const level = /^ {0,3}=+[ \t]*$/.test(line) ? 1 : /^ {0,3}-+[ \t]*$/.test(line) ? 2 : 0
    let start = lines.length
    while (level > 0 && level <= depth && start > 0 && isParagraph(lines[start - 1]!)) start--
    if (start < lines.length) {
      // A paragraph is a heading as a whole.
      const heading = lines.splice(start).map((above) => above.text.trim())
      found.push({ level, heading: heading.join(' '), lines: [] })
      continue
    }
    lines.push({ text: atx?.[2] ?? line, isCode: false })
  }
  return found
}

// What a line of dashes under it makes a heading; under a list, a quotation or a table it is a rule.
const isParagraph = ({ text, isCode }: Section['lines'][number]): boolean =>
  !isCode && text.trim() !== '' && !/^(?: {4}|\t|\s*(?:[-*+>|]|\d+[.)])\s|\s*\|)/.test(text)

function plainBody(lines: Section['lines']): string {
  return lines
    .map(({ text, isCode }) => (isCode ? text : plainLine(text)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

// Small letters, no punctuation, a hyphen for each space; said again, a number behind it.
function anchors(): (title: string, stated: string | undefined) => string {
  const counts = new Map<string, number>()
  return (title, stated) => {
    const slug =
      stated ??
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-')
    let anchor = slug
    let count = counts.get(slug) ?? 0
    while (counts.has(anchor)) anchor = `${slug}-${++count}`
    counts.set(slug, count)
    counts.set(anchor, counts.get(anchor) ?? 0)
    return anchor
  }
}
