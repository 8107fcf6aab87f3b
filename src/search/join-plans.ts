import type { BitSet } from '../codec/bit-set.ts'
import type { Explanation } from './explanation.ts'
import type { Plan, SoughtWord } from './plan.ts'
import { ConjunctionScorer } from './scorers/conjunction.ts'
import { ConstantScorer } from './scorers/constant.ts'
import { DisjunctionScorer } from './scorers/disjunction.ts'
import { OptionalScorer } from './scorers/optional.ts'
import { NO_MORE_DOCS, type Scorer } from './scorers/scorer.ts'

const wordsOf = (plans: readonly Plan[]): SoughtWord[] => plans.flatMap((plan) => plan.words)
const sumOf = (plans: readonly Plan[]): number => plans.reduce((sum, plan) => sum + plan.weight, 0)

/** Documents of at least `minMatch` of several plans. */
export class AnyPlan implements Plan {
  /** Heaviest first: the order in which scores are added, in every segment and by every way of running it. */
  readonly plans: readonly Plan[]
  readonly minMatch: number
  readonly tieBreaker: number | undefined
  readonly weight: number
  // As they were said.
  readonly #said: readonly Plan[]

  /** The score is the sum; with a `tieBreaker`, the best plus that share of the others. */
  constructor(plans: readonly Plan[], minMatch = 1, tieBreaker?: number) {
    this.plans = [...plans].sort((a, b) => b.weight - a.weight)
    this.#said = plans
    this.minMatch = minMatch
    this.tieBreaker = tieBreaker
    this.weight = sumOf(plans)
  }

  get words(): readonly SoughtWord[] {
    return wordsOf(this.#said)
  }

  scorer(leaf: number): Scorer | undefined {
    return this.join(this.scorers(leaf))
  }

  /** Of those plans that have documents in a leaf, heaviest first. */
  scorers(leaf: number): Scorer[] {
    return this.plans.map((plan) => plan.scorer(leaf)).filter((scorer) => scorer !== undefined)
  }

  /** The scorer of the plan in a leaf, of those of its plans there. */
  join(scorers: readonly Scorer[]): Scorer | undefined {
    if (scorers.length < this.minMatch || scorers.length === 0) return undefined
    if (scorers.length === 1 && this.minMatch <= 1) return scorers[0]
    if (scorers.length === this.minMatch && this.tieBreaker === undefined)
      return new ConjunctionScorer(scorers)
    return new DisjunctionScorer(scorers, this.minMatch, this.tieBreaker)
  }

  addDocs(leaf: number, bits: BitSet): void {
    if (this.minMatch > 1) collectDocs(this.scorer(leaf), bits)
    else for (const plan of this.plans) plan.addDocs(leaf, bits)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    const details = this.plans.map((plan) => plan.explain(leaf, doc)).filter((detail) => detail !== undefined)
    if (details.length < Math.max(1, this.minMatch)) return undefined
    if (details.length === 1) return details[0]
    const sum = details.reduce((sum, { value }) => sum + value, 0)
    if (this.tieBreaker === undefined) return { value: sum, description: 'sum of', details }
    const best = Math.max(...details.map(({ value }) => value))
    const value = best + this.tieBreaker * (sum - best)
    return { value, description: `best of, plus ${this.tieBreaker} times the others`, details }
  }
}

/** Documents of all of several plans; the score is the sum. */
export class AllPlan implements Plan {
  readonly plans: readonly Plan[]
  readonly weight: number
  readonly #said: readonly Plan[]

  constructor(plans: readonly Plan[]) {
    this.plans = [...plans].sort((a, b) => b.weight - a.weight)
    this.#said = plans
    this.weight = sumOf(plans)
  }

  get words(): readonly SoughtWord[] {
    return wordsOf(this.#said)
  }

  scorer(leaf: number): Scorer | undefined {
    const scorers = this.plans.map((plan) => plan.scorer(leaf)).filter((scorer) => scorer !== undefined)
    return scorers.length < this.plans.length ? undefined : new ConjunctionScorer(scorers)
  }

  addDocs(leaf: number, bits: BitSet): void {
    collectDocs(this.scorer(leaf), bits)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    const details = this.plans.map((plan) => plan.explain(leaf, doc)).filter((detail) => detail !== undefined)
    if (details.length < this.plans.length) return undefined
    return { value: details.reduce((sum, { value }) => sum + value, 0), description: 'sum of', details }
  }
}

/** The documents of one plan, which score more where another has them too. */
export class OptionalPlan implements Plan {
  readonly required: Plan
  readonly optional: Plan
  readonly weight: number

  constructor(required: Plan, optional: Plan) {
    this.required = required
    this.optional = optional
    this.weight = required.weight + optional.weight
  }

  get words(): readonly SoughtWord[] {
    return wordsOf([this.required, this.optional])
  }

  scorer(leaf: number): Scorer | undefined {
    const required = this.required.scorer(leaf)
    const optional = required && this.optional.scorer(leaf)
    return required && optional ? new OptionalScorer(required, optional) : required
  }

  addDocs(leaf: number, bits: BitSet): void {
    this.required.addDocs(leaf, bits)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    const required = this.required.explain(leaf, doc)
    const optional = required && this.optional.explain(leaf, doc)
    if (!required || !optional) return required
    return { value: required.value + optional.value, description: 'sum of', details: [required, optional] }
  }
}

/** Documents that a test of each segment picks, all with one score. */
export class DocsPlan implements Plan {
  readonly weight: number
  readonly words: readonly SoughtWord[]
  readonly #pick: (leaf: number) => BitSet | undefined
  readonly #description: string

  constructor(
    pick: (leaf: number) => BitSet | undefined,
    score: number,
    description: string,
    words: readonly SoughtWord[] = [],
  ) {
    this.weight = score
    this.words = words
    this.#pick = pick
    this.#description = description
  }

  scorer(leaf: number): Scorer | undefined {
    const bits = this.#pick(leaf)
    return bits && new ConstantScorer(bits, this.weight)
  }

  addDocs(leaf: number, bits: BitSet): void {
    const picked = this.#pick(leaf)
    if (picked) bits.or(picked)
  }

  explain(leaf: number, doc: number): Explanation | undefined {
    if (!this.#pick(leaf)?.has(doc)) return undefined
    return { value: this.weight, description: this.#description, details: [] }
  }
}

/** Sets the bit of every document of a scorer. */
export function collectDocs(scorer: Scorer | undefined, bits: BitSet): void {
  if (!scorer) return
  for (let doc = scorer.next(); doc !== NO_MORE_DOCS; doc = scorer.next()) bits.set(doc)
}
