import { BLOCK_SIZE } from '../codec/packed-block.ts'
import { Pool } from './pool.ts'

/** Room for one decoded block of a posting list. */
export interface BlockBuffers {
  readonly docs: Uint32Array
  /** Combined freqs, by slot of `docs`. */
  readonly freqs: Float64Array
  /** `rows[field][i]` is the freq of the block's i-th posting in the field. */
  readonly rows: readonly Uint32Array[]
  /** From a slot in `docs` to its posting in the block. */
  readonly sources: Uint8Array
}

// Three kilobytes or so each.
const MOST_KEPT = 128

// By number of fields.
const pools = /* @__PURE__ */ new Map<number, Pool<BlockBuffers>>()

/** Buffers for the lists of so many fields, until the search is over. */
export function blockBuffers(fieldCount: number): BlockBuffers {
  let pool = pools.get(fieldCount)
  if (!pool) {
    pool = new Pool(MOST_KEPT, () => allocate(fieldCount))
    pools.set(fieldCount, pool)
  }
  return pool.take()
}

function allocate(fieldCount: number): BlockBuffers {
  // One buffer for all: to allocate and collect five costs more than a short list.
  const buffer = new ArrayBuffer(BLOCK_SIZE * (8 + 4 + 4 * fieldCount + 1))
  const row = (_: unknown, field: number) =>
    new Uint32Array(buffer, (12 + 4 * field) * BLOCK_SIZE, BLOCK_SIZE)
  return {
    freqs: new Float64Array(buffer, 0, BLOCK_SIZE),
    docs: new Uint32Array(buffer, 8 * BLOCK_SIZE, BLOCK_SIZE),
    rows: Array.from({ length: fieldCount }, row),
    sources: new Uint8Array(buffer, (12 + 4 * fieldCount) * BLOCK_SIZE, BLOCK_SIZE),
  }
}
