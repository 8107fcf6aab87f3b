import type { Analyzer } from './analyzer.ts'
import { ASTRAL, CLUSTER, classify, MARK, SEPARATOR } from './char-class.ts'
import { MAX_TERM_BYTES } from './term-bytes.ts'
import { type CutToken, codePointText, TokenKind } from './token.ts'

/** Cuts runs of scripts without spaces into characters and pairs of neighbours, whatever marks belong to them. */
export class SpacelessCutter {
  /** Whether the character cut last goes on in the next. */
  isInRun = false
  readonly #analyzer: Analyzer
  #text = ''

  constructor(analyzer: Analyzer) {
    this.#analyzer = analyzer
  }

  reset(text: string): void {
    this.#text = text
    this.isInRun = false
  }

  #classAt(at: number): number {
    return at < this.#text.length ? this.#analyzer.classOf(this.#text.charCodeAt(at)) : SEPARATOR
  }

  /** Whether what stands at `at` is a character of such a script. */
  isAt(at: number): boolean {
    const found = this.#classAt(at)
    if (found !== ASTRAL) return found === CLUSTER
    return classify(codePointText(this.#text, at)) === CLUSTER
  }

  /** Appends the character at `start` and the pair that it makes with the next; returns where the character ends. */
  cut(start: number, position: number, out: CutToken[]): number {
    const end = this.#end(start)
    const continues = this.isAt(end)
    this.#push(start, end, position, continues || this.isInRun ? TokenKind.UNIGRAM : TokenKind.WORD, out)
    if (continues) this.#push(start, this.#end(end), position, TokenKind.BIGRAM, out)
    this.isInRun = continues
    return end
  }

  #push(start: number, end: number, position: number, kind: number, out: CutToken[]): void {
    const text = this.#analyzer.foldWord(this.#text.slice(start, end))
    if (text !== '') out.push({ text, start, end, position, kind })
  }

  /** Where the character that starts at `start` ends, with its marks. */
  #end(start: number): number {
    let at = start + codePointText(this.#text, start).length
    for (;;) {
      const found = this.#classAt(at)
      if ((found !== MARK && found !== ASTRAL) || at - start >= MAX_TERM_BYTES / 8) return at
      // Selectors of a form of a Han character (葛󠄀) lie beyond the basic plane.
      const mark = codePointText(this.#text, at)
      if (found === ASTRAL && classify(mark) !== MARK) return at
      at += mark.length
    }
  }
}
