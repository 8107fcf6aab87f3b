import { BitSet } from '../codec/bit-set.ts'
import { readValue } from '../query/field-value.ts'
import type { FieldValue } from '../query/query.ts'
import type { FieldKind } from '../schema/field.ts'
import type { IndexReader } from '../segment/index-reader.ts'
import { compileFilter, evaluateFilter } from './filter.ts'
import { DocsPlan } from './join-plans.ts'
import type { Plan } from './plan.ts'

/** The documents of a leaf that a filter keeps. */
export function filterPlan(reader: IndexReader, filter: object, score: number, description: string): Plan {
  const { byName, kinds } = reader.layout.schema
  const node = compileFilter(filter, kinds)
  const pick = (leaf: number) => {
    const { segment } = reader.leaves[leaf]!
    return evaluateFilter(node, (field) => segment.columns[byName.get(field)?.slot ?? -1], segment.maxDoc)
  }
  return new DocsPlan(pick, score, description)
}

/** Documents that have a text of the query as the whole value of a field that is no text field. */
export function valuePlan(reader: IndexReader, field: string, text: string, score: number): Plan {
  const value = readValue(reader.layout.schema.kinds.get(field), text)
  // A number field can't hold the text "red", which is nobody's fault.
  return filterPlan(reader, { [field]: value ?? [] }, score, `${field} is ${text}`)
}

/** Documents with a keyword that passes a test. */
export function keywordPlan(
  reader: IndexReader,
  field: string,
  test: (value: string) => boolean,
  score: number,
): Plan {
  const { slot } = reader.layout.schema.byName.get(field)!
  const pick = (leaf: number) => {
    const { segment } = reader.leaves[leaf]!
    const column = segment.columns[slot]!
    const accepted = column.acceptNone()
    const bits = new BitSet(segment.maxDoc)
    for (let ord = 0; ord < column.valueCount; ord++)
      if (test(String(column.valueOf(ord)))) accepted[ord + 1] = 1
    column.matchAccepted(accepted, bits)
    return bits
  }
  return new DocsPlan(pick, score, `${field} passes`)
}

/** A value as a field holds it: what a query without a schema has as text may be a number there. */
export function valueFor(kind: FieldKind | undefined, value: FieldValue): unknown {
  return typeof value === 'string' ? (readValue(kind, value) ?? value) : value
}
