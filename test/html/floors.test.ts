import { expect, test } from 'vitest'
import { articleFromHtml } from '../../src/html/index.ts'
import { expectedPages, hasPages, keptPages } from './pages.ts'
import { mean, overlap } from './shingles.ts'

const needsPages = hasPages
  ? test
  : (name: string, _: () => void) => test.skip(`${name} (the pages of ../shared/data/normalize are not here)`)

test('the overlap of two texts counts runs of four words', () => {
  expect(overlap('a b c d e', 'a b c d e')).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(overlap('x a b c d', 'a b c d e')).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
  expect(overlap('a b c', 'a b c')).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(overlap('', 'a b c')).toEqual({ precision: 0, recall: 0, f1: 0 })
})

needsPages(
  'news pages give the text that a person kept',
  () => {
    const overlaps = keptPages().map(({ html, url, articleBody }) =>
      overlap(articleFromHtml(html, { url }).body, articleBody),
    )
    expect(overlaps.length).toBe(91)
    const { f1, precision, recall } = mean(overlaps)
    // Measured .987, .986, .990; Readability alone .948, .920, .982.
    expect(f1).toBeGreaterThan(0.98)
    expect(precision).toBeGreaterThan(0.975)
    expect(recall).toBeGreaterThan(0.98)
    expect(Math.min(...overlaps.map((each) => each.f1))).toBeGreaterThan(0.8)
  },
  120_000,
)

needsPages(
  'titles are those expected, but for one that wants half of its heading',
  () => {
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
    const wrong = expectedPages()
      .filter(({ expected }) => expected?.title)
      .filter(
        ({ html, url, expected }) => plain(articleFromHtml(html, { url }).title) !== plain(expected!.title!),
      )
    expect(wrong.map(({ id }) => id)).toEqual(['test_allnewlyrics1'])
  },
  60_000,
)
