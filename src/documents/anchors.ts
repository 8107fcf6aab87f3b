/**
 * Makes the anchors of one page's headings, in their order, as GitHub does: small letters, no punctuation, a hyphen for each
 * space; said again, a number behind it. An anchor that the page states itself is kept.
 */
export function anchorMaker(): (heading: string, stated?: string) => string {
  const counts = new Map<string, number>()
  return (heading, stated) => {
    const slug =
      stated ??
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-')
    let anchor = slug
    let count = counts.get(slug) ?? 0
    while (counts.has(anchor)) anchor = `${slug}-${++count}`
    counts.set(slug, count)
    counts.set(anchor, counts.get(anchor) ?? 0)
    return anchor
  }
}
