import type { Operator } from '../query/query.ts'
import { AllPlan, AnyPlan } from './join-plans.ts'
import type { Plan } from './plan.ts'
import type { QueryWord } from './query-words.ts'

/** A word of a text with its plan; what stands at one place, in several groups of fields, is one word. */
export interface PlannedWord {
  readonly word: QueryWord
  readonly plan: Plan
}

/** Joins the words of a text: any of them, all of them, or at least some number. */
export function joinWords(words: readonly PlannedWord[], operator: Operator, minShouldMatch: number): Plan {
  if (operator === 'or' && minShouldMatch <= 1) return anyOf(words.map(({ plan }) => plan))
  const clauses = compounds(words)
  if (operator === 'and') return clauses.length === 1 ? clauses[0]! : new AllPlan(clauses)
  return new AnyPlan(clauses, Math.min(minShouldMatch, clauses.length))
}

/** A clause for each word of the text; a compound is there if its whole is, or all of its parts. */
function compounds(words: readonly PlannedWord[]): Plan[] {
  const parts = byPlace(words.filter(({ word }) => !word.isWhole))
  const clauses: Plan[] = []
  for (const whole of byPlace(words.filter(({ word }) => word.isWhole))) {
    const own = parts.filter(({ start, end }) => start >= whole.start && end <= whole.end)
    if (own.length === 0) continue
    for (const part of own) parts.splice(parts.indexOf(part), 1)
    const all = own.length === 1 ? anyOf(own[0]!.plans) : new AllPlan(own.map(({ plans }) => anyOf(plans)))
    // C++ is not C; but where nobody writes C++, C will have to do.
    const isOwnName = /[+#]$/.test(whole.text) && whole.plans.some(({ weight }) => weight > 0)
    clauses.push(isOwnName ? anyOf(whole.plans) : anyOf([...whole.plans, all]))
  }
  return [...clauses, ...parts.map(({ plans }) => anyOf(plans))]
}

interface Place {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly plans: Plan[]
}

function byPlace(words: readonly PlannedWord[]): Place[] {
  const places: Place[] = []
  for (const { word, plan } of words) {
    const place = places.find(({ start, end }) => start === word.start && end === word.end)
    if (place) place.plans.push(plan)
    else places.push({ text: word.text, start: word.start, end: word.end, plans: [plan] })
  }
  return places
}

function anyOf(plans: readonly Plan[]): Plan {
  return plans.length === 1 ? plans[0]! : new AnyPlan(plans)
}
