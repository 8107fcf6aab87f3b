import { combineNorms } from '../segment/norms.ts'
import { ordinalArray, type Sections } from '../segment/sections.ts'

/** Writes the lengths of each field and what comes of them; gives the combined norms. */
export function writeLengths(
  lengths: readonly ArrayLike<number>[],
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): Uint8Array {
  const sums = new Float64Array(lengths.length)
  for (let field = 0; field < lengths.length; field++) {
    const row = lengths[field]!
    let longest = 0
    for (let doc = 0; doc < maxDoc; doc++) {
      sums[field]! += row[doc]!
      if (row[doc]! > longest) longest = row[doc]!
    }
    const kept = ordinalArray(maxDoc, longest)
    for (let doc = 0; doc < maxDoc; doc++) kept[doc] = row[doc]!
    out.set(`${prefix}lengths.${field}`, kept)
  }
  out.set(`${prefix}lengthSums`, sums)
  const norms = combineNorms(lengths, boosts, maxDoc)
  out.set(`${prefix}norms`, norms)
  return norms
}
