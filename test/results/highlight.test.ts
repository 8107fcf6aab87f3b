import { describe, expect, test } from 'vitest'
import { keyword, text } from '../../src/schema/field.ts'
import type { HighlightOptions, SearchOptions } from '../../src/search/options.ts'
import { createIndex } from '../../src/search-index.ts'

const schema = { title: text(), body: text(), 'author.name': text(), source: keyword() }
type Options = SearchOptions<typeof schema>

/** The HTML of the fragments of `body`, in a document that is all that matches. */
function marked(body: string | string[], query: string, options: Options = {}): string[] | undefined {
  const index = createIndex({ schema })
  index.add({ id: 1, body })
  const { hits } = index.search(query, { highlight: ['body'], ...options })
  return hits[0]!.highlights!.body?.map(({ html }) => html)
}

const cutTo = (fragmentLength: number, more: HighlightOptions<typeof schema> = {}): Options => ({
  highlight: { fields: ['body'], fragmentLength, fragments: 1, ...more },
})

describe('what is marked:', () => {
  test.each([
    [
      'every inflection of a word',
      'Talks, talking; talked.',
      'talk',
      '<mark>Talks</mark>, <mark>talking</mark>; <mark>talked</mark>.',
    ],
    [
      'accents and case as they are written',
      'Élysée PALACE',
      'elysee palace',
      '<mark>Élysée</mark> <mark>PALACE</mark>',
    ],
    ['a decomposed letter with its marks', 'a cafe\u0301 here', 'café', 'a <mark>cafe\u0301</mark> here'],
    ['the whole word that a prefix finds', 'new assistance', 'assi*', 'new <mark>assistance</mark>'],
    ['the word that was misspelt', 'new sanctions', 'sanctons~1', 'new <mark>sanctions</mark>'],
    ['a word without its possessive', "Lavrov's talks", 'lavrov', '<mark>Lavrov</mark>&#39;s talks'],
    ['a compound that is found whole', 'Use Node.js here', 'nodejs', 'Use <mark>Node.js</mark> here'],
    ['the part of a compound that is asked for', 'Use Node.js here', 'js', 'Use Node.<mark>js</mark> here'],
    ['characters of a script without spaces', '私は東京都に住む', '東京都', '私は<mark>東京都</mark>に住む'],
    ['emoji', 'so 👩‍🚀 flew', '👩‍🚀', 'so <mark>👩‍🚀</mark> flew'],
  ])('%s', (_, body, query, html) => {
    expect(marked(body, query)).toEqual([html])
  })

  test('a phrase, and not its words elsewhere', () => {
    expect(marked('York is old. New York is new.', '"new york"')).toEqual([
      'York is old. <mark>New</mark> <mark>York</mark> is new.',
    ])
  })

  test('the words of a phrase that are also asked for by themselves', () => {
    expect(marked('York is old. New York is new.', '"new york" york')).toEqual([
      '<mark>York</mark> is old. <mark>New</mark> <mark>York</mark> is new.',
    ])
  })

  test('words of a phrase as near as its slop allows', () => {
    expect(marked('York, the new; new and old and very far York', '"new york"~3')).toEqual([
      '<mark>York</mark>, the <mark>new</mark>; new and old and very far York',
    ])
  })

  test('synonyms, of one word and of several', () => {
    const synonyms = [['car', 'automobile', 'motor vehicle']]
    expect(marked('An automobile, a motor vehicle, a motor', 'car', { synonyms })).toEqual([
      'An <mark>automobile</mark>, a <mark>motor</mark> <mark>vehicle</mark>, a motor',
    ])
  })

  test('what a pattern finds, and a query that is built', () => {
    expect(marked('theatre and theater', '*eatr?')).toEqual(['<mark>theatre</mark> and theater'])
    expect(marked('theatre and theater', { type: 'term', field: 'body', value: 'theater' } as never)).toEqual(
      ['theatre and <mark>theater</mark>'],
    )
  })

  test('no phrase across two values', () => {
    const index = createIndex({ schema })
    index.add({ id: 1, body: ['very new', 'york', 'new york'] })
    const [hit] = index.search('"new york"', { highlight: ['body'] }).hits
    expect(hit!.highlights!.body!.map(({ html, value }) => [value, html])).toEqual([
      [2, '<mark>new</mark> <mark>york</mark>'],
    ])
  })

  test('nothing of an excluded word, and no function word that was set aside', () => {
    expect(marked('the cat and a dog', 'the cat -bird')).toEqual(['the <mark>cat</mark> and a dog'])
  })

  test('only fields that the words were looked for in', () => {
    const index = createIndex({ schema })
    index.add({ id: 1, title: 'cat', body: 'cat', author: { name: 'Cat' } })
    const fieldsOf = (query: string, options: Options) =>
      Object.keys(
        index.search(query, { highlight: ['author.name', 'body', 'title'], ...options }).hits[0]!.highlights!,
      )
    expect(fieldsOf('cat', {})).toEqual(['author.name', 'body', 'title'])
    expect(fieldsOf('title:cat', {})).toEqual(['title'])
    expect(fieldsOf('cat', { fields: ['body'] })).toEqual(['body'])
    expect(fieldsOf('*:*', {})).toEqual([])
  })
})

describe('how a text is cut:', () => {
  const sentences = 'Rain fell on Monday. The minister met a delegation from Minsk. Snow fell on Friday.'

  test('a value that fits is shown whole', () => {
    expect(marked(sentences, 'minsk', cutTo(sentences.length))).toEqual([
      sentences.replace('Minsk', '<mark>Minsk</mark>'),
    ])
  })

  test('at the ends of sentences, which need no ellipsis', () => {
    expect(marked(sentences, 'minsk', cutTo(60))).toEqual([
      'The minister met a delegation from <mark>Minsk</mark>.',
    ])
  })

  test('at words with an ellipsis, where the sentence is too long', () => {
    expect(marked(sentences, 'minsk', cutTo(20))).toEqual(['…from <mark>Minsk</mark>.'])
    expect(marked(sentences, 'minister', cutTo(20))).toEqual(['The <mark>minister</mark> met a…'])
  })

  test('not after the point of an abbreviation', () => {
    expect(marked('We saw that Mr. Smith of the U.S. Senate left early.', 'senate', cutTo(30))).toEqual([
      '…of the U.S. <mark>Senate</mark> left early.',
    ])
  })

  test('never within a word, however short the fragment is to be', () => {
    expect(marked('an incomprehensibility here', 'incomprehensibility', cutTo(5))).toEqual([
      '…<mark>incomprehensibility</mark>…',
    ])
    expect(marked('an ill-considered e-mail here', 'mail', cutTo(5))).toEqual(['…e-<mark>mail</mark>…'])
  })

  test('between the characters of a script without spaces, but not before their marks', () => {
    expect(marked('あいうえおかきくけこ', 'おか', cutTo(4))).toEqual(['…え<mark>おか</mark>き…'])
    expect(marked('か\u3099か\u3099かか\u3099か\u3099か\u3099', 'か', cutTo(1, { fragments: 6 }))).toContain(
      '…<mark>か</mark>…',
    )
  })

  test('the best fragment has the most words, and the nearest together', () => {
    const body = `cat ${'so '.repeat(40)}cat dog ${'so '.repeat(40)} cat so so dog`
    expect(marked(body, 'cat dog', cutTo(30))![0]).toContain('<mark>cat</mark> <mark>dog</mark>')
  })

  test('a rare word is worth more than a frequent one', () => {
    const index = createIndex({ schema })
    for (let id = 1; id < 20; id++) index.add({ id, body: 'common' })
    index.add({ id: 0, body: `common ${'so '.repeat(40)} rare ${'so '.repeat(40)} common` })
    const { hits } = index.search('common rare', cutTo(30))
    expect(hits[0]!.highlights!.body![0]!.html).toContain('<mark>rare</mark>')
  })

  test('the second fragment shows what the first does not', () => {
    const body = `cat dog ${'so '.repeat(20)} cat dog ${'so '.repeat(20)} bird`
    expect(
      marked(body, 'cat dog bird', cutTo(20, { fragments: 2 }))!.map((html) => html.match(/<mark>\w+/g)),
    ).toEqual([['<mark>cat', '<mark>dog'], ['<mark>bird']])
  })

  test('fragments do not overlap, and there are no more of them than there are matches', () => {
    expect(marked('cat cat cat', 'cat', cutTo(3, { fragments: 10 }))).toEqual([
      '<mark>cat</mark>…',
      '…<mark>cat</mark>…',
      '…<mark>cat</mark>',
    ])
  })

  test('a long run without any break is shown from the match on', () => {
    expect(marked(`${'a'.repeat(500)}`, 'a'.repeat(240), cutTo(300))![0]!.length).toBeLessThan(600)
  })
})

test('values are apart, and a fragment says which it is from and where it begins there', () => {
  const index = createIndex({ schema })
  const body = ['nothing here', 'One more sentence stands here. And here the cat sat on a mat, as it does.']
  index.add({ id: 1, body })
  const [hit] = index.search('cat', cutTo(18)).hits
  const [fragment] = hit!.highlights!.body!
  expect(fragment).toEqual({
    text: '…the cat sat on a…',
    ranges: [[5, 8]],
    html: '…the <mark>cat</mark> sat on a…',
    value: 1,
    start: 39,
  })
  expect(body[1]!.slice(39 + 5, 39 + 8)).toBe('cat')
})

test('hits have highlights only if they are asked for', () => {
  const index = createIndex({ schema })
  index.add({ id: 1, body: 'cat' })
  expect(index.search('cat').hits[0]).not.toHaveProperty('highlights')
})

test('a hit with highlights is plain data to those who copy it', () => {
  const index = createIndex({ schema })
  index.add({ id: 1, body: 'cat' })
  const [hit] = index.search('cat', { highlight: ['body'] }).hits
  const fragment = { text: 'cat', ranges: [[0, 3]], html: '<mark>cat</mark>', value: 0, start: 0 }
  expect(structuredClone({ ...hit }).highlights).toEqual({ body: [fragment] })
  expect(JSON.parse(JSON.stringify(hit)).highlights).toEqual({ body: [fragment] })
})

test('a field that is not stored has no highlights', () => {
  const index = createIndex({ schema: { title: text(), body: text({ stored: false }) } })
  index.add({ id: 1, title: 'cat', body: 'cat' })
  expect(Object.keys(index.search('cat', { highlight: {} }).hits[0]!.highlights!)).toEqual(['title'])
})

test('a document is highlighted as it was when it was found', () => {
  const index = createIndex({ schema })
  index.add({ id: 1, body: 'old cat' })
  const [hit] = index.search('cat', { highlight: ['body'] }).hits
  index.update({ id: 1, body: 'no more' })
  expect(hit!.highlights!.body![0]!.html).toBe('old <mark>cat</mark>')
})

test('words are marked in every segment', () => {
  const index = createIndex({ schema })
  for (let id = 0; id < 5; id++) {
    index.add({ id, body: `cats ${'and more '.repeat(id)}` })
    index.commit()
  }
  const { hits } = index.search('cat', { highlight: ['body'] })
  expect(hits.map((hit) => hit.highlights!.body![0]!.ranges[0])).toEqual(Array(5).fill([0, 4]))
})

describe('a wrong option is named:', () => {
  const index = createIndex({ schema })
  test.each<[unknown, string]>([
    ['body', '"highlight" is "body" (string); expected a list of fields, or an object.'],
    [true, '"highlight" is true (boolean); expected a list of fields, or an object.'],
    [['boddy'], '"highlight.fields" is "boddy" (string); expected text fields: title, body, author.name.'],
    [['source'], '"highlight.fields" is "source" (string); expected text fields: title, body, author.name.'],
    [{ fields: 'body' }, '"highlight.fields" is "body" (string); expected a list of text fields.'],
    [{ fragmentLength: 0 }, '"highlight.fragmentLength" is 0 (number); expected a number of at least 1.'],
    [{ fragmentLength: '9' }, '"highlight.fragmentLength" is "9" (string); expected a number of at least 1.'],
    [{ fragments: 101 }, '"highlight.fragments" is 101 (number); expected a whole number from 1 to 100.'],
    [{ pre: 1 }, '"highlight.pre" is 1 (number); expected a string.'],
    [{ encode: 'html' }, '"highlight.encode" is "html" (string); expected true or false.'],
  ])('%j', (highlight, message) => {
    expect(() => index.search('x', { highlight: highlight as never })).toThrow(message)
  })
})
