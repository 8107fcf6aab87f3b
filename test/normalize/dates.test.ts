import { expect, test } from 'vitest'
import { hasTime, isOnlyTime, readDate } from '../../src/normalize/dates.ts'

test.each([
  'March 24, 2016',
  'Mar. 24 2016',
  'Thursday, 24th March 2016',
  '24 de marzo de 2016',
  '24. März 2016, 12:30 Uhr',
  'jeudi 24 mars 2016 à 14h30',
  '24 marzo 2016',
  '24 de março de 2016',
  '24 марта 2016 года',
  '2016-03-24T12:00:00+03:00',
  '2016.03.24 10:02',
  '2016年3月24日',
  '24.03.2016',
  '24/03/2016',
  '03/24/2016',
])('a full date is read: %s', (text) => {
  expect(readDate(text)?.iso).toBe('2016-03-24')
})

test.each([
  ['no year', 'March 24'],
  ['a clock', 'Atyrau, October 20 15:01'],
  ['the order is not certain', '03/04/2016'],
  ['no such day', '31 April 2016'],
  ['no month', 'Marble 24, 2016'],
  ['a year alone', 'in 2016'],
])('nothing is guessed where there is %s', (_, text) => {
  expect(readDate(text)).toBeUndefined()
})

test('the first of two dates counts, and its place is known', () => {
  expect(readDate('On 1 May 2015, and on 2 May 2015')).toEqual({ iso: '2015-05-01', start: 3, end: 13 })
})

test('what may stand beside a date on its line is known from words', () => {
  expect(['', ', 12:12', ' at 3 p.m. EST', 'Thursday', ' um 12:30 Uhr', ' 8:22AM'].map(isOnlyTime)).toEqual(
    Array(6).fill(true),
  )
  expect(['in Sochi', 'the talks', '45 people'].map(isOnlyTime)).toEqual([false, false, false])
  expect(['15:01', '3 p.m.', '14h30', 'May 3'].map(hasTime)).toEqual([true, true, true, false])
})
