const MOST_LENGTH = 60

/**
 * A stable id from what names a document: the words of its title, and a hash of its address, or else of title and text.
 */
export function articleId(title: string, url: string | undefined, body: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .match(/[\p{L}\p{N}]+/gu)
  let slug = ''
  for (const word of words ?? []) {
    if (slug.length + word.length >= MOST_LENGTH) break
    slug += `${word}-`
  }
  return `${slug || 'article-'}${hash(url ?? `${title}\n${body}`)}`
}

// FNV-1a over UTF-16 units, 32 bits, seven characters in base 36.
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(36).padStart(7, '0')
}
