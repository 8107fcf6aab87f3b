import { deflate } from '../codec/deflate.ts'
import { type OrdinalArray, ordinalArray, type ReadonlySections, type Sections } from '../segment/sections.ts'

/** Whether what is stored of documents is compressed where it is kept. */
export interface CompressOptions {
  /** Whether stored documents are compressed, if the platform can. Default true. */
  readonly compress?: boolean | undefined
}

// Of whole documents. Movies with their texts, 12.4 MB, take 5.0 MB in blocks of 8 KB, 4.7 of 16 and 4.4 of 32; but to
// read one document is to inflate one block.
const BLOCK_BYTES = 1 << 13
// What is smaller is not worth it.
const MIN_BYTES = 1 << 12
// Blocks that are compressed side by side.
const BATCH = 16
const PLAIN = 'stored.bytes'

/** Sections of segments with what is stored in compressed blocks, where that is smaller and the platform can do it. */
export async function compressStored(sections: ReadonlySections): Promise<ReadonlySections> {
  const out: Sections = new Map()
  for (const [name, array] of sections) {
    const prefix = name.slice(0, -PLAIN.length)
    const isStored = name.endsWith(PLAIN) && array.length >= MIN_BYTES
    const ends = isStored ? (sections.get(`${prefix}stored.ends`) as OrdinalArray) : undefined
    const blocks = ends && (await compressBlocks(array as Uint8Array, ends))
    if (blocks) for (const [name, array] of blocks) out.set(prefix + name, array)
    else out.set(name, array)
  }
  return out
}

/** The sections that `StoredBlocks` reads; undefined if they would be no smaller. */
async function compressBlocks(bytes: Uint8Array, ends: OrdinalArray): Promise<Sections | undefined> {
  const firstDocs = [0]
  const starts = [0]
  for (let doc = 0; doc < ends.length - 1; doc++) {
    if (ends[doc]! - starts.at(-1)! < BLOCK_BYTES) continue
    firstDocs.push(doc + 1)
    starts.push(ends[doc]!)
  }
  const deflated: Uint8Array[] = []
  const blockEnds: number[] = []
  let length = 0
  for (let from = 0; from < starts.length; from += BATCH) {
    const batch = starts.slice(from, from + BATCH)
    for (const block of await Promise.all(
      batch.map((start, i) => deflate(bytes.subarray(start, starts[from + i + 1] ?? bytes.length))),
    )) {
      if (!block) return undefined
      length += block.length
      deflated.push(block)
      blockEnds.push(length)
    }
  }
  if (length >= bytes.length) return undefined
  const blocks = new Uint8Array(length)
  deflated.forEach((block, i) => {
    blocks.set(block, blockEnds[i]! - block.length)
  })
  const ordinals = (values: number[]) => {
    const array = ordinalArray(values.length, values.at(-1)!)
    array.set(values)
    return array
  }
  return new Map([
    ['stored.blocks', blocks],
    ['stored.blockEnds', ordinals(blockEnds)],
    ['stored.blockDocs', ordinals(firstDocs)],
  ])
}
