import { readLenientJson } from './lenient-json.ts'

/** A node of a page's JSON-LD: one thing with its properties. */
export type LinkedNode = Readonly<Record<string, unknown>>

// An article, and what may stand in its place on a page that has none.
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/
const ALIKE = /(?:Review|Recipe|SocialMediaPosting|PodcastEpisode|VideoObject|HowTo|QAPage|FAQPage)$/
// Properties that lead to other things than the page's own.
const OF_OTHERS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'citation',
  'comment',
  'hasPart',
  'isBasedOn',
  'isPartOf',
  'itemListElement',
  'mentions',
  'relatedLink',
  'review',
])
// Deeper or more than any page needs.
const MOST_DEPTH = 8
const MOST_NODES = 2000
const MOST_LENGTH = 1_000_000

/**
 * What the page's JSON-LD says of its article: the first node of such a type, or undefined; its author and publisher are
 * those that it refers to by `@id`. JSON-LD that can't be read is none.
 */
export function readArticleNode(document: Document): LinkedNode | undefined {
  const nodes: LinkedNode[] = []
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    const text = script.textContent ?? ''
    if (text.length <= MOST_LENGTH) collectNodes(readLenientJson(text), nodes)
  }
  const isOf = (pattern: RegExp) => (node: LinkedNode) => typesOf(node).some((type) => pattern.test(type))
  const article = nodes.find(isOf(ARTICLE)) ?? nodes.find(isOf(ALIKE))
  return article && withReferences(article, nodes)
}

function collectNodes(roots: readonly unknown[], nodes: LinkedNode[]): void {
  const queue = roots.map((value) => ({ value, depth: 0 }))
  for (let i = 0; i < queue.length && nodes.length < MOST_NODES && i < 10 * MOST_NODES; i++) {
    const { value, depth } = queue[i]!
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) nodes.push(value as LinkedNode)
    if (depth >= MOST_DEPTH) continue
    for (const [key, next] of Object.entries(value))
      if (!OF_OTHERS.has(key)) queue.push({ value: next, depth: depth + 1 })
  }
}

const typesOf = (node: LinkedNode): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string')

/** The node with its people and firms in place of references to them. */
function withReferences(node: LinkedNode, nodes: readonly LinkedNode[]): LinkedNode {
  const byId = new Map<string, LinkedNode>()
  for (const each of nodes) {
    const id = each['@id']
    if (typeof id === 'string' && namesOf(each).length > 0 && !byId.has(id)) byId.set(id, each)
  }
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, MOST_NAMES).map(resolve)
    const id = (value as LinkedNode | null | undefined)?.['@id']
    return typeof id === 'string' && namesOf(value).length === 0 ? byId.get(id) : value
  }
  const found: Record<string, unknown> = { ...node }
  for (const key of ['author', 'creator', 'publisher']) if (key in node) found[key] = resolve(node[key])
  return found
}

/** A property as text: itself, its name, or those of its several values, the first that has one. */
export function textOf(value: unknown): string | undefined {
  return namesOf(value)[0]
}

const MOST_NAMES = 20

/** All names that a property has: of strings, things and lists of them. */
export function namesOf(value: unknown, depth = 0): string[] {
  if (depth > 3) return []
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
  if (Array.isArray(value)) return value.slice(0, MOST_NAMES).flatMap((each) => namesOf(each, depth + 1))
  if (typeof value !== 'object' || value === null) return []
  const { name, '@value': literal, givenName, familyName } = value as LinkedNode
  const names = namesOf(name ?? literal, depth + 1)
  if (names.length > 0) return names
  const parts = [givenName, familyName].filter((part) => typeof part === 'string' && part.trim() !== '')
  return parts.length > 0 ? [parts.join(' ')] : []
}
