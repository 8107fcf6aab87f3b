import type { BitSet } from '../../codec/bit-set.ts'
import type { ColumnKind, FieldKind } from '../../schema/field.ts'
import type { ColumnFieldOf, Schema } from '../../schema/schema.ts'
import { type ColumnValue, describe } from '../../schema/value.ts'
import type { Column } from '../../segment/columns.ts'
import { columnKind } from '../filter.ts'
import { Best } from './best.ts'

/** `'score'`: the best first. A field with several values sorts by its least one ascending, by its greatest descending. */
export type SortBy<S extends Schema> = 'score' | { readonly [Field in ColumnFieldOf<S>]?: 'asc' | 'desc' }

/** The first key that tells two documents apart decides; documents without a value come last either way. */
export type Sort<S extends Schema> = SortBy<S> | readonly SortBy<S>[]

export interface SortKey {
  /** Undefined: the score. */
  readonly field: string | undefined
  readonly kind: ColumnKind
  readonly descending: boolean
}

/** A document's place in the order: its value for each key, null where it has none, and its number in the index. */
export interface SortedDoc {
  readonly values: readonly (ColumnValue | null)[]
  readonly doc: number
}

const SCORE: SortKey = { field: undefined, kind: 'number', descending: true }

/** @throws RangeError or TypeError for a field or a direction that there isn't. */
export function compileSort(sort: unknown, kinds: ReadonlyMap<string, FieldKind>): SortKey[] {
  const keys: SortKey[] = []
  for (const key of Array.isArray(sort) ? sort : [sort]) {
    if (key === 'score') keys.push(SCORE)
    else if (typeof key !== 'object' || key === null) {
      throw new TypeError(`Sort is by ${describe(key)}; expected 'score' or { field: 'asc' or 'desc' }.`)
    } else {
      for (const [field, direction] of Object.entries(key)) {
        if (direction === undefined) continue
        if (direction !== 'asc' && direction !== 'desc') {
          throw new TypeError(`Sort on "${field}" is ${describe(direction)}; expected 'asc' or 'desc'.`)
        }
        keys.push({ field, kind: columnKind(field, kinds, 'Sort'), descending: direction === 'desc' })
      }
    }
  }
  return keys
}

/** Keeps the first `k` documents in an order, of those after a cursor. Documents of equal keys are in the order of their numbers. */
export class SortCollector {
  readonly #keys: readonly SortKey[]
  readonly #k: number
  readonly #after: SortedDoc | undefined
  readonly #best: Best<SortedDoc>

  constructor(keys: readonly SortKey[], k: number, after?: SortedDoc) {
    this.#keys = keys
    this.#k = k
    this.#after = after
    this.#best = new Best(k, (a, b) => compareDocs(keys, a, b))
  }

  /** The matches of one segment; `scores`, by document, only where the score is a key. */
  collect(
    column: (field: string) => Column | undefined,
    matches: BitSet,
    docBase: number,
    scores?: ArrayLike<number>,
  ): void {
    // Within a segment, ordinals stand for values of every kind.
    const sources = this.#keys.map(({ field, descending }) => ({
      column: field === undefined ? undefined : column(field),
      scores: field === undefined ? scores : undefined,
      descending,
    }))
    const best = new Best<number>(this.#k, (a, b) => {
      for (let i = 0; i < sources.length; i++) {
        const rankA = rank(sources[i]!, a)
        const rankB = rank(sources[i]!, b)
        if (rankA !== rankB) return rankA < rankB ? -1 : 1
      }
      return a - b
    })
    const after = this.#after
    const border = after?.values.map((value, i) => borderRank(sources[i]!, value))
    for (let doc = matches.next(0); doc >= 0; doc = matches.next(doc + 1)) {
      if (border && after && !isAfter(sources, doc, border, after.doc - docBase)) continue
      best.offer(doc)
    }
    for (const doc of best.take()) {
      this.#best.offer({ doc: docBase + doc, values: sources.map((source) => valueAt(source, doc)) })
    }
  }

  top(): SortedDoc[] {
    return this.#best.take()
  }
}

/** Where the values of a key are, in one segment. */
interface KeySource {
  readonly column: Column | undefined
  readonly scores: ArrayLike<number> | undefined
  readonly descending: boolean
}

// Lower is earlier.
function rank({ column, scores, descending }: KeySource, doc: number): number {
  if (scores) return -scores[doc]!
  if (!column?.hasValue(doc)) return Infinity
  return descending ? -column.last(doc) : column.first(doc)
}

function valueAt(source: KeySource, doc: number): ColumnValue | null {
  const at = rank(source, doc)
  if (source.scores) return -at
  return at === Infinity ? null : source.column!.valueOf(Math.abs(at))
}

/** The rank a value has here, or would have between two others. */
function borderRank({ column, scores, descending }: KeySource, value: ColumnValue | null): number {
  if (scores) return -(value as number)
  if (!column || value === null) return Infinity
  const below = column.countBelow(value, false)
  const ord = below < column.countBelow(value, true) ? below : below - 0.5
  return descending ? -ord : ord
}

function isAfter(
  sources: readonly KeySource[],
  doc: number,
  border: readonly number[],
  borderDoc: number,
): boolean {
  for (let i = 0; i < sources.length; i++) {
    const here = rank(sources[i]!, doc)
    if (here !== border[i]) return here > border[i]!
  }
  return doc > borderDoc
}

function compareDocs(keys: readonly SortKey[], a: SortedDoc, b: SortedDoc): number {
  for (let i = 0; i < keys.length; i++) {
    const valueA = a.values[i]!
    const valueB = b.values[i]!
    if (valueA === valueB) continue
    if (valueA === null || valueB === null) return valueA === null ? 1 : -1
    return valueA < valueB === keys[i]!.descending ? 1 : -1
  }
  return a.doc - b.doc
}

/** A document's place as text, to go on from in a later search of the same order. */
export function encodeCursor({ values, doc }: SortedDoc, keys: readonly SortKey[]): string {
  return JSON.stringify([...values, doc, ...orderOf(keys)])
}

/** What tells an order from others; nothing for that by score. */
function orderOf(keys: readonly SortKey[]): string[] {
  if (keys.every(({ field }) => field === undefined)) return []
  return [keys.map(({ field = '', descending }) => `${field}${descending ? '-' : '+'}`).join()]
}

/** @throws RangeError for what is no cursor of this order. */
export function decodeCursor(cursor: unknown, keys: readonly SortKey[]): SortedDoc {
  let values: unknown
  try {
    values = JSON.parse(String(cursor))
  } catch {
    // Said below.
  }
  const [order] = orderOf(keys)
  if (
    Array.isArray(values) &&
    (order === undefined || values.pop() === order) &&
    values.length === keys.length + 1
  ) {
    const doc = values.pop()
    const fits = keys.every(({ field, kind }, i) => {
      const type = kind === 'keyword' ? 'string' : kind === 'date' ? 'number' : kind
      return typeof values[i] === type || (values[i] === null && field !== undefined)
    })
    if (fits && Number.isInteger(doc)) return { values, doc }
  }
  throw new RangeError(`"after" is ${describe(cursor)}; expected the cursor of a hit of the same sort.`)
}
