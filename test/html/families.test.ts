import { expect, test } from 'vitest'
import { articleFromHtml } from '../../src/html/index.ts'
import { ENGLISH, FAMILIES, links, p, page } from './families.ts'

test.each(FAMILIES)('%s', (_, html, paragraphs) => {
  expect(articleFromHtml(html, { url: 'https://paper.example/2016/talks' }).paragraphs).toEqual(paragraphs)
})

test('a product page gives its description', () => {
  const { title, body } = articleFromHtml(
    page(
      `<nav>${links('Boats', 'Sails')}</nav><main><h1>Oak rudder</h1><div class="price">€ 149.00</div><button>Add to cart</button>
      <div class="description">${p(ENGLISH)}</div><table class="specs"><tr><th>Weight</th><td>12 kg</td></tr><tr><th>Wood</th><td>Oak</td></tr></table></main><section class="related-products"><h2>You may also like</h2>${links('Ash rudder')}</section>`,
      { title: 'Oak rudder | Boats & Co' },
    ),
  )
  expect(title).toBe('Oak rudder')
  for (const text of ENGLISH) expect(body).toContain(text)
  expect(body).not.toContain('Ash rudder')
  expect(body).not.toContain('Add to cart')
})

test('a thread of a forum keeps every answer', () => {
  const { body } = articleFromHtml(
    page(
      `<h1>Talks resume</h1>${ENGLISH.map((text, i) => `<div class="post"><div class="author">user${i}</div><div class="message"><p>${text}</p></div></div>`).join('')}`,
    ),
  )
  for (const text of ENGLISH) expect(body).toContain(text)
})

test('where the page has its text only in JSON-LD, it is read there', () => {
  const json = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'Talks resume',
    articleBody: ENGLISH.join('\n\n'),
  })
  const { title, paragraphs } = articleFromHtml(
    page(`<div id="root"></div>`, { head: `<script type="application/ld+json">${json}</script>` }),
  )
  expect(title).toBe('Talks resume')
  expect(paragraphs).toEqual(ENGLISH)
})

test.each([
  ['nothing', ''],
  ['an empty page', page('')],
  ['a menu alone', page(`<nav>${links('Home', 'World', 'Sport')}</nav>`)],
])('%s has no text', (_, html) => {
  expect(articleFromHtml(html).paragraphs).toEqual([])
})
