export type Document = Readonly<Record<string, unknown>>

/** The values of a field: none, one or several. */
export const valuesOf = (document: Document, field: string): readonly unknown[] =>
  [document[field] ?? []].flat()

/** Whether a filter on keywords, numbers and booleans keeps a document. */
export function keeps(filter: object, document: Document): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (name === 'and') return condition.every((each: object) => keeps(each, document))
    if (name === 'or') return condition.some((each: object) => keeps(each, document))
    if (name === 'not') return !keeps(condition, document)
    const values = valuesOf(document, name) as never[]
    if (condition === null || typeof condition !== 'object' || Array.isArray(condition)) {
      return [condition]
        .flat()
        .some((wanted) => (wanted === null ? !values[0] : values.includes(wanted as never)))
    }
    const { gte, gt, lte, lt } = condition
    return values.some(
      (value) =>
        !(gte !== undefined && value < gte) &&
        !(gt !== undefined && value <= gt) &&
        !(lte !== undefined && value > lte) &&
        !(lt !== undefined && value >= lt),
    )
  })
}
