import type { Operator } from '../query/query.ts'
import { AllPlan, AnyPlan, OptionalPlan } from './join-plans.ts'
import type { Plan } from './plan.ts'
import type { QueryWord } from './query-words.ts'
import type { WordLike } from './word-like.ts'

/** A word of a text with its plan, in a group of fields. */
export interface PlannedWord {
  readonly word: QueryWord
  readonly group: number
  /** Whether `and` and `minShouldMatch` count it. */
  readonly isNeeded: boolean
  readonly plan: WordLike
}

/** The words of a text as clauses to count, and what may stand beside them but doesn't count. */
export interface WordClauses {
  readonly clauses: readonly Plan[]
  readonly others: readonly Plan[]
}

/** A clause for each word of a text that is needed. */
export function wordClauses(words: readonly PlannedWord[]): WordClauses {
  return {
    clauses: compounds(words.filter(({ isNeeded }) => isNeeded)),
    others: words.filter(({ isNeeded }) => !isNeeded).map(({ plan }) => plan),
  }
}

/**
 * Joins the words of a text: any of them, all of them, or at least some number. Undefined where none is needed. To the
 * letter, a compound is not any of its parts.
 */
export function joinWords(
  words: readonly PlannedWord[],
  operator: Operator,
  minShouldMatch: number,
  toTheLetter: boolean,
): Plan | undefined {
  const isAny = operator === 'or' && minShouldMatch <= 1 && !toTheLetter
  const anyWord = () => anyOf(words.map(({ plan }) => plan))
  // Nearly every search; a whole alone may be of parts that are set aside.
  if (isAny && words.some(({ isNeeded, word }) => isNeeded && !word.isWhole)) return anyWord()
  const { clauses, others } = wordClauses(words)
  if (clauses.length === 0) return undefined
  if (isAny) return anyWord()
  const required = joinClauses(clauses, operator, minShouldMatch)
  return others.length === 0 ? required : new OptionalPlan(required, anyOf(others))
}

function joinClauses(clauses: readonly Plan[], operator: Operator, minShouldMatch: number): Plan {
  if (operator === 'and') return allOf(clauses)
  return clauses.length === 1 ? clauses[0]! : new AnyPlan(clauses, Math.min(minShouldMatch, clauses.length))
}

/** A clause for each word of the text; a compound is there if its whole is, or all of its parts. */
function compounds(words: readonly PlannedWord[]): Plan[] {
  const parts = new Set(byPlace(words.filter(({ word }) => !word.isWhole)))
  const clauses: Plan[] = []
  for (const whole of byPlace(words.filter(({ word }) => word.isWhole))) {
    const own = [...parts].filter(({ start, end }) => start >= whole.start && end <= whole.end)
    for (const part of own) parts.delete(part)
    // C++ is not C; but where nobody writes C++, C will have to do.
    const isOwnName = /[+#]$/.test(whole.text) && whole.plans.some(({ docFreq }) => docFreq > 0)
    if (isOwnName) clauses.push(anyOf(whole.plans))
    // Parts that were said before are there already; those that are set aside need not be.
    else if (own.length > 0)
      clauses.push(anyOf([...whole.plans, allOf(own.map(({ plans }) => anyOf(plans)))]))
  }
  return [...clauses, ...Array.from(parts, ({ plans }) => anyOf(plans))]
}

interface Place {
  readonly text: string
  start: number
  end: number
  readonly plans: WordLike[]
  readonly groups: number[]
}

/** What stands at one place of the text is one word, though languages may cut it otherwise: `l'eau`, `eau`. */
function byPlace(words: readonly PlannedWord[]): Place[] {
  const places: Place[] = []
  // The words of one group stand apart, in order: only those of another can stand where they do.
  const first = words[0]?.group
  for (const { word, group, plan } of words) {
    const { text, start, end } = word
    const stands = (each: Place) => each.start < end && start < each.end && !each.groups.includes(group)
    const place = group === first ? undefined : places.find(stands)
    if (!place) places.push({ text, start, end, plans: [plan], groups: [group] })
    else {
      place.start = Math.min(place.start, start)
      place.end = Math.max(place.end, end)
      place.plans.push(plan)
      place.groups.push(group)
    }
  }
  return places
}

function allOf(plans: readonly Plan[]): Plan {
  return plans.length === 1 ? plans[0]! : new AllPlan(plans)
}

function anyOf(plans: readonly Plan[]): Plan {
  return plans.length === 1 ? plans[0]! : new AnyPlan(plans)
}
