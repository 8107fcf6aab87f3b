import { expect, test } from 'vitest'
import { readByline } from '../../src/normalize/byline.ts'

test.each([
  ['By Ada Lind', { author: 'Ada Lind' }],
  ['by Ada Lind', { author: 'Ada Lind' }],
  ['By ADA LIND, Associated Press Writer', { author: 'ADA LIND' }],
  ['Written by Dr. Ada O’Neil', { author: 'Dr. Ada O’Neil' }],
  ['By Ada Lind and Tom Reed, Reuters', { author: 'Ada Lind and Tom Reed', source: 'Reuters' }],
  ['By Ada Lind, Tom Reed, Eva Lange', { author: 'Ada Lind, Tom Reed, Eva Lange' }],
  ['By Ada Lind, Harbour Times', { author: 'Ada Lind' }],
  ['By Ada Lind for The Daily News', { author: 'Ada Lind' }],
  ['By Ada Lind ada@news.example Updated 10 hrs ago', { author: 'Ada Lind' }],
  ['Von Max Mustermann', { author: 'Max Mustermann' }],
  ['Por Lucía Herrero | 3 de mayo de 2016', { author: 'Lucía Herrero', published: '2016-05-03' }],
  ['Автор: Иван Петров', { author: 'Иван Петров' }],
  ['By Associated Press', { source: 'Associated Press' }],
  ['AFP | Sat, Sep 10, 2016', { source: 'AFP', published: '2016-09-10' }],
  ['2016-09-10 08:15:22 来源：新华网', { source: '新华网', published: '2016-09-10' }],
  ['May 13 2015, 12:12', { published: '2015-05-13' }],
  ['Posted by admin on May 5, 2014', { published: '2014-05-05' }],
  ['Published 2:16 AM EST Nov 20, 2019', { published: '2019-11-20' }],
  [
    'Publié le 9 septembre 2016 à 10h12 - Mis à jour le 10 septembre 2016 à 18h40',
    { published: '2016-09-09' },
  ],
  ['By Tom Reed - 11/18/19 11:04 PM EST', { author: 'Tom Reed' }],
])('%s', (line, said) => {
  const { updated: _, ...rest } = readByline(line)!
  expect(rest).toEqual(said)
})

test('a date of a change is known as one', () => {
  expect(readByline('Last Updated : Nov 20, 2019 01:41 PM IST')).toEqual({
    published: '2019-11-20',
    updated: true,
  })
})

test.each([
  'By the river',
  'By Thursday the talks were over.',
  'Atyrau, October 20 15:01',
  'Sochi, Russia May 12, 2015',
  'In March 24, 2016 was a Thursday',
  'Q: Who came?',
])('no by-line: %s', (line) => {
  expect(readByline(line)).toBeUndefined()
})
