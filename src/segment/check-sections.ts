import type { IndexLayout } from '../schema/layout.ts'
import { IMPACTS_PER_BLOCK } from './impacts.ts'
import type { ReadonlySections, SectionArray } from './sections.ts'
import { columnPrefix, groupPrefix } from './segment.ts'
import { BLOCK_ENTRIES } from './term-dictionary.ts'

const BYTES = [Uint8Array]
const HALVES = [Uint16Array]
const WORDS = [Uint32Array]
const ORDINALS = [Uint8Array, Uint16Array, Uint32Array]
const NUMBERS = [Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array]

type Kinds = readonly (new () => SectionArray)[]

/**
 * The section of a segment that is missing, of a wrong type, or not as long as the others say; undefined if all are well.
 *
 * It looks at no contents but the numbers of documents and words, so it takes no time; and since nothing that is read
 * later can be longer than these say, damage there costs no more memory than the sections themselves.
 */
export function findFault(sections: ReadonlySections, { groups, schema }: IndexLayout): string | undefined {
  let fault: string | undefined
  const check = (name: string, kinds: Kinds, length?: number): number => {
    const section = sections.get(name)
    const isRight = section && kinds.some((kind) => section instanceof kind)
    if (!isRight || (length !== undefined && section.length !== length)) fault ??= name
    return section?.length ?? 0
  }
  const only = (name: string) => (check(name, WORDS, 1) ? sections.get(name)![0]! : 0)

  const maxDoc = only('maxDoc')
  check('ids.bytes', BYTES)
  check('ids.ends', ORDINALS, maxDoc)
  if (check('ids.slots', ORDINALS) <= maxDoc) fault ??= 'ids.slots'
  if (sections.has('stored.blocks')) {
    check('stored.blocks', BYTES)
    check('stored.blockDocs', ORDINALS, check('stored.blockEnds', ORDINALS))
  } else check('stored.bytes', BYTES)
  check('stored.ends', ORDINALS, maxDoc)
  groups.forEach(({ fields }, group) => {
    const prefix = groupPrefix(group)
    const termBlocks = Math.ceil(only(`${prefix}terms.count`) / BLOCK_ENTRIES)
    check(`${prefix}terms.bytes`, BYTES)
    check(`${prefix}terms.offsets`, WORDS, termBlocks)
    check(`${prefix}terms.firstOrds`, WORDS, termBlocks)
    check(`${prefix}postings.offsets`, WORDS)
    check(`${prefix}postings.bytes`, BYTES)
    check(`${prefix}postings.words`, WORDS)
    const blocks = check(`${prefix}blocks.lastDocs`, WORDS)
    check(`${prefix}blocks.starts`, WORDS, blocks)
    check(`${prefix}blocks.positions`, WORDS, blocks)
    check(`${prefix}positions`, BYTES)
    check(`${prefix}impacts.freqs`, HALVES, blocks * IMPACTS_PER_BLOCK)
    check(`${prefix}impacts.norms`, BYTES, blocks * IMPACTS_PER_BLOCK)
    fields.forEach((_, field) => {
      check(`${prefix}lengths.${field}`, ORDINALS, maxDoc)
    })
    check(`${prefix}lengthSums`, [Float64Array], fields.length)
    check(`${prefix}norms`, BYTES, maxDoc)
  })
  schema.columnFields.forEach(({ definition }, slot) => {
    const prefix = columnPrefix(slot)
    // A column without values has no sections.
    if (!sections.has(`${prefix}values`) && !sections.has(`${prefix}ords`)) return
    const isText = definition.type === 'keyword'
    check(`${prefix}values`, isText ? BYTES : NUMBERS)
    if (isText) check(`${prefix}offsets`, ORDINALS)
    const hasSeveral = sections.has(`${prefix}starts`)
    if (hasSeveral) check(`${prefix}starts`, ORDINALS, maxDoc + 1)
    check(`${prefix}ords`, ORDINALS, hasSeveral ? undefined : maxDoc)
  })
  return fault
}
