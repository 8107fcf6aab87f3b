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

// What the texts of an analyzer share, one after the other: a stream, and the stems of words that people ask for again
// with every key they press.
const shared = /* @__PURE__ */ new WeakMap<Analyzer, { stream: TokenStream; stems: Map<string, string> }>()
const MAX_STEMS = 1000

// 7,500 while it is being typed; a list of numbers looks the same.
const TYPED_NUMBER = /(?<![\d,])\d{1,3}(?:,\d{3})*,\d{1,2}$/

/**
 * The words of a query text; of a run in a script without spaces, its pairs of neighbours. `isTyped` says whether the text
 * may end within a word.
 */
export function queryWords(analyzer: Analyzer, text: string, isTyped = false): QueryWord[] {
  let tools = shared.get(analyzer)
  if (!tools) {
    tools = { stream: new TokenStream(analyzer), stems: new Map() }
    shared.set(analyzer, tools)
  }
  const { stream, stems } = tools
  const stemOf = (word: string) => {
    let stem = stems.get(word)
    if (stem === undefined) {
      stem = analyzer.stem(word)
      if (stems.size === MAX_STEMS) stems.clear()
      stems.set(word, stem)
    }
    return stem
  }
  const words: QueryWord[] = []
  stream.reset(text.slice(0, MAX_TEXT))
  while (stream.next()) {
    // A pair says where its two characters stand; alone they would find much else.
    if (stream.kind === TokenKind.UNIGRAM) continue
    const surface = stream.text
    words.push({
      text: surface,
      stem: stemOf(surface),
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
    words.push({ ...first, text: whole, stem: stemOf(whole), end: text.length, isWhole: true })
  }
  return words
}
