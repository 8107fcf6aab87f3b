/** Field lengths up to here are kept exactly; longer ones lose their low bits. */
const FREE_VALUES = 24

/**
 * A field's length in one byte: exact up to 40, then three significant bits.
 *
 * Lucene's `SmallFloat.intToByte4`, so that lengths, and with them scores, are Lucene's.
 */
export function encodeLength(length: number): number {
  if (length < FREE_VALUES) return length
  const rest = length - FREE_VALUES
  const bits = 32 - Math.clz32(rest)
  if (bits < 4) return FREE_VALUES + rest
  const shift = bits - 4
  return FREE_VALUES + (((rest >>> shift) & 7) | ((shift + 1) << 3))
}

/** The smallest length that `encodeLength` makes this byte of. */
export function decodeLength(norm: number): number {
  if (norm < FREE_VALUES) return norm
  const code = norm - FREE_VALUES
  const shift = (code >> 3) - 1
  const rest = shift < 0 ? code & 7 : ((code & 7) | 8) * 2 ** shift
  return FREE_VALUES + rest
}

let table: Float64Array | undefined

/** `decodeLength` of all 256 bytes. */
export function lengthTable(): Float64Array {
  table ??= Float64Array.from({ length: 256 }, (_, norm) => decodeLength(norm))
  return table
}

/**
 * The norms of several fields together: their lengths, each as its byte gives it back and times its boost, added and
 * put into a byte again, as in Lucene's `CombinedFieldQuery`.
 */
export function combineNorms(
  lengths: readonly ArrayLike<number>[],
  boosts: ArrayLike<number>,
  maxDoc: number,
): Uint8Array<ArrayBuffer> {
  const norms = new Uint8Array(maxDoc)
  writeNorms(lengths, boosts, 0, maxDoc, norms)
  return norms
}

/** The same for some documents, whose norms are written into those of all. */
export function writeNorms(
  lengths: readonly ArrayLike<number>[],
  boosts: ArrayLike<number>,
  from: number,
  to: number,
  norms: Uint8Array,
): void {
  const decoded = lengthTable()
  for (let doc = from; doc < to; doc++) {
    let combined = 0
    for (let field = 0; field < lengths.length; field++) {
      const length = lengths[field]![doc]!
      if (length > 0 && boosts[field]! > 0) combined += boosts[field]! * decoded[encodeLength(length)]!
    }
    norms[doc] = encodeLength(Math.min(0x7fffffff, Math.round(combined)))
  }
}
