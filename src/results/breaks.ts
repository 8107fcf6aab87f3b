import type { Analyzer } from '../analysis/analyzer.ts'
import { CLUSTER, MARK, SEPARATOR } from '../analysis/char-class.ts'

/** How far a cut moves for white space, where it might be made sooner between two characters. */
const MAX_SHIFT = 24
/** How far outside its bounds a cut may be, so that it is in no word. */
const MAX_OVERHANG = 64

// Not after a capital, as in "U.S." or "Mr.", and not before a small letter; or the end of a line.
const SENTENCE_END =
  /[^\p{Lu}\s][\p{Ll}\p{Lo}\p{N}\p{Pe}\p{Pf}"'%][.!?…]+[\p{Pe}\p{Pf}"']*(?=\s+[^\p{Ll}\s])|[。！？][\p{Pe}\p{Pf}]*|\S(?=\s*\n)/gu
/** Units around a piece of text that tell whether a sentence ends in it. */
const CONTEXT = 16

const isSpace = (text: string, at: number): boolean => /^\s?$/.test(text.charAt(at))

/**
 * Whether a text may be cut before a unit: not within a word or a compound, nor between a character and its marks or
 * the parts of an emoji. In scripts without spaces that leaves every other place.
 */
export function isBreak(analyzer: Analyzer, text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const before = analyzer.classOf(text.charCodeAt(at - 1))
  const after = analyzer.classOf(text.charCodeAt(at))
  // Thai and Lao am are letters, but part of the character before them; a joiner belongs to both of its sides.
  if (after === MARK || /[\u0e33\u0eb3]/.test(text[at]!) || text[at - 1] === '\u200d') return false
  return [before, after].some((found) => found === SEPARATOR || found === CLUSTER)
}

/**
 * Where to cut a text for a piece that begins (`step` 1) or ends (−1) there: the first break from `from` on to `to`, at
 * white space if that is near; where there is none, the last before `from`, but not beyond `outer`; else `to`.
 */
export function cut(
  analyzer: Analyzer,
  text: string,
  from: number,
  to: number,
  outer: number,
  step: 1 | -1,
): number {
  const distance = Math.abs(to - from)
  for (let i = 0; i <= Math.min(distance, MAX_SHIFT); i++) {
    const at = from + i * step
    if (isSpace(text, step > 0 ? at - 1 : at) && isBreak(analyzer, text, at))
      return trim(analyzer, text, at, to, step)
  }
  for (let i = 0; i <= distance; i++) {
    const at = from + i * step
    if (isBreak(analyzer, text, at)) return trim(analyzer, text, at, to, step)
  }
  const room = Math.min(MAX_OVERHANG, Math.abs(from - outer))
  for (let i = 1; i <= room; i++) if (isBreak(analyzer, text, from - i * step)) return from - i * step
  return to
}

/** Moves past white space, but not past `to`. */
export function trim(analyzer: Analyzer, text: string, at: number, to: number, step: 1 | -1): number {
  while (at !== to && isSpace(text, step > 0 ? at : at - 1) && isBreak(analyzer, text, at + step)) at += step
  return at
}

/** The last place in [from, to] at which a sentence ends, or -1. */
export function lastSentenceEnd(text: string, from: number, to: number): number {
  const start = Math.max(0, from - CONTEXT)
  let last = -1
  for (const { 0: found, index } of text.slice(start, to + CONTEXT).matchAll(SENTENCE_END)) {
    const end = start + index + found.length
    if (end >= from && end <= to) last = end
  }
  return last
}
