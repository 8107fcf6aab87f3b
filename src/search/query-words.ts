import type { Analyzer } from '../analysis/analyzer.ts'
import { TokenKind } from '../analysis/token.ts'
import { TokenStream } from '../analysis/tokenizer.ts'
import { MAX_TEXT } from '../query/query.ts'

/** One word that a text asks for. */
export interface QueryWord {
  readonly text: string
  readonly stem: string
  readonly position: number
  readonly start: number
  readonly end: number
  /** The whole of a compound, whose parts are words beside it. */
  readonly isWhole: boolean
  readonly isStopWord: boolean
}

// One stream for all texts of an analyzer, one after the other.
const streams = /* @__PURE__ */ new WeakMap<Analyzer, TokenStream>()

// 7,500 while it is being typed; a list of numbers looks the same.
const TYPED_NUMBER = /(?<![\d,])\d{1,3}(?:,\d{3})*,\d{1,2}$/

/**
 * The words of a query text; of a run in a script without spaces, its pairs of neighbours. `isTyped` says whether the text
 * may end within a word.
 */
export function queryWords(analyzer: Analyzer, text: string, isTyped = false): QueryWord[] {
  let stream = streams.get(analyzer)
  if (!stream) {
    stream = new TokenStream(analyzer)
    streams.set(analyzer, stream)
  }
  const words: QueryWord[] = []
  stream.reset(text.slice(0, MAX_TEXT))
  while (stream.next()) {
    // A pair says where its two characters stand; alone they would find much else.
    if (stream.kind === TokenKind.UNIGRAM) continue
    const surface = stream.text
    words.push({
      text: surface,
      stem: analyzer.stem(surface),
      position: stream.position,
      start: stream.start,
      end: stream.end,
      isWhole: stream.kind === TokenKind.WHOLE,
      isStopWord: analyzer.isStopWord(surface),
    })
  }
  const number = isTyped && TYPED_NUMBER.exec(text)
  const first = number && words.find(({ start }) => start >= number.index)
  if (number && first) {
    const whole = number[0].replaceAll(',', '')
    words.push({ ...first, text: whole, stem: analyzer.stem(whole), end: text.length, isWhole: true })
  }
  return words
}
