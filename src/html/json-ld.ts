/** A node of a page's JSON-LD: one thing with its properties. */
export type LinkedNode = Readonly<Record<string, unknown>>

const ARTICLE =
  /(?:Article|BlogPosting|Report|Review|Recipe|SocialMediaPosting|LiveBlogPosting|PodcastEpisode|VideoObject)$/
// Deeper or more than any page needs.
const MOST_DEPTH = 8
const MOST_NODES = 2000
const MOST_LENGTH = 1_000_000

/** What the page's JSON-LD says of an article: the first node of such a type, or undefined. Broken JSON-LD is none. */
export function readArticleNode(document: Document): LinkedNode | undefined {
  let found: LinkedNode | undefined
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const said = parse(script.textContent ?? '')
    found ??= find(said)
  }
  return found
}

function parse(text: string): unknown {
  if (text.length > MOST_LENGTH) return undefined
  // Some sites wrap it in a comment or CDATA, and leave line ends inside strings.
  const plain = text.replace(/^\s*(?:\/\/)?\s*<!(?:--|\[CDATA\[)|(?:\/\/)?\s*(?:-->|\]\]>);?\s*$/g, '')
  try {
    return JSON.parse(plain)
  } catch {
    try {
      return JSON.parse(
        plain
          .replace(/\p{Cc}+/gu, ' ')
          .trim()
          .replace(/;$/, ''),
      )
    } catch {
      return undefined
    }
  }
}

function find(root: unknown): LinkedNode | undefined {
  const queue: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }]
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const { value, depth } = queue[i]!
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value) && typesOf(value as LinkedNode).some((type) => ARTICLE.test(type)))
      return value as LinkedNode
    if (depth < MOST_DEPTH)
      for (const next of Object.values(value)) queue.push({ value: next, depth: depth + 1 })
  }
  return undefined
}

const typesOf = (node: LinkedNode): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string')

/** A property as text: itself, its name, or those of its several values, the first that has one. */
export function textOf(value: unknown): string | undefined {
  return namesOf(value)[0]
}

/** All names that a property has: of strings, things and lists of them. */
export function namesOf(value: unknown, depth = 0): string[] {
  if (depth > 3) return []
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((each) => namesOf(each, depth + 1))
  if (typeof value !== 'object' || value === null) return []
  const { name, '@value': literal } = value as LinkedNode
  return namesOf(name ?? literal, depth + 1)
}
