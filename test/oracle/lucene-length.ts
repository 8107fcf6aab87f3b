/**
 * What a length is after a trip through Lucene's one-byte norm: itself up to 40, then rounded down to one of the steps
 * 42, 44 … 56, 60, 64 …, eight to each doubling.
 */
export function byteLength(length: number): number {
  if (length < 40) return length
  const step = 2 ** (Math.floor(Math.log2(length - 24)) - 3)
  return 24 + Math.floor((length - 24) / step) * step
}
