import { table } from '../report/format.mjs'
import { metricNames, metricTitles } from './metrics.mjs'
import { randomisationTest } from './significance.mjs'

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const digits = (value) => (value === undefined ? '–' : value.toFixed(4).replace(/^0/, ''))
const signed = (value) => (value < 0 ? '−' : '+') + digits(Math.abs(value))

const probability = (p) => (p < 0.001 ? '< .001' : digits(p).slice(0, 4))

/** Per-query values of a metric in the order of `ids`. */
const valuesOf = (queries, ids, metric) => ids.map((id) => queries[id][metric])

/** Two sets of per-query results on the queries that both have. */
export function compare(queriesA, queriesB, metric = 'ndcg10') {
  const ids = Object.keys(queriesA).filter((id) => id in queriesB)
  return randomisationTest(valuesOf(queriesA, ids, metric), valuesOf(queriesB, ids, metric))
}

const marked = (p) => (p < 0.01 ? '**' : p < 0.05 ? '*' : '')

function metricTable(metric, rows, collections, base) {
  const names = [...new Set(rows.map(({ row }) => row))]
  const rowOf = (name, collection) =>
    rows.find(({ row, collection: its }) => row === name && its === collection)
  const cell = (name, collection) => {
    const measured = rowOf(name, collection)
    if (measured?.means === undefined) return '–'
    const ours = rowOf(base, collection)
    const sign =
      name === base || !ours?.queries ? '' : marked(compare(ours.queries, measured.queries, metric).p)
    return digits(measured.means[metric]) + sign.replaceAll('*', '\\*')
  }
  const lines = names.map((name) => {
    const all = collections.map((collection) => rowOf(name, collection)?.means?.[metric])
    const whole = all.every((value) => value !== undefined)
    return [name, ...collections.map((collection) => cell(name, collection)), whole ? digits(mean(all)) : '–']
  })
  return table([metricTitles[metric], ...collections, 'mean'], lines)
}

/** Each row against the base: mean difference of nDCG@10 on each collection with its p, and over all. */
export function ablationTable(rows, collections, base) {
  const queriesOf = (name, collection) =>
    rows.find(({ row, collection: its }) => row === name && its === collection)?.queries
  const names = [...new Set(rows.map(({ row }) => row))].filter((name) => name !== base)
  const lines = names.flatMap((name) => {
    const both = collections.filter(
      (collection) => queriesOf(base, collection) && queriesOf(name, collection),
    )
    if (both.length === 0) return []
    const tests = both.map((collection) => compare(queriesOf(base, collection), queriesOf(name, collection)))
    const cells = collections.map((collection) => {
      const at = both.indexOf(collection)
      return at < 0 ? '–' : `${signed(tests[at].difference)} (p ${probability(tests[at].p)})`
    })
    return [[name, ...cells, signed(mean(tests.map(({ difference }) => difference)))]]
  })
  return table([`nDCG@10 against ${base}`, ...collections, 'mean'], lines)
}

/** A run as Markdown: a table a metric, then differences from the first row. */
export function toMarkdown({ date, rows, versions }) {
  const collections = [...new Set(rows.map(({ collection }) => collection))]
  const base = rows.find(({ queries }) => queries)?.row
  const counts = collections.map((collection) => {
    const queries = rows.find((row) => row.collection === collection && row.queries)?.queries ?? {}
    return `${collection} ${Object.keys(queries).length}`
  })
  const notes = rows.filter(({ stopped, skipped }) => stopped ?? skipped)
  const known = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return [
    '# Relevance',
    `${date.slice(0, 10)}. Title and text searched together, defaults unless the row's name says more, nothing tuned per collection. Metrics by trec_eval's definitions, linear gains, over queries with a relevant document (${counts.join(', ')}). \\* differs from ${base} with p < .05, \\*\\* with p < .01 (paired randomisation test). \`npm run eval\` runs it again.`,
    ...metricNames.map((metric) => metricTable(metric, rows, collections, base)),
    ablationTable(rows, collections, base),
    ...notes.map(
      ({ row, collection, stopped, skipped }) => `- ${row} on ${collection}: ${stopped ?? skipped}`,
    ),
    known.join(', '),
  ]
    .join('\n\n')
    .concat('\n')
}

/** Parts of a run as Markdown, each { title, base, rows }: nDCG@10, MAP and recall@100, and differences from the base. */
export function sectionsToMarkdown({ date, rows, versions }, sections) {
  const collections = [...new Set(rows.map(({ collection }) => collection))]
  const parts = sections.flatMap(({ title, base, rows: names }) => {
    const own = names.flatMap((name) => rows.filter(({ row }) => row === name))
    return [
      `## ${title}`,
      ...['ndcg10', 'ap', 'recall100'].map((metric) => metricTable(metric, own, collections, base)),
      ablationTable(own, collections, base),
    ]
  })
  return [
    '# What each choice adds',
    `${date.slice(0, 10)}, okapi-search ${versions['okapi-search']}. Metrics as in [relevance.md](relevance.md). \\* differs from the first row with p < .05, \\*\\* with p < .01 (paired randomisation test). \`npm run eval -- --config test/bench/relevance/ablation.mjs --save ablation\` runs it again.`,
    ...parts,
  ]
    .join('\n\n')
    .concat('\n')
}
