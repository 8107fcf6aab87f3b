import { readdirSync, readFileSync } from 'node:fs'
import { type Article, type ArticleHints, normalizeArticle } from '../../src/normalize/article.ts'

const RAW = new URL('../../src/sample/raw/', import.meta.url)
export const DATASET = new URL('../../src/sample/articles.ts', import.meta.url)

// Facts that a person read in a raw file where no general rule can. There are none: see src/sample/README.md.
const HINTS: Readonly<Record<string, ArticleHints>> = {}

/** The raw files, in order of their names, as the normaliser reads them. An article's id is its file's name. */
export function readSample(): Article[] {
  return readdirSync(RAW)
    .sort()
    .map((file) => {
      const id = file.replace(/\.txt$/, '')
      return normalizeArticle(readFileSync(new URL(file, RAW), 'utf8'), { id, hints: HINTS[id] })
    })
}

/** The source of `src/sample/articles.ts`, as the formatter would have it. */
export function sourceOf(articles: readonly Article[]): string {
  return `// Made by \`npm run sample\` from the files in raw/. Do not edit: change the normaliser, and make it again.
import type { Article } from '../normalize/article.ts'

/** Five news articles about US–Russian talks. Their words belong to their publishers: see README.md. */
export const articles: readonly Article[] = [
${articles.map(sourceOfArticle).join('\n')}
]

// A body is its paragraphs, a blank line between them: each text stands here once.
function article(facts: Omit<Article, 'body' | 'paragraphs'>, paragraphs: string[]): Article {
  return { ...facts, body: paragraphs.join('\\n\\n'), paragraphs }
}
`
}

function sourceOfArticle({ body: _, paragraphs, ...facts }: Article): string {
  const lines = Object.entries(facts).map(([name, fact]) => `      ${name}: ${quoted(fact)},`)
  return `  /* @__PURE__ */ article(
    {
${lines.join('\n')}
    },
    [
${paragraphs.map((paragraph) => `      ${quoted(paragraph)},`).join('\n')}
    ],
  ),`
}

// Single quotes, unless that needs more escapes than double ones.
function quoted(text: string): string {
  const single = text.split("'").length
  const double = text.split('"').length
  const json = JSON.stringify(text)
  if (single > double) return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
