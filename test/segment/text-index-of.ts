import type { AnalyzerDefinition } from '../../src/analysis/analyzer.ts'
import { type TextOptions, text } from '../../src/schema/field.ts'
import { createIndex, partsOf, type SearchIndex } from '../../src/search-index.ts'
import type { Segment } from '../../src/segment/segment.ts'
import type { TextIndex } from '../../src/segment/text-index.ts'

/** The segments of an index as they are now. */
export function segmentsOf(index: SearchIndex<never>): readonly Segment[] {
  return partsOf(index)
    .writer.refresh()
    .leaves.map(({ segment }) => segment)
}

/** The text index of documents of one or more fields; words stem as told, by default to themselves. */
export function textIndexOf(
  documents: readonly (readonly string[])[],
  stem = (word: string) => word,
  options: TextOptions = {},
): TextIndex {
  const analyzer: AnalyzerDefinition = { name: 'test', version: 1, tokenFilters: [stem] }
  const names = (documents[0] ?? ['']).map((_, field) => `field${field}`)
  const schema = Object.fromEntries(names.map((name) => [name, text({ ...options, analyzer })]))
  const index = createIndex({ schema })
  for (const [id, values] of documents.entries())
    index.add({ id, ...Object.fromEntries(values.map((value, field) => [names[field]!, value])) } as never)
  return segmentsOf(index as never)[0]!.texts[0]!
}
