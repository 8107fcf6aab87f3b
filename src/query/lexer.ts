/** A word as it stands in the text, escapes included. */
export interface Word {
  readonly start: number
  readonly end: number
  /** Offset of its first colon that is not escaped, or -1. */
  readonly colon: number
}

// What keyboards and word processors put for `"`, `(`, `)` and `:`. Each is one UTF-16 unit, so offsets stay true.
const LOOKALIKES = /[“”„‟«»＂（）：]/g

// Between Hebrew letters, a quotation mark is written for gershayim: צה"ל.
const GERSHAYIM = /[\u0591-\u05ea]"[\u05d0-\u05ea]/
const IN_WORD = /\d"|[\u0591-\u05ea]"[\u05d0-\u05ea]/

/** A boost, which ends its clause. */
export const BOOST = /^\^(\d*\.?\d+)(?=[\s()]|$)/

/**
 * Reads the pieces of a query text from left to right. What is read and then turns out to be something else is read
 * again at most twice, and loops are not left to regular expressions, whose stack a long text would overflow.
 */
export class Lexer {
  /** Where the next piece starts, in UTF-16 units. */
  at = 0
  readonly source: string
  /** The source with plain `"`, `(`, `)` and `:`. */
  readonly text: string

  constructor(source: string) {
    this.source = source
    this.text = source.replace(LOOKALIKES, (mark) => '():'['（）：'.indexOf(mark)] ?? '"')
  }

  /** The character here; '' at the end. */
  get char(): string {
    return this.text.charAt(this.at)
  }

  skipSpace(): void {
    while (/\s/.test(this.char)) this.at++
  }

  /** What the pattern, which is anchored, captures here. */
  suffix(pattern: RegExp): string | undefined {
    const found = pattern.exec(this.text.slice(this.at, this.at + 32))
    if (found) this.at += found[0].length
    return found?.[1]
  }

  /** Up to white space, a parenthesis, a boost, or a quote that can be neither an inch mark nor gershayim. */
  word(): Word {
    const { at: start, text } = this
    let colon = -1
    const end = this.#until(start, (char, at) => {
      if (char === ':' && colon < 0) colon = at
      if (char === '"') return at > start && !IN_WORD.test(text.slice(at - 1, at + 2))
      return char === '^' ? at > start && BOOST.test(text.slice(at, at + 32)) : /[\s()]/.test(char)
    })
    this.at = end
    return { start, end, colon }
  }

  /** The text of the quote that opens here; undefined, and nothing read, if it is never closed. */
  quoted(): string | undefined {
    const start = this.at + 1
    const end = this.#until(start, (char, at) => {
      return char === '"' && !GERSHAYIM.test(this.text.slice(at - 1, at + 2))
    })
    if (end === this.text.length) return undefined
    this.at = end + 1
    return this.unescaped(start, end)
  }

  /** A bound of a range: quoted, or up to a space, a bracket or `^`. Undefined if there is none. */
  bound(): string | undefined {
    this.skipSpace()
    const start = this.at
    if (this.char === '"') return this.quoted()
    this.at = this.#until(start, (char) => /[\s()[\]{}^"]/.test(char))
    return this.at > start ? this.unescaped(start, this.at) : undefined
  }

  /** The piece with `a` for each unit of what is escaped. */
  marks(start: number, end: number): string {
    return this.text.slice(start, end).replace(/\\./gsu, (pair) => 'a'.repeat(pair.length))
  }

  /**
   * The piece as it was meant. A backslash goes before all but letters and digits, and at the start before those too:
   * `\AND` and `a\:b` are escaped, `C:\files` is a path.
   */
  unescaped(start: number, end: number): string {
    return this.source.slice(start, end).replace(/^\\(?=[\p{L}\p{N}])|\\([^\p{L}\p{N}])/gu, '$1')
  }

  /** Offset of the first character that is not escaped and ends a piece, or of the end. */
  #until(at: number, ends: (char: string, at: number) => boolean): number {
    for (; at < this.text.length; at++) {
      const char = this.text.charAt(at)
      if (char === '\\') at++
      else if (ends(char, at)) return at
    }
    return this.text.length
  }
}

/**
 * Whether a word with these marks stands for other words: `wor*`, `w?rd`. A `?` that ends it is a question, and an
 * address with `?` or a price with `*` has more than letters, digits and what stands inside words.
 */
export function isPattern(marks: string): boolean {
  return (
    /\*|[\p{L}\p{N}*?]\?[\p{L}\p{N}]/u.test(marks) &&
    /[\p{L}\p{N}]/u.test(marks) &&
    !/[^\p{L}\p{M}\p{N}_.'’*?-]/u.test(marks)
  )
}

const MAX_PLAIN = 256

/** Whether a text is words that no rule of the language is about, one space apart: most of what people type needs no parser. */
export function isPlain(text: string): boolean {
  return text.length <= MAX_PLAIN && /^[a-z\d]+(?: [a-z\d]+)*$/.test(text)
}
