import { expect, test } from 'vitest'
import { readBlocks } from '../../src/normalize/blocks.ts'
import { chromeOf } from '../../src/normalize/chrome.ts'

const chrome = (text: string) => chromeOf(readBlocks(text)[0]!)

test.each([
  'Share',
  'Facebook Twitter WhatsApp Email',
  'in Telegram',
  '759 просмотрs',
  '1.2K shares',
  '5 min read',
  '2 hours ago',
  'Sign up here to get the latest news, updates and special offers delivered directly to your inbox.',
  'To participate in the discussion',
  'log in or register',
  'Follow The Sheet on Twitter',
  'Read more: Talks resume',
  'Tags: talks, treaty',
  'Contact the author at jane@sheet.example',
  'Original url:',
  'Would love your thoughts, please comment.x',
  'Нашли ошибку? Выделите её мышью и нажмите Ctrl + Enter.',
  'Lesen Sie auch: Warum die Brücke verrottet',
  'Suscríbete a nuestro boletín',
  'À lire aussi : la suite',
  '* * *',
])('chrome anywhere: %s', (text) => {
  expect(chrome(text)).toBe('anywhere')
})

test.each([
  '$ 426.14',
  '€ 497.05',
  '1 USD = 2.96 GEL',
  'clear° Атырау +6',
  'Madrid 18°C',
  'Atyrau, October 20 15:01',
  'Video',
  '0',
])('chrome before and after a text: %s', (text) => {
  expect(chrome(text)).toBe('edge')
})

test('the headings of what follows a text', () => {
  expect(['Comments (12)', '14 thoughts on "Seeds"', 'Leave a Reply', 'Комментарии'].map(chrome)).toEqual(
    Array(4).fill('comments'),
  )
  expect(['Related articles', 'More from The Sheet', 'Mehr zum Thema', 'Читайте также'].map(chrome)).toEqual(
    Array(4).fill('related'),
  )
  expect(['© 2016 The Sheet', 'Все права защищены.'].map(chrome)).toEqual(Array(2).fill('footer'))
})

test.each([
  'Subscriptions to the paper cost four pounds a month, and most people pay in coins.',
  'Subscribers to the newsletter fell by ten percent, the company said.',
  'It will be 21°C on Friday, he says, if his knee does not hurt.',
  'Last week the dollar stood at 1.08, and nobody complained.',
  'The company urged its readers to subscribe to its newsletter.',
  'Cookies need butter, sugar and patience.',
  'Join the army, they said.',
  'We use modern technology to sort the mail.',
  'You need to sign the treaty.',
  'Teilen Sie den Teig in vier Stücke.',
  'Partagez la pâte en deux.',
  'Расскажите, пожалуйста, о вашей работе.',
  'Для участия в переговорах прибыл министр.',
  'При использовании новых методов цена падает.',
  'Background: the war of 1812',
  'Readers can comment, too: there is a box outside the bakery.',
])('no chrome: %s', (text) => {
  expect(chrome(text)).toBeUndefined()
})
