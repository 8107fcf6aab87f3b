import { expect, expectTypeOf, test } from 'vitest'
import { type Article, normalizeArticle } from '../../src/normalize/article.ts'

const TEXT = 'Talks resume in Geneva\n\nThe two ministers met on Friday.\n\nThey will meet again next week.'

test('a title and paragraphs make an article, and facts that are not stated are not there', () => {
  const article = normalizeArticle(TEXT, { id: 'a' })
  expect(article).toEqual({
    id: 'a',
    title: 'Talks resume in Geneva',
    body: 'The two ministers met on Friday.\n\nThey will meet again next week.',
    paragraphs: ['The two ministers met on Friday.', 'They will meet again next week.'],
  })
  expectTypeOf(article).toEqualTypeOf<Article>()
})

test('hints are taken as they stand', () => {
  const hints = {
    title: 'TALKS RESUME IN GENEVA',
    published: '2016-03',
    author: 'A. L.',
    source: 'The Sheet',
    place: 'Geneva',
    url: 'sheet/1',
  }
  expect(normalizeArticle(`${TEXT}\n\nBy Tom Reed\nMarch 24, 2016`, { id: 'a', hints })).toMatchObject({
    ...hints,
    body: 'The two ministers met on Friday.\n\nThey will meet again next week.',
  })
})

test('a hint that is undefined says nothing', () => {
  expect(normalizeArticle(TEXT, { hints: { title: undefined } }).title).toBe('Talks resume in Geneva')
})

test('without an id, title and address or text make one that stays the same', () => {
  const { id } = normalizeArticle(TEXT)
  expect(id).toMatch(/^talks-resume-in-geneva-[0-9a-z]{7}$/)
  expect(normalizeArticle(TEXT).id).toBe(id)
  expect(normalizeArticle(`${TEXT}\n\nAnd more.`).id).not.toBe(id)
  const hints = { url: 'https://sheet.example/1' }
  expect(normalizeArticle(`${TEXT}\n\nAnd more.`, { hints }).id).toBe(normalizeArticle(TEXT, { hints }).id)
})

test('a title in another script makes an id too', () => {
  expect(normalizeArticle('Переговоры в Женеве\n\nМинистры встретились в пятницу.').id).toMatch(
    /^переговоры-в-женеве-/,
  )
})

test('a text without a title has the title ""', () => {
  const text = 'The two ministers met on Friday, and they were late.\n\nThey will meet again next week.'
  expect(normalizeArticle(text)).toMatchObject({ title: '', body: text })
})

test('nothing at all is an article without words', () => {
  expect(normalizeArticle(' \n')).toMatchObject({ title: '', body: '', paragraphs: [] })
})

test('what is no string is refused by name', () => {
  expect(() => normalizeArticle(null as never)).toThrow(
    new TypeError('normalizeArticle takes a string, got null.'),
  )
})

test('a sentence that a blank line broke is joined, also over an advertisement', () => {
  const text =
    'Kinder words\n\nThe envoy, to everyone’s amusement, said: "I hope that it will bring in extra wisdom to our\n\nAdvertisement\n\n' +
    'conversations, and that we will meet again."\n\nThe others laughed.'
  expect(normalizeArticle(text).paragraphs).toEqual([
    'The envoy, to everyone’s amusement, said: "I hope that it will bring in extra wisdom to our conversations, and that we will meet again."',
    'The others laughed.',
  ])
})

test('the site’s clock, a day in a sentence and a caption’s date are no date of publication', () => {
  const text =
    'Atyrau, October 20, 2016 15:01\n\nTalks resume in Geneva\n\nThe ministers met on May 12, 2015.\n\n' +
    'The minister lays a wreath in Sochi, Russia May 12, 2015 (Reuters / Jane Roe)\n\nThey will meet again on 3 June 2015.'
  expect(normalizeArticle(text).published).toBeUndefined()
})

test.each([
  [
    'under the title',
    'Talks resume in Geneva\n\nMarch 24, 2016\n\nThe two ministers met on Friday, and they were late.',
  ],
  [
    'above it, without a time',
    'March 24, 2016\nTalks resume in Geneva\n\nThe two ministers met on Friday, and they were late.',
  ],
  [
    'at the end',
    'Talks resume in Geneva\n\nThe two ministers met on Friday, and they were late.\n\n24.03.2016 12:12\n\nShare',
  ],
  [
    'in the dateline',
    'Talks resume\n\nGENEVA, March 24, 2016 – The two ministers met on Friday, and they were late.',
  ],
  [
    'in the address',
    'Talks resume in Geneva\n\nThe two ministers met on Friday.\n\nOriginal url:\nhttps://sheet.example/2016/03/24/talks',
  ],
])('a date %s is one of publication', (_, text) => {
  expect(normalizeArticle(text).published).toBe('2016-03-24')
})

test('a date of publication counts over one of a change, whichever stands first', () => {
  const text =
    'Talks resume in Geneva\n\nUpdated: 26 March 2016\nPublished: 24 March 2016\n\nThe two ministers met on Friday, and they were late.'
  expect(normalizeArticle(text).published).toBe('2016-03-24')
})

test('an address counts where it is labelled, or spells the title', () => {
  const page = (line: string) =>
    normalizeArticle(`Talks resume in Geneva\n\nThe two ministers met on Friday.\n\n${line}`)
  expect(page('Original url:\n\nhttps://www.sheet.example/a')).toMatchObject({
    url: 'https://www.sheet.example/a',
    source: 'sheet.example',
  })
  expect(page('https://sheet.example/talks-resume-in-geneva').url).toBe(
    'https://sheet.example/talks-resume-in-geneva',
  )
  expect(page('https://other.example/something-else').url).toBeUndefined()
})

test('of sources the most explicit counts', () => {
  const sentence = 'The two ministers met on Friday, and they were late.'
  expect(
    normalizeArticle(`Talks resume | The Sheet\n\nGENEVA (AP) – ${sentence}\n\nSource: Daily`).source,
  ).toBe('Daily')
  expect(normalizeArticle(`Talks resume | The Sheet\n\nGENEVA (AP) – ${sentence}`).source).toBe('AP')
  expect(normalizeArticle(`Talks resume | The Sheet\n\n${sentence}`).source).toBe('The Sheet')
  expect(normalizeArticle(`Talks resume\n\n${sentence}\n\nThe Sheet\n\nin Telegram`).source).toBe('The Sheet')
  expect(
    normalizeArticle(`Talks resume\n\n${sentence}\n\n© 2016 The Sheet. All rights reserved.`).source,
  ).toBe('The Sheet')
  expect(normalizeArticle(`Talks resume\n\n${sentence} Reuters reports.`).source).toBeUndefined()
})

test('a name behind a dash in the title is no site', () => {
  const title = 'More harm to relations ‘must be avoided’ – Orlov'
  expect(normalizeArticle(`${title}\n\nThe minister said on Friday that relations matter.`)).toMatchObject({
    title,
  })
  expect(
    normalizeArticle(`${title}\n\nThe minister said on Friday that relations matter.`).source,
  ).toBeUndefined()
})

test('the lead as a summary of itself is said once, a standfirst stays', () => {
  const lead = 'The two ministers met on Friday in the old hall by the lake, and they were late.'
  const page = (first: string) =>
    normalizeArticle(`Talks resume in Geneva\n\n${first}\n\n${lead}\n\nThey will meet again.`).paragraphs
  expect(page(lead)).toEqual([lead, 'They will meet again.'])
  expect(page('The two ministers met on Friday in the old hall...')).toEqual([lead, 'They will meet again.'])
  expect(page('Two ministers, a lake, and no hurry.')).toEqual([
    'Two ministers, a lake, and no hurry.',
    lead,
    'They will meet again.',
  ])
})

test('a quotation in another script stays inside the text, and goes before and after it', () => {
  const sentence = 'The sign over the door says so in letters of gold, as it has for a hundred years.'
  const last = 'Nobody reads it, for everybody knows what it says.'
  const page = `Новости дня\n\nThe old door\n\n${sentence}\n\nДобро пожаловать, дорогие гости!\n\n${last}\n\nПогода на завтра будет хорошей.`
  expect(normalizeArticle(page).paragraphs).toEqual([sentence, 'Добро пожаловать, дорогие гости!', last])
})
