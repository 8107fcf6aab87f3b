import { expect, test } from 'vitest'
import { readDateline } from '../../src/normalize/dateline.ts'

test.each([
  ['MOSCOW (Sputnik) The talks ended.', { place: 'Moscow', source: 'Sputnik' }],
  ['SAN FRANCISCO – The talks ended.', { place: 'San Francisco' }],
  ['WASHINGTON, D.C. (June 3, 2019) – The talks ended.', { place: 'Washington', published: '2019-06-03' }],
  ['PARIS, March 3 (Reuters) - The talks ended.', { place: 'Paris', source: 'Reuters' }],
  ['KYIV, Ukraine (AP) — The talks ended.', { place: 'Kyiv', source: 'AP' }],
  ['MOSCOW. March 24 (Interfax) - The talks ended.', { place: 'Moscow', source: 'Interfax' }],
  ['MOSCOW, April 5. /TASS/. The talks ended.', { place: 'Moscow', source: 'TASS' }],
  ['ST. PETERSBURG, Russia -- The talks ended.', { place: 'St. Petersburg' }],
  ['RIO DE JANEIRO (AFP) – The talks ended.', { place: 'Rio de Janeiro', source: 'AFP' }],
  ['Berlin (dpa) - Die Gespräche sind beendet.', { place: 'Berlin', source: 'dpa' }],
  ['Madrid, 24 mar (EFE).- Terminó la reunión.', { place: 'Madrid', source: 'EFE' }],
  ['МОСКВА, 24 мар — Переговоры завершились.', { place: 'Москва' }],
  [
    'NEW YORK, May 12, 2015 /PRNewswire/ -- Acme opened.',
    { place: 'New York', source: 'PRNewswire', published: '2015-05-12' },
  ],
])('%s', (text, said) => {
  expect(readDateline(text)).toEqual(said)
})

test.each([
  'NATO – the alliance – agreed.',
  'LAVROV: We agreed.',
  'Smith (Labour) – who came late – agreed.',
  'The US (and others) agreed.',
  'A – b',
  'I AM (Legend) is a film.',
  'OK - so be it',
])('no dateline: %s', (text) => {
  expect(readDateline(text)).toBeUndefined()
})
