import { isFunctionWord } from './function-words.ts'
import { endsSentence, isListItem } from './sentence.ts'

/** One line of a page's text and what its shape tells. */
export interface Block {
  readonly text: string
  /** Whether a blank line stands before it. */
  readonly gap: boolean
  readonly words: number
  readonly functionWords: number
  /** Share of capitalised words among those that are not function words: near 1 in headlines, names, menus. */
  readonly capitals: number
  readonly endsSentence: boolean
  /** "•" or "1." at the start. */
  readonly listItem: boolean
  /** A number or measure and a word at the start ("2 cups flour"). */
  readonly quantity: boolean
  readonly script: Script
}

export type Script = 'Latin' | 'Cyrillic' | 'Greek' | 'Arabic' | 'Hebrew' | 'East Asian' | 'other'

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/gu],
  ['Cyrillic', /\p{Script=Cyrillic}/gu],
  ['East Asian', /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g],
  ['Arabic', /\p{Script=Arabic}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
]

// Enough to know a block's kind, however long it is.
const SAMPLE_LENGTH = 600

// Words, with inner apostrophes, points and hyphens; Han and Kana two characters a word, about their average.
const WORD = /[\u3040-\u30FF\u3400-\u9FFF]{1,2}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

const QUANTITY =
  /^(?:\d+(?:[.,/–-]\d+)?|[½¼¾⅓⅔])\s?(?:[½¼¾⅓⅔]\s?)?(?:(?:k?g|m[lg]|cl|dl|l|cups?|tbsp|tsp|tablespoons?|teaspoons?|oz|ounces?|lbs?|pounds?|cloves?|pinch|EL|TL|Prise|Esslöffel|Teelöffel|cucharad(?:a|ita)s?|tazas?|cuillères?|cucchiai(?:ni)?|г|кг|мл|л|ст|ч)\b\.?\s)?\p{L}{3}/u

// A caption's or gallery's "Image 0", run together with the text after it.
const IMAGE_NUMBER = /^(?:Image|Photo|Picture|Foto|Bild|Фото|Изображение) ?\d{1,3}(?=["“«]?\p{Lu})/u

/** The lines of a normalised text as blocks. */
export function readBlocks(text: string): Block[] {
  const blocks: Block[] = []
  let gap = false
  for (const line of text.split('\n')) {
    if (line === '') gap = true
    else {
      blocks.push(readBlock(saidOnce(line.replace(IMAGE_NUMBER, '')), gap))
      gap = false
    }
  }
  return blocks
}

// A title whose link and heading were run together: "Talks resume Talks resume". Shorter lines may be verse.
const TWICE = 24
function saidOnce(line: string): string {
  const half = (line.length - 1) / 2
  if (half < TWICE || half > 200 || line[half] !== ' ') return line
  return line.slice(0, half) === line.slice(half + 1) ? line.slice(0, half) : line
}

function readBlock(text: string, gap: boolean): Block {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const sampled = sample.match(WORD) ?? []
  let functionWords = 0
  let capitalised = 0
  for (const word of sampled) {
    if (isFunctionWord(word.toLowerCase())) functionWords++
    else if (/^[\p{Lu}\p{N}]/u.test(word)) capitalised++
  }
  const scale = text.length / sample.length || 1
  return {
    text,
    gap,
    words: Math.round(sampled.length * scale),
    functionWords: Math.round(functionWords * scale),
    capitals: capitalised / Math.max(1, sampled.length - functionWords),
    endsSentence: endsSentence(text),
    listItem: isListItem(text),
    quantity: QUANTITY.test(text),
    script: scriptOf(sample),
  }
}

function scriptOf(text: string): Script {
  if (/^[ -~\u2010-\u2030]*$/.test(text)) return /[A-Za-z]/.test(text) ? 'Latin' : 'other'
  let script: Script = 'other'
  let most = 0
  for (const [name, letters] of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0
    if (count > most) [script, most] = [name, count]
  }
  return script
}
