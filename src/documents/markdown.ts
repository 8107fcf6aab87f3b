import { anchorMaker } from './anchors.ts'
import { readFrontMatter } from './front-matter.ts'
import { htmlPieces } from './html-in-markdown.ts'
import { type HeadingMeta, markdownBlocks } from './markdown-blocks.ts'
import { BodyText, plainInline } from './markdown-text.ts'

/** A section of a Markdown page: from one heading to the next. */
export interface MarkdownDocument {
  /** The page's id, `#` and the anchor; the page's id alone for what stands above the first heading. */
  id: string
  /** The heading; above the first, the page's title. */
  title: string
  /** The headings from the top of the page down to this one. */
  headings: string[]
  /** The text without marks: a blank line between blocks, items of lists and rows of tables on lines, cells apart by tabs. */
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
  /** Reads front matter, YAML and TOML, in place of `js-yaml` and `smol-toml`. */
  readonly parseFrontMatter?: (text: string) => unknown
}

/**
 * The sections of a Markdown page as documents, so that a hit leads to its section.
 *
 * Markdown is read as CommonMark and GitHub read it, by `markdown-it`; front matter between `---` by `js-yaml`, between
 * `+++` by `smol-toml`. Each document has the fields of the front matter, save those that it has itself. Headings in
 * quotations and lists are text of their section; what stands above the first heading is a document if it has text.
 * @throws DocumentError with the line for front matter that can't be read
 * @throws Error that says what to install if a parser that the page needs is missing
 */
export function documentsFromMarkdown<Fields extends object = object>(
  text: string,
  { url, id = url ?? '', depth = 6, parseFrontMatter }: MarkdownOptions = {},
): (MarkdownDocument & Fields)[] {
  const { fields, rest } = readFrontMatter(text, parseFrontMatter)
  const pageTitle = typeof fields.title === 'string' ? fields.title : ''
  const documents: (MarkdownDocument & Fields)[] = []
  const path: { readonly level: number; readonly title: string }[] = []
  for (const { level, heading, anchor, body } of readSections(rest, depth)) {
    const title = level === 0 ? pageTitle : heading
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop()
    if (title) path.push({ level, title })
    const plainBody = body.toString()
    if (plainBody === '' && level === 0) continue
    const end = anchor === undefined ? '' : `#${anchor}`
    const document: MarkdownDocument = {
      id: id + end,
      title,
      headings: path.map((each) => each.title),
      body: plainBody,
      ...(anchor !== undefined && { anchor }),
      ...(url !== undefined && { url: url + end }),
    }
    documents.push({ ...(fields as Fields), ...document })
  }
  return documents
}

interface Section {
  /** 0 above the first heading. */
  readonly level: number
  readonly heading: string
  readonly anchor?: string
  readonly body: BodyText
}

function readSections(text: string, depth: number): Section[] {
  const found: Section[] = [{ level: 0, heading: '', body: new BodyText() }]
  // Every heading of the page takes its anchor, also those that start no section.
  const anchorOf = anchorMaker()
  const start = (level: number, heading: string, anchor: string, isTop: boolean): void => {
    if (isTop && level <= depth) found.push({ level, heading, anchor, body: new BodyText() })
    else found.at(-1)!.body.add(heading)
  }
  const tokens = markdownBlocks(text)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const { body } = found.at(-1)!
    if (token.type === 'heading_open') {
      const { children } = tokens[++i]!
      const stated = (token.meta as HeadingMeta | null)?.anchor
      const words = onOneLine(plainInline(children, { images: false }))
      const anchor = anchorOf(words, stated)
      start(Number(token.tag[1]), onOneLine(plainInline(children)), anchor, token.level === 0)
    } else if (token.type === 'html_block') {
      for (const { level, text, anchor } of htmlPieces(token.content))
        if (level === undefined) found.at(-1)!.body.add(text)
        else start(level, text, anchorOf(text, anchor), token.level === 0)
    } else if (token.type === 'fence' || token.type === 'code_block')
      body.add(token.content.replace(/\n$/, ''))
    else if (token.type === 'tr_open') {
      const cells: string[] = []
      const isHead = tokens[i - 1]!.type === 'thead_open'
      for (; tokens[i]!.type !== 'tr_close'; i++)
        if (tokens[i]!.type === 'inline') cells.push(onOneLine(plainInline(tokens[i]!.children)))
      body.add(cells.join('\t').trim(), isHead ? '\n\n' : '\n')
    } else if (token.type === 'inline') {
      const isTight = tokens[i - 1]!.hidden
      body.add(withoutCheckbox(plainInline(token.children)).trim(), isTight ? '\n' : '\n\n')
    } else if (/list_open$/.test(token.type)) body.openList()
    else if (/list_close$/.test(token.type)) body.closeList()
  }
  return found
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

// "[x] Done": a box to tick, in a list.
const withoutCheckbox = (text: string): string => text.replace(/^\[[ xX]\]\s+/, '')
