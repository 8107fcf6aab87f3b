import { TokenKind } from '../analysis/token.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import { textsOf } from '../schema/field-texts.ts'
import { decodeStored } from '../schema/stored.ts'
import { placesOf } from '../segment/segment.ts'
import { TopDocsCollector } from './collectors/top-docs.ts'
import { type Accept, searchTop } from './execute.ts'
import { AnyPlan, OptionalPlan } from './join-plans.ts'
import type { Plan } from './plan.ts'
import type { WordPlanner } from './plan-words.ts'
import type { SearchedGroup } from './searched-group.ts'
import { WordPlan } from './word-plan.ts'

/** How much is learned of the best documents. */
export interface FeedbackOptions {
  /** How many documents are taken for relevant, 1 to 100. Default 10. */
  readonly documents?: number | undefined
  /** How many of their words are looked for, 1 to 100. Default 30. */
  readonly terms?: number | undefined
  /**
   * The share that the query itself keeps, a millionth to 1. Default 0.7: BM25 weighs rare words up once more, which the model,
   * of 0.5, doesn't expect.
   */
  readonly weight?: number | undefined
}

// As in Anserini's RM3: what is in more documents tells nothing (but for indexes of some dozens), and what is longer is
// no word.
const MAX_SHARE = 0.1
const MAX_LENGTH = 20

/** A word of the best documents. */
interface Term {
  readonly searched: SearchedGroup
  readonly text: string
  readonly stem: string
  share: number
}

/**
 * The plan of a query with the words of its best documents beside its own: the relevance model RM3. A word weighs
 * P(w|R) = Σ P(w|d) · P(d|q) over those documents, P(w|d) its share of the document's words and P(d|q) the document's share
 * of their scores.
 *
 * Lavrenko & Croft, Relevance-based language models (2001); Abdul-Jaleel et al., UMass at TREC 2004 (the query's own words
 * keep a share).
 *
 * `isOpen` says whether documents may be found that have none of the query's words; else they are only put in another order.
 * @throws RangeError if no text is stored that could be read
 */
export function withFeedback(
  plan: Plan,
  planner: WordPlanner,
  accept: Accept,
  { documents = 10, terms = 30, weight = 0.7 }: FeedbackOptions,
  { fields, isOpen }: { readonly fields: readonly string[] | undefined; readonly isOpen: boolean },
): Plan {
  const { reader } = planner
  const groups = planner.groups(fields)
  checkStored(planner, groups)
  const best = searchTop(reader, plan, accept, new TopDocsCollector(documents), 0).docs
  const scores = best.reduce((sum, { score }) => sum + score, 0)
  if (!(scores > 0)) return plan
  const found = new Map<string, Term>()
  for (const { doc, score } of best) addTerms(planner, groups, doc, score / scores, found)

  const kept = [...found.values()]
    .filter((term) => term.text.length > 1 && term.text.length <= MAX_LENGTH)
    .sort((a, b) => b.share - a.share || (a.stem < b.stem ? -1 : 1))
  const plans: WordPlan[] = []
  const wordOf = ({ searched, text, stem }: Term, boost: number) =>
    new WordPlan(reader, searched, { text, stem }, { boost })
  const chosen: Term[] = []
  for (const term of kept) {
    if (chosen.length === terms) break
    const most = Math.max(documents, MAX_SHARE * term.searched.docCount)
    if (wordOf(term, 1).docFreq <= most) chosen.push(term)
  }
  const sum = chosen.reduce((sum, { share }) => sum + share, 0)
  for (const term of chosen) {
    // The query's words have one share each.
    const said = plan.words.filter(({ searched }) => searched.group === term.searched.group).length
    const boost = (((1 - weight) / weight) * said * term.share) / sum
    if (boost > 0) plans.push(wordOf(term, boost))
  }
  if (plans.length === 0) return plan
  if (!isOpen) return new OptionalPlan(plan, new AnyPlan(plans))
  const isFlat = plan instanceof AnyPlan && plan.minMatch <= 1 && plan.tieBreaker === undefined
  return new AnyPlan([...(isFlat ? plan.plans : [plan]), ...plans])
}

function checkStored({ reader }: WordPlanner, groups: readonly SearchedGroup[]): void {
  const searched = groups.flatMap(({ group, boosts }) =>
    reader.layout.groups[group]!.fields.filter((_, field) => boosts[field]! > 0),
  )
  if (searched.length === 0 || searched.some(({ definition }) => definition.stored)) return
  const names = [...new Set(searched.map(({ name }) => name))].join(', ')
  throw new RangeError(
    `"feedback" reads the best documents again, and of the fields searched (${names}) none is stored.`,
  )
}

/** Adds what the words of a document are of its text, times the document's share. */
function addTerms(
  { reader }: WordPlanner,
  groups: readonly SearchedGroup[],
  doc: number,
  share: number,
  found: Map<string, Term>,
): void {
  const { layout } = reader
  const { segment, docBase } = reader.leafOf(doc)
  const { groupOf, placeOf } = placesOf(segment, layout, doc - docBase)
  const { idField, textFields } = layout.schema
  const document = decodeStored(segment.stored.textOf(doc - docBase), idField, '')
  const own = new Map<Term, number>()
  let length = 0
  for (const { slot, path } of textFields) {
    const searched = groups.find(({ group }) => group === groupOf[slot])
    const boost = searched?.boosts[placeOf[slot]!] ?? 0
    if (!searched || boost === 0) continue
    const { analyzer } = layout.groups[searched.group]!
    const stream = new TokenStream(analyzer)
    for (const text of textsOf(document, path)) {
      stream.reset(text)
      while (stream.next()) {
        const { kind, text } = stream
        // Single characters of a run are in its pairs, and the parts of a compound are words.
        if (kind === TokenKind.UNIGRAM || kind === TokenKind.WHOLE) continue
        length += boost
        if (analyzer.isStopWord(text)) continue
        const stem = analyzer.stem(text)
        const key = `${searched.group} ${stem}`
        let term = found.get(key)
        if (!term) {
          term = { searched, text, stem, share: 0 }
          found.set(key, term)
        }
        own.set(term, (own.get(term) ?? 0) + boost)
      }
    }
  }
  for (const [term, freq] of own) term.share += (share * freq) / length
}
