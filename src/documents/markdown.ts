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
  for (const { level, heading, lines } of sections(rest, depth)) {
    const stated = /\{#([^\s{}]{1,200})\}$/.exec(heading)
    const title = level === 0 ? pageTitle : plainInline(stated ? heading.slice(0, stated.index) : heading)
    const anchor = level === 0 ? undefined : (stated?.[1] ?? anchorOf(title))
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop()
    if (title) path.push({ level, title })
    const body = plainBody(lines)
    if (body === '' && level === 0) continue
    const end = anchor ? `#${anchor}` : ''
    const document: MarkdownDocument = {
      id: id + end,
      title,
      headings: path.map((each) => each.title),
      body,
      ...(anchor && { anchor }),
      ...(url !== undefined && { url: url + end }),
    }
    documents.push({ ...(fields as Fields), ...document })
  }
  return documents
}

interface Section {
  readonly level: number
  readonly heading: string
  readonly lines: { readonly text: string; readonly isCode: boolean }[]
}

function sections(text: string, depth: number): Section[] {
  const found: Section[] = [{ level: 0, heading: '', lines: [] }]
  let fence = ''
  for (const line of text.split(/\r\n?|\n/)) {
    const { lines } = found.at(-1)!
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      // As long as the opening at least, and nothing behind it.
      if (mark?.startsWith(fence) && line.trim() === mark) fence = ''
      else lines.push({ text: line, isCode: true })
      continue
    }
    if (mark) {
      fence = mark
      continue
    }
    const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line)
    if (atx && atx[1]!.length <= depth) {
      const heading = (atx[2] ?? '').replace(/(?:^|[ \t])#+[ \t]*$/, '').trim()
      found.push({ level: atx[1]!.length, heading, lines: [] })
      continue
    }
    const level = /^ {0,3}=+[ \t]*$/.test(line) ? 1 : /^ {0,3}-+[ \t]*$/.test(line) ? 2 : 0
    const above = lines.at(-1)
    if (level > 0 && level <= depth && above && isParagraph(above)) {
      lines.pop()
      found.push({ level, heading: above.text.trim(), lines: [] })
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
function anchors(): (title: string) => string {
  const counts = new Map<string, number>()
  return (title) => {
    const slug = title
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
