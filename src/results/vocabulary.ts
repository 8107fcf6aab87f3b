import type { BitSet } from '../codec/bit-set.ts'
import { matchAll } from '../search/execute.ts'
import { planQuery } from '../search/plan-query.ts'
import type { WordPlanner } from '../search/plan-words.ts'
import { NO_MORE_DOCS } from '../search/scorers/scorer.ts'
import { visitNeighbours } from '../segment/levenshtein.ts'
import { findSurface, SurfaceCounter } from './surface-counter.ts'

/** What is in more documents than this is not looked up in all of them. */
const MANY = 1000
/** Of words that might stand together by chance, but don't, about so many do in all texts there are. */
const SELDOM = 0.01

/** The surface words of an index, whatever the field, and how many documents have them. */
export class Vocabulary {
  readonly #planner: WordPlanner
  readonly #known = new Map<string, number>()
  readonly #docs = new Map<string, BitSet[]>()

  constructor(planner: WordPlanner) {
    this.#planner = planner
  }

  get numDocs(): number {
    return this.#planner.reader.numDocs
  }

  /** Documents that have a word; of fields in several languages, the most in those of one. */
  docCount(word: string): number {
    let most = this.#known.get(word)
    if (most === undefined) {
      const { reader } = this.#planner
      const counts = reader.layout.groups.map(({ fields }, group) =>
        findSurface(reader, group, word).reduce((sum, { leaf, ord, docCount }) => {
          const { segment, liveDocs } = reader.leaves[leaf]!
          const everyField = fields.map(() => 1)
          return (
            sum + new SurfaceCounter(segment.texts[group]!, everyField, liveDocs).count(ord, docCount, word)
          )
        }, 0),
      )
      most = Math.max(...counts)
      this.#known.set(word, most)
    }
    return most
  }

  /** The words within some edits of one, itself aside, and how many documents have them; deleted ones count. */
  neighbours(word: string, maxEdits: 1 | 2): Map<string, number> {
    const { leaves, layout } = this.#planner.reader
    const found = new Map<string, number>()
    for (let group = 0; group < layout.groups.length; group++) {
      const counts = new Map<string, number>()
      for (const { segment } of leaves) {
        const wanted = { maxEdits, prefixLength: 0, transpositions: true }
        visitNeighbours(segment.texts[group]!, word, wanted, ({ text, docCount }, distance) => {
          if (distance > 0) counts.set(text, (counts.get(text) ?? 0) + docCount)
        })
      }
      for (const [text, count] of counts) found.set(text, Math.max(count, found.get(text) ?? 0))
    }
    return found
  }

  /** Documents in which one word stands right after another; of two frequent words, how many there would be by chance. */
  docCountTogether(first: string, second: string): number {
    const [a, b] = [this.docCount(first), this.docCount(second)]
    const byChance = (a * b) / this.numDocs
    if (Math.min(a, b) > MANY) return (first.length > 1 && second.length > 1 ? 1 : SELDOM) * byChance
    const plan = planQuery({ type: 'phrase', text: `${first} ${second}` }, this.#planner)
    let count = 0
    this.#planner.reader.leaves.forEach((_, leaf) => {
      const scorer = plan.scorer(leaf)
      while (scorer && scorer.next() !== NO_MORE_DOCS) count++
    })
    return Math.max(count, SELDOM * byChance)
  }

  /** Documents that have both words, in any inflection. */
  docCountOfBoth(first: string, second: string): number {
    const others = this.#docsOf(second)
    return this.#docsOf(first).reduce((sum, bits, leaf) => {
      const both = bits.clone()
      both.and(others[leaf]!)
      return sum + both.count()
    }, 0)
  }

  #docsOf(word: string): BitSet[] {
    let docs = this.#docs.get(word)
    if (!docs) {
      const plan = planQuery({ type: 'match', text: word }, this.#planner)
      const { leaves } = this.#planner.reader
      docs = leaves.map(({ segment, liveDocs }, leaf) => matchAll(plan, leaf, segment.maxDoc, liveDocs))
      this.#docs.set(word, docs)
    }
    return docs
  }
}
