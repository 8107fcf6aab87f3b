import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { normalizeArticle } from '../../src/normalize/article.ts'

// Each page is a pair: what a browser's text of it looks like, and what a person kept of that: facts, a blank line, body.
const PAGES = new URL('pages/', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, PAGES), 'utf8')
const names = readdirSync(PAGES)
  .filter((file) => file.endsWith('.page.txt'))
  .map((file) => file.replace('.page.txt', ''))

test.each(names)('the page "%s" gives its article and nothing else', (name) => {
  const [facts = '', ...paragraphs] = read(`${name}.article.txt`).trimEnd().split('\n\n')
  const { id: _id, body, paragraphs: found, ...rest } = normalizeArticle(read(`${name}.page.txt`))
  expect(body).toBe(paragraphs.join('\n\n'))
  expect(found.join('\n\n')).toBe(body)
  expect(rest).toEqual(Object.fromEntries(facts.split('\n').map((fact) => fact.split(/: (.*)/).slice(0, 2))))
})
