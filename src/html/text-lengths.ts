/** The length of each element's text, in one walk without recursion; scripts and styles count nothing. */
export function textLengths(document: Document): ReadonlyMap<Element, number> {
  const lengths = new Map<Element, number>()
  const root = document.documentElement
  let node: Node | null = root.firstChild
  let parent: Element = root
  lengths.set(root, 0)
  while (true) {
    while (!node) {
      if (parent === root) return lengths
      const up: Element = parent.parentElement ?? root
      lengths.set(up, lengths.get(up)! + lengths.get(parent)!)
      node = parent.nextSibling
      parent = up
    }
    if (node.nodeType === 1 && !/^(?:script|style|noscript|template)$/i.test((node as Element).tagName)) {
      lengths.set(node as Element, 0)
      parent = node as Element
      node = node.firstChild
    } else {
      if (node.nodeType === 3)
        lengths.set(parent, lengths.get(parent)! + (node.nodeValue ?? '').trim().length)
      node = node.nextSibling
    }
  }
}
