import { advantage, figures, isSample } from './figures.mjs'
import { percent, short, table } from './format.mjs'
import { checkTargets, movieAims } from './targets.mjs'

const MOVIES = 36_273 // documents: the aims are for all of them

const COLUMNS = [
  'build MB/s',
  'memory MB',
  'saved MB',
  'saved gzip MB',
  'load ms',
  'OR mean ms',
  'OR p99 ms',
  'AND mean ms',
  'phrase mean ms',
  'prefix mean ms',
  'keystroke mean ms',
  'fuzzy mean ms',
  'typo mean ms',
]

const SAMPLED = '†'
const SAMPLE_NOTE = `${SAMPLED} A sample of the queries, drawn alike for all; ratios are over the same ones.`

const cells = (row, columns = COLUMNS) =>
  columns.map((name) => short(figures[name].of(row)) + (isSample(name, row) ? SAMPLED : ''))

function mainTable(corpus, rows) {
  const lines = rows.map((row) => [row.row, ...cells(row)])
  const whole = rows[0].build.documents === MOVIES
  if (corpus === 'movies' && whole)
    lines.push(['*to reach*', ...COLUMNS.map((name) => short(movieAims[name]))])
  return table([corpus, ...COLUMNS], lines)
}

/** How many times better okapi is than each row. */
function ratioTable(rows) {
  const ours = rows.find(({ row }) => row === 'okapi')
  if (ours === undefined) return undefined
  const peers = rows.filter(({ row }) => !row.startsWith('okapi'))
  const lines = peers.map((peer) => [
    `okapi / ${peer.row}`,
    ...COLUMNS.map((name) => {
      const ratio = advantage(name, ours, peer)
      return ratio === undefined ? '–' : `${short(ratio)}×`
    }),
  ])
  return lines.length === 0 ? undefined : table(['times better', ...COLUMNS], lines)
}

function latencyTable(rows) {
  const lines = rows.flatMap((row) =>
    Object.entries(row.kinds ?? {}).map(([kind, { of, asked, cold, warm, overlap }]) => [
      `${row.row} · ${kind}`,
      asked < of ? `${asked} of ${of}` : String(of),
      ...[cold.mean, cold.p99, warm.p50, warm.p95, warm.p99, warm.mean].map(short),
      percent(overlap),
    ]),
  )
  const header = [
    'row · kind',
    'queries',
    'cold mean',
    'cold p99',
    'p50',
    'p95',
    'p99',
    'mean',
    'top 10 as exact BM25',
  ]
  return table(header, lines)
}

function targetTable(rows) {
  const verdict = ({ met }) => (met === undefined ? 'not measured' : met ? 'yes' : '**no**')
  const lines = checkTargets(rows).map((target) => [
    `${target.figure} against ${target.against}`,
    `${target.atLeast}×`,
    target.ratio === undefined ? '–' : `${short(target.ratio)}×`,
    verdict(target),
  ])
  return table(['promise', 'at least', 'measured', 'met'], lines)
}

const holdings = (rows) =>
  rows.map((row) => {
    const { holds, stopped, skipped, version, faults = {} } = row
    const failed = Object.entries(faults).map(([stage, error]) => `${stage} failed: ${error}`)
    const parts = [holds, skipped, stopped, ...failed].filter(Boolean)
    return `- ${[row.row, version].filter(Boolean).join(' ')}: ${parts.join('; ')}`
  })

function corpusSection(corpus, rows) {
  const measured = rows.filter(({ build }) => build !== undefined)
  if (measured.length === 0) return [`## ${corpus}`, ...holdings(rows)].join('\n\n')
  const { documents, textBytes } = measured[0].build
  const title = `## ${corpus}: ${documents.toLocaleString('en')} documents, ${short(textBytes / 1e6)} MB of text`
  const ratios = ratioTable(measured)
  return [
    title,
    mainTable(corpus, measured),
    ...(ratios ? [ratios, targetTable(measured)] : []),
    '### Every kind of query (ms; warm unless said)',
    latencyTable(measured),
    '### What each holds',
    holdings(rows).join('\n'),
  ].join('\n\n')
}

/** How okapi's figures grow with the corpus: each size against the smallest. */
export function growthTable(results) {
  const ours = results.rows.filter(
    ({ row, corpus, build }) => row === 'okapi' && corpus.startsWith('generated') && build,
  )
  if (ours.length < 2) return undefined
  const names = [
    'memory MB',
    'saved MB',
    'load ms',
    'OR mean ms',
    'OR p99 ms',
    'AND mean ms',
    'prefix mean ms',
    'fuzzy mean ms',
  ]
  const lines = ours.map((row) => [
    `${row.build.documents.toLocaleString('en')} documents (${short(row.build.documents / ours[0].build.documents)}×)`,
    short(row.build.ms / 1000),
    ...names.map((name) => {
      const [first, value] = [figures[name].of(ours[0]), figures[name].of(row)]
      return value === undefined || !first ? short(value) : `${short(value)} (${short(value / first)}×)`
    }),
  ])
  return ['## Growth', table(['okapi', 'build s', ...names], lines)].join('\n\n')
}

const README_COLUMNS = [
  'build MB/s',
  'memory MB',
  'saved MB',
  'load ms',
  'OR mean ms',
  'AND mean ms',
  'prefix mean ms',
  'fuzzy mean ms',
]

/** The short table for the project's README: movies if it was run, else the first corpus. */
export function readmeTable({ date, machine, rows }) {
  const corpus = rows.some((row) => row.corpus === 'movies') ? 'movies' : rows[0].corpus
  const shown = rows.filter((row) => row.corpus === corpus && row.build !== undefined)
  const lines = shown.map((row) => {
    return [`${row.row} ${row.version}`, ...cells(row, README_COLUMNS)].map((cell) =>
      row.row === 'okapi' ? `**${cell}**` : cell,
    )
  })
  const where = `${machine.cores} cores, Node ${machine.node}, ${date.slice(0, 10)}`
  const note = lines.flat().some((cell) => cell.includes(SAMPLED)) ? ` ${SAMPLE_NOTE}` : ''
  return `${table([corpus, ...README_COLUMNS], lines)}\n\nTop 10, warm, defaults, one process per engine; ${where}.${note}`
}

/** The whole run as Markdown. */
export function toMarkdown(results) {
  const { date, machine, rows } = results
  const corpora = [...new Set(rows.map(({ corpus }) => corpus))]
  const where = `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, Node ${machine.node}`
  return [
    '# Benchmark',
    `${date.slice(0, 10)}, ${where}, load average ${machine.loadAverage[0]} at the start. \`npm run bench\` runs it again; one process per engine, defaults unless the row's name says more, top 10. MB are millions of bytes. ${SAMPLE_NOTE}`,
    ...corpora.map((corpus) =>
      corpusSection(
        corpus,
        rows.filter((row) => row.corpus === corpus),
      ),
    ),
    growthTable(results),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}
