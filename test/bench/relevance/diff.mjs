import { readDocuments, readJudgements, readQueries } from './collections.mjs'
import { compare } from './report.mjs'

const WIDTH = 76 // of each of the two columns

const cut = (text, width = WIDTH) =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width)

const sideBySide = (left, right) =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
    `${cut(left[at] ?? '')} │ ${cut(right[at] ?? '')}`.trimEnd(),
  )

/** An explanation as indented lines: value, then what it is. */
export function treeLines({ value, description, details = [] }, depth = 0) {
  const line = `${'  '.repeat(depth)}${Number(value).toPrecision(5)} ${description}`
  return [line, ...details.flatMap((detail) => treeLines(detail, depth + 1))]
}

/** Queries whose nDCG@10 changed, the largest change first. */
export function movedQueries(queriesA, queriesB) {
  return Object.keys(queriesA)
    .filter((id) => id in queriesB)
    .map((id) => ({
      id,
      a: queriesA[id],
      b: queriesB[id],
      change: queriesB[id].ndcg10 - queriesA[id].ndcg10,
    }))
    .filter(({ change }) => change !== 0)
    .sort((x, y) => Math.abs(y.change) - Math.abs(x.change) || (x.id < y.id ? -1 : 1))
}

/** The two top tens with grades, one beside the other. */
function topLines(a, b, grades, titles) {
  const lines = (top) =>
    top.map(
      (id, at) =>
        `${String(at + 1).padStart(2)} ${(grades.get(id) ?? 0) > 0 ? `[${grades.get(id)}]` : '   '} ${id} ${titles.get(id) ?? ''}`,
    )
  return sideBySide(lines(a.top), lines(b.top))
}

/** Trees of the relevant document that moved most within either top 10, else of the two first documents. */
function explanationLines(a, b, grades, treesA, treesB) {
  const place = (top, id) => (top.includes(id) ? top.indexOf(id) : 10)
  const shift = (id) => Math.abs(place(a.top, id) - place(b.top, id))
  const candidates = [...new Set([...a.top, ...b.top])].filter(
    (id) => (grades.get(id) ?? 0) > 0 && shift(id) > 0,
  )
  const [most] = candidates.sort((x, y) => shift(y) - shift(x))
  const chosen = most === undefined ? [a.top[0], b.top[0]] : [most, most]
  const lines = ([id, trees, { top }]) => {
    const where = top.includes(id) ? `place ${top.indexOf(id) + 1}` : 'not in the top 10'
    return [
      `${id}: ${where}`,
      ...(trees?.[id] ? treeLines(trees[id]) : ['(not a match, or no explanation kept)']),
    ]
  }
  return sideBySide(lines([chosen[0], treesA, a]), lines([chosen[1], treesB, b]))
}

/** Which queries moved between two rows, and why. */
export function diffLines(runA, runB, { most = 3, collections } = {}) {
  const lines = []
  for (const [collection, queriesA] of runA.collections) {
    const queriesB = runB.collections.get(collection)
    if (queriesB === undefined || (collections && !collections.includes(collection))) continue
    const { difference, p } = compare(queriesA, queriesB)
    const moved = movedQueries(queriesA, queriesB)
    const up = moved.filter(({ change }) => change > 0).length
    lines.push(
      `== ${collection}: nDCG@10 ${difference < 0 ? '' : '+'}${difference.toFixed(4)} (p ${p.toFixed(4)}), ${up} queries better, ${moved.length - up} worse`,
      ...sideBySide([runA.name], [runB.name]),
    )
    const texts = new Map(readQueries(collection, runA.folder).map(({ id, text }) => [id, text]))
    const titles = new Map(
      readDocuments(collection, runA.folder).map(({ id, title, text }) => [id, title || text]),
    )
    const judgements = readJudgements(collection, runA.folder)
    const [treesA, treesB] = [runA.treesOf(collection), runB.treesOf(collection)]
    for (const { id, a, b, change } of moved.slice(0, most)) {
      const grades = judgements.get(id)
      lines.push(
        '',
        `-- query ${id} (${a.ndcg10.toFixed(3)} → ${b.ndcg10.toFixed(3)}, ${change < 0 ? '' : '+'}${change.toFixed(3)}): ${texts.get(id)}`,
        ...topLines(a, b, grades, titles),
        ...explanationLines(a, b, grades, treesA[id], treesB[id]),
      )
    }
    lines.push('')
  }
  return lines
}
