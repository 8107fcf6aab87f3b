import type { Token } from 'markdown-it'

/** Inline Markdown (a heading, a paragraph) as the words that readers see. Images are their descriptions. */
export function plainInline(tokens: readonly Token[] | null, { images = true } = {}): string {
  let text = ''
  for (const token of tokens ?? []) {
    if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline')
      text += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n'
    else if (token.type === 'image' && images) text += plainInline(token.children)
    else if (token.type === 'html_inline' && /^<br\b/i.test(token.content)) text += '\n'
  }
  return text
}

/** Collects the text of a section: a blank line between blocks, a line for each item of a list and each row of a table. */
export class BodyText {
  #text = ''
  #lists = 0
  /** Of the block that is added next: items of a list and what is in them stand closer. */
  #gap = ''

  add(text: string, gap = '\n\n'): void {
    if (text.trim() === '') return
    if (this.#text !== '') this.#text += this.#gap || gap
    this.#text += text
    this.#gap = ''
  }

  openList(): void {
    // A list as a whole is a block of its own; a list in a list isn't.
    if (this.#lists++ === 0) this.#gap = '\n\n'
  }

  closeList(): void {
    this.#lists--
  }

  toString(): string {
    return this.#text.trim()
  }
}
