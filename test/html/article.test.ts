import { describe, expect, test } from 'vitest'
import { articleFromHtml } from '../../src/html/index.ts'

const SENTENCES = [
  'The ministers met in the old town hall, and they talked for more than three hours about the border.',
  'Nobody expected an agreement on the first day, but the mood was better than it had been in spring.',
  'A second round of talks is planned for the autumn, in a city that neither of them would name.',
  'The harbour stays open until then, and the ferries go on as they did, with fewer people on board.',
]

const body = (...extra: string[]) => SENTENCES.map((text, i) => `<p>${text}</p>${extra[i] ?? ''}`).join('')
const page = (content: string, head = '', attributes = '') =>
  `<html ${attributes}><head><title>Talks resume - The Paper</title>${head}</head><body>${content}</body></html>`
const read = (content: string, head = '', attributes = '') =>
  articleFromHtml(page(`<article><h1>Talks resume</h1>${content}</article>`, head, attributes))

test('an article has its paragraphs, without the menu and the footer', () => {
  const article = articleFromHtml(
    page(`<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Talks resume</h1>${body()}</article>
      <footer>© 2016 The Paper. All rights reserved.</footer>`),
    { url: 'https://paper.example/2016/03/24/talks' },
  )
  expect(article.title).toBe('Talks resume')
  expect(article.paragraphs).toEqual(SENTENCES)
  expect(article.body).toBe(SENTENCES.join('\n\n'))
  expect(article.url).toBe('https://paper.example/2016/03/24/talks')
  expect(article.published).toBe('2016-03-24')
  expect(article.source).toBe('paper.example')
})

test.each([
  [
    'a caption',
    '<figure><img src="a.jpg"><figcaption>The hall at noon, seen from the river.</figcaption></figure>',
  ],
  ['a credit', '<p>Photo: Jane Roe / Reuters</p>'],
  ['sharing buttons', '<div class="share-tools"><a href="#">Facebook</a> <a href="#">Twitter</a></div>'],
  ['a subscription line', '<p>Sign up for our newsletter and get the news in your inbox.</p>'],
  ['a link to another story', '<p><a href="/x">Ferries lose a third of their passengers</a></p>'],
  [
    'a box of related stories',
    '<div class="related-stories"><h3>Related</h3><ul><li><a href="/x">Ferries</a></li></ul></div>',
  ],
  ['an advertisement', '<div class="ad">Buy a boat, it is cheap this week, and it floats.</div>'],
])('%s between paragraphs is left out', (_, extra) => {
  expect(read(body('', extra)).paragraphs).toEqual(SENTENCES)
})

test.each([
  [
    'a quotation in a box named after a network',
    '<div class="social-embed"><blockquote class="twitter-tweet"><p>We were there, and it was loud.</p></blockquote></div>',
    'We were there, and it was loud.',
  ],
  [
    'a linked sentence',
    '<p><a href="/x">The treaty of 1921 says so in its second article.</a></p>',
    'The treaty of 1921 says so in its second article.',
  ],
  ['a heading', '<h2>What comes next for the border</h2>', 'What comes next for the border'],
])('%s stays', (_, extra, text) => {
  expect(read(body('', extra)).paragraphs).toEqual([...SENTENCES.slice(0, 2), text, ...SENTENCES.slice(2)])
})

test('a form around the whole page takes nothing with it', () => {
  expect(articleFromHtml(page(`<form>${body()}</form>`)).paragraphs).toEqual(SENTENCES)
})

test('a note on the author at the end is left out', () => {
  expect(
    read(`${body()}<p>Jane Roe is a senior reporter at The Paper. Follow her on Twitter.</p>`).paragraphs,
  ).toEqual(SENTENCES)
})

test('what reads like a note on the author is the writer’s where it is none', () => {
  const texts = [
    'Jane Roe is a writer whom nobody had heard of before the talks began, and she was there.',
    'Reporters who follow the minister on his travels were let in, and the town can be reached by boat.',
    ...SENTENCES,
    'The hotel can be reached on foot, and Ada Lind is the author of the song that they sang there.',
  ]
  const meta = '<meta name="author" content="John Doe">'
  expect(read(texts.map((text) => `<p>${text}</p>`).join(''), meta).paragraphs).toEqual(texts)
  expect(
    read(
      `${body()}<h4>John Doe</h4><p>John Doe lives in Oslo with two cats.</p><p>John can be reached at john@paper.example.</p>`,
      meta,
    ).paragraphs,
  ).toEqual(SENTENCES)
})

test('links that lead out stay within the text and under a heading at its end', () => {
  const out = '<ul><li><a href="https://treaty.example/1921">The treaty of 1921</a></li></ul>'
  const other = '<ul><li><a href="https://paper.example/ferries">Ferries lose a third</a></li></ul>'
  const html = page(`<article><h1>Talks resume</h1>${body(out)}<h2>Sources</h2>${out}${other}</article>`)
  expect(articleFromHtml(html, { url: 'https://www.paper.example/talks' }).paragraphs).toEqual([
    ...[SENTENCES[0], 'The treaty of 1921', ...SENTENCES.slice(1), 'Sources', 'The treaty of 1921'],
  ])
})

describe('facts come in an order of trust:', () => {
  const json =
    '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Talks resume","datePublished":"2016-03-20T23:30:00+02:00","author":[{"@type":"Person","name":"Jane Roe"},{"@type":"Person","name":"Ada Lind"}],"publisher":{"name":"The Paper"},"inLanguage":"en-GB"}]}'
  const linked = `<script type="application/ld+json">${json}</script>`
  const graph =
    '<meta property="article:published_time" content="2016-03-21"><meta property="article:author" content="Max Muster"><meta property="og:site_name" content="Paper Online">'
  const meta = '<meta name="date" content="2016-03-22"><meta name="author" content="By John Doe">'
  const seen = '<p class="byline">By Eva Novak</p><time datetime="2016-03-23T10:00Z">Wednesday</time>'

  test.each([
    ['JSON-LD', linked + graph + meta, '2016-03-20', 'Jane Roe, Ada Lind', 'The Paper'],
    ['Open Graph', graph + meta, '2016-03-21', 'Max Muster', 'Paper Online'],
    ['meta tags', meta, '2016-03-22', 'John Doe', undefined],
    ['what readers see', '', '2016-03-23', 'Eva Novak', undefined],
  ])('%s', (_, head, published, author, source) => {
    const article = read(seen + body(), head)
    expect([article.published, article.author, article.source]).toEqual([published, author, source])
  })

  test.each([
    ['<div class="post-author"><a href="/a">Jane Roe</a></div>', 'Jane Roe'],
    ['<ul class="article-byline"><li class="author-name">by <span>Jane Roe</span></li></ul>', 'Jane Roe'],
    ['<div class="byline">By Jane Roe<span>March 23, 2016</span></div>', 'Jane Roe'],
    ['<div class="author">admin</div>', undefined],
    ['<div class="related-stories"><span class="byline">By Max Muster</span></div>', undefined],
    ['<ul><li><a href="/x">Ferries</a> <span class="byline">By Max Muster</span></li></ul>', undefined],
  ])('the author in %s is %s', (shown, author) => {
    expect(read(shown + body()).author).toBe(author)
  })

  test.each([
    ['<div class="story-date">Wednesday<b>March 23, 2016</b></div>', '', '2016-03-23'],
    ['<div class="last-update">March 24, 2016</div>', '', undefined],
    ['<aside><time datetime="2016-03-24">x</time></aside>', '', undefined],
    ['', 'https://paper.example/world/2016/mar/23/x', '2016-03-23'],
    ['', 'https://paper.example/2016/WORLD/03/23/x', '2016-03-23'],
    ['', 'https://paper.example/20160323/x', '2016-03-23'],
    ['', 'https://paper.example/2016/13/99/x', undefined],
  ])('the date in %j at %j is %s', (shown, url, published) => {
    expect(articleFromHtml(page(`<article>${shown}${body()}</article>`), { url }).published).toBe(published)
  })

  test('a role, an account and the machine’s maker are no names', () => {
    const json = (author: string, publisher: string) =>
      `<script type="application/ld+json">{"@type":"Article","author":${author},"publisher":{"name":"${publisher}"}}</script><meta property="og:site_name" content="The Paper | paper.example">`
    const facts = (author: string, publisher = 'x') => read(body(), json(author, publisher))
    expect(facts('"Jane Roe, Science Writer"').author).toBe('Jane Roe')
    expect(facts('[{"name":"Jane Roe"},{"name":"Ada Lind, Paper.com"}]').author).toBe('Jane Roe, Ada Lind')
    expect(facts('"x"', 'Blogger').source).toBe('The Paper')
    expect(facts('"x"', '@paper').source).toBe('The Paper')
  })

  test('the root names the language before JSON-LD does', () => {
    expect(read(body(), linked, 'lang="en"').language).toBe('en')
    expect(read(body(), linked).language).toBe('en-GB')
    expect(read(body(), '<meta property="og:locale" content="pt_BR">').language).toBe('pt-BR')
  })

  test('broken JSON-LD is as none', () => {
    expect(
      read(body(), '<script type="application/ld+json">{"@type":"Article",</script>').author,
    ).toBeUndefined()
  })
})

test.each([
  [
    'a heading that the window title confirms',
    '<title>Talks resume - World - The Paper</title>',
    '<h1>The Paper</h1><h1>Talks resume</h1>',
    'Talks resume',
  ],
  [
    'Open Graph without the site',
    '<title>x</title><meta property="og:site_name" content="The Paper"><meta property="og:title" content="Talks resume - The Paper">',
    '',
    'Talks resume',
  ],
  ['the window title up to a stroke', '<title>Talks resume | The Paper</title>', '', 'Talks resume'],
  [
    'a stroke that is the title’s own',
    '<title>x</title><meta property="og:title" content="Autumn 2016 | The long way to a peace that holds">',
    '',
    'Autumn 2016 | The long way to a peace that holds',
  ],
  [
    'the window title, where the heading names the section',
    '<title>Talks resume at last</title>',
    '<h1>World affairs</h1>',
    'Talks resume at last',
  ],
  [
    'the heading, where the window title is the site’s',
    '<title>The Paper</title>',
    '<h1>Talks resume at last</h1>',
    'Talks resume at last',
  ],
  [
    'a heading without the sign of its link',
    '<title>Talks resume — Guide</title>',
    '<h1>Talks resume<a href="#talks">¶</a></h1>',
    'Talks resume',
  ],
  ['a dash that is the title’s own', '<title>Talks resume - at last</title>', '', 'Talks resume - at last'],
])('the title is %s', (_, head, heads, title) => {
  expect(articleFromHtml(`<html><head>${head}</head><body>${heads}${body()}</body></html>`).title).toBe(title)
})

test('what is no page gives an empty article, and what is no string is refused', () => {
  expect(articleFromHtml('')).toMatchObject({ title: '', body: '', paragraphs: [] })
  expect(() => articleFromHtml(null as unknown as string)).toThrow(
    new TypeError('articleFromHtml takes HTML as a string, got null.'),
  )
})

test.each([
  ['<pre><code>def f(x):\n    return x   # twice\n\nprint(f(-\n2))\n</code></pre>'],
  ['<div class="highlight"><pre>\ndef f(x):\n    return x   # twice\n\nprint(f(-\n2))</pre></div>'],
  ['<pre class="x">def f(x):<br>    return x   # twice<br><br>print(f(-<br>2))</pre>'],
])('code is one paragraph, its lines as they stand: %#', (code) => {
  const { paragraphs } = read(body(code))
  expect(paragraphs[1]).toBe('def f(x):\n    return x   # twice\n\nprint(f(-\n2))')
  expect(paragraphs.length).toBe(5)
})

test('code is not taken for what a page has around its text', () => {
  const code = '<pre><code>Share\nSubscribe to our newsletter</code></pre>'
  expect(read(body(code)).paragraphs[1]).toBe('Share\nSubscribe to our newsletter')
})

test('prose in <pre> is prose: its wraps are joined', () => {
  const wrapped = SENTENCES.join(' ').replace(/(.{60}\S*) /g, '$1\n')
  expect(read(`${body()}<pre>${wrapped}</pre>`).paragraphs[4]).toBe(SENTENCES.join(' '))
})
