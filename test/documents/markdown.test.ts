import { describe, expect, test } from 'vitest'
import { documentsFromMarkdown, documentsFromSite } from '../../src/documents/index.ts'

const read = (...lines: string[]) => documentsFromMarkdown(lines.join('\n'), { id: 'guide', url: '/guide' })

test('a page becomes a document for each heading, with the way to it and its anchor', () => {
  expect(
    read(
      '# Boats',
      'All of them.',
      '## Sails & masts',
      'Of cloth.',
      '### Main',
      'Large.',
      '## Oars',
      'Of wood.',
    ),
  ).toEqual([
    {
      id: 'guide#boats',
      title: 'Boats',
      headings: ['Boats'],
      anchor: 'boats',
      url: '/guide#boats',
      body: 'All of them.',
    },
    {
      id: 'guide#sails--masts',
      title: 'Sails & masts',
      headings: ['Boats', 'Sails & masts'],
      anchor: 'sails--masts',
      url: '/guide#sails--masts',
      body: 'Of cloth.',
    },
    {
      id: 'guide#main',
      title: 'Main',
      headings: ['Boats', 'Sails & masts', 'Main'],
      anchor: 'main',
      url: '/guide#main',
      body: 'Large.',
    },
    {
      id: 'guide#oars',
      title: 'Oars',
      headings: ['Boats', 'Oars'],
      anchor: 'oars',
      url: '/guide#oars',
      body: 'Of wood.',
    },
  ])
})

test('front matter gives fields, and its title heads the page', () => {
  const [above, first] = documentsFromMarkdown<{
    tags: string[]
    draft: boolean
    weight: number
    date: string
  }>(
    '---\ntitle: "Boats: a guide"\ntags: [sea, "wood, cloth"]\nauthors:\n  - Jane Roe\n  - Ada Lind\ndraft: false\nweight: 3\ndate: 2016-03-24 # first\n---\nIntro.\n\n# Sails\nOf cloth.',
    { url: '/boats' },
  )
  expect(above).toEqual({
    ...{ id: '/boats', url: '/boats', title: 'Boats: a guide', headings: ['Boats: a guide'], body: 'Intro.' },
    ...{
      tags: ['sea', 'wood, cloth'],
      authors: ['Jane Roe', 'Ada Lind'],
      draft: false,
      weight: 3,
      date: '2016-03-24',
    },
  })
  expect(first!.headings).toEqual(['Boats: a guide', 'Sails'])
  expect(first!.tags).toEqual(['sea', 'wood, cloth'])
})

test('front matter has texts over several lines, escapes and comments; what is empty is left out', () => {
  expect(
    documentsFromMarkdown(
      '---\r\n# of a guide\r\nabout: >\r\n  One\r\n  two.\r\nverse: |\r\n  One\r\n  two.\r\nquote: "a\\n\\u00e9"\r\nsingle: \'it\'\'s\' # not "it"\r\nempty:\r\nnothing: null\r\nlist:\r\n- a # b\r\n\r\n- "c: d"\r\nread more: x\r\n...\r\nText.',
    ),
  ).toEqual([
    {
      ...{
        about: 'One two.',
        verse: 'One\ntwo.',
        quote: 'a\né',
        single: "it's",
        list: ['a', 'c: d'],
        'read more': 'x',
      },
      ...{ id: '', title: '', headings: [], body: 'Text.' },
    },
  ])
})

test.each([
  ['map:\n  a: 1', '  a: 1', 3],
  ['map: {a: 1}', '{a: 1}', 2],
  ['list: [a, b', '[a, b', 2],
  ['list: [[a]]', '[[a]]', 2],
  ['x: 1\nlist:\n  - a: 1', '  - a: 1', 4],
  ['x: &anchor 1', '&anchor 1', 2],
  ['no key', 'no key', 2],
])('front matter that is more than lines is an error, with its line: %j', (yaml, shown, line) => {
  expect(() => documentsFromMarkdown(`---\n${yaml}\n---\n# A`)).toThrow(
    `Front matter has ${JSON.stringify(shown)} on line ${line}, which is more than lines of "key: value" and lists; give parseFrontMatter`,
  )
  expect(documentsFromMarkdown(`---\n${yaml}\n---\n# A`, { parseFrontMatter: () => null }).length).toBe(1)
})

test('front matter can be read by a YAML library', () => {
  const [only] = documentsFromMarkdown('---\nanything\n---\nText.', {
    parseFrontMatter: (yaml) => ({ yaml }),
  })
  expect(only).toMatchObject({ yaml: 'anything', body: 'Text.' })
})

test('what looks like a heading in a fence is code', () => {
  expect(
    read('# Shell', '```sh', '# a comment', '~~~', '```', 'After.', '~~~~', '~~~', '# no', '~~~~'),
  ).toMatchObject([{ title: 'Shell', body: '# a comment\n~~~\nAfter.\n~~~\n# no' }])
})

test('underlined lines are headings, rules and table borders are not', () => {
  expect(
    read(
      'Boats',
      '=====',
      'One.',
      '',
      '---',
      '',
      'Sails',
      '-----',
      '- item',
      '---',
      '| a | b |',
      '|---|---|',
      '| 1 | 2 |',
    ).map(({ title, body }) => [title, body]),
  ).toEqual([
    ['Boats', 'One.'],
    ['Sails', 'item\n\na b\n\n1 2'],
  ])
})

test('a heading may have several lines, or be HTML', () => {
  expect(
    read('The boats', 'of 1921', '===', 'a', '<h2 align="center" id="own">The <em>sails</em></h2>', 'b').map(
      ({ title, anchor, body }) => [title, anchor, body],
    ),
  ).toEqual([
    ['The boats of 1921', 'the-boats-of-1921', 'a'],
    ['The sails', 'own', 'b'],
  ])
})

test('there are no headings in comments, scripts, <pre> and blocks of HTML', () => {
  expect(
    read(
      ...[
        '# A',
        '<!--',
        '# no',
        '--> yes',
        '<script>',
        '# no',
        '</script>',
        '<pre>',
        '# code',
        '</pre>',
        '<div>',
        '# text',
        '</div>',
        '',
      ],
      ...['<details>', '<summary>More</summary>', '', '## B', 'b', '</details>', '', '``` x ` y', '## C'],
    ).map(({ title, body }) => [title, body]),
  ).toEqual([
    ['A', 'yes\n\n# code\n\n# text\n\nMore'],
    ['B', 'b\n\n``x y'],
    ['C', ''],
  ])
})

test('entities are characters, and notes below a text are text', () => {
  expect(
    read('# A &amp; B', 'x &lt;y&gt; `&lt;`[^1]', '', '[^1]: A note.', '[link]: /x', '***'),
  ).toMatchObject([{ title: 'A & B', anchor: 'a--b', body: 'x <y> &lt;[^1]\n\n[^1]: A note.' }])
})

test('the body has the words without the marks', () => {
  expect(
    read(
      'A **bold** and *thin* [link](/x "t"), `a*b*c`, snake_case_name, _em_ ![alt](i.png) <b>tag</b> \\*star\\*',
    ).at(0)!.body,
  ).toBe('A bold and thin link, a*b*c, snake_case_name, em alt tag *star*')
})

describe('anchors', () => {
  test.each([
    ['Same headings are numbered', ['# A', '# A', '# A'], ['a', 'a-1', 'a-2']],
    ['A number that is taken is not taken again', ['# A', '# A-1', '# A'], ['a', 'a-1', 'a-2']],
    ['Letters of all scripts stay', ['# Что нового?', '# 100 % `code`'], ['что-нового', '100--code']],
    ['A stated anchor counts', ['# Title {#own}'], ['own']],
    ['and so it does among other marks', ['# A {: .wide #own key=x }', '# B {.wide}'], ['own', 'b']],
    ['A stated anchor that is taken is numbered', ['# A {#b}', '# B', '# C {#b}'], ['b', 'b-1', 'b-2']],
    ['Nothing but signs leaves nothing, once', ['# 🚀', '# 🎉'], ['', '-1']],
    ['Closing hashes go', ['## Title ##'], ['title']],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines).map(({ anchor }) => anchor)).toEqual(expected)
  })
})

test('a section may be as deep as asked', () => {
  const [only, ...others] = documentsFromMarkdown('# A\na\n## B\nb', { depth: 1 })
  expect(others).toEqual([])
  expect(only!.body).toBe('a\nB\nb')
})

test('a site gives the sections of its pages, addressed by their paths', async () => {
  const found = []
  const pages = [
    { path: 'index.md', text: '# Home' },
    { path: 'guide\\install.md', text: 'Intro.\n# Steps' },
    { path: 'api/README.md', text: '# API' },
  ]
  for await (const { id, url } of documentsFromSite(pages, { base: '/docs/' })) found.push([id, url])
  expect(found).toEqual([
    ['index.md#home', '/docs/#home'],
    ['guide/install.md', '/docs/guide/install'],
    ['guide/install.md#steps', '/docs/guide/install#steps'],
    ['api/README.md#api', '/docs/api/#api'],
  ])
})

test.each(['-', '[', '*', '_', '`', '<a', '(', '# ', '![', '> ', '- ', '|', '\\'])(
  'a line of many %j is read',
  (mark) => {
    expect(documentsFromMarkdown(`${mark.repeat(50_000)}x`).length).toBeLessThan(2)
  },
)
