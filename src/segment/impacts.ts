import { ByteWriter } from '../codec/byte-writer.ts'
import type { Sections } from './sections.ts'

/** Pairs of (freq, norm) kept a block, unused ones repeated. */
export const IMPACTS_PER_BLOCK = 4

// Freqs are kept in sixteenths, so that boosts need not be whole numbers.
const FREQ_SCALE = 16
const MAX_FREQ = 0xffff
// Large enough to be as good as infinite, small enough to be multiplied and added.
const HUGE = 1e200

/** A kept freq as a number; one too large to keep is as large as can be. */
export function impactFreq(kept: number): number {
  return kept === MAX_FREQ ? HUGE : kept / FREQ_SCALE
}

/**
 * Keeps, for each block, the pairs of (combined freq, combined norm) that no other posting beats in both.
 *
 * A score grows with the freq and falls with the length, whatever the corpus' statistics become, so the best of these
 * pairs bounds every score in the block. More than four are joined to looser ones.
 */
export class ImpactWriter {
  readonly #boosts: readonly number[]
  readonly #norms: Uint8Array
  readonly #best = new Float64Array(256)
  // The pairs of a block that no other beats.
  readonly #pairNorms = new Uint8Array(256)
  readonly #pairFreqs = new Float64Array(256)
  #freqs = new Uint16Array(64)
  #freqCount = 0
  readonly #normBytes = new ByteWriter()

  constructor(boosts: readonly number[], norms: Uint8Array) {
    this.#boosts = boosts
    this.#norms = norms
  }

  /** Adds a block of so many postings. */
  add(docs: Uint32Array, freqs: Uint32Array, count: number): void {
    const boosts = this.#boosts
    const fields = boosts.length
    const norms = this.#norms
    const best = this.#best
    let lowest = 255
    let highest = 0
    for (let i = 0; i < count; i++) {
      let freq = 0
      for (let field = 0; field < fields; field++) freq += boosts[field]! * freqs[i * fields + field]!
      const norm = norms[docs[i]!]!
      if (freq > best[norm]!) best[norm] = freq
      if (norm < lowest) lowest = norm
      if (norm > highest) highest = norm
    }
    const pairNorms = this.#pairNorms
    const pairFreqs = this.#pairFreqs
    let pairs = 0
    let most = 0
    for (let norm = lowest; norm <= highest; norm++) {
      const freq = best[norm]!
      best[norm] = 0
      if (freq <= most) continue
      most = freq
      pairNorms[pairs] = norm
      pairFreqs[pairs++] = freq
    }
    // Joining neighbours: the lowest norm of a group with its highest freq.
    for (let slot = 0; slot < IMPACTS_PER_BLOCK; slot++) {
      const first = Math.floor((slot * pairs) / IMPACTS_PER_BLOCK)
      const end = Math.max(first + 1, Math.floor(((slot + 1) * pairs) / IMPACTS_PER_BLOCK))
      if (pairs === 0) this.#push(0, 0)
      else this.#push(pairFreqs[end - 1]!, pairNorms[first]!)
    }
  }

  #push(freq: number, norm: number): void {
    if (this.#freqCount === this.#freqs.length) {
      const larger = new Uint16Array(this.#freqs.length * 2)
      larger.set(this.#freqs)
      this.#freqs = larger
    }
    // Rounds up: a bound must never fall below a real score.
    this.#freqs[this.#freqCount++] = Math.min(MAX_FREQ, Math.ceil(freq * FREQ_SCALE))
    this.#normBytes.writeByte(norm)
  }

  build(prefix: string, out: Sections): void {
    out.set(`${prefix}impacts.freqs`, this.#freqs.slice(0, this.#freqCount))
    out.set(`${prefix}impacts.norms`, this.#normBytes.toBytes())
  }
}
