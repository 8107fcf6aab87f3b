import fc from 'fast-check'
import { Window } from 'happy-dom'
import { expect, test } from 'vitest'
import { text } from '../../src/schema/field.ts'
import type { HighlightOptions } from '../../src/search/options.ts'
import { createIndex } from '../../src/search-index.ts'

const SEED = 1995

const schema = { body: text() }

function fragmentsOf(body: string, query: string, highlight: HighlightOptions<typeof schema> = {}) {
  const index = createIndex({ schema })
  index.add({ id: 1, body })
  return index.search(query, { highlight }).hits[0]?.highlights?.body ?? []
}

/** What a page makes of it: within an element, and within an attribute in either kind of quotes. */
function rendered(html: string) {
  const { document } = new Window()
  const inElement = document.createElement('div')
  inElement.innerHTML = html
  const inAttributes = document.createElement('div')
  inAttributes.innerHTML = `<p title="${html}" lang='${html}'></p>`
  return { inElement, inAttributes }
}

const ATTACKS = [
  '<script>cat()</script>',
  '<img src=cat onerror=alert(1)>',
  '"><svg onload=cat()>',
  "' onmouseover='cat()",
  '</mark><b>cat</b><mark>',
  '&lt;img src=cat&gt;',
  '<<script>cat//<</script>',
  '<!-- cat -->',
  '<a href="javascript:cat()">cat</a>',
  '<mark>cat</mark>',
  '&#60;cat&#62;',
]

test.each(ATTACKS)('in a document, %s stays text', (attack) => {
  const [fragment] = fragmentsOf(attack, 'cat')
  const { inElement } = rendered(fragment!.html)
  expect([...inElement.querySelectorAll('*')].every(({ tagName }) => tagName === 'MARK')).toBe(true)
  expect([...inElement.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(
    fragment!.ranges.map(([start, end]) => attack.slice(start, end)),
  )
  expect(inElement.textContent).toBe(attack)
})

test.each(ATTACKS)('without marks, %s stays text in an attribute too', (attack) => {
  const [fragment] = fragmentsOf(attack, 'cat', { pre: '', post: '' })
  const { inAttributes } = rendered(fragment!.html)
  expect(inAttributes.querySelectorAll('*').length).toBe(1)
  const { attributes } = inAttributes.querySelector('p')!
  expect([...attributes].map(({ name, value }) => [name, value])).toEqual([
    ['title', attack],
    ['lang', attack],
  ])
})

test.each(ATTACKS)('a query for %s adds no markup', (attack) => {
  for (const { html } of fragmentsOf('the cat script alert img svg b mark', attack)) {
    expect([...rendered(html).inElement.querySelectorAll(':not(mark)')]).toEqual([])
  }
})

test('whatever stands in documents and queries, a page shows marks and text only', () => {
  const pieces = fc.array(
    fc.constantFrom('cat', ' ', '<', '>', '"', "'", '&', '/', '=', 'mark', '!--', 'amp;', 'script', '\0'),
    {
      maxLength: 25,
    },
  )
  const markup = pieces.map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(markup, markup, (body, query) => {
      for (const { html } of fragmentsOf(`${body} cat`, `${query} cat`)) {
        expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']/)
        expect(html.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      }
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('pre and post stand around each match as they were given, what looks like them in the text does not', () => {
  const [fragment] = fragmentsOf('<em class="hit">dog</em> and cat', 'cat', {
    pre: '<em class="hit">',
    post: '</em>',
  })
  const { inElement } = rendered(fragment!.html)
  expect([...inElement.querySelectorAll('em.hit')].map((mark) => mark.textContent)).toEqual(['cat'])
})

test('what is not for a page can be left as it is', () => {
  const [fragment] = fragmentsOf('"cats" & dogs', 'cat', { pre: '\x1b[1m', post: '\x1b[0m', encode: false })
  expect(fragment!.html).toBe('"\x1b[1mcats\x1b[0m" & dogs')
})
