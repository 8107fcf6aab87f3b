/**
 * Quality of one ranking, by trec_eval's definitions. `grades` maps document ids to judgements: above 0 is relevant, larger
 * is better, absent or ≤ 0 is not. The ranking is taken in the order given; a document named twice counts once, at
 * its first place. Undefined for a query without a relevant document: such queries are left out of every mean.
 *
 * ndcg10     Σ grade / log2(rank + 1) over the first 10, over the same sum of the best order (linear gains; Järvelin
 *            and Kekäläinen, 2002)
 * ap         mean, over all relevant documents, of the precision at each one's rank; 0 for those not retrieved
 * recall100  share of the relevant documents among the first 100
 * rr         1 / rank of the first relevant document, or 0
 */
export function judge(ranking, grades) {
  const gains = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a)
  if (gains.length === 0) return undefined
  const gainAt = [...new Set(ranking)].map((id) => Math.max(0, grades.get(id) ?? 0))
  let found = 0
  let precisions = 0
  let rr = 0
  for (const [at, gain] of gainAt.entries()) {
    if (gain === 0) continue
    found++
    precisions += found / (at + 1)
    if (found === 1) rr = 1 / (at + 1)
  }
  return {
    ndcg10: discountedGain(gainAt) / discountedGain(gains),
    ap: precisions / gains.length,
    recall100: gainAt.slice(0, 100).filter((gain) => gain > 0).length / gains.length,
    rr,
  }
}

const discountedGain = (gains) =>
  gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)

export const metricNames = ['ndcg10', 'ap', 'recall100', 'rr']

/** Headings that people know: means over queries. */
export const metricTitles = { ndcg10: 'nDCG@10', ap: 'MAP', recall100: 'recall@100', rr: 'MRR' }

/** Means of each metric over { query: judged }. */
export function meansOf(queries) {
  const judged = Object.values(queries)
  const mean = (name) => judged.reduce((sum, query) => sum + query[name], 0) / judged.length
  return Object.fromEntries(metricNames.map((name) => [name, mean(name)]))
}
