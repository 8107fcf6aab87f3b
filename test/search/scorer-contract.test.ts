import { expect, test } from 'vitest'
import type { Query } from '../../src/query/query.ts'
import { keyword, text } from '../../src/schema/field.ts'
import { DEFAULT_BM25 } from '../../src/search/bm25.ts'
import { AnyPlan } from '../../src/search/join-plans.ts'
import type { Plan } from '../../src/search/plan.ts'
import { planQuery } from '../../src/search/plan-query.ts'
import { type MatchDefaults, WordPlanner } from '../../src/search/plan-words.ts'
import { BlendedScorer } from '../../src/search/scorers/blended.ts'
import { ConjunctionScorer } from '../../src/search/scorers/conjunction.ts'
import { ConstantScorer } from '../../src/search/scorers/constant.ts'
import { DisjunctionScorer } from '../../src/search/scorers/disjunction.ts'
import { ExpandedScorer } from '../../src/search/scorers/expanded.ts'
import { OptionalScorer } from '../../src/search/scorers/optional.ts'
import { PhraseScorer } from '../../src/search/scorers/phrase.ts'
import { TermScorer } from '../../src/search/scorers/term.ts'
import type { IndexReader } from '../../src/segment/index-reader.ts'
import { randomOf } from '../oracle/corpus.ts'
import { readerOf } from './reader-of.ts'
import { expectScorerContract } from './scorer-contract.ts'

const schema = { title: text({ boost: 2.5 }), body: text(), tag: keyword() }

// In the order of how often they stand in a text. "al" and "bo" begin others.
const WORDS = [
  'al',
  'bo',
  'alpha',
  'boat',
  'cat',
  'cats',
  'dog',
  'alps',
  'emu',
  'e-mail',
  'email',
  'fox',
  'rare',
]

/** Some hundred documents, and once more than a window holds: lists with blocks and without, dense stretches and empty ones. */
function corpus(seed: number): { reader: IndexReader; random: () => number } {
  const random = randomOf(seed)
  const below = (end: number) => Math.floor(random() * end)
  const skew = 1 + below(3)
  const words = (most: number) =>
    Array.from({ length: below(most + 1) }, () => WORDS[Math.floor(WORDS.length * random() ** skew)]).join(
      ' ',
    )
  const documents = Array.from({ length: seed === 4 ? 4500 : 60 + below(900) }, (_, id) => ({
    ...(id % 300 < 250 && { title: words(3), body: [words(below(10) ? 6 : 80), words(3)] }),
    tag: 'ab'.charAt(below(3)),
  }))
  return { reader: readerOf(schema, documents, below(3) ? [] : [below(300)]), random }
}

const match = (text: string, more: object = {}): Query => ({ type: 'match', text, ...more })
const phrase = (text: string, more: object = {}): Query => ({ type: 'phrase', text, ...more })

type Case = readonly [
  kind: abstract new (...args: never[]) => unknown,
  query: Query,
  defaults?: MatchDefaults,
]

const OTHER_FIELDS = [{}, { fields: ['body'] }, { boost: { title: 0.3, body: 4 } }] as const

const simple: Case[] = [
  [TermScorer, match('al')],
  [TermScorer, match('rare')],
  [ExpandedScorer, match('al', { prefix: true })],
  [ExpandedScorer, match('bot', { fuzzy: 2 })],
  [ExpandedScorer, { type: 'wildcard', pattern: '*a*' }],
  [PhraseScorer, phrase('al bo')],
  [PhraseScorer, phrase('al al')],
  [PhraseScorer, phrase('cat dog al')],
  [PhraseScorer, phrase('al bo', { slop: 1 })],
  [PhraseScorer, phrase('bo al alpha', { slop: 4 })],
  [PhraseScorer, phrase('al bo al', { slop: 3 })],
  [PhraseScorer, phrase('cats', { exact: true })],
  [PhraseScorer, phrase('cat cats', { exact: true, slop: 2 })],
  [BlendedScorer, phrase('e-mail al')],
  [BlendedScorer, match('emu'), { synonyms: [['emu', 'fox', 'cat dog']] }],
  [BlendedScorer, match('al'), { synonyms: [{ from: ['al'], to: ['bo al', 'dog'] }], prefix: true }],
]

const joined: Case[] = [
  [ConjunctionScorer, match('al bo cat', { operator: 'and' })],
  [ConjunctionScorer, { type: 'bool', must: [phrase('al bo', { slop: 2 }), match('alpha')] }],
  [DisjunctionScorer, match('al bo cat rare')],
  [DisjunctionScorer, match('al bo cat dog', { minShouldMatch: 2 })],
  [
    DisjunctionScorer,
    { type: 'disMax', queries: [match('al'), phrase('bo al'), match('fox')], tieBreaker: 0.4 },
  ],
  [OptionalScorer, { type: 'bool', must: [match('alpha')], should: [match('bo'), phrase('cat dog')] }],
  [ConstantScorer, { type: 'term', field: 'tag', value: 'a' }],
  [ConjunctionScorer, { type: 'bool', must: [match('bo')], mustNot: [match('cat')] }],
]

function planOf(reader: IndexReader, query: Query, defaults: MatchDefaults): Plan {
  return planQuery(query, new WordPlanner(reader, { stopWords: 'keep', ...defaults }, DEFAULT_BM25))
}

/** A query of one clause is planned as that clause. */
const unwrapped = (plan: Plan): Plan =>
  plan instanceof AnyPlan && plan.plans.length === 1 ? plan.plans[0]! : plan

const cases = [...simple, ...joined].map(
  ([kind, query, defaults = {}]) =>
    [kind.name, JSON.stringify({ ...query, ...defaults }), kind, query, defaults] as const,
)

test.each(cases)('a %s keeps the contract: %s', (_name, _shown, kind, query, defaults) => {
  let checked = 0
  for (let seed = 1; seed <= 6; seed++) {
    for (const other of OTHER_FIELDS) {
      const { reader, random } = corpus(seed)
      const plan = unwrapped(planOf(reader, query, { ...other, ...defaults }))
      for (const [leaf, { segment }] of reader.leaves.entries()) {
        const scorer = plan.scorer(leaf)
        if (!(scorer instanceof kind)) continue
        try {
          const { docs } = expectScorerContract(() => plan.scorer(leaf)!, segment.maxDoc, random)
          if (docs.length > 0) checked++
        } catch (error) {
          throw new Error(`seed ${seed}, ${JSON.stringify(other)}, leaf ${leaf}`, { cause: error })
        }
      }
    }
  }
  // Rare words, and phrases of them, are not in every corpus.
  expect(checked).toBeGreaterThanOrEqual(6)
})
