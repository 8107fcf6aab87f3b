import type { Analyzer } from '../analysis/analyzer.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import type { BitSet } from '../codec/bit-set.ts'
import type { Schema, TextFieldOf } from '../schema/schema.ts'
import { TopDocsCollector } from '../search/collectors/top-docs.ts'
import { matchAll } from '../search/execute.ts'
import { autoEdits } from '../search/expand.ts'
import { planQuery } from '../search/plan-query.ts'
import type { WordPlanner } from '../search/plan-words.ts'
import type { SearchedGroup } from '../search/searched-group.ts'
import { DictionaryCursor } from '../segment/dictionary-cursor.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { topCompletions } from './completions.ts'
import { findSurface, SurfaceCounter, type SurfaceList } from './surface-counter.ts'
import { checkTyped } from './typed-words.ts'

export interface SuggestOptions<S extends Schema> {
  /** Most suggestions to give. Default 5. */
  readonly limit?: number | undefined
  /** Text fields to complete from. Default: all. */
  readonly fields?: readonly TextFieldOf<S>[] | undefined
}

/** A way to complete a text. */
export interface Suggestion {
  /** The text as it was typed, its last word completed. Completions are as the index has them: lower case, no accents. */
  readonly text: string
  /** The share of documents that have the completion, of those that have the words before it; a 20th of it for each typo, a 50th for a function word. */
  readonly score: number
  /** Documents that have the completion, and the words before it. */
  readonly docCount: number
}

const DEFAULT_LIMIT = 5
/** How much of the end of a text is read. */
const MAX_TEXT = 256
/** What a function word counts for, unless it was typed as it is: it says little about what is meant. */
const FUNCTION_WORD_SHARE = 0.02
/** How many completions of each segment are considered, if not only as many as asked for: the most frequent. */
const CANDIDATES = 32
/** The same where there is one segment, and documents have to be counted. */
const CANDIDATES_OF_ONE = 128
/** So many times the limit of them are counted exactly. */
const MORE = 2

/** A surface word that begins as it should. */
interface Completion {
  readonly text: string
  /** Documents that have it, at most. */
  readonly docCount: number
  /** What each of them counts for. */
  readonly share: number
  /** Where it stands. */
  readonly lists: readonly SurfaceList[]
}

/** The completions of the last word of a text, the most useful first; none where the text doesn't end in a word. */
export function suggest(planner: WordPlanner, text: string, limit = DEFAULT_LIMIT): Suggestion[] {
  checkTyped(text, limit)
  const { layout } = planner.reader
  // A word that is cut in two is better left out.
  const cut = text.length > MAX_TEXT ? text.length - MAX_TEXT + text.slice(-MAX_TEXT).search(/\s|$/) : 0
  const found = new Map<string, Suggestion>()
  for (const searched of planner.groups(undefined)) {
    const typed = lastWord(layout.groups[searched.group]!.analyzer, text.slice(cut))
    if (!typed) continue
    const start = cut + typed.start
    for (const suggestion of complete(planner, searched, text.slice(cut, start), typed.text, limit)) {
      const whole = text.slice(0, start) + suggestion.text
      if ((found.get(whole)?.score ?? -1) < suggestion.score) found.set(whole, { ...suggestion, text: whole })
    }
  }
  return [...found.values()].sort(inOrder).slice(0, limit)
}

const inOrder = (a: Suggestion, b: Suggestion): number =>
  b.score - a.score || b.docCount - a.docCount || (a.text < b.text ? -1 : 1)

/** The word that a text ends in: of a compound the last part. */
function lastWord(analyzer: Analyzer, text: string): { text: string; start: number } | undefined {
  const stream = new TokenStream(analyzer)
  let last: { text: string; start: number } | undefined
  stream.reset(text)
  while (stream.next()) {
    const { start, end } = stream
    if (end === text.length && start >= (last?.start ?? 0)) last = { text: stream.text, start }
  }
  return last
}

function complete(
  planner: WordPlanner,
  searched: SearchedGroup,
  earlier: string,
  typed: string,
  limit: number,
): Suggestion[] {
  const { reader } = planner
  const plan = planQuery({ type: 'match', text: earlier, operator: 'and' }, planner)
  const context = reader.leaves.map(({ segment, liveDocs }, leaf) =>
    matchAll(plan, leaf, segment.maxDoc, liveDocs),
  )
  const size = context.reduce((sum, bits) => sum + bits.count(), 0)
  const isCounted = size > 0 || searched.boosts.includes(0) || reader.numDocs < reader.maxDoc
  const most = Math.max(limit, reader.leaves.length > 1 ? CANDIDATES : isCounted ? CANDIDATES_OF_ONE : 0)
  const maxEdits = autoEdits(typed)
  let completions = completionsOf(reader, searched.group, typed, 0, most)
  if (completions.length === 0 && maxEdits > 0)
    completions = completionsOf(reader, searched.group, typed, maxEdits, most)
  // Words that stand nowhere together, or with none of the completions, say nothing about them.
  const inContext = size > 0 ? rank(reader, searched, completions, limit, size, context) : []
  return inContext.length > 0 ? inContext : rank(reader, searched, completions, limit, reader.numDocs)
}

/** Surface words that begin with what was typed, or within some edits of it, those in most documents first. */
function completionsOf(
  reader: IndexReader,
  group: number,
  typed: string,
  maxEdits: 0 | 1 | 2,
  most: number,
): Completion[] {
  const { leaves } = reader
  const found = new Map<string, Completion>()
  const { analyzer } = reader.layout.groups[group]!
  const worth = (text: string) => (text !== typed && analyzer.isStopWord(text) ? FUNCTION_WORD_SHARE : 1)
  for (const { segment } of leaves) {
    const cursor = new DictionaryCursor(segment.texts[group]!.terms)
    // A name that is being typed, O'Ne, stands joined in the dictionary: oneil.
    for (const prefix of new Set([typed, typed.replaceAll("'", '')])) {
      for (const { doc, score } of topCompletions(cursor.dictionary, prefix, maxEdits, most, worth)) {
        cursor.seekEntry(doc)
        const { text, surfaceOrd: ord, docCount } = cursor
        const lists = leaves.length > 1 ? findSurface(reader, group, text) : [{ leaf: 0, ord, docCount }]
        const sum = lists.reduce((sum, { docCount }) => sum + docCount, 0)
        found.set(text, { text, share: score / docCount, lists, docCount: sum })
      }
    }
  }
  return [...found.values()].sort(
    (a, b) => b.docCount * b.share - a.docCount * a.share || (a.text < b.text ? -1 : 1),
  )
}

/** Those of some completions that most documents of the context have. */
function rank(
  { leaves }: IndexReader,
  { group, boosts }: SearchedGroup,
  completions: readonly Completion[],
  limit: number,
  size: number,
  context?: readonly BitSet[],
): Suggestion[] {
  const counters = leaves.map(({ segment, liveDocs }, leaf) => {
    const within = context?.[leaf] ?? liveDocs
    return new SurfaceCounter(segment.texts[group]!, boosts, within)
  })
  const count = ({ text, lists }: Completion, isExact: boolean) =>
    lists.reduce((sum, { leaf, ord, docCount }) => {
      const counter = counters[leaf]!
      return sum + (isExact ? counter.count(ord, docCount, text) : counter.estimate(ord, docCount))
    }, 0)
  const top = new TopDocsCollector(MORE * limit)
  completions.forEach((completion, i) => {
    const { docCount, share } = completion
    if (docCount * share > top.threshold) top.collect(i, count(completion, false) * share)
  })
  return top
    .take()
    .map(({ doc }) => {
      const { text, share } = completions[doc]!
      const docCount = count(completions[doc]!, true)
      return { text, score: Math.min(1, (docCount * share) / size), docCount }
    })
    .filter(({ docCount }) => docCount > 0)
    .sort(inOrder)
    .slice(0, limit)
}
