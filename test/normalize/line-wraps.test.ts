import { expect, test } from 'vitest'
import { joinWraps } from '../../src/normalize/line-wraps.ts'

test('a paragraph that was wrapped at a width is one line', () => {
  const wrapped =
    'Talks on extending the treaty collapsed on Friday after nine\nhours, when the delegations could not agree on inspections.\n' +
    'Both sides blamed each other, as they did in 2014,\n2016 and 2017.\n\nThe treaty expires in February.'
  expect(joinWraps(wrapped)).toBe(
    'Talks on extending the treaty collapsed on Friday after nine hours, when the delegations could not agree on inspections. ' +
      'Both sides blamed each other, as they did in 2014, 2016 and 2017.\n\nThe treaty expires in February.',
  )
})

test('a narrow paragraph is joined where every break is within a sentence', () => {
  expect(joinWraps('This paragraph was\nwrapped at some width by\nan old program.')).toBe(
    'This paragraph was wrapped at some width by an old program.',
  )
  expect(joinWraps('He met the\nRussian minister on Friday.')).toBe('He met the Russian minister on Friday.')
})

test('text without spaces between its words is joined without', () => {
  expect(joinWraps('会谈后双方表示将从十二日起在叙利亚全境\n实现停火。')).toBe(
    '会谈后双方表示将从十二日起在叙利亚全境实现停火。',
  )
})

test.each([
  [
    'verse',
    'Two roads diverged in a wood,\nAnd sorry I could not travel both\nAnd be one traveler, long I stood',
  ],
  ['verse in small letters', 'the river takes the light away\nand gives it to the sea'],
  ['a haiku', 'An old silent pond...\nA frog jumps into the pond,\nsplash! Silence again.'],
  ['a list of words', 'we need:\nmilk\neggs\nbread.'],
  ['a list with bullets', '- one thing that is long enough to be a line\n- two things'],
  ['numbered steps', '1. heat the oven until it is hot and ready\n2. bake the cake for forty minutes.'],
  ['code', 'const width = 1\nconst height = 2\nreturn width'],
  ['an address', 'Jane Roe\n12 Elm Street\nLeeds'],
  ['a letter', 'Dear Sir,\nthank you for your letter.\nYours,\nAnn'],
  ['sentences', 'The first sentence ends here.\nThe second one ends here.'],
  ['paragraphs', 'one\n\ntwo'],
])('%s keeps its lines', (_, text) => {
  expect(joinWraps(text)).toBe(text)
})

test('a hyphen at a line end goes with the wrap, where it only cut the word', () => {
  expect(joinWraps('the inter-\nnational talks')).toBe('the international talks')
  expect(joinWraps('the inter‐\nnational talks')).toBe('the international talks')
})

test('a hyphen at a line end stays where it belongs to the word', () => {
  expect(joinWraps('a self-\nmade man')).toBe('a self-made man')
  expect(joinWraps('a short-\nand long-term plan')).toBe('a short- and long-term plan')
  expect(joinWraps('tax-\nfree goods are tax-free')).toBe('tax-free goods are tax-free')
})

test('a hyphen at a line end stays in the option of a command', () => {
  expect(joinWraps('git push --force-\nwith-lease')).toBe('git push --force-\nwith-lease')
  const wide =
    'who pushes to a branch that others push to as well should\nsay so and take the option that git push has, --force-'
  expect(joinWraps(`${wide}\nwith-lease is its name in full.`)).toContain('--force-\nwith-lease')
  expect(joinWraps('state-of-the-\nart')).toBe('state-of-the-art')
})

test('the word in one piece elsewhere decides over the usual compounds', () => {
  expect(joinWraps('full-\nness is fullness')).toBe('fullness is fullness')
  expect(joinWraps('pre-\npost-\nanti-')).toBe('pre-\npost-\nanti-')
})
