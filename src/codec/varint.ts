/** Bytes that `ByteWriter.writeVarint` takes for `v`, an unsigned 32-bit number: 1 to 5. */
export function varintLength(v: number): number {
  return ((38 - Math.clz32(v | 1)) / 7) | 0
}
