import { documentsFromMarkdown, type MarkdownDocument, type MarkdownOptions } from './markdown.ts'

/** A page of a site: its path below the site's root, and its Markdown. */
export interface SitePage {
  /** `guide/install.md`; `\` is read as `/`. */
  readonly path: string
  readonly text: string
}

export interface SiteOptions extends Pick<MarkdownOptions, 'depth' | 'parseFrontMatter'> {
  /** What the pages' addresses start with. Default `/`. */
  readonly base?: string
  /** The address of a page. Default: `base` and its path without `.md`, `index` and `README` as their folder. */
  readonly urlOf?: (path: string) => string
}

/**
 * The sections of a site's pages as documents, one page after the other: for `addAllAsync`. Ids are the pages' paths with
 * the sections' anchors.
 */
export async function* documentsFromSite<Fields extends object = object>(
  pages: Iterable<SitePage> | AsyncIterable<SitePage>,
  { base = '/', urlOf = (path) => base + pathOf(path), depth, parseFrontMatter }: SiteOptions = {},
): AsyncGenerator<MarkdownDocument & Fields> {
  for await (const { path, text } of pages) {
    const id = path.replaceAll('\\', '/')
    yield* documentsFromMarkdown<Fields>(text, { id, url: urlOf(id), depth, parseFrontMatter })
  }
}

const pathOf = (path: string): string =>
  path.replace(/\.(?:md|mdx|markdown)$/i, '').replace(/(?:^|(?<=\/))(?:index|readme)$/i, '')
