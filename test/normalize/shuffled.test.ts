import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeArticle } from '../../src/normalize/article.ts'
import { articles } from '../../src/sample/articles.ts'

const SEED = 20150513

const ABOVE = [
  ...[
    'Home',
    'News',
    'World',
    'Menu',
    'Search',
    'Subscribe',
    'Log in',
    'Skip to content',
    'Share',
    'EN RU KZ',
    'Weather',
  ],
  ...[
    'Almaty, October 20 15:01',
    '+6',
    '$ 426.14',
    '€ 497.05',
    'USD 57.42',
    'Brent 48.2$',
    'clear° Атырау +6',
    'Главная',
  ],
  ...[
    'Follow us on Twitter',
    'Войти',
    'Сегодня 12:30',
    'We use cookies to improve your experience on our site.',
    'Madrid 18°C',
  ],
]
const UNDER_TITLE = [
  ...[
    'By Ada Lind',
    'May 13, 2015',
    'Share',
    'Facebook Twitter WhatsApp',
    '759 просмотрs',
    '12 comments',
    '1.2K views',
  ],
  ...[
    'Print',
    'Photo: press service',
    '© Daily / Ivan Sokolov',
    '5 min read',
    'Listen to this article',
    '0',
    'A A A',
  ],
]
const BETWEEN = [
  ...[
    'Advertisement',
    'Story continues below',
    'Read also: Ministers agree on grain',
    'ЧИТАЙТЕ ТАКЖЕ: Погода на завтра',
  ],
  ...[
    'The old bridge in May. REUTERS/Jane Roe',
    'Delegates leave the hall (AP Photo/Jane Roe)',
    'Read more: the treaty',
  ],
  ...['Subscribe to our newsletter', 'Share on Facebook', 'Реклама'],
]
const BELOW = [
  ...[
    'Share',
    'Tweet',
    'Tags: talks, treaty',
    'Subscribe to our newsletter',
    'View all comments',
    'Notify of',
    'Newsfeed',
    '0',
  ],
  ...[
    'To participate in the discussion',
    'log in or register',
    'Chats',
    'Would love your thoughts, please comment.',
    'loader',
  ],
  ...[
    'Нашли ошибку? Выделите её мышью и нажмите Ctrl + Enter.',
    'Поделиться',
    'Все права защищены.',
    'Contact us',
    'Home',
  ],
  ...[
    '© 2016 The Daily. All rights reserved.',
    'Related articles',
    'Five dogs that can count',
    'Most read',
    'Privacy policy',
  ],
  ...[
    'Sign up here to get the latest news and offers delivered directly to your inbox.',
    'Your email address will not be published.',
  ],
]

const some = (lines: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...lines), { maxLength: most })
const gap = fc.constantFrom('\n\n', '\n\n\n', '\n \n')

const page = fc.record({
  article: fc.constantFrom(...articles),
  above: some(ABOVE, 8),
  under: some(UNDER_TITLE, 4),
  between: fc.array(fc.record({ at: fc.nat(20), line: fc.constantFrom(...BETWEEN) }), { maxLength: 3 }),
  below: some(BELOW, 10),
  twice: fc.boolean(),
  gap,
})

test('whatever chrome stands around an article and between its paragraphs, the article comes out whole', () => {
  fc.assert(
    fc.property(page, ({ article, above, under, between, below, twice, gap: blank }) => {
      const { title, paragraphs } = article
      const text = [...paragraphs]
      // Behind the first and before the last paragraph, from the last place on, so that places stay right.
      for (const { at, line } of [...between].sort((a, b) => b.at - a.at)) {
        if (at > 0 && at < paragraphs.length) text.splice(at, 0, line)
      }
      const raw = [
        above.join('\n'),
        title,
        ...(twice ? [title] : []),
        under.join('\n'),
        ...text,
        below.join('\n'),
      ].join(blank)
      const found = normalizeArticle(raw)
      expect(found.paragraphs).toEqual(paragraphs)
      expect(found.title).toBe(title)
    }),
    { seed: SEED, numRuns: 200 },
  )
}, 20_000)
