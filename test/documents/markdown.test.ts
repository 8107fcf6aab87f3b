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

test('front matter has maps, lists of maps, texts over several lines, escapes and comments', () => {
  expect(
    documentsFromMarkdown(
      '---\r\n# of a guide\r\nabout: >\r\n  One\r\n  two.\r\nverse: |-\r\n  One\r\n  two.\r\nquote: "a\\n\\u00e9"\r\nsingle: \'it\'\'s\' # not "it"\r\nempty:\r\nnothing: null\r\nlist:\r\n- a # b\r\n\r\n- "c: d"\r\nread more: x\r\nauthor:\r\n  name: Jane Roe\r\n  links: {web: "https://x.example"}\r\nsteps:\r\n  - name: a\r\n    at: 10:30\r\n...\r\nText.',
    ),
  ).toEqual([
    {
      ...{
        about: 'One two.\n',
        verse: 'One\ntwo.',
        quote: 'a\né',
        single: "it's",
        list: ['a', 'c: d'],
        'read more': 'x',
        author: { name: 'Jane Roe', links: { web: 'https://x.example' } },
        steps: [{ name: 'a', at: '10:30' }],
      },
      ...{ id: '', title: '', headings: [], body: 'Text.' },
    },
  ])
})

test('an alias in front matter is a copy, and aliases of aliases are no way to fill the memory', () => {
  const [only] = documentsFromMarkdown<{ a: string[]; b: string[] }>('---\na: &x [1]\nb: *x\n---\nText.')
  expect(only).toMatchObject({ a: [1], b: [1] })
  expect(only!.a).not.toBe(only!.b)
  const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`)
  expect(() => documentsFromMarkdown(`---\nl0: &l0 x\n${levels.join('\n')}\n---\n`)).toThrow(
    'Front matter has more than 100000 values; expected fields of a page.',
  )
})

test('front matter between +++ is TOML; its dates are text as they stand', () => {
  const [only] = documentsFromMarkdown(
    '+++\ntitle = "Boats"\ndate = 2016-03-24 # first\nat = 2016-03-24T10:00:00Z\nweights = [\n  1,\n  2,\n]\n[author]\nname = \'Jane Roe\'\n+++\nText.',
  )
  expect(only).toMatchObject({
    ...{ title: 'Boats', body: 'Text.', date: '2016-03-24', at: '2016-03-24T10:00:00.000Z' },
    ...{ weights: [1, 2], author: { name: 'Jane Roe' } },
  })
})

test.each([
  ['---\nlist: [a, b\n---\n', 'line 2 is no YAML: unexpected end of the stream within a flow collection.'],
  ['---\na: 1\nb: c: d\n---\n', 'line 3 is no YAML: bad indentation of a mapping entry.'],
  ['---\na: *b\n---\n', 'line 2 is no YAML: unidentified alias "b".'],
  [`---\na: ${'['.repeat(5000)}\n---\n`, 'line 2 is no YAML: nesting exceeded maxDepth (100).'],
  ['+++\na = 1\na = 2\n+++\n', 'line 3 is no TOML: trying to redefine an already defined table or value.'],
  ['+++\na: 1\n+++\n', 'line 2 is no TOML: '],
])('front matter that can’t be read is an error, with its line: %#', (page, message) => {
  expect(() => documentsFromMarkdown(`${page}# A`)).toThrow(`Front matter on ${message}`)
  expect(documentsFromMarkdown(`${page}# A`, { parseFrontMatter: () => null }).length).toBe(1)
})

test.each([
  ['---\n# nothing\n\n---\nText.', 'Text.'],
  ['---\n---\nText.', 'Text.'],
  ['---\nA line between rules.\n\n---\nText.', 'A line between rules.\n\nText.'],
  ['---\nText.', 'Text.'],
  ['+++\nText.', '+++\nText.'],
])('rules at the top are no front matter unless there are fields between them: %j', (page, body) => {
  expect(documentsFromMarkdown(page)).toEqual([{ id: '', title: '', headings: [], body }])
})

test('front matter can be read by another parser', () => {
  const [only] = documentsFromMarkdown('---\nanything\n---\nText.', {
    parseFrontMatter: (source) => ({ source }),
  })
  expect(only).toMatchObject({ source: 'anything', body: 'Text.' })
})

test('what looks like a heading in a fence is code', () => {
  expect(
    read('# Shell', '```sh', '# a comment', '~~~', '```', 'After.', '~~~~', '~~~', '# no', '~~~~'),
  ).toMatchObject([{ title: 'Shell', body: '# a comment\n~~~\n\nAfter.\n\n~~~\n# no' }])
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
    ['Sails', 'item\n\na\tb\n1\t2'],
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
    ['B', 'b\n\n``` x ` y'],
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
  expect(only!.body).toBe('a\n\nB\n\nb')
})

describe('Markdown is read as CommonMark and GitHub read it:', () => {
  test.each([
    ['a longer fence holds shorter ones', ['````', '```', '# no', '```', '````'], '```\n# no\n```'],
    ['a fence without an end reaches to the text’s', ['~~~ sh', '# no'], '# no'],
    ['a fence in a list', ['1. a', '', '   ```', '   # no', '   ```'], 'a\n\n# no'],
    ['indented code', ['a', '', '    # *no*', '      b'], 'a\n\n# *no*\n  b'],
    ['a line indented within a paragraph is none', ['a', '    *b*'], 'a\nb'],
    ['escaped signs', ['\\# no', '\\*a\\*', '1\\. b'], '# no\n*a*\n1. b'],
    ['seven hashes, and hashes without a space', ['####### no', '', '#no'], '####### no\n\n#no'],
    [
      'reference links',
      ['See [the *guide*][g], [g] and [g][].', '', '[G]: /x "t"'],
      'See the guide, g and g.',
    ],
    ['a definition over two lines', ['[a]', '', '[a]:', '  /x'], 'a'],
    ['brackets that are no links', ['a[0] = [b][c]'], 'a[0] = [b][c]'],
    ['links with brackets and parentheses', ['[a [b]](/x_(y)) ![c](<d e>)'], 'a [b] c'],
    [
      'emphasis within words',
      ['un*frigging*believable 2*3*4 a_b_c **x*y*'],
      'unfriggingbelievable 234 a_b_c **xy',
    ],
    ['code over lines, and with back-ticks', ['`a', 'b` `` c`d ``'], 'a b c`d'],
    ['line breaks', ['a\\', 'b  ', 'c<br>d'], 'a\nb\nc\nd'],
    ['strikethrough', ['~~a~~ b~c'], 'a b~c'],
    [
      'lists in lists, and boxes to tick',
      ['- a', '  - [x] b', '    c', '- [ ] d', '', 'e'],
      'a\nb\nc\nd\n\ne',
    ],
    ['a loose list', ['- a', '', '- b'], 'a\n\nb'],
    ['quotations with all there is', ['> # A', '> b', 'c', '>> - d'], 'A\n\nb\nc\n\nd'],
    ['a table without outer borders, with \\|', ['a | `b\\|c`', '--|:-:', '1 |'], 'a\tb|c\n1'],
    ['entities', ['&copy; &#35; &nope; &ouml;'], '© # &nope; ö'],
    ['addresses', ['<https://x.example/a_b_c> <a@x.example>'], 'https://x.example/a_b_c a@x.example'],
    ['HTML within a line', ['a <b class="x">c</b> <!-- no --> x < y > z'], 'a c  x < y > z'],
    [
      'footnotes',
      ['a[^1]', '', '[^1]: Note', 'goes on.', '[^n]: `b`'],
      'a[^1]\n\n[^1]: Note\ngoes on.\n\n[^n]: b',
    ],
  ])('%s', (_, lines, body) => {
    expect(read(...lines).map((each) => each.body)).toEqual([body])
  })

  test.each([
    [['# *A* `b` [c](/x) ![d](y)'], 'A b c d', 'a-b-c'],
    [['A <em>b</em>', 'c  ', '==='], 'A b c', 'a-b-c'],
    [['#\tA\t#'], 'A', 'a'],
    [['# A #b'], 'A #b', 'a-b'],
    [['# A \\#'], 'A #', 'a-'],
    [['#'], '', ''],
    [['   ## A'], 'A', 'a'],
  ])('a heading %j', (lines, title, anchor) => {
    expect(read(...lines)).toMatchObject([{ title, anchor }])
  })

  test('every heading of the page takes its anchor, also where it starts no section', () => {
    const lines = ['> # A', '', '# A', '<div>', '<h1>A</h1>', 'text', '</div>', '', '- # A', '', '# A']
    expect(read(...lines).map(({ anchor, body }) => [anchor, body])).toEqual([
      [undefined, 'A'],
      ['a-1', ''],
      ['a-2', 'text\n\nA'],
      ['a-4', ''],
    ])
  })
})

test('blocks of HTML are text: headings in them too, cells apart, code as it stands', () => {
  expect(
    read(
      ...['<div align="center">', '  <h1 id="own">The <em>boats</em></h1>', '  <p>A line', '  of text.</p>'],
      ...[
        '<table><tr><th>a<th>b</tr><tr><td>1</td><td>2 &amp; 3</td></tr></table>',
        '<pre><code>if a &lt; b:',
      ],
      ...['    # c</code></pre>', '</div>'],
    ),
  ).toMatchObject([
    {
      ...{ title: 'The boats', anchor: 'own', headings: ['The boats'] },
      body: 'A line of text.\na\tb\n1\t2 & 3\n\nif a < b:\n    # c',
    },
  ])
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

test.each([
  ...'-[*_`(|\\',
  '<a',
  '# ',
  '![',
  '> ',
  '- ',
  '<!--',
  '<pre>',
  '<h1>',
  '</',
  '<td>',
  '[^a]: b\n',
  '1. ',
])('a line of many %j is read', (mark) => {
  expect(documentsFromMarkdown(`${mark.repeat(50_000)}x`).length).toBeLessThan(2)
})

test('a block of HTML ten times as long takes about ten times as long', () => {
  const time = (length: number) => {
    const text = '<td>'.repeat(length / 4)
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now()
      documentsFromMarkdown(text)
      return performance.now() - start
    })
    return Math.min(...times)
  }
  time(20_000)
  // A hundred times, when it was quadratic.
  expect(time(200_000)).toBeLessThan(50 * Math.max(1, time(20_000)))
})
