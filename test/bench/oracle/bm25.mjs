import { stemmer } from 'stemmer'
import { wordsOf } from '../corpora/words.mjs'

const K1 = 1.2
const B = 0.75
const MARKS = /\p{M}/gu

/** Lower-case, without accents, Porter-stemmed. */
export const oracleTokens = (text) => wordsOf(text.normalize('NFKD').replace(MARKS, '')).map(stemmer)

/** An Int32Array that grows. */
class Ints {
  values = new Int32Array(1024)
  length = 0
  push(value) {
    if (this.length === this.values.length) {
      const larger = new Int32Array(this.length * 2)
      larger.set(this.values)
      this.values = larger
    }
    this.values[this.length++] = value
  }
}

/**
 * Exact BM25 by brute force: title and text as one field of combined length, exact lengths, doubles, no pruning.
 *
 * score = Σ idf · freq / (freq + k1 · (1 − b + b · dl / avgdl)), idf = ln(1 + (N − n + ½) / (n + ½)); Robertson et al.,
 * Okapi at TREC-3 (1994), with Lucene's idf. Stop words count like any word. What other engines are held against.
 */
export function createOracle() {
  const termOrds = new Map()
  const ids = []
  const tokens = new Ints() // term ordinals of all documents, one after another; a −1 parts title and text
  const starts = new Ints() // starts[doc] .. starts[doc + 1] is the document's slice of tokens
  const lengths = new Ints()
  let postings // termOrd → docs and freqs side by side, filled by finish()
  let averageLength = 0

  const ordOf = (term) => {
    const known = termOrds.get(term)
    if (known !== undefined) return known
    termOrds.set(term, termOrds.size)
    return termOrds.size - 1
  }

  const add = (documents) => {
    for (const { id, title, text } of documents) {
      ids.push(id)
      starts.push(tokens.length)
      for (const token of oracleTokens(title)) tokens.push(ordOf(token))
      tokens.push(-1)
      for (const token of oracleTokens(text)) tokens.push(ordOf(token))
      lengths.push(tokens.length - starts.values[ids.length - 1] - 1)
    }
  }

  const finish = () => {
    starts.push(tokens.length)
    averageLength =
      lengths.values.subarray(0, ids.length).reduce((sum, length) => sum + length, 0) / ids.length
    postings = Array.from({ length: termOrds.size }, () => undefined)
    for (let doc = 0; doc < ids.length; doc++) {
      for (let at = starts.values[doc]; at < starts.values[doc + 1]; at++) {
        const ord = tokens.values[at]
        if (ord < 0) continue
        postings[ord] ??= { docs: new Ints(), freqs: new Ints() }
        const { docs, freqs } = postings[ord]
        if (docs.length > 0 && docs.values[docs.length - 1] === doc) freqs.values[freqs.length - 1]++
        else {
          docs.push(doc)
          freqs.push(1)
        }
      }
    }
  }

  const idf = (docFreq) => Math.log(1 + (ids.length - docFreq + 0.5) / (docFreq + 0.5))
  const part = (freq, doc) => freq / (freq + K1 * (1 - B + (B * lengths.values[doc]) / averageLength))

  /** doc → freq of a run of terms side by side. */
  const phraseFreqs = (ords) => {
    const freqs = new Map()
    const lists = ords.map((ord) => postings[ord]?.docs)
    if (lists.some((list) => list === undefined)) return freqs
    const rarest = lists.reduce((least, list) => (list.length < least.length ? list : least))
    for (const doc of rarest.values.subarray(0, rarest.length)) {
      for (let at = starts.values[doc]; at + ords.length <= starts.values[doc + 1]; at++) {
        if (ords.every((ord, offset) => tokens.values[at + offset] === ord))
          freqs.set(doc, (freqs.get(doc) ?? 0) + 1)
      }
    }
    return freqs
  }

  const postingsOf = (term) => postings[termOrds.get(term)] ?? { docs: new Ints(), freqs: new Ints() }

  /** Gives every document that has a term to `visit`, with its freq. */
  const eachPosting = (term, visit) => {
    const { docs, freqs } = postingsOf(term)
    for (let at = 0; at < docs.length; at++) visit(docs.values[at], freqs.values[at])
  }

  /**
   * By document, its score, or 0 where it doesn't satisfy the question. Words of the query count as often as they are said.
   * One number for each document there is: with a Map of those that match, frequent words of a large corpus take seconds.
   */
  const scoresOf = ({ should = [], must = [], mustNot = [], phrase }) => {
    const scores = new Float64Array(ids.length)
    if (phrase !== undefined) {
      const ords = phrase.map((term) => termOrds.get(term))
      const weight = ords.reduce((sum, ord) => sum + idf(postings[ord]?.docs.length ?? 0), 0)
      for (const [doc, freq] of phraseFreqs(ords)) scores[doc] = weight * part(freq, doc)
      return scores
    }
    for (const term of [...must, ...should]) {
      const weight = idf(postingsOf(term).docs.length)
      eachPosting(term, (doc, freq) => {
        scores[doc] += weight * part(freq, doc)
      })
    }
    for (const term of must) {
      const has = new Uint8Array(ids.length)
      eachPosting(term, (doc) => {
        has[doc] = 1
      })
      for (let doc = 0; doc < has.length; doc++) if (has[doc] === 0) scores[doc] = 0
    }
    for (const term of mustNot) {
      eachPosting(term, (doc) => {
        scores[doc] = 0
      })
    }
    return scores
  }

  /** The best documents, { id, score }, equal scores in the order the documents were added. */
  const search = (question, limit) => {
    const scores = scoresOf(question)
    // Better or earlier first; what is behind the limit is cut off now and then.
    const better = (a, b) => scores[b] - scores[a] || a - b
    let best = []
    let edge = 0
    for (let doc = 0; doc < scores.length; doc++) {
      if (scores[doc] <= edge) continue
      best.push(doc)
      if (best.length < 2 * limit) continue
      best = best.sort(better).slice(0, limit)
      edge = scores[best[limit - 1]]
    }
    return best
      .sort(better)
      .slice(0, limit)
      .map((doc) => ({ id: ids[doc], score: scores[doc] }))
  }

  return { add, finish, search }
}
