/** The UTF-8 character of two to four bytes at `start`, or undefined where the bytes are not one. */
export function decodeUtf8(
  bytes: readonly number[],
  start: number,
): { text: string; length: number } | undefined {
  const lead = bytes[start] ?? 0
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
  if (length === 0 || start + length > bytes.length) return undefined
  let code = lead & (0xff >> (length + 1))
  for (let i = 1; i < length; i++) {
    const tail = bytes[start + i]!
    if ((tail & 0xc0) !== 0x80) return undefined
    code = (code << 6) | (tail & 0x3f)
  }
  // Longer than needed, half a surrogate pair, or beyond Unicode: no encoder writes these.
  const shortest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000
  if (code < shortest || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
  return { text: String.fromCodePoint(code), length }
}
