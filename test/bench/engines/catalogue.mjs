/**
 * The rows of the benchmark. `engine` names a module here, `options` go to its createEngine, `packageName` is the package whose
 * version is shown. `tuned` rows run with --tuned or when named. `most` is the largest corpus (in documents) that a row
 * is given unless --all-sizes: beyond it the engine needs minutes or gigabytes and shows nothing new.
 */
export const catalogue = [
  { row: 'okapi', engine: 'okapi', most: 1_000_000, ranks: true },
  {
    row: 'okapi-keep',
    engine: 'okapi',
    tuned: true,
    options: { search: { stopWords: 'keep' } },
    most: 1_000_000,
    ranks: true,
  },
  {
    row: 'okapi-optimized',
    engine: 'okapi',
    tuned: true,
    options: { optimize: true },
    most: 1_000_000,
    ranks: true,
  },
  {
    row: 'okapi-stored',
    engine: 'okapi',
    tuned: true,
    options: { stored: true },
    most: 1_000_000,
    ranks: true,
  },
  { row: 'minisearch', engine: 'minisearch', packageName: 'minisearch', most: 300_000, ranks: true },
  {
    row: 'minisearch-stemmed',
    engine: 'minisearch',
    packageName: 'minisearch',
    tuned: true,
    options: { stemming: true },
    most: 100_000,
    ranks: true,
  },
  { row: 'flexsearch', engine: 'flexsearch', packageName: 'flexsearch', most: 300_000 },
  {
    row: 'flexsearch-forward',
    engine: 'flexsearch',
    packageName: 'flexsearch',
    options: { tokenize: 'forward' },
    most: 100_000,
  },
  {
    row: 'flexsearch-tolerant',
    engine: 'flexsearch',
    packageName: 'flexsearch',
    tuned: true,
    options: { tokenize: 'tolerant' },
    most: 100_000,
  },
  { row: 'lunr', engine: 'lunr', packageName: 'lunr', most: 100_000, ranks: true },
  { row: 'elasticlunr', engine: 'elasticlunr', packageName: 'elasticlunr', most: 100_000, ranks: true },
  { row: 'orama', engine: 'orama', packageName: '@orama/orama', most: 100_000, ranks: true },
  {
    row: 'orama-stemmed',
    engine: 'orama',
    packageName: '@orama/orama',
    tuned: true,
    options: { tokenizer: { language: 'english', stemming: true, allowDuplicates: true } },
    most: 100_000,
    ranks: true,
  },
  {
    row: 'zbsearch',
    engine: 'orama',
    packageName: 'zbsearch',
    options: { module: 'zbsearch', wholeWords: true },
    most: 100_000,
    ranks: true,
  },
  {
    row: 'zbsearch-stemmed',
    engine: 'orama',
    packageName: 'zbsearch',
    tuned: true,
    options: {
      module: 'zbsearch',
      wholeWords: true,
      tokenizer: { language: 'english', stemming: true, allowDuplicates: true },
    },
    most: 100_000,
    ranks: true,
  },
  { row: 'fuse', engine: 'fuse', packageName: 'fuse.js', most: 40_000, ranks: true },
  {
    row: 'fuse-tokens',
    engine: 'fuse',
    packageName: 'fuse.js',
    tuned: true,
    options: { tokens: true },
    most: 40_000,
    ranks: true,
  },
  { row: 'fts5', engine: 'fts5', packageName: 'better-sqlite3', native: true, most: 1_000_000, ranks: true },
  {
    row: 'fts5-tuned',
    engine: 'fts5',
    packageName: 'better-sqlite3',
    native: true,
    tuned: true,
    options: { prefixIndex: '2 3', optimize: true },
    most: 1_000_000,
    ranks: true,
  },
]

/** Rows for `--engines a,b` (a row, or every row of an engine: `okapi*`), or the default ones, with --tuned all. */
export function chooseRows({ engines, tuned = false }) {
  if (engines === undefined) return catalogue.filter((row) => tuned || !row.tuned)
  return engines.flatMap((wanted) => {
    const rows = catalogue.filter(({ row }) =>
      wanted.endsWith('*') ? row.startsWith(wanted.slice(0, -1)) : row === wanted,
    )
    if (rows.length > 0) return rows
    throw new RangeError(`No engine "${wanted}"; there are ${catalogue.map(({ row }) => row).join(', ')}.`)
  })
}
