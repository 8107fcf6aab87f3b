/** What a segment is made of, in memory and on disk: named typed arrays, of which views can be made without a copy. */
export type SectionArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

export type Sections = Map<string, SectionArray>
export type ReadonlySections = ReadonlyMap<string, SectionArray>

/** Whole numbers that are not negative, in the narrowest array that holds them. */
export type OrdinalArray = Uint8Array | Uint16Array | Uint32Array

/** Zeros, in the narrowest array that can hold numbers up to `max`. */
export function ordinalArray(length: number, max: number): OrdinalArray {
  return max < 0x100
    ? new Uint8Array(length)
    : max < 0x10000
      ? new Uint16Array(length)
      : new Uint32Array(length)
}
