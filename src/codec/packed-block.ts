import type { WordWriter } from './word-writer.ts'

/** Values in a block: the unit of coding and of skipping. */
export const BLOCK_SIZE = 128

// An exception is one word: the value's index (7 bits) and the bits above the block's width (25 bits).
const INDEX_BITS = 7
const HIGH_BITS = 32 - INDEX_BITS

// Values of the block by bit length, 0..32; filled anew by each writeBlock.
const byLength = /* @__PURE__ */ new Uint8Array(33)

/**
 * Appends 128 unsigned 32-bit values, packed by patched frame of reference (Zukowski et al. 2006).
 *
 * A header word (width w in bits 0..5, number of exceptions in bits 6..13), 4·w words with the low w bits of every
 * value, then one word an exception. Value i is in lane i & 3 at slot i >> 2; a lane is a stream of w words, low bits
 * first, and word k of lane l is word 4·k + l: four neighbours share a shift (Lemire & Boytsov 2015, without SIMD).
 */
export function writeBlock(out: WordWriter, values: Uint32Array): void {
  let bits = 0
  for (let i = 0; i < BLOCK_SIZE; i++) bits |= values[i]!
  const longest = 32 - Math.clz32(bits)
  chooseWidth(values, longest)
  const { width, exceptions } = chosen
  out.reserve(1 + 4 * width + exceptions)
  const words = out.words
  words[out.length] = width | (exceptions << 6)
  const packed = out.length + 1
  const patches = packed + 4 * width
  if (width > 0) pack(values, width, words, packed, patches)
  if (exceptions > 0) patch(values, width, words, patches)
  out.length = patches + exceptions
}

// How the block is packed that is being written.
const chosen = { width: 0, exceptions: 0 }

/** Chooses the width that takes the fewest words, where the longest value has so many bits. */
function chooseWidth(values: Uint32Array, longest: number): void {
  chosen.width = longest
  chosen.exceptions = 0
  if (longest === 0) return
  byLength.fill(0, 0, longest + 1)
  for (let i = 0; i < BLOCK_SIZE; i++) byLength[32 - Math.clz32(values[i]!)]!++
  // Narrower and narrower, as long as the high bits of the longest value fit in an exception.
  let cost = 4 * longest
  let over = 0
  for (let w = longest; w-- > 0 && w >= longest - HIGH_BITS; ) {
    over += byLength[w + 1]!
    if (4 * w + over < cost) {
      chosen.width = w
      chosen.exceptions = over
      cost = 4 * w + over
    }
  }
}

function pack(values: Uint32Array, width: number, words: Uint32Array, start: number, end: number): void {
  const mask = -1 >>> (32 - width)
  words.fill(0, start, end)
  for (let i = 0, at = start, shift = 0; i < BLOCK_SIZE; i += 4) {
    const a = values[i]! & mask
    const b = values[i + 1]! & mask
    const c = values[i + 2]! & mask
    const d = values[i + 3]! & mask
    words[at]! |= a << shift
    words[at + 1]! |= b << shift
    words[at + 2]! |= c << shift
    words[at + 3]! |= d << shift
    shift += width
    if (shift < 32) continue
    shift -= 32
    at += 4
    if (shift === 0) continue
    // What is left of them begins the next word.
    words[at] = a >>> (width - shift)
    words[at + 1] = b >>> (width - shift)
    words[at + 2] = c >>> (width - shift)
    words[at + 3] = d >>> (width - shift)
  }
}

/** Writes the values that need more bits as exceptions. */
function patch(values: Uint32Array, width: number, words: Uint32Array, start: number): void {
  let at = start
  for (let i = 0; i < BLOCK_SIZE; i++) {
    const value = values[i]!
    if (32 - Math.clz32(value) > width) words[at++] = i | ((value >>> width) << INDEX_BITS)
  }
}

/**
 * Decodes the block at `words[at]` into `out[0..127]` and gives the index of the word after it.
 *
 * Damaged words give wrong values, but neither an exception, nor a longer loop, nor a write outside `out`.
 */
export function readBlock(words: Uint32Array, at: number, out: Uint32Array): number {
  const header = words[at++]! | 0
  const width = Math.min(header & 63, 32)
  const patches = at + 4 * width
  const end = patches + ((header >>> 6) & 255)
  if (width === 0) out.fill(0, 0, BLOCK_SIZE)
  else {
    const mask = (-1 >>> (32 - width)) | 0
    const room = 32 - width
    // Each lane's word is loaded once, then all its slots taken: 1.0 ns a value, 1.5 ns when loaded for each slot.
    for (let i = 0, shift = 0; at < patches; ) {
      const a = words[at]! | 0
      const b = words[at + 1]! | 0
      const c = words[at + 2]! | 0
      const d = words[at + 3]! | 0
      at += 4
      for (; shift <= room; shift += width, i += 4) {
        out[i] = (a >>> shift) & mask
        out[i + 1] = (b >>> shift) & mask
        out[i + 2] = (c >>> shift) & mask
        out[i + 3] = (d >>> shift) & mask
      }
      if (shift < 32) {
        // A slot over two words. The last word has none: 32 slots of `width` bits end with it.
        const left = 32 - shift
        out[i] = ((a >>> shift) | (words[at]! << left)) & mask
        out[i + 1] = ((b >>> shift) | (words[at + 1]! << left)) & mask
        out[i + 2] = ((c >>> shift) | (words[at + 2]! << left)) & mask
        out[i + 3] = ((d >>> shift) | (words[at + 3]! << left)) & mask
        i += 4
        shift += width
      }
      shift -= 32
    }
  }
  for (at = patches; at < end; at++) {
    const patch = words[at]! | 0
    out[patch & (BLOCK_SIZE - 1)]! |= (patch >>> INDEX_BITS) << width
  }
  return end
}

/** The index of the word after the block at `words[at]`, without decoding it. */
export function skipBlock(words: Uint32Array, at: number): number {
  const header = words[at]! | 0
  return at + 1 + 4 * Math.min(header & 63, 32) + ((header >>> 6) & 255)
}
