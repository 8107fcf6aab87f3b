// Of okapi's OR top 10 with the exact BM25's on generated words. Not all: Lucene's one-byte norms reorder near-ties.
const LEAST_OVERLAP = 0.8

/** What is wrong with a run, in words; nothing about speed. An empty list means that the harness works. */
export function faultsOf({ rows }) {
  const faults = []
  for (const { row, skipped } of rows) if (row === 'okapi' && skipped) faults.push(skipped)
  const measured = rows.filter(({ skipped }) => skipped === undefined)
  if (!measured.some(({ build }) => build?.documents > 0)) faults.push('no engine indexed anything')
  for (const row of measured) {
    const name = `${row.row} on ${row.corpus}`
    if (row.stopped !== undefined) faults.push(`${name}: ${row.stopped}`)
    for (const [stage, error] of Object.entries(row.faults ?? {})) faults.push(`${name}, ${stage}: ${error}`)
    if (!(row.build?.documents > 0 && row.build.ms > 0)) faults.push(`${name}: nothing was built`)
    if (!(row.saved?.bytes > 0 && row.load?.ms > 0)) faults.push(`${name}: not saved and loaded`)
    const kinds = Object.entries(row.kinds ?? {})
    if (kinds.length === 0) faults.push(`${name}: no query was asked`)
    for (const [kind, { asked, answered, warm, overlap }] of kinds) {
      if (!(asked > 0 && answered > 0)) faults.push(`${name}, ${kind}: no query had an answer`)
      if (!(warm.p50 <= warm.p95 && warm.p95 <= warm.p99))
        faults.push(`${name}, ${kind}: percentiles out of order`)
      if (row.row === 'okapi' && kind === 'or' && overlap < LEAST_OVERLAP) {
        faults.push(`${name}, ${kind}: only ${Math.round(overlap * 100)} % of the exact top 10`)
      }
    }
  }
  return faults
}
