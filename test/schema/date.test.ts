import { expect, test } from 'vitest'
import { epochMs } from '../../src/schema/date.ts'

const iso = (value: unknown) => new Date(epochMs(value)).toISOString()

test('a date is a Date, an ISO string or epoch milliseconds', () => {
  expect(epochMs(new Date(1458777600000))).toBe(1458777600000)
  expect(epochMs('2016-03-24')).toBe(1458777600000)
  expect(epochMs(1458777600000)).toBe(1458777600000)
  expect(epochMs(-0.5)).toBe(0)
})

test('what a string leaves out is the first there is, in UTC', () => {
  expect(iso('2016')).toBe('2016-01-01T00:00:00.000Z')
  expect(iso('2016-03')).toBe('2016-03-01T00:00:00.000Z')
  expect(iso('2016-03-24T15:30')).toBe('2016-03-24T15:30:00.000Z')
  expect(iso('2016-03-24 15:30:05')).toBe('2016-03-24T15:30:05.000Z')
  expect(iso('2016-03-24T15:30:05.123456')).toBe('2016-03-24T15:30:05.123Z')
})

test('a time zone counts', () => {
  expect(iso('2016-03-24T01:00:00Z')).toBe('2016-03-24T01:00:00.000Z')
  expect(iso('2016-03-24T01:00:00+03:00')).toBe('2016-03-23T22:00:00.000Z')
  expect(iso('2016-03-24T01:00:00-0330')).toBe('2016-03-24T04:30:00.000Z')
})

test('the time zone of the host makes no difference', () => {
  const zone = process.env.TZ
  const instants = ['America/New_York', 'Asia/Tokyo'].map((name) => {
    process.env.TZ = name
    return ['2016-03-24', '2016-03-24T15:30', '2016-03-24 15:30:05'].map(epochMs)
  })
  process.env.TZ = zone ?? ''
  if (zone === undefined) delete process.env.TZ
  expect(instants[0]).toEqual([1458777600000, 1458833400000, 1458833405000])
  expect(instants[1]).toEqual(instants[0])
})

test('anything else is no date', () => {
  const others = [
    ...[
      '',
      'yesterday',
      'March 24, 2016',
      '24.03.2016',
      '2016-3-24',
      '2016-13-01',
      '2016-02-30',
      '2015-02-29',
    ],
    ...['2016-03-24T', '2016-03-24T25:00', '2016-03-24Z', '2016-00', '2016-01-00', ' 2016', '16'],
    ...[Number.NaN, Infinity, 8.64e15 + 1, new Date(Number.NaN), true, null, undefined, {}, [2016], 10n],
  ]
  for (const other of others) expect(epochMs(other), String(other)).toBeNaN()
  expect(iso('2016-02-29')).toBe('2016-02-29T00:00:00.000Z')
})
