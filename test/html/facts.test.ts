import { describe, expect, test } from 'vitest'
import { articleFromHtml } from '../../src/html/index.ts'

const SENTENCE =
  'The ministers met in the old town hall, and they talked for more than three hours about the border.'
const read = (head: string, content = '') =>
  articleFromHtml(
    `<html><head><title>Talks resume</title>${head}</head><body><article><h1>Talks resume</h1>${content}<p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`,
  )
const linked = (json: unknown) =>
  read(
    `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`,
  )

const ARTICLE = '{"@type":"Article","author":{"name":"Jane Roe"},"datePublished":"2016-03-24"}'

describe('JSON-LD is read', () => {
  test.each([
    ['behind a comment', `// by the system\n/* 1 */${ARTICLE}`],
    ['with commas before ends', ARTICLE.replaceAll('}', ',}')],
    ['in CDATA', `//<![CDATA[\n${ARTICLE}\n//]]>`],
    ['in CDATA in comments', `/* <![CDATA[ */\n${ARTICLE};\n/* ]]> */`],
    ['in a comment of HTML', `<!--\n${ARTICLE}\n-->`],
    ['with line ends in strings', ARTICLE.replace('{', '{"description":"a\nb",')],
    ['with escapes that JSON does not know', ARTICLE.replace('{', '{"description":"it\\\'s // \\"x\\"",')],
    ['behind another value', `{"@type":"WebSite"}${ARTICLE}`],
    ['with quotes as entities', ARTICLE.replaceAll('"', '&quot;')],
    [
      'behind the articles of a list',
      `[{"@type":"ItemList","itemListElement":[{"@type":"Article","author":"No"}]},${ARTICLE}]`,
    ],
    ['before a video', `[{"@type":"VideoObject","author":"No"},${ARTICLE}]`],
  ])('%s', (_, json) => {
    expect(linked(json)).toMatchObject({ author: 'Jane Roe', published: '2016-03-24' })
  })

  test('with people and firms that it refers to', () => {
    const graph = [
      { '@type': 'Article', author: [{ '@id': '#j' }, { '@id': '#a' }], publisher: { '@id': '#p' } },
      { '@type': 'Person', '@id': '#j', name: 'Jane Roe' },
      { '@type': 'Person', '@id': '#a', givenName: 'Ada', familyName: 'Lind' },
      { '@type': 'Organization', '@id': '#p', name: 'The Paper' },
    ]
    expect(linked({ '@graph': graph })).toMatchObject({ author: 'Jane Roe, Ada Lind', source: 'The Paper' })
  })

  test('of whatever type its script says to be', () => {
    const { author } = read(`<script type='Application/LD+JSON; charset=utf-8'>${ARTICLE}</script>`)
    expect(author).toBe('Jane Roe')
  })

  test.each(['{', '[', '"', '/*', '//', '{"a":', '<![CDATA[', '\\'])('when it is many %j', (unit) => {
    expect(linked(unit.repeat(100_000)).author).toBeUndefined()
  })
})

test.each([
  'DC.creator',
  'dc:creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'article:author',
  'byl',
  'citation_author',
])('the author is in the meta tag %s', (name) => {
  expect(read(`<meta name="${name}" content="Jane Roe">`).author).toBe('Jane Roe')
})

test.each([
  'article:published_time',
  'DC.date.issued',
  'dc:date',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'bt:pubDate',
  'publication_date',
  'article_publish_date',
  'citation_online_date',
  'prism.publicationDate',
])('the date is in the meta tag %s', (name) => {
  expect(read(`<meta name="${name}" content="2016-03-24T10:00:00Z">`).published).toBe('2016-03-24')
})

test.each(['article:modified_time', 'og:updated_time', 'last-modified', 'dcterms.modified'])(
  'a change is no publication: %s',
  (name) => {
    expect(read(`<meta name="${name}" content="2016-03-24T10:00:00Z">`).published).toBeUndefined()
  },
)

test.each(['1458813600', '1458813600000', '20160324', '20160324T100000Z', 'Thu, 24 Mar 2016 10:00:00 GMT'])(
  'a date for machines is read: %s',
  (date) => {
    expect(read(`<meta name="date" content="${date}">`).published).toBe('2016-03-24')
  },
)

test('facts are also in labelled pairs, in an object of Parsely, and in microformats', () => {
  const pair =
    '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Roe">'
  expect(read(pair).author).toBe('Jane Roe')
  const parsely = `<meta name="parsely-page" content='{"author":"Jane Roe","pub_date":"2016-03-24T10:00:00Z"}'>`
  expect(read(parsely)).toMatchObject({ author: 'Jane Roe', published: '2016-03-24' })
  const card =
    '<span class="vcard"><a class="fn" href="/j">Jane Roe</a></span> <abbr class="published" title="2016-03-24T10:00">Thursday</abbr>'
  expect(read('', `<p>${card}</p>`)).toMatchObject({ author: 'Jane Roe', published: '2016-03-24' })
})

test.each([
  ['<p>By Jane Roe</p><p>Published: 24 March 2016 | Updated: 25 March 2016</p>'],
  ['<div>Posted by Jane Roe on March 24, 2016</div>'],
])('facts are in lines above the text: %s', (lines) => {
  const article = read('', lines)
  expect(article).toMatchObject({ author: 'Jane Roe', published: '2016-03-24' })
  expect(article.paragraphs).toEqual([SENTENCE, SENTENCE])
})

test('a line above the text is asked only for what the page does not state', () => {
  expect(read('<meta name="author" content="Ada Lind">', '<p>By Jane Roe</p>').author).toBe('Ada Lind')
})
