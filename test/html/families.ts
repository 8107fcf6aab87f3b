// Kinds of pages as sites make them: what the writer wrote is all there, in order, and nothing else is.

export const ENGLISH = [
  'The ministers met in the old town hall, and they talked for more than three hours about the border.',
  'Nobody expected an agreement on the first day, but the mood was better than it had been in spring.',
  'A second round of talks is planned for the autumn, in a city that neither of them would name.',
  'The harbour stays open until then, and the ferries go on as they did, with fewer people on board.',
]
const GERMAN = [
  'Die Minister trafen sich im alten Rathaus und sprachen mehr als drei Stunden lang über die Grenze.',
  'Niemand hatte am ersten Tag mit einer Einigung gerechnet, doch die Stimmung war besser als im Frühjahr.',
  'Eine zweite Runde ist für den Herbst geplant, in einer Stadt, die keiner von beiden nennen wollte.',
]
const FRENCH = [
  'Les ministres se sont retrouvés à l’ancien hôtel de ville et ont parlé plus de trois heures de la frontière.',
  'Personne n’attendait d’accord dès le premier jour, mais l’humeur était meilleure qu’au printemps.',
  'Un deuxième tour est prévu à l’automne, dans une ville qu’aucun des deux n’a voulu nommer.',
]
const JAPANESE = [
  '両国の外相は古い市庁舎で会談し、国境の問題について三時間以上にわたって話し合った。会談の後、記者団に笑顔を見せた。',
  '初日に合意が得られると予想した人はいなかったが、雰囲気は春よりもずっと良かったと関係者は語っている。',
  '次の会談は秋に予定されているが、開催される都市の名前はまだ明らかにされていない。港はそれまで開いている。',
]
const ARABIC = [
  'التقى الوزيران في مبنى البلدية القديم وتحدثا أكثر من ثلاث ساعات عن الحدود بين البلدين وعن مستقبل الميناء.',
  'لم يتوقع أحد التوصل إلى اتفاق في اليوم الأول، لكن الأجواء كانت أفضل مما كانت عليه في الربيع الماضي.',
  'ومن المقرر عقد جولة ثانية في الخريف في مدينة لم يرغب أي منهما في ذكر اسمها، ويبقى الميناء مفتوحا حتى ذلك الحين.',
]

export const p = (texts: readonly string[], tag = 'p') =>
  texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n')
export const links = (...names: string[]) =>
  `<ul>${names.map((name) => `<li><a href="/${name.length}">${name}</a></li>`).join('')}</ul>`
export const page = (content: string, { title = 'Talks resume', head = '', lang = 'en', dir = '' } = {}) =>
  `<!DOCTYPE html><html lang="${lang}"${dir && ` dir="${dir}"`}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${content}</body></html>`

export const FAMILIES: readonly (readonly [name: string, html: string, paragraphs: readonly string[]])[] = [
  [
    'a blog with a sidebar, tags, a note on its writer and comments',
    page(`<div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a href="/">The Blog</a></p>
      <nav>${links('Home', 'About', 'Contact')}</nav></header>
      <div id="content"><main id="main"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">Talks resume</h1>
      <div class="entry-meta"><span class="posted-on">Posted on <a href="/x"><time datetime="2016-03-24">March 24, 2016</time></a></span> <span class="byline">by <a class="url fn n" href="/a">Jane Roe</a></span></div></header>
      <div class="entry-content">${p(ENGLISH)}<div class="sharedaddy"><h3>Share this:</h3>${links('Twitter', 'Facebook')}</div></div>
      <footer class="entry-footer"><span class="cat-links">Posted in <a href="/w">World</a></span> <span class="tags-links">Tagged <a href="/b">border</a></span></footer></article>
      <div id="comments" class="comments-area"><h2>2 thoughts on “Talks resume”</h2><ol class="comment-list"><li><p>I was there, and it was not like that at all.</p></li><li><p>Neither was it in the spring, as far as I remember.</p></li></ol></div></main>
      <aside id="secondary" class="widget-area"><h2>Recent posts</h2>${links('Ferries lose a third of their passengers', 'A bridge is closed')}</aside></div></div>`),
    ENGLISH,
  ],
  [
    'news with a paywall note, a newsletter box and other stories',
    page(`<nav>${links('World', 'Politics', 'Sport')}</nav><article><h1>Talks resume</h1><p class="byline">By Jane Roe</p>
      ${p(ENGLISH.slice(0, 2))}<div class="newsletter-signup"><p>Get the morning briefing in your inbox.</p><input type="email"><button>Sign up</button></div>
      <p>Advertisement</p>${p(ENGLISH.slice(2, 3))}<aside><h3>Read more</h3>${links('Ferries lose a third of their passengers')}</aside>${p(ENGLISH.slice(3))}
      <div class="paywall"><h3>Subscribe to read on</h3><p>You have read all of your free articles. Subscribe for one euro a month.</p></div></article>
      <section><h2>Most read</h2>${links('A bridge is closed', 'Rain until Sunday')}</section><footer>© 2016 The Paper. All rights reserved.</footer>`),
    ENGLISH,
  ],
  [
    'a guide with a table of contents beside it, code and a section on comments',
    page(`<div class="layout"><nav class="sidebar">${links('Install', 'Comments', 'Loops', 'Functions')}</nav><main><div class="content"><h1>Talks resume</h1>
      <h2>Install</h2><p>${ENGLISH[0]}</p><pre><code>npm install talks
npm start</code></pre><h2>Comments</h2><p>${ENGLISH[1]}</p><h2>Loops</h2><p>${ENGLISH[2]}</p><table><thead><tr><th>Option</th><th>Comment</th></tr></thead>
      <tbody><tr><td>share</td><td>Tells others</td></tr><tr><td><a href="#print">print</a></td><td>Puts it on paper</td></tr></tbody></table><p>${ENGLISH[3]}</p></div></main></div>`),
    [
      ...[
        'Install',
        ENGLISH[0]!,
        'npm install talks\nnpm start',
        'Comments',
        ENGLISH[1]!,
        'Loops',
        ENGLISH[2]!,
      ],
      ...['Option', 'Comment', 'share', 'Tells others', 'print', 'Puts it on paper', ENGLISH[3]!],
    ],
  ],
  [
    'a recipe',
    page(`<nav>${links('Recipes', 'About')}</nav><article><h1>Talks resume</h1>${p(ENGLISH.slice(0, 2))}<h2>Ingredients</h2><ul><li>200 g flour</li><li>2 eggs</li><li>Salt</li></ul>
      <h2>Method</h2><ol><li>Mix the flour and the eggs, and leave the dough for an hour.</li><li>Print the shapes that you like.</li><li>Share with friends</li></ol><p>${ENGLISH[3]}</p></article>`),
    [
      ...ENGLISH.slice(0, 2),
      ...['Ingredients', '200 g flour', '2 eggs', 'Salt', 'Method'],
      ...[
        'Mix the flour and the eggs, and leave the dough for an hour.',
        'Print the shapes that you like.',
        'Share with friends',
      ],
      ENGLISH[3]!,
    ],
  ],
  [
    'a long list',
    page(
      `<article><h1>Talks resume</h1><p>${ENGLISH[0]}</p>${Array.from(
        { length: 30 },
        (_, i) => `<h2>${i + 1}. Harbour number ${i + 1}</h2><p>${ENGLISH[1 + (i % 3)]}</p>`,
      ).join('')}</article>`,
    ),
    [
      ENGLISH[0]!,
      ...Array.from({ length: 30 }, (_, i) => [
        `${i + 1}. Harbour number ${i + 1}`,
        ENGLISH[1 + (i % 3)]!,
      ]).flat(),
    ],
  ],
  [
    'scores above the first sentence',
    page(
      `<article><h1>Talks resume</h1><p>Oslo 3, Bergen 1</p><p>Turku 2, Vaasa 2</p><p>Umeå 0, Kiruna 4</p>${p(ENGLISH)}</article>`,
    ),
    ['Oslo 3, Bergen 1', 'Turku 2, Vaasa 2', 'Umeå 0, Kiruna 4', ...ENGLISH],
  ],
  [
    'text in <div> with <br>',
    page(
      `<table><tr><td><a href="/">Home</a> | <a href="/n">News</a></td></tr></table><h1>Talks resume</h1><div>${ENGLISH.join('<br><br>\n')}</div><div><a href="/p">Print</a></div>`,
    ),
    ENGLISH,
  ],
  ['text in <div> alone', page(`<div><div>Talks resume</div>${p(ENGLISH, 'div')}</div>`), ENGLISH],
  [
    'a layout of tables',
    page(
      `<table width="100%"><tr><td width="150">${links('World', 'Sport', 'Weather')}</td><td><h1>Talks resume</h1>${p(ENGLISH)}</td><td>${links('A bridge is closed')}</td></tr></table>`,
    ),
    ENGLISH,
  ],
  [
    'an AMP page',
    `<!doctype html><html amp lang="en"><head><title>Talks resume</title><script async src="https://cdn.ampproject.org/v0.js"></script></head><body>
      <amp-sidebar id="menu" hidden>${links('World', 'Sport')}</amp-sidebar><article><h1>Talks resume</h1><amp-img src="a.jpg" width="1" height="1"></amp-img>${p(ENGLISH)}
      <amp-social-share type="twitter"></amp-social-share><amp-ad width="300" height="250"></amp-ad></article></body></html>`,
    ENGLISH,
  ],
  [
    'German',
    page(
      `<nav>${links('Politik', 'Sport')}</nav><article><h1>Gespräche gehen weiter</h1><p>Von Jana Roth</p>${p(GERMAN)}<p>Lesen Sie auch: Fähren verlieren ein Drittel</p></article><footer>Alle Rechte vorbehalten</footer>`,
      { title: 'Gespräche gehen weiter', lang: 'de' },
    ),
    GERMAN,
  ],
  [
    'French',
    page(
      `<nav>${links('Monde', 'Sport')}</nav><article><h1>Les discussions reprennent</h1>${p(FRENCH)}<p>Lire aussi : Les ferries perdent un tiers</p></article>`,
      { title: 'Les discussions reprennent', lang: 'fr' },
    ),
    FRENCH,
  ],
  [
    'Japanese',
    page(
      `<nav>${links('国際', 'スポーツ')}</nav><article><h1>会談再開</h1>${p(JAPANESE)}</article><footer>© 2016 新聞</footer>`,
      { title: '会談再開', lang: 'ja' },
    ),
    JAPANESE,
  ],
  [
    'Arabic, from right to left',
    page(`<nav>${links('العالم', 'رياضة')}</nav><article><h1>استئناف المحادثات</h1>${p(ARABIC)}</article>`, {
      title: 'استئناف المحادثات',
      lang: 'ar',
      dir: 'rtl',
    }),
    ARABIC,
  ],
  [
    'malformed nesting',
    `<title>Talks resume</title><div><p><b>${ENGLISH[0]}<p>${ENGLISH[1]}</b></div></div></span><p><i>${ENGLISH[2]}<table></p><div>${ENGLISH[3]}`,
    ENGLISH,
  ],
  [
    'without the tags that may be left out',
    `<!doctype html><html lang=en><title>Talks resume</title><nav>${links('Home')}</nav><article><h1>Talks resume</h1>${p(ENGLISH)}</article></html>`,
    ENGLISH,
  ],
  [
    'a head that is never closed, and two bodies',
    `<html><head><title>Talks resume</title>${p(ENGLISH.slice(0, 2))}<body>${p(ENGLISH.slice(2, 3))}</body><body>${p(ENGLISH.slice(3))}</body></html>`,
    ENGLISH,
  ],
  [
    'scripts that look like text',
    page(`<article><h1>Talks resume</h1><script>document.write("<p>This is no sentence of the article, whatever it says.</p>")</script>${p(ENGLISH.slice(0, 2))}
      <script type="text/template"><p>Neither is this one, which is a template for a page.</p></script><noscript><p>Please enable JavaScript to read on, for we can't count you.</p></noscript>${p(ENGLISH.slice(2))}<style>p::after { content: "no" }</style></article>`),
    ENGLISH,
  ],
]
