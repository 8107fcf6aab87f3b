// How well articles are found on the pages of ../shared/data/normalize: npx tsx test/html/measure.ts
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { articleFromHtml } from '../../src/html/index.ts'
import { expectedPages, hasPages, keptPages } from './pages.ts'
import { mean, type Overlap, overlap } from './shingles.ts'

if (!hasPages) throw new Error('The pages of ../shared/data/normalize are not here.')

const show = ({ f1, precision, recall }: Overlap) =>
  `F1 ${f1.toFixed(3)}  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}`

const pages = keptPages()
const ours = pages.map(({ html, url, articleBody }) =>
  overlap(articleFromHtml(html, { url }).body, articleBody),
)
const readability = pages.map(({ html, articleBody }) =>
  overlap(new Readability(parseHTML(html).document).parse()?.textContent ?? '', articleBody),
)
console.log(`${pages.length} pages, means over pages`)
console.log(`ours              ${show(mean(ours))}`)
console.log(`Readability alone ${show(mean(readability))}`)
// Two halves by the letters of the address: a rule that was made for a page of one half helps only there.
const isEven = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7) % 2 === 0
for (const half of [true, false]) {
  const of = (overlaps: Overlap[]) => mean(overlaps.filter((_, i) => isEven(pages[i]!.url) === half))
  console.log(
    `${half ? 'one half  ' : 'the other'}: ours ${show(of(ours))}, Readability ${show(of(readability))}`,
  )
}
console.log('The five worst of ours:')
const worst = pages.map((_, i) => i).sort((a, b) => ours[a]!.f1 - ours[b]!.f1)
for (const i of worst.slice(0, 5)) console.log(`  ${show(ours[i]!)}  ${pages[i]!.url}`)

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
const titled = expectedPages().filter(({ expected }) => expected?.title)
const wrong = titled.filter(
  ({ html, url, expected }) => plain(articleFromHtml(html, { url }).title) !== plain(expected!.title!),
)
console.log(`titles: ${titled.length - wrong.length} of ${titled.length} equal`)
for (const { html, url, expected } of wrong)
  console.log(`  "${articleFromHtml(html, { url }).title}", expected "${expected!.title}"`)
