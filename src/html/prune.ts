import { textLengths } from './text-lengths.ts'

// Elements that hold no article's own text.
const NEVER =
  'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,form,button,input,select,textarea,nav,dialog,' +
  'figcaption,[hidden],[aria-hidden="true"],[role="navigation"],[role="dialog"],[role="complementary"],[role="search"],' +
  '[role="banner"],[role="contentinfo"],[role="menu"],[role="alert"]'

// What people call the boxes around an article, as whole words of a class or an id.
const BOX = /* @__PURE__ */ new RegExp(
  '(?:^|[\\s_-])(?:' +
    'shar(?:e|es|ing|ebar|edaddy|etools?|ebuttons?|e-?this)|socials?|addthis|addtoany|' +
    'newsletters?|subscribe|subscription|subscriptions|sign-?up|optin|paywall|donate|' +
    'related|relatedposts|recommend(?:ed|ation|ations)?|recirc(?:ulation)?|outbrain|taboola|promos?|promoted|' +
    'read-?more|see-?also|more-?(?:stories|news|articles|links|from)|most-?(?:read|popular|viewed)|popular|trending|' +
    'ads?|advert(?:s|isement|isements|ising)?|sponsor(?:ed|s)?|affiliate|disclaimer|' +
    'comments?|comment-?list|disqus|respond|' +
    'caption|captions|wp-caption-text|credits?|copyright|photo-?(?:credit|info)|image-?(?:caption|credit)|' +
    'byline|bylines|dateline-?time|timestamp|pubdate|publish(?:ed)?-?date|post-?(?:meta|date|info|tags?|footer)|entry-?(?:meta|footer|tags?)|' +
    'article-?(?:meta|tags?|footer|share)|author-?(?:bio|box|info|card|profile)|about-?author|bio|tags|tag-?list|topics|' +
    'breadcrumbs?|cookies?|toolbar|tooltips?|popups?|popovers?|rollover|hovercard|modal|' +
    'visually-?hidden|sr-?only|screen-?reader(?:-?text)?|print-?only|skip-?link|sidebar|footnav' +
    ')(?=$|[\\s_-])',
  'i',
)

// An element with so much of the page's text is no box, whatever it is called: `<body class="no-sidebar">`, one form around
// the page.
const MOST_SHARE = 0.3

/** Removes what surrounds any article, by element and by name. The document is changed: read its facts before. */
export function prunePage(document: Document): void {
  const lengths = textLengths(document)
  const most = MOST_SHARE * (lengths.get(document.body) ?? 0)
  const isSmall = (element: Element) => (lengths.get(element) ?? 0) <= most
  for (const element of document.querySelectorAll(NEVER)) if (isSmall(element)) element.remove()
  for (const element of document.querySelectorAll('[class]:not(a),[id]:not(a)')) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (!BOX.test(splitWords(name)) || !isSmall(element)) continue
    if (element.querySelector('h1') || isWrapper(element)) continue
    // A quotation is the writer's, whatever its sender calls the box ("social-embed").
    if (!element.querySelector('blockquote')) element.remove()
  }
  // A line of code ends; Readability would start a paragraph.
  for (const end of document.querySelectorAll('pre br')) end.replaceWith(document.createTextNode('\n'))
  // The sign that links a heading to itself.
  for (const link of document.querySelectorAll('h1 a,h2 a,h3 a,h4 a,h5 a,h6 a'))
    if (/^\s*[¶#§🔗]?\s*$/u.test(link.textContent ?? '')) link.remove()
  // "CAIRO —" in a paragraph is its first word, which Readability takes for a by-line by its name.
  for (const word of document.querySelectorAll('p [class*="dateline" i]')) word.removeAttribute('class')
  // Nor does the name of a quotation say what it is worth, or Readability's doubts about a box with many links.
  for (const quote of document.querySelectorAll('blockquote')) {
    quote.removeAttribute('class')
    const box = quote.parentElement
    if (
      box &&
      box !== document.body &&
      box.children.length === 1 &&
      box.textContent?.trim() === quote.textContent?.trim()
    )
      box.replaceWith(quote)
  }
}

// A name in a sentence with its hidden card: the card goes, by its own name, and the name stays.
const isWrapper = (element: Element): boolean =>
  element.tagName.toUpperCase() === 'SPAN' &&
  BOX.test(element.firstElementChild?.nextElementSibling?.className ?? '')

const splitWords = (name: string): string => name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')
