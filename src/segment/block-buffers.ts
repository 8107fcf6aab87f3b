import { BLOCK_SIZE } from '../codec/packed-block.ts'

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

// Kept from search to search, by number of fields; this many of each at the most, 3 KB and more a piece.
const MAX_FREE = 128
const free = /* @__PURE__ */ new Map<number, BlockBuffers[]>()

let lent: BlockBuffers[] | undefined

/**
 * Runs a search whose readers are done with when it returns, and keeps their buffers for the next. Measured: of a search
 * of a few words, allocating and collecting them took a third.
 */
export function reusingBuffers<T>(search: () => T): T {
  const outer = lent
  lent = []
  try {
    return search()
  } finally {
    for (const buffers of lent) {
      const kept = free.get(buffers.rows.length)
      if (!kept) free.set(buffers.rows.length, [buffers])
      else if (kept.length < MAX_FREE) kept.push(buffers)
    }
    lent = outer
  }
}

export function blockBuffers(fieldCount: number): BlockBuffers {
  const buffers = (lent && free.get(fieldCount)?.pop()) ?? allocate(fieldCount)
  lent?.push(buffers)
  return buffers
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
