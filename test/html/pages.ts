import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** A news page with the text that a person kept. */
export interface KeptPage {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly articleBody: string
}

/** A page with what is expected of it, where somebody said so. */
export interface ExpectedPage {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly expected?: { readonly title?: string; readonly cleaned_text?: string }
}

const folder = new URL('../../../shared/data/normalize/', import.meta.url)

export const hasPages: boolean = existsSync(folder)
export const keptPages = (): KeptPage[] => read('articles.jsonl.gz')
export const expectedPages = (): ExpectedPage[] => read('pages.jsonl.gz')

function read<Page>(name: string): Page[] {
  const lines = gunzipSync(readFileSync(new URL(name, folder)))
    .toString()
    .trim()
    .split('\n')
  return lines.map((line): Page => JSON.parse(line))
}
