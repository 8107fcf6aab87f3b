export { documentsFromMarkdown, type MarkdownDocument, type MarkdownOptions } from './markdown.ts'
export { documentsFromSite, type SiteOptions, type SitePage } from './site.ts'
