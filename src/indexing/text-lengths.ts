import { writeNorms } from '../segment/norms.ts'
import { ordinalArray, type Sections } from '../segment/sections.ts'
import { STEP_SIZE, type Steps } from '../steps.ts'

/** Writes the lengths of each field and what comes of them; gives the combined norms. */
export function* writeLengths(
  lengths: readonly Uint32Array[],
  boosts: readonly number[],
  maxDoc: number,
  prefix: string,
  out: Sections,
): Steps<Uint8Array> {
  const sums = new Float64Array(lengths.length)
  for (let field = 0; field < lengths.length; field++) {
    const row = lengths[field]!.subarray(0, maxDoc)
    const { sum, longest } = measure(row)
    sums[field] = sum
    const kept = ordinalArray(maxDoc, longest)
    kept.set(row)
    out.set(`${prefix}lengths.${field}`, kept)
    yield
  }
  out.set(`${prefix}lengthSums`, sums)
  const norms = new Uint8Array(maxDoc)
  for (let doc = 0; doc < maxDoc; doc += STEP_SIZE) {
    writeNorms(lengths, boosts, doc, Math.min(doc + STEP_SIZE, maxDoc), norms)
    yield
  }
  out.set(`${prefix}norms`, norms)
  return norms
}

function measure(row: Uint32Array): { sum: number; longest: number } {
  let sum = 0
  let longest = 0
  for (let doc = 0; doc < row.length; doc++) {
    const length = row[doc]!
    sum += length
    if (length > longest) longest = length
  }
  return { sum, longest }
}
