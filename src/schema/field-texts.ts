import { ownProperty } from './document.ts'

/** The strings that a document has in a field, in the order in which `readDocument` finds them. */
export function textsOf(document: object, path: readonly string[]): string[] {
  const texts: string[] = []
  const gather = (holder: object, depth: number) => {
    for (let end = depth + 1; end <= path.length; end++) {
      for (const value of [ownProperty(holder, path.slice(depth, end).join('.'))].flat()) {
        if (end === path.length) {
          if (typeof value === 'string') texts.push(value)
        } else if (typeof value === 'object' && value !== null) gather(value, end)
      }
    }
  }
  gather(document, 0)
  return texts
}
