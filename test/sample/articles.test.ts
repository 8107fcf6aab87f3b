import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { articles } from '../../src/sample/articles.ts'
import { DATASET, readSample, sourceOf } from './dataset.ts'

const raw = (id: string) => readFileSync(new URL(`../../src/sample/raw/${id}.txt`, import.meta.url), 'utf8')
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()
const lastParagraph = (body: string) => body.split('\n\n').at(-1)

test('the dataset is what the normaliser makes of the raw files (else: npm run sample)', () => {
  expect(articles).toEqual(readSample())
  expect(readFileSync(DATASET, 'utf8')).toBe(sourceOf(readSample()))
})

interface Expected {
  /** Everything but the text. */
  readonly facts: object
  readonly first: string
  readonly last: string
  /** What the page has around the text, in order. Taken out of the raw file, it leaves the body and nothing else. */
  readonly around: readonly string[]
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  '000_ad156f066488233d': {
    facts: {
      title: 'Lavrov, Kerry Could Meet at Sidelines of UN General Assembly',
      source: 'Sputnik',
      place: 'Moscow',
    },
    first:
      'Russian Foreign Ministry Spokeswoman said that Sergei Lavrov will meet with US Secretary of State John Kerry on the sidelines of the UN General Assembly in September if their schedules allow for it.',
    last: 'Washington has stated that the two nations can still cooperate on a number of issues, despite disagreements on the Ukrainian conflict, while Moscow has expressed readiness to continue cooperation, but on terms of mutual respect.',
    around: [
      'Lavrov, Kerry Could Meet at Sidelines of UN General Assembly',
      '© Sputnik / Eduard Pesov / Go to the mediabankRussian Foreign Minister Sergei Lavrov, left, and US Secretary of State John Kerry',
      'Russian Foreign Minister Sergei Lavrov, left, and US Secretary of State John Kerry - Sputnik International',
      'Subscribe',
      'John Kerry - Sputnik International',
      'Kerry, Lavrov Hold Telephone Talks Over Minsk Deal',
      'Newsfeed 0 To participate in the discussion log in or register loader Chats',
      'Заголовок открываемого материала',
    ],
  },
  '001_fa37b76b7c1437cc': {
    facts: {
      title: 'Russia hopes that Lavrov-Pompeo meeting will boost dialogue with the U.S.',
      place: 'San Francisco',
    },
    first:
      'SAN FRANCISCO – The meeting of Russian Foreign Minister Sergey Lavrov and US Secretary of State Mike Pompeo, held within the framework of the United Nations General Assembly, could boost bilateral relations, said the Russian ambassador to the United States, Anatoli Antonov.',
    last: 'Regarding bilateral relations, Lavrov stressed the futility of trying to pressure Moscow through sanctions.',
    around: [
      'Russia hopes that Lavrov-Pompeo meeting will boost dialogue with the U.S.',
      'Subscribe to our newsletter',
      'Sign up here to get the latest news, updates and special offers delivered directly to your inbox.',
      'Notify of Inline Feedbacks View all comments Would love your thoughts, please comment.x',
    ],
  },
  '002_c027a96c2905d777': {
    facts: {
      title: 'Avoiding further harm to US-Russia relations ‘absolutely necessary’ – Lavrov',
      published: '2015-05-13',
    },
    first:
      'The Russian Foreign Minister has said it is “absolutely necessary" to avoid steps that could further harm the ailing relations between Russia and the US.',
    last: 'White house representative Josh Earnest said at a press briefing that he thought the US and Russia can cooperate effectively, despite the serious disagreements between them. He pointed out a number of issues where the cooperation is already taking place, including space exploration and the chemical disarmament of Syria.',
    around: [
      'Atyrau, October 20 15:01 clearВ Атырау +6 $ 426.14 € 497.05 ₽ 6.02',
      'Avoiding further harm to US-Russia relations ‘absolutely necessary’ – Lavrov',
      '759 просмотрs',
      'Image 0',
      'U.S. Secretary of State John Kerry and Russian Foreign Minister Sergey Lavrov (R) lay a wreath at the Zakovkzalny War Memorial in Sochi, Russia May 12, 2015 (Reuters / Joshua Roberts)',
      'May 13 2015, 12:12',
      'Нашли ошибку? Выделите её мышью и нажмите Ctrl + Enter.',
      'Есть, чем поделиться по теме этой статьи? Расскажите нам. Присылайте ваши новости и видео на наш WhatsApp +7 707 37 300 37 и на',
    ],
  },
  '003_587924774569cb5d': {
    facts: {
      title: "Kerry: 'Productive' Talks With Russian Foreign Minister in Moscow",
      published: '2016-03-24',
      author: 'Anastasia Bazenkova',
      source: 'themoscowtimes.com',
      url: 'https://www.themoscowtimes.com/2016/03/24/kerry-productive-talks-with-russian-foreign-minister-in-moscow-a52260',
    },
    first:
      'Following negotiations with Russian Foreign Minister Sergei Lavrov, U.S. Secretary of State John Kerry said on Twitter that talks had been "productive."',
    last: 'During the current visit to Moscow, Kerry also held talks with German Foreign Minister Frank-Walter Steinmeier to discuss the situation in Syria and the implementation of the Minsk agreements.',
    around: [
      "Kerry: 'Productive' Talks With Russian Foreign Minister in Moscow",
      'By Anastasia Bazenkova March 24, 2016',
      'U.S. Secretary of State John Kerry (L) and Russian Foreign Minister Sergei Lavrov shake hands as they meet at Osobnyak Mansion in Moscow, Russia, March 24, 2016.',
      'Contact the author at a.bazenkova@imedia.ru Original url:',
      'https://www.themoscowtimes.com/2016/03/24/kerry-productive-talks-with-russian-foreign-minister-in-moscow-a52260',
    ],
  },
  '004_aee61f491a169a4d': {
    facts: { title: 'Western leaders in Moscow, day two: John Kerry', source: 'Vestnik Kavkaza' },
    first:
      'A meeting between Russian President Vladimir Putin, US Secretary of State John Kerry, who is paying a visit to Moscow now, and Minister of Foreign Affairs of Russia Sergey Lavrov took place tonight at the Kremlin.',
    last: 'According to the expert, the West is trying to build a new format of the dialogue with Moscow after the situation with Crimea, when the dialogue was actually frozen. "Now it has resumed, but it is too early to speak about any success,’’ Mikhail Remizov concluded.',
    around: [
      'Western leaders in Moscow, day two: John Kerry',
      'Western leaders in Moscow, day two: John Kerry',
      'Vestnik Kavkaza in Telegram',
    ],
  },
}

test('there are five articles, in order of their files', () => {
  expect(articles.map(({ id }) => id)).toEqual(Object.keys(EXPECTED))
})

test.each(Object.entries(EXPECTED))(
  '%s has its facts, and no fact that it does not state',
  (id, { facts }) => {
    const { body: _body, paragraphs: _paragraphs, ...rest } = articles.find((article) => article.id === id)!
    expect(rest).toEqual({ id, ...facts })
  },
)

test.each(Object.entries(EXPECTED))('%s starts and ends where its writer did', (id, { first, last }) => {
  const { body, paragraphs } = articles.find((article) => article.id === id)!
  expect(body.slice(0, first.length)).toBe(first)
  expect(lastParagraph(body)).toBe(last)
  expect(paragraphs.join('\n\n')).toBe(body)
})

test.each(Object.entries(EXPECTED))(
  '%s is its page without what stands around the text',
  (id, { around }) => {
    let rest = spaced(raw(id))
    for (const piece of around) {
      expect(rest).toContain(piece)
      rest = spaced(rest.replace(piece, ' '))
    }
    expect(spaced(articles.find((article) => article.id === id)!.body)).toBe(rest)
  },
)

test('a sentence that the page broke is whole', () => {
  expect(articles[3]!.body).toContain(
    '"I hope that it will bring in extra wisdom to our conversations. You look terrific, Sergei,"',
  )
})

test('no article has a control, invisible or exotic space character', () => {
  for (const { title, body } of articles) {
    expect(title + body.replaceAll('\n', ' ')).not.toMatch(/[\p{Cc}\p{Cf}\u00a0\u2000-\u200f\u202f\u3000]/u)
  }
})
