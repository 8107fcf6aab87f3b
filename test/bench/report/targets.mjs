import { advantage, figures } from './figures.mjs'

/**
 * The promises, as ratios against other rows of the same run on the same corpus (no absolute time is promised).
 * `against: 'ranking'` is the best JavaScript row that ranks and answers that kind.
 */
export const ratioTargets = [
  { figure: 'build MB/s', against: 'minisearch', atLeast: 5 },
  { figure: 'build MB/s', against: 'fts5', atLeast: 1 },
  { figure: 'memory MB', against: 'minisearch', atLeast: 8 },
  { figure: 'OR mean ms', against: 'minisearch', atLeast: 100 },
  { figure: 'OR mean ms', against: 'fts5', atLeast: 50 },
  { figure: 'AND mean ms', against: 'fts5', atLeast: 5 },
  { figure: 'prefix mean ms', against: 'ranking', atLeast: 30 },
  { figure: 'keystroke mean ms', against: 'ranking', atLeast: 30 },
  { figure: 'fuzzy mean ms', against: 'ranking', atLeast: 30 },
  { figure: 'load ms', against: 'minisearch', atLeast: 100 },
]

/** Aims in absolute numbers on movies, on two quiet cores; they say where the field stands, not who passes. */
export const movieAims = {
  'build MB/s': 20,
  'memory MB': 14,
  'OR mean ms': 0.08,
  'OR p99 ms': 0.8,
  'AND mean ms': 0.04,
  'prefix mean ms': 0.3,
  'keystroke mean ms': 0.3,
  'fuzzy mean ms': 0.5,
  'saved MB': 6,
  'load ms': 10,
}

const isPeer = ({ row }) => !row.startsWith('okapi')

function opponent({ figure, against }, rows) {
  if (against !== 'ranking') return rows.find(({ row }) => row === against)
  const { of, more } = figures[figure]
  const peers = rows.filter((row) => isPeer(row) && row.ranks && !row.native && of(row) !== undefined)
  return peers.sort((a, b) => (more ? of(b) - of(a) : of(a) - of(b)))[0]
}

/** Each promise with what was measured: { figure, against, atLeast, ratio?, met? }; no ratio where a row is missing. */
export function checkTargets(rows) {
  const ours = rows.find(({ row }) => row === 'okapi')
  return ratioTargets.map((target) => {
    const theirs = opponent(target, rows)
    const ratio = ours && theirs && advantage(target.figure, ours, theirs)
    const against = target.against === 'ranking' && theirs ? theirs.row : target.against
    return { ...target, against, ratio, met: ratio === undefined ? undefined : ratio >= target.atLeast }
  })
}
