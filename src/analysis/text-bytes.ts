import { type Analyzer, OTHER } from './analyzer.ts'

/**
 * Where a text starts in its bytes. Before it is room for a word that doesn't stand in it as it is folded: MAX_TERM_BYTES, and
 * sixteen.
 */
export const TEXT_START = 256

const MIN_TEXT = 1 << 5
// Up to here a loop beats the call into the encoder.
const SHORT_TEXT = 48

const encoder = /* @__PURE__ */ new TextEncoder()

/** Bytes of a word, and of the text it stands in. Sixteen can be read from where any word starts, and three behind it. */
export class TextBytes {
  bytes = new Uint8Array(TEXT_START + MIN_TEXT)
  view = new DataView(this.bytes.buffer)
  // The same bytes from TEXT_START on.
  #textRoom: Uint8Array
  /** Behind the last unit of the text; three bytes there are 0. */
  end = TEXT_START

  constructor() {
    this.#textRoom = this.bytes.subarray(TEXT_START)
  }

  /** Folds a word where it stands, up to `limit` at most, and returns where it ends. What is behind is folded when its turn comes. */
  fold(from: number, limit: number, byteFolds: Int8Array): number {
    const { bytes } = this
    let at = from
    for (let folded = byteFolds[bytes[at]!]!; folded > 0 && at < limit; folded = byteFolds[bytes[++at]!]!)
      bytes[at] = folded
    return at
  }

  /** Writes a byte for each UTF-16 unit of a text, from TEXT_START on: itself if it is ASCII, else OTHER and its class. */
  write(text: string, analyzer: Analyzer): void {
    const { length } = text
    const end = TEXT_START + length
    if (end + 16 > this.bytes.length) {
      this.bytes = new Uint8Array(2 * (end + 16))
      this.view = new DataView(this.bytes.buffer)
      this.#textRoom = this.bytes.subarray(TEXT_START)
    }
    const { bytes } = this
    // Text that is not ASCII takes more bytes than it has units.
    const isWritten = length > SHORT_TEXT && encoder.encodeInto(text, this.#textRoom).written === length
    if (!isWritten) {
      for (let i = 0; i < length; i++) {
        const unit = text.charCodeAt(i)
        bytes[TEXT_START + i] =
          unit < OTHER ? unit : OTHER | (analyzer.classes[unit] || analyzer.classOf(unit))
      }
    }
    // Separators, so that the end needs no check where a word is scanned.
    bytes[end] = 0
    bytes[end + 1] = 0
    bytes[end + 2] = 0
    this.end = end
  }
}
