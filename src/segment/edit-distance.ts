import levenshtein from 'fast-levenshtein'

/**
 * Edits from `a` to `b`, in code points: insertions, deletions, substitutions and, with `transpositions`, swaps of two
 * neighbours between which nothing else is edited (optimal string alignment). Exact up to `maxEdits`; where there are
 * more, some number above it.
 */
export function editDistance(a: string, b: string, maxEdits: number, transpositions: boolean): number {
  // fast-levenshtein counts UTF-16 units: give each code point one.
  if (/[\ud800-\udfff]/.test(a + b)) {
    const units = new Map<string, string>()
    const narrow = (text: string) =>
      Array.from(text, (point) => {
        if (!units.has(point)) units.set(point, String.fromCharCode(units.size))
        return units.get(point)
      }).join('')
    return editDistance(narrow(a), narrow(b), maxEdits, transpositions)
  }
  return distance(a, b, maxEdits, transpositions)
}

function distance(a: string, b: string, maxEdits: number, transpositions: boolean): number {
  let least = levenshtein.get(a, b)
  // A swap replaces two plain edits at most.
  if (!transpositions || least < 2 || least > 2 * maxEdits) return least
  // The first swap takes a[i], a[i + 1] to b[j], b[j + 1]: plain edits before it, anything after it.
  for (let i = 0; i < a.length - 1; i++) {
    for (let j = Math.max(0, i - maxEdits + 1); j < i + maxEdits; j++) {
      if (a[i] !== b[j + 1] || a[i + 1] !== b[j] || a[i] === a[i + 1]) continue
      const before = levenshtein.get(a.slice(0, i), b.slice(0, j)) + 1
      if (before >= least || before > maxEdits) continue
      least = Math.min(least, before + distance(a.slice(i + 2), b.slice(j + 2), maxEdits - before, true))
    }
  }
  return least
}
